import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { consumerKeyProblem } from '../../../src/domain/client-app/consumer-key.ts';

const realLooking = `3MVG9${'aB3_.x7Q'.repeat(10)}`;

describe('a consumer key', () => {
  it('is taken in every form that one can have', () => {
    assert.equal(realLooking.length, 85);
    for (const key of [realLooking, `3MVG9${'x'.repeat(120)}`, 'PlatformCLIandMore-20']) {
      assert.equal(consumerKeyProblem(key), null, key);
    }
  });

  it('is refused with what was pasted instead', () => {
    const rows: [string, ReturnType<typeof consumerKeyProblem>][] = [
      ['', 'empty'],
      [`${realLooking} `, 'hasSpaces'],
      [`3MVG9\n${realLooking}`, 'hasSpaces'],
      [`${realLooking}\u200b`, 'hasSpaces'],
      ['••••••••••••••••••••••••', 'masked'],
      ['3MVG9************************', 'masked'],
      ['A1B2C3D4'.repeat(8), 'looksLikeSecret'],
      ['a1b2c3d4'.repeat(8), 'looksLikeSecret'],
      ['1234567890123456789', 'looksLikeSecret'],
      ['0H4000000000001', 'looksLikeAppId'],
      ['0Ci5g000000AbCdEAK', 'looksLikeAppId'],
      ['888xx0000000001AAA', 'looksLikeAppId'],
      [`"${realLooking}"`, 'badCharacters'],
      ['3MVG9abc', 'tooShort'],
    ];
    for (const [text, problem] of rows) assert.equal(consumerKeyProblem(text), problem, text);
  });
});
