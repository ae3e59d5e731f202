// Kills processes that sweep and deliver, and lets another finish: none missed, none twice outside of the window.
// Run: npm run kill-test:notices -- --count N [--seed S]. Half of the kills meet SQLite, half PostgreSQL. The seed is
// another at each run and is printed: it repeats the changes and the calls to die at.

import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { StoreLocation } from '../../src/adapters/store/open-store.ts';
import { startPostgres } from '../support/postgres.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { emptyReport, KillSeries, type SeriesReport } from './kill-series.ts';

const { values } = parseArgs({ options: { count: { type: 'string' }, seed: { type: 'string' } } });
const count = Number(values.count ?? 20);
const seed = Number(values.seed ?? randomInt(2 ** 31));
if (!(count >= 2) || !Number.isInteger(seed)) throw new TypeError('--count is at least 2, --seed a whole number');
console.log(`${count} kills, seed ${seed}`);

/** A fresh installation after so many kills: in a few days of its time the certificates come to their next threshold. */
const killsOfASeries = 50;

const endings: (() => unknown)[] = [];
const ending = { after: (done: () => unknown) => void endings.push(done) };
try {
  const folder = await temporaryFolder(ending);
  const server = await startPostgres();
  ending.after(() => server.stop());
  const inFile = async (series: number): Promise<StoreLocation> => ({
    type: 'sqlite',
    file: join(folder, `data-${series}`, 'latchkey.db'),
  });
  const onServer = async (): Promise<StoreLocation> => ({ type: 'postgres', url: await server.createDatabase() });
  const compiled = join(folder, 'compiled');
  await kill('SQLite', inFile, compiled, Math.ceil(count / 2));
  await kill('PostgreSQL', onServer, compiled, Math.floor(count / 2));
} finally {
  for (const end of endings.reverse()) await end();
}

async function kill(
  database: string,
  place: (series: number) => Promise<StoreLocation>,
  compiled: string,
  kills: number,
): Promise<void> {
  const startedAt = performance.now();
  const total = emptyReport();
  for (let number = 1; total.kills < kills; number += 1) {
    const series = await KillSeries.open(ending, await place(number), compiled, `${seed} ${database} ${number}`);
    const report = await series.run(Math.min(killsOfASeries, kills - total.kills));
    total.kills += report.kills;
    total.expected += report.expected;
    total.repeated += report.repeated;
    total.problems.push(...report.problems.map((problem) => `series ${number}, ${problem}`));
    for (const [point, times] of report.points) total.points.set(point, (total.points.get(point) ?? 0) + times);
    if (kills > killsOfASeries)
      console.log(`  ${database}: ${total.kills} of ${kills}, ${total.problems.length} problems`);
  }
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  console.log(`${database}: ${sentence(total)} (${seconds} s)`);
  for (const problem of total.problems) console.log(`  ${problem}`);
  if (total.problems.length > 0) process.exitCode = 1;
}

function sentence({ kills, points, expected, problems, repeated }: SeriesReport): string {
  const where = [...points].map(([point, times]) => `${times} at "${point}"`).join(', ');
  const missed = problems.filter((problem) => problem.includes('missed: ')).length;
  return `${kills} kills (${where}); ${expected} notices expected, ${missed} missed, ${repeated} messages repeated in the window, ${problems.length} problems`;
}
