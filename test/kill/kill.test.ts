import assert from 'node:assert/strict';
import { it } from 'node:test';
import { SeededRandom } from '../simulation/seeded-random.ts';
import { killAtPoints } from './kill-at-points.ts';

// Each death costs two processes and their seconds: `npm run kill-test` has hundreds, on PostgreSQL too.
it('a process killed in a rotation leaves what the next one finishes, and no lost key', async () => {
  const { kills, between, failures } = await killAtPoints('sqlite', 2, new SeededRandom(1, 'sqlite'));
  assert.deepEqual({ kills, between, failures }, { kills: 2, between: 1, failures: [] });
});
