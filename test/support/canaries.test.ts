// The hunt must find what is there, in every form, and nothing where nothing is: a hunt that is blind proves nothing.

import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { assertNoCanaries, canary, huntCanaries, passwordCanary, privateKeyCanaries } from './canaries.ts';
import { temporaryFolder } from './temporary-folder.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const der = privateKey.export({ type: 'pkcs8', format: 'der' });
const keyCanaries = privateKeyCanaries('key', privateKey);
const d = keyCanaries[0]?.secret ?? Buffer.alloc(0);

async function formsSeen(content: string | Uint8Array, canaries = keyCanaries): Promise<Set<string>> {
  const { sightings } = await huntCanaries({ name: 'text', content }, canaries);
  return new Set(sightings.map(({ form }) => form));
}

const password = 'correct "horse" battery\\staple & Grüße 🔑';
const passwords = [canary('password', password)];

const writings: [form: string, content: string | Uint8Array, canaries: typeof keyCanaries][] = [
  ['as it is', der, keyCanaries],
  ['base64', pem, keyCanaries],
  ['base64', pem.replaceAll('\n', '\r\n    '), keyCanaries],
  ['base64', `2026-01-01 x ${der.toString('base64')} y`, keyCanaries],
  ['base64', `token=${der.toString('base64url')}`, keyCanaries],
  ['base64', JSON.stringify({ error: pem }), keyCanaries],
  ['base64', JSON.stringify(JSON.stringify({ error: pem })), keyCanaries],
  ['base64', JSON.stringify(privateKey.export({ format: 'jwk' })), keyCanaries],
  ['base64 in percent-encoded', `key=${encodeURIComponent(pem)}`, keyCanaries],
  ['base64 in base64', Buffer.from(`kind: Secret\n${pem}`).toString('base64'), keyCanaries],
  ['hex', d.toString('hex'), keyCanaries],
  ['hex', `f${d.toString('hex').toUpperCase()}`, keyCanaries],
  ['hex', (d.toString('hex').match(/../g) ?? []).join(':'), keyCanaries],
  ['hex', inspect(d), keyCanaries],
  ['numbers', inspect(new Uint8Array(d)), keyCanaries],
  ['numbers', JSON.stringify({ d }), keyCanaries],
  ['numbers', JSON.stringify({ d: new Uint8Array(d) }), keyCanaries],
  ['as it is', `--passphrase ${password}`, passwords],
  ['json', JSON.stringify({ password }), passwords],
  ['json', `"${[...password].map((c) => escapedUnits(c)).join('')}"`, passwords],
  ['percent-encoded', `?password=${encodeURIComponent(password)}&x=1`, passwords],
  ['percent-encoded', new URLSearchParams({ password }).toString(), passwords],
  ['base64', `Basic ${Buffer.from(`user:${password}`).toString('base64')}`, passwords],
  ['json in base64', Buffer.from(JSON.stringify({ password })).toString('base64'), passwords],
];

function escapedUnits(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

for (const [index, [form, content, canaries]] of writings.entries()) {
  test(`finds a secret written as ${form} (${index + 1})`, async () => {
    const seen = await formsSeen(content, canaries);
    assert.ok(seen.has(form), `seen: ${[...seen].join('; ')}`);
  });
}

test('finds every part of 24 bytes, wherever it is cut, and none of 23', async () => {
  const secret = randomBytes(64);
  const around = (part: Buffer) => Buffer.concat([randomBytes(7), part, randomBytes(7)]);
  for (let start = 0; start + 24 <= secret.length; start += 1) {
    const { sightings } = await huntCanaries({ name: 'text', content: around(secret.subarray(start, start + 24)) }, [
      canary('secret', secret),
    ]);
    assert.ok(
      sightings.some(({ form, bytes }) => form === 'as it is' && bytes >= 24),
      `from byte ${start}`,
    );
  }
  // What stands around it is never what follows in the secret.
  const other = (at: number) => Buffer.alloc(8, (secret[at] ?? 0) ^ 0xff);
  const short = Buffer.concat([other(2), secret.subarray(3, 26), other(26)]);
  assert.equal((await formsSeen(short, [canary('secret', secret)])).size, 0);
});

test('finds a short secret only when it is whole', async () => {
  const short = [canary('short', 'hunter2-hunter2')];
  assert.equal((await formsSeen('say hunter2-hunter2!', short)).size, 1);
  assert.equal((await formsSeen('say hunter2-hunter!', short)).size, 0);
});

test('takes the public half of a key for no leak', async () => {
  const publicPem = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
  assert.equal((await formsSeen(publicPem)).size, 0);
});

test('has the private numbers of EC keys too', async () => {
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const text = ec.export({ type: 'pkcs8', format: 'pem' }).toString();
  assert.ok((await formsSeen(text, privateKeyCanaries('ec', ec))).has('base64'));
});

test('searches folders with hidden files and databases, and streams', async (t) => {
  const folder = await temporaryFolder(t);
  await mkdir(join(folder, '.hidden/deep'), { recursive: true });
  await writeFile(join(folder, '.hidden/deep/.file'), pem);
  await symlink('/', join(folder, 'link'));
  const database = new DatabaseSync(join(folder, 'latchkey.db'));
  database.exec('pragma journal_mode = wal; create table t (x blob)');
  database.prepare('insert into t values (?)').run(Buffer.concat([randomBytes(3000), d, randomBytes(9000)]));

  const { sightings } = await huntCanaries(
    [{ folder }, { name: 'a stream', content: Readable.from([pem.slice(0, 900), pem.slice(900)]) }],
    keyCanaries,
  );
  database.close();

  assert.deepEqual(
    [...new Set(sightings.map(({ where }) => where))].sort(),
    ['.hidden/deep/.file', 'latchkey.db-wal']
      .map((file) => join(folder, file))
      .concat('a stream')
      .sort(),
  );
});

test('complains about leaks without repeating them, and about a hunt in nothing', async (t) => {
  const word = passwordCanary('vault passphrase');
  const content = `passphrase ${word.secret.toString()} refused`;
  await assert.rejects(assertNoCanaries({ name: 'stderr', content }, [word]), (error: Error) => {
    assert.match(error.message, /^Secrets leaked:\nvault passphrase: \d+ bytes in stderr, as it is$/);
    assert.equal(error.message.includes(word.secret.toString()), false);
    return true;
  });
  await assertNoCanaries({ name: 'stderr', content: 'nothing to see' }, [word]);
  await assert.rejects(assertNoCanaries({ folder: await temporaryFolder(t) }, [word]), /searched nothing/);
  await assert.rejects(huntCanaries({ name: 'x', content: 'x' }, []), /no canaries/);
  assert.throws(() => canary('tiny', 'abc'), /too few/);
});

test('searches a megabyte quickly enough to follow every suite', async () => {
  const started = performance.now();
  const { searchedBytes } = await huntCanaries({ name: 'random', content: randomBytes(1_000_000) }, keyCanaries);
  assert.equal(searchedBytes, 1_000_000);
  assert.ok(performance.now() - started < 5_000);
});
