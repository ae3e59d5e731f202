// Codes of authenticator apps, against the vectors of the RFCs.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { base32, oneTimeCode, timeStepMs } from '../../src/formats/one-time-code.ts';

const secret = Buffer.from('12345678901234567890');

test('the codes are those of RFC 6238 appendix B for SHA-1, their last six digits', () => {
  const vectors = [
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ] as const;
  for (const [seconds, code] of vectors)
    assert.equal(oneTimeCode(secret, Math.floor((seconds * 1_000) / timeStepMs)), code.slice(2));
});

test('the codes are those of RFC 4226 appendix D', () => {
  const codes = Array.from({ length: 10 }, (_, step) => oneTimeCode(secret, step));
  assert.equal(codes.join(' '), '755224 287082 359152 969429 338314 254676 287922 162583 399871 520489');
});

test('base32 is that of RFC 4648 section 10, without padding', () => {
  const written = ['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => base32(Buffer.from(text)));
  assert.deepEqual(written, ['', 'MY', 'MZXQ', 'MZXW6', 'MZXW6YQ', 'MZXW6YTB', 'MZXW6YTBOI']);
});
