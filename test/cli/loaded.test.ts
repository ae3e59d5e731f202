// What a command does not use it does not load: with an empty compile cache each file costs its start.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../support/temporary-folder.ts';

const program = fileURLToPath(new URL('../../src/bin/latchkey.ts', import.meta.url));

/** Says on its error output which of our files are loaded. */
const telling = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  import { writeSync } from 'node:fs';
  registerHooks({ load(url, context, next) { writeSync(2, 'loads ' + url + '\\n'); return next(url, context); } });`)}`;

test('status loads neither the diagnosis, nor the words of mails, nor what reads keystores', async (t) => {
  const LATCHKEY_DATA = join(await temporaryFolder(t), 'data');
  const run = (flags: readonly string[], ...given: string[]) =>
    execFileSync('/bin/sh', ['-c', '"$0" "$@" 2>&1', process.execPath, ...flags, program, ...given], {
      encoding: 'utf8',
      env: { LATCHKEY_DATA },
    });
  run([], 'connection', 'add', 'acme', '--login-url', 'https://acme.my.salesforce.com', '--username', 'a@acme.example');
  const said = run(['--import', telling], 'status');
  assert.match(said, /acme/);
  const loaded = [...said.matchAll(/^loads file:.*\/src\/(.+)$/gm)].map(([, file]) => String(file));
  assert.ok(loaded.includes('operations/status/show-whole.ts'));
  const needless = loaded.filter((file) => /^text\/(diagnosis|notice)\/|^domain\/diagnosis\/(?!redact)/.test(file));
  assert.deepEqual(needless, []);
  assert.doesNotMatch(said, /node_modules\/(@peculiar|asn1js)\//);
  // What evaluates all that it exports is not imported, and what packs is not there.
  assert.doesNotMatch(said, /^loads node:(util|zlib)$/m);
});
