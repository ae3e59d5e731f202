// Passwords as they are kept.

import assert from 'node:assert/strict';
import { argon2Sync } from 'node:crypto';
import { test } from 'node:test';
import { argon2idHasher } from '../../../src/adapters/identity/argon2id.ts';
import { systemRandom } from '../../../src/adapters/system/random.ts';
import { Secret } from '../../../src/domain/secret.ts';

const hasher = argon2idHasher(systemRandom);
const secret = (text: string) => new Secret(text);

test('a password matches its own hash alone, whose form is PHC argon2id with a salt of its own', async () => {
  const [one, other] = await Promise.all([hasher.hash(secret('correct horse')), hasher.hash(secret('correct horse'))]);
  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  assert.notEqual(one, other);
  assert.equal(await hasher.matches(secret('correct horse'), one), true);
  assert.equal(await hasher.matches(secret('correct horsf'), one), false);
  assert.equal(await hasher.matches(secret('correct horse'), null), false);
});

test('the hash is what argon2id gives for these parameters', async () => {
  const kept = await hasher.hash(secret('correct horse'));
  const [salt = '', tag] = kept.split('$').slice(4);
  const nonce = Buffer.from(salt, 'base64');
  const message = 'correct horse';
  const parameters = { message, nonce, parallelism: 1, memory: 19_456, passes: 2, tagLength: 32 };
  assert.equal(argon2Sync('argon2id', parameters).toString('base64').replace(/=+$/, ''), tag);
});

test('the same letters typed as other code points are the same password', async () => {
  const kept = await hasher.hash(secret('Zürich am See'.normalize('NFC')));
  assert.equal(await hasher.matches(secret('Zürich am See'.normalize('NFD')), kept), true);
});

test('what is no such hash matches nothing', async () => {
  for (const kept of [
    '',
    'plain',
    '$argon2i$v=19$m=8,t=1,p=1$AAAA$AAAA',
    '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAA$',
  ])
    assert.equal(await hasher.matches(secret('correct horse'), kept), false, kept);
});
