// A vault that opens by itself, by the command line: the slot is made, the key file is gone, and another process opens it. With a
// token, and with the fake of Transit.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { startFakeTransit } from '../adapters/keys/services/fake-transit.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { softhsmToken } from './softhsm.ts';

const folder = await temporaryFolder({ after });
const token = 'hvs.a-token-of-this-test';
const fake = await startFakeTransit(token);
after(() => fake.close());
const transit = `vault-transit:address=${fake.url};mount=keys-of-us;namespace=team/salesforce`;
const softhsm = softhsmToken(folder);
const places = {
  softhsm2: { uri: softhsm.text, more: { SOFTHSM2_CONF: softhsm.conf } },
  Transit: { uri: `${transit}?root-key=latchkey-root`, more: { VAULT_TOKEN: token } },
};
const latchkey = join(import.meta.dirname, '../../bin/latchkey');

for (const [name, { uri, more }] of Object.entries(places)) {
  test(`${name} opens the vault of a process that has no key file`, async () => {
    const data = join(folder, name);
    const place = uri.split('?')[0] ?? '';
    const run = async (unseal: string, ...words: string[]) => {
      const custody = `software: ${uri}`;
      const own = { ...more, LATCHKEY_DATA: data, LATCHKEY_CUSTODY: custody, LATCHKEY_UNSEAL: unseal };
      const options = { env: { ...process.env, ...own }, cwd: folder };
      return (await promisify(execFile)(latchkey, words, options)).stdout;
    };
    const typed = ['--login-url', 'https://login.salesforce.com', '--username', 'a@b.example'];
    await run('', 'connection', 'add', 'acme', ...typed);
    await run('', 'certificate', 'download', 'acme', '--out', `${name}-1.crt`);
    const keyFile = join(data, 'latchkey.key');
    assert.ok(existsSync(keyFile));
    assert.match(await run('', 'vault', 'change-passphrase', '--to-device', place), /set LATCHKEY_UNSEAL/);
    assert.equal(existsSync(keyFile), false, 'the key file is gone');
    assert.match(await run(place, 'vault', 'status'), /device or service/);
    await run(place, 'status').catch(({ code }: { code: number }) => assert.equal(code, 1));
    await run(place, 'certificate', 'download', 'acme', '--out', `${name}-2.crt`);
    assert.equal(existsSync(keyFile), false, 'none was made');
    await assert.rejects(run('', 'certificate', 'download', 'acme', '--out', `${name}-3.crt`), /LATCHKEY_UNSEAL/);
  });
}
