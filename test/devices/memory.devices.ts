// No byte of a private key that lies in a key service is in the memory of the process that signs with it, in its database or in
// a backup. The service is the fake of Transit, in this process, so that the key is known; a token of softhsm2 would not do:
// that library is software itself, and keeps its keys in the memory of whoever loads it.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { createPrivateKey, KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { startFakeTransit } from '../adapters/keys/services/fake-transit.ts';
import { assertNoCanaries, type Canary, huntCanaries, privateKeyCanaries } from '../support/canaries.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = await temporaryFolder({ after });
const token = 'hvs.a-token-of-this-test';
const fake = await startFakeTransit(token);
after(() => fake.close());
const place = `vault-transit:address=${fake.url};mount=keys-of-us;namespace=team/salesforce`;
const latchkey = join(import.meta.dirname, '../../bin/latchkey');
const signing = join(import.meta.dirname, 'signing-process.ts');

interface Signed {
  fingerprint: string;
  /** Of the process, after it signed. */
  memory: string;
  environment: NodeJS.ProcessEnv;
  data: string;
}

async function signedIn(custody: string, name: string): Promise<Signed> {
  const data = join(folder, name);
  const environment = { ...process.env, LATCHKEY_DATA: data, LATCHKEY_CUSTODY: custody, VAULT_TOKEN: token };
  const child = spawn(process.execPath, [signing], { env: environment, stdio: ['pipe', 'pipe', 'inherit'] });
  const [fingerprint] = await once(createInterface(child.stdout), 'line');
  const memory = join(folder, `${name}.${child.pid}`);
  execFileSync('gcore', ['-o', join(folder, name), String(child.pid)], { stdio: 'ignore' });
  child.stdin.end();
  await once(child, 'close');
  return { fingerprint: String(fingerprint), memory, environment, data };
}

/** Which of them stand in the dump, as bytes or in the order of OpenSSL's numbers. */
async function foundIn(file: string, canaries: readonly Canary[]): Promise<string[]> {
  const found = new Set<string>();
  const longest = 1_024;
  let before = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { highWaterMark: 16 * 2 ** 20 })) {
    const bytes = Buffer.concat([before, chunk as Buffer]);
    for (const { label, secret } of canaries)
      if (bytes.includes(secret) || bytes.includes(Buffer.from(secret).reverse())) found.add(label);
    before = bytes.subarray(-longest);
  }
  return [...found].sort();
}

test('a process that signs by a key service has no private key in memory, database or backup', async () => {
  const { memory, environment, data } = await signedIn(place, 'service');
  const keys = [...fake.keys.values()].flatMap(({ versions }) => versions).filter((key) => key instanceof KeyObject);
  assert.equal(keys.length, 1);
  const canaries = keys.flatMap((key) => privateKeyCanaries('key of the service', key));
  assert.deepEqual(await foundIn(memory, canaries), []);
  rmSync(memory);
  execFileSync(latchkey, ['backup', join(folder, 'backup')], { env: environment, cwd: folder, stdio: 'ignore' });
  await assertNoCanaries(
    [{ folder: data }, { name: 'backup', content: readFileSync(join(folder, 'backup')) }],
    canaries,
  );
});

test('the control: the primes of a key in software are in the memory of the process that signs with it', async () => {
  const { fingerprint, memory, environment } = await signedIn('software:', 'software');
  const password = 'a password of the export';
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const out = join(folder, 'key.pem');
  const words = ['certificate', 'export', 'acme', fingerprint, '--format', 'pem', '--out', out];
  const options = { env: environment, cwd: folder, stdio: 'ignore' } as const;
  execFileSync(latchkey, [...words, '--password-file', passwordFile, '--yes'], options);
  const key = createPrivateKey({ key: readFileSync(out), format: 'pem', passphrase: password });
  const found = await foundIn(memory, privateKeyCanaries('key in software', key));
  assert.ok(found.includes('key in software (p)') && found.includes('key in software (q)'), found.join(', '));
  const plain = { name: 'the key as PEM', content: key.export({ format: 'pem', type: 'pkcs8' }) as string };
  assert.ok((await huntCanaries(plain, privateKeyCanaries('key', key))).sightings.length > 0);
});
