// `npm run simulate -- --seed N --years Y --orgs K`: years of rotations in simulated installations, each of at most five orgs,
// spread over the cores. Repeats exactly from its seed. Exit 0: no invariant broke; 1: one did; 2: it was asked for nonsense. The
// last line is the summary.
//
//   --budget SECONDS   fresh seeds, one after the other, for so long; --orgs and --years are those of each seed
//   --twice            each seed runs twice, and both traces must be equal
//   --record FILE      appends a line of JSON for each seed
//   --workers N        threads; as many as there are cores unless said

import { randomInt } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { type Request, readArguments, WrongUsage } from './arguments.ts';
import { report, summary, told, traceOf } from './report.ts';
import type { ShardPlan, ShardResult } from './shard.ts';
import { Workers } from './workers.ts';

const orgsPerShard = 5;

process.exitCode = await main();

async function main(): Promise<number> {
  try {
    return await simulate(readArguments(process.argv.slice(2)));
  } catch (error) {
    if (!(error instanceof WrongUsage)) throw error;
    console.error(error.message);
    return 2;
  }
}

async function simulate(request: Request): Promise<number> {
  const workers = new Workers(request.workers);
  try {
    const seed = request.seed ?? randomInt(2 ** 32);
    const { results, unequal, seeds } = await (request.budgetSeconds === null
      ? simulateSeed(workers, request, seed)
      : simulateSeeds(workers, request, seed, request.budgetSeconds));
    for (const line of report(results)) console.log(line);
    for (const line of unequal) console.log(line);
    console.log(summary({ seed, orgs: request.orgs, years: request.years, seeds }, results));
    return unequal.length > 0 || results.some(({ broken }) => broken !== null) ? 1 : 0;
  } finally {
    await workers.end();
  }
}

interface Simulated {
  seeds: number;
  results: ShardResult[];
  /** Words for each seed that did not do the same twice. */
  unequal: string[];
}

async function simulateSeed(workers: Workers, request: Request, seed: number): Promise<Simulated> {
  const startedAt = performance.now();
  const plans = shardsOf(seed, request.orgs, request.years);
  const [results, again] = await Promise.all(
    [plans, request.twice ? plans : []].map((some) => Promise.all(some.map((plan) => workers.run(plan)))),
  );
  const [trace, other] = [traceOf(results ?? []), traceOf(again ?? [])];
  const isUnequal = request.twice && trace !== other;
  const simulated = {
    seeds: 1,
    results: results ?? [],
    unequal: isUnequal ? [`seed ${seed} gave two traces: ${trace} and ${other}`] : [],
  };
  if (request.record !== null) {
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    const { orgs, years } = request;
    const line = {
      seed,
      orgs,
      years,
      ...told(simulated.results),
      trace,
      isRepeated: request.twice && !isUnequal,
      seconds,
    };
    appendFileSync(request.record, `${JSON.stringify(line)}\n`);
  }
  return simulated;
}

/** As many seeds at once as there are threads, until the time is over or something broke. */
async function simulateSeeds(
  workers: Workers,
  request: Request,
  first: number,
  budgetSeconds: number,
): Promise<Simulated> {
  const startedAt = performance.now();
  const all: Simulated = { seeds: 0, results: [], unequal: [] };
  const threadsPerSeed = Math.ceil(request.orgs / orgsPerShard) * (request.twice ? 2 : 1);
  let next = first;
  let longestMs = 0;
  let isBroken = false;
  const lane = async () => {
    while (!isBroken) {
      const beganAt = performance.now();
      // What is begun ends inside the budget, if it takes no longer than the longest so far.
      if (beganAt - startedAt + longestMs * 1.25 > budgetSeconds * 1_000) return;
      const seed = next;
      next = (next + 1) % 2 ** 32;
      const { results, unequal } = await simulateSeed(workers, request, seed);
      longestMs = Math.max(longestMs, performance.now() - beganAt);
      all.seeds += 1;
      all.results.push(...results);
      all.unequal.push(...unequal);
      isBroken ||= unequal.length > 0 || results.some(({ broken }) => broken !== null);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.floor(workers.count / threadsPerSeed)) }, lane));
  return all;
}

function shardsOf(seed: number, orgs: number, years: number): ShardPlan[] {
  return Array.from({ length: Math.ceil(orgs / orgsPerShard) }, (_, index) => ({
    // The first shard has the seed itself, so that a small run repeats under its own number.
    seed: (seed + index * 0x9e3779b1) >>> 0,
    orgs: Math.min(orgsPerShard, orgs - index * orgsPerShard),
    years,
  }));
}
