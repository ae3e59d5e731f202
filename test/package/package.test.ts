// The npm package as a user gets it: packed, installed from the tarball into an empty folder, and run there.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { temporaryFolder } from '../support/temporary-folder.ts';

const run = promisify(execFile);
const checkout = fileURLToPath(new URL('../..', import.meta.url));
const withThisNode = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}` };

interface Packed {
  filename: string;
  files: { path: string; mode: number }[];
}

test('the packed program, installed where Node.js strips no types, runs and knows its version', async (t) => {
  const folder = await temporaryFolder(t);
  const { version } = JSON.parse(await readFile(join(checkout, 'package.json'), 'utf8'));

  const pack = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: checkout, env: withThisNode });
  const [packed]: Packed[] = JSON.parse(pack.stdout);
  assert.ok(packed);
  const paths = packed.files.map(({ path }) => path);
  assert.deepEqual(
    paths.filter((path) => /(?<!\.d)\.tsx?$|\.test\.|^(test|bench|scripts|src|simulator|latchkey-data)\//.test(path)),
    [],
    'ships neither sources nor tests nor data',
  );
  assert.ok(paths.includes('dist/src/bin/latchkey.js'));

  const home = join(folder, 'installed');
  const offline = ['--prefer-offline', '--no-audit', '--no-fund'];
  await run('npm', ['install', '--prefix', home, ...offline, join(folder, packed.filename)], {
    cwd: folder,
    env: withThisNode,
  });

  const answer = await run(join(home, 'node_modules/.bin/latchkey'), ['--version'], { cwd: folder, env: withThisNode });
  assert.deepEqual(answer, { stdout: `${version}\n`, stderr: '' });
});
