// A rotation whose keys lie in softhsm2, killed as one of keys in software is: `npm run kill-test -- --custody softhsm2` does more of it.

import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { test } from 'node:test';
import { keyMade, killAtPoints } from '../kill/kill-at-points.ts';
import { SeededRandom } from '../simulation/seeded-random.ts';

test('a rotation that is killed comes to the same end, also just after the device made its key, and leaves no key there', async () => {
  const seed = randomInt(2 ** 32);
  const random = new SeededRandom(seed, 'sqlite');
  const { kills, visited, failures } = await killAtPoints('sqlite', 2, random, 'byHand', 'softhsm2');
  assert.deepEqual({ kills, failures }, { kills: 2, failures: [] }, `seed ${seed}`);
  assert.ok(visited.has(keyMade));
});
