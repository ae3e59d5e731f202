// The signed part of acknowledgement links.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { signAcknowledgement, verifyAcknowledgement } from '../../../src/domain/notice/acknowledgement-token.ts';
import { Secret } from '../../../src/domain/secret.ts';

const key = new Secret<Uint8Array>(new Uint8Array(32).fill(1));
const id = '00112233445566778899aabbccddeeff';
const expiresAt = Date.UTC(2027, 5, 1);

test('is valid until it expires, and then says so', () => {
  const token = signAcknowledgement(key, id, expiresAt);
  assert.deepEqual(verifyAcknowledgement(key, token, expiresAt - 1), { type: 'valid', messageId: id, expiresAt });
  assert.deepEqual(verifyAcknowledgement(key, token, expiresAt), { type: 'expired', expiredAt: expiresAt });
});

test('any changed, added or missing character, and any other key, is a forgery', () => {
  const token = signAcknowledgement(key, id, expiresAt);
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom(...'ABab01-_=.'), (index, character) => {
      const changed = token.slice(0, index) + character + token.slice(index + 1);
      fc.pre(changed !== token);
      assert.equal(verifyAcknowledgement(key, changed, 0).type, 'forged');
    }),
  );
  for (const wrong of ['', token.slice(1), `${token}A`, `${token}=`, `${token} `]) {
    assert.equal(verifyAcknowledgement(key, wrong, 0).type, 'forged');
  }
  const other = new Secret<Uint8Array>(new Uint8Array(32).fill(2));
  assert.equal(verifyAcknowledgement(other, token, 0).type, 'forged');
});

test('what the same key signed for another purpose is a forgery', () => {
  const body = Buffer.from(signAcknowledgement(key, id, expiresAt), 'base64url').subarray(0, 22);
  const bare = createHmac('sha256', key.reveal()).update(body).digest();
  const token = Buffer.concat([body, bare]).toString('base64url');
  assert.deepEqual(verifyAcknowledgement(key, token, expiresAt - 1), { type: 'forged' });
});
