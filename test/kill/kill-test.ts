// `npm run kill-test [-- --how by-hand|by-deploy|put-back --custody software|softhsm2 --count N --database sqlite|postgres --seed S]`: kills a real process at N points of a rotation, half of them
// between the intent and the outcome of a sign-in, starts another, and finds the same end and no lost key. Without
// --database on both. Exit 0 or 1; the last line is the summary.

import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { SeededRandom } from '../simulation/seeded-random.ts';
import type { DriverOptions } from './driver.ts';
import { type Custody, killAtPoints } from './kill-at-points.ts';

const { values } = parseArgs({
  options: {
    how: { type: 'string', default: 'by-hand' },
    custody: { type: 'string', default: 'software' },
    count: { type: 'string', default: '200' },
    database: { type: 'string' },
    seed: { type: 'string' },
  },
});
const hows: Readonly<Record<string, DriverOptions['how']>> = {
  'by-hand': 'byHand',
  'by-deploy': 'byDeploy',
  'put-back': 'putBack',
};
const how = hows[values.how];
const count = Number(values.count);
const seed = values.seed === undefined ? randomInt(2 ** 32) : Number(values.seed);
const databases = values.database === undefined ? (['sqlite', 'postgres'] as const) : [values.database];
const isCustody = ['software', 'softhsm2'].includes(values.custody);
if (
  how === undefined ||
  !isCustody ||
  !Number.isInteger(count) ||
  count < 1 ||
  databases.some((one) => one !== 'sqlite' && one !== 'postgres')
) {
  console.error(
    'Usage: npm run kill-test [-- --how by-hand|by-deploy|put-back --custody software|softhsm2 --count N --database sqlite|postgres --seed S]',
  );
  process.exit(2);
}
console.log(`seed ${seed}`);
const sum = { kills: 0, between: 0, failures: 0 };
for (const database of databases) {
  const startedAt = performance.now();
  const each = Math.ceil(count / databases.length);
  const random = new SeededRandom(seed, database);
  const { kills, between, visited, kinds, failures } = await killAtPoints(
    database as 'sqlite' | 'postgres',
    each,
    random,
    how,
    values.custody as Custody,
  );
  for (const failure of failures) console.log(failure);
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  console.log(
    `${database}: ${kills} kills, ${between} between intent and outcome, at ${visited.size} of ${kinds} kinds of points, ${failures.length} failures, ${seconds} s`,
  );
  sum.kills += kills;
  sum.between += between;
  sum.failures += failures.length;
}
console.log(
  `${sum.kills} kills, ${sum.between} between intent and outcome, ${sum.failures} failures, on ${databases.join(' and ')}, seed ${seed}`,
);
// Fewer than were asked for is a test that did not do what it says.
if (sum.failures > 0 || sum.kills < count || (how === 'byHand' && 2 * sum.between < sum.kills)) process.exitCode = 1;
