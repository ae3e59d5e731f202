// What the command line says of the export of a key that lies in a token.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { softhsmToken } from './softhsm.ts';

const folder = await temporaryFolder({ after });
const { text, uri, conf } = softhsmToken(folder);
const latchkey = join(import.meta.dirname, '../../bin/latchkey');

async function run(...words: string[]): Promise<{ code: number; said: string }> {
  const own = { SOFTHSM2_CONF: conf, LATCHKEY_DATA: join(folder, 'data'), LATCHKEY_CUSTODY: text };
  const options = { env: { ...process.env, ...own }, cwd: folder };
  try {
    const { stdout } = await promisify(execFile)(latchkey, words, options);
    return { code: 0, said: stdout };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, said: stderr };
  }
}

test('a key in a token is not exported: the place is named, and the way to one that can be', async () => {
  await run('connection', 'add', 'acme', '--login-url', 'https://login.salesforce.com', '--username', 'a@b.example');
  const { fingerprint } = JSON.parse((await run('certificate', 'download', 'acme', '--json')).said);
  // No password is asked for, which standard input could not give.
  const { code, said } = await run(
    'certificate',
    'export',
    'acme',
    fingerprint,
    '--format',
    'pkcs12',
    '--out',
    'key.p12',
  );
  assert.deepEqual(
    [code, said.replaceAll(latchkey, 'latchkey').trim().split('\n')],
    [
      3,
      [
        `The private key of ${fingerprint} lies in ${uri.providerUri}; it was made there and cannot leave it.`,
        'Rotate to a key pair that is made in software, which can be exported: `latchkey key move acme --to software:`.',
      ],
    ],
  );
  assert.equal(existsSync(join(folder, 'key.p12')), false);
});
