// What is drawn in one piece is handed out once, and is chance.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemRandom } from '../../../src/adapters/system/random.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test('hands out no bytes twice, over many pieces', () => {
  const lengths = [16, 12, 8];
  const drawn = Array.from({ length: 9_000 }, (_, index) => systemRandom.bytes(lengths[index % 3] ?? 0));
  assert.deepEqual(
    drawn.map(({ length }) => length),
    drawn.map((_, index) => lengths[index % 3]),
  );
  const starts = drawn.map((bytes) => hex(bytes.subarray(0, 8)));
  assert.equal(new Set(starts).size, starts.length);
});

test('what was handed out stays as it is when more is drawn', () => {
  const first = systemRandom.bytes(16);
  const before = hex(first);
  for (let more = 0; more < 1_000; more += 1) systemRandom.bytes(16);
  assert.equal(hex(first), before);
});

test('fractions fill the way from 0 to 1', () => {
  const drawn = Array.from({ length: 4_000 }, () => systemRandom.fraction());
  assert.ok(drawn.every((one) => one >= 0 && one < 1));
  assert.equal(new Set(drawn.map((one) => Math.floor(one * 10))).size, 10);
});
