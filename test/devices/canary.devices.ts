// No byte of a private key that lies in a token is in the database or a backup of it; with software keys the sealed one is.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { softhsmToken } from './softhsm.ts';

const folder = await temporaryFolder({ after });
const { text, conf } = softhsmToken(folder);
const latchkey = join(import.meta.dirname, '../../bin/latchkey');

function run(data: string, custody: string, ...words: string[]): string {
  const environment = { ...process.env, SOFTHSM2_CONF: conf, LATCHKEY_DATA: data, LATCHKEY_CUSTODY: custody };
  return execFileSync(latchkey, words, { env: environment, encoding: 'utf8', cwd: folder });
}

function madeIn(custody: string, name: string): { data: string; sealed: number; devices: number } {
  const data = join(folder, name);
  run(
    data,
    custody,
    'connection',
    'add',
    'acme',
    '--login-url',
    'https://login.salesforce.com',
    '--username',
    'a@b.example',
  );
  const out = join(folder, `${name}.crt`);
  run(data, custody, 'certificate', 'download', 'acme', '--out', out);
  execFileSync('openssl', ['verify', '-CAfile', out, out], { stdio: 'ignore' });
  const database = new DatabaseSync(join(data, 'latchkey.db'), { readOnly: true });
  const count = (column: string) =>
    Number(database.prepare(`select count(*) as n from key_pair where ${column} is not null`).get()?.n);
  const counts = { data, sealed: count('sealed_private_key'), devices: count('device_key_id') };
  database.close();
  return counts;
}

test('with a token as custody the database holds no private key, sealed or not', () => {
  const device = madeIn(text, 'device');
  assert.deepEqual([device.sealed, device.devices], [0, 1]);
  const software = madeIn('software:', 'software');
  assert.deepEqual([software.sealed, software.devices], [1, 0], 'the control');
});

test('neither the PIN nor the way to it stands in the data folder', () => {
  const data = join(folder, 'device');
  const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  assert.ok(files.length > 0);
  for (const { parentPath, name } of files) {
    const bytes = readFileSync(join(parentPath, name));
    for (const word of ['73912846', 'pin-source', 'libsofthsm2'])
      assert.equal(bytes.includes(word), false, `${word} in ${name}`);
    if (name === 'latchkey.db') assert.ok(bytes.includes('pkcs11:token=latchkey-test'), 'the control');
  }
});
