import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { decodeBase64url, encodeBase64url } from '../../src/formats/base64url.ts';

test('bytes of every length become what Node writes, and come back', () => {
  for (let length = 0; length < 70; length += 1) {
    const bytes = randomBytes(length);
    const text = encodeBase64url(bytes);
    assert.equal(Buffer.from(text).toString('latin1'), bytes.toString('base64url'));
    assert.deepEqual(decodeBase64url(text), new Uint8Array(bytes));
  }
});

test('a character of another alphabet is refused', () => {
  for (const text of ['ab+d', 'ab/d', 'abc=', 'ab d', 'abé']) assert.equal(decodeBase64url(Buffer.from(text)), null);
});
