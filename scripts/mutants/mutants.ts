// npm run mutants [-- --only ROOM] [--file PART] [--quick] [--sample N --seed S]: breaks the code in one place after the other and runs the
// tests that must fail, with --quick on SQLite alone. A survivor (all of them pass) and a place that is not found any more are errors. No
// file is changed. With --places it only looks for the places, as `npm run check` does.

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { api } from './api.ts';
import { audit } from './audit.ts';
import { diagnosis } from './diagnosis.ts';
import { keys } from './keys.ts';
import { life } from './life.ts';
import type { Mutant } from './mutant.ts';
import { notices } from './notices.ts';
import { orgs } from './orgs.ts';
import { people } from './people.ts';
import { retention } from './retention.ts';
import { scans } from './scans.ts';
import { swaps } from './swaps.ts';
import { tokens } from './tokens.ts';
import { vault } from './vault.ts';

const rooms: Record<string, readonly Mutant[]> = {
  vault,
  keys,
  audit,
  life,
  retention,
  tokens,
  notices,
  diagnosis,
  people,
  api,
  swaps,
  orgs,
  scans,
};
/** A test file takes seconds. What runs longer proves nothing: a busy machine is slow, too. */
const longestMs = 120_000;

/** Whether the file fails; over at the first test that does. */
function fails(test: string, mutant: Mutant | null): Promise<boolean> {
  const quick = values.quick === true ? ['--test-skip-pattern=/\\(PostgreSQL\\)$/'] : [];
  const options = ['--disable-warning=ExperimentalWarning', '--test-reporter=tap', ...quick];
  const swap = mutant && { ...mutant, url: pathToFileURL(mutant.file).href };
  const preload = `--import=${pathToFileURL('scripts/mutants/swap.ts').href}`;
  const env = { ...process.env, ...(swap && { MUTANT: JSON.stringify(swap), NODE_OPTIONS: preload }) };
  const child = spawn(process.execPath, [...options, test], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const tooLate = setTimeout(() => child.kill('SIGKILL'), longestMs);
  let isRed = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (isRed || !/^\s*not ok /m.test(text)) return;
    isRed = true;
    // A test that tidies up is given a moment for it.
    child.kill('SIGTERM');
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(tooLate);
      resolve(isRed || (code !== null && code !== 0));
    });
  });
}

async function isKilled(mutant: Mutant): Promise<boolean> {
  for (const test of mutant.tests) if (await fails(test, mutant)) return true;
  return false;
}

/** The same ones for the same seed. */
function sampleOf(mutants: readonly Mutant[], count: number, seed: number): Mutant[] {
  let state = seed >>> 0;
  const ranked = mutants.map((mutant) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return { mutant, rank: state };
  });
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, count)
    .map(({ mutant }) => mutant);
}

/** Why the mutant is none; null: it is one. A file that does not parse would fail every test and prove nothing. */
function problemOf({ file, text, by }: Mutant): string | null {
  const source = readFileSync(file, 'utf8');
  const places = source.split(text).length - 1;
  if (places !== 1) return `${file}: stands there ${places} times instead of once: ${text}`;
  try {
    stripTypeScriptTypes(source.replace(text, () => by));
    return null;
  } catch (error) {
    return `${file}: does not parse with ${by} for ${text}: ${error}`;
  }
}

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    file: { type: 'string' },
    quick: { type: 'boolean' },
    places: { type: 'boolean' },
    sample: { type: 'string' },
    seed: { type: 'string' },
  },
});
const room = values.only === undefined ? Object.values(rooms).flat() : rooms[values.only];
if (room === undefined) throw new Error(`There is no room ${values.only}; there are ${Object.keys(rooms).join(', ')}.`);
const table = room.filter(({ file }) => file.includes(values.file ?? ''));
const seed = Number(values.seed ?? Date.now() % 2 ** 32);
const count = values.places === true ? '0' : values.sample;
const chosen = count === undefined ? table : sampleOf(table, Number(count), seed);
if (values.places !== true)
  console.log(`${chosen.length} of ${table.length} mutants${count === undefined ? '' : `, --seed ${seed}`}`);

const problems: string[] = [];
const found: Mutant[] = [];
for (const mutant of table) {
  const problem = problemOf(mutant);
  if (problem !== null) problems.push(problem);
  else if (chosen.includes(mutant)) found.push(mutant);
}
for (const test of new Set(found.flatMap(({ tests }) => tests)))
  if (await fails(test, null)) problems.push(`${test}: fails without a change, and so proves nothing`);
for (const mutant of found) {
  const startedAt = performance.now();
  const killed = await isKilled(mutant);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  const change = `${mutant.file}: ${mutant.text} -> ${mutant.by}`;
  console.log(`${killed ? 'killed  ' : 'SURVIVED'} ${seconds} s ${change}`);
  if (!killed) problems.push(`survived: ${change}`);
}
for (const problem of problems) console.error(problem);
if (values.places !== true) console.log(problems.length === 0 ? 'None survived.' : `${problems.length} problems.`);
process.exitCode = problems.length === 0 ? 0 : 1;
