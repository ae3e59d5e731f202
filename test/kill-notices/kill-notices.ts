// Kills processes that sweep and deliver, and lets another finish: none missed, none twice outside of the window.
// Run: npm run kill-test:notices -- --count N [--seed S]. Half of the kills meet SQLite, half PostgreSQL. The seed is
// another at each run and is printed: it repeats the changes and the calls to die at.

import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { StoreLocation } from '../../src/adapters/store/open-store.ts';
import { startPostgres } from '../support/postgres.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { KillSeries, type SeriesReport } from './kill-series.ts';

const { values } = parseArgs({ options: { count: { type: 'string' }, seed: { type: 'string' } } });
const count = Number(values.count ?? 20);
const seed = Number(values.seed ?? randomInt(2 ** 31));
if (!(count >= 2) || !Number.isInteger(seed)) throw new TypeError('--count is at least 2, --seed a whole number');
console.log(`${count} kills, seed ${seed}`);

const endings: (() => unknown)[] = [];
const ending = { after: (done: () => unknown) => void endings.push(done) };
try {
  const file = join(await temporaryFolder(ending), 'data', 'latchkey.db');
  await kill('SQLite', { type: 'sqlite', file }, Math.ceil(count / 2), seed);
  const server = await startPostgres();
  ending.after(() => server.stop());
  await kill('PostgreSQL', { type: 'postgres', url: await server.createDatabase() }, Math.floor(count / 2), seed + 1);
} finally {
  for (const end of endings.reverse()) await end();
}

async function kill(database: string, location: StoreLocation, kills: number, seed: number): Promise<void> {
  const startedAt = performance.now();
  const series = await KillSeries.open(ending, location, seed);
  const report = await series.run(kills);
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  console.log(`${database}: ${sentence(report)} (${seconds} s)`);
  for (const problem of report.problems) console.log(`  ${problem}`);
  if (report.problems.length > 0) process.exitCode = 1;
}

function sentence({ kills, points, expected, problems, repeated }: SeriesReport): string {
  const where = [...points].map(([point, times]) => `${times} at "${point}"`).join(', ');
  const missed = problems.filter((problem) => problem.includes('missed: ')).length;
  return `${kills} kills (${where}); ${expected} notices expected, ${missed} missed, ${repeated} messages repeated in the window, ${problems.length} problems`;
}
