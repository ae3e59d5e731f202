// No byte of a private key that lies in a key service is in the memory of the process that signs with it, in its database or in
// a backup. The service is the fake of Transit, in this process, so that the key is known; a token of softhsm2 would not do:
// that library is software itself, and keeps its keys in the memory of whoever loads it.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { createPrivateKey, KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, type TestContext, test } from 'node:test';
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

/** A process that has signed, and stands still until the test is over. */
async function signed(t: TestContext, custody: string, name: string) {
  const data = join(folder, name);
  const environment = { ...process.env, LATCHKEY_DATA: data, LATCHKEY_CUSTODY: custody, VAULT_TOKEN: token };
  const child = spawn(process.execPath, [signing], { env: environment, stdio: ['pipe', 'pipe', 'inherit'] });
  t.after(async () => {
    child.stdin.end();
    await once(child, 'close');
  });
  const [fingerprint] = await once(createInterface(child.stdout), 'line');
  return { fingerprint: String(fingerprint), pid: Number(child.pid), environment, data };
}

const pieceBytes = 16 * 2 ** 20;
const longestSecret = 1_024;

/**
 * Which of them stand in the memory of a child, as bytes or in the order of OpenSSL's numbers. All that it may read is read
 * (proc(5): maps, mem), but for what the kernel lends to every process.
 */
async function foundIn(pid: number, canaries: readonly Canary[]): Promise<string[]> {
  const wanted = canaries.flatMap(({ label, secret }) => [
    { label, bytes: secret },
    { label, bytes: Buffer.from(secret).reverse() },
  ]);
  const found = new Set<string>();
  const maps = readFileSync(`/proc/${pid}/maps`, 'latin1').matchAll(
    /^([0-9a-f]+)-([0-9a-f]+) r(?!.*\[v(?:var|syscall))/gm,
  );
  const memory = await open(`/proc/${pid}/mem`);
  try {
    for (const [, from = '', to = ''] of maps) {
      const end = Number.parseInt(to, 16);
      for (let at = Number.parseInt(from, 16); at < end; at += pieceBytes) {
        const piece = Buffer.alloc(Math.min(pieceBytes + longestSecret, end - at));
        await memory.read(piece, 0, piece.length, at);
        for (const { label, bytes } of wanted) if (piece.includes(bytes)) found.add(label);
      }
    }
  } finally {
    await memory.close();
  }
  return [...found].sort();
}

test('a process that signs by a key service has no private key in memory, database or backup', async (t) => {
  const { pid, environment, data } = await signed(t, place, 'service');
  const keys = [...fake.keys.values()].flatMap(({ versions }) => versions).filter((key) => key instanceof KeyObject);
  assert.equal(keys.length, 1);
  const canaries = keys.flatMap((key) => privateKeyCanaries('key of the service', key));
  assert.deepEqual(await foundIn(pid, canaries), []);
  execFileSync(latchkey, ['backup', join(folder, 'backup')], { env: environment, cwd: folder, stdio: 'ignore' });
  await assertNoCanaries(
    [{ folder: data }, { name: 'backup', content: readFileSync(join(folder, 'backup')) }],
    canaries,
  );
});

test('the control: the primes of a key in software are in the memory of the process that signs with it', async (t) => {
  const { fingerprint, pid, environment } = await signed(t, 'software:', 'software');
  const password = 'a password of the export';
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const out = join(folder, 'key.pem');
  const words = ['certificate', 'export', 'acme', fingerprint, '--format', 'pem', '--out', out];
  const options = { env: environment, cwd: folder, stdio: 'ignore' } as const;
  execFileSync(latchkey, [...words, '--password-file', passwordFile, '--yes'], options);
  const key = createPrivateKey({ key: readFileSync(out), format: 'pem', passphrase: password });
  const found = await foundIn(pid, privateKeyCanaries('key in software', key));
  assert.ok(found.includes('key in software (p)') && found.includes('key in software (q)'), found.join(', '));
  const plain = { name: 'the key as PEM', content: key.export({ format: 'pem', type: 'pkcs8' }) as string };
  assert.ok((await huntCanaries(plain, privateKeyCanaries('key', key))).sightings.length > 0);
});
