// `npm run simulate -- --seed N --years Y --orgs K`: years of rotations in simulated installations, each of at most five orgs,
// spread over the cores. Repeats exactly from its seed. Exit 0: no invariant broke; the last line is the summary.
//
//   --ci        one minute at most: fresh seeds, each run twice, whose traces must be equal

import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { report, summary } from './report.ts';
import type { ShardPlan, ShardResult } from './shard.ts';

const orgsPerShard = 5;
const ciMs = 50_000;

if (isMainThread) process.exitCode = await main();
else serveShards();

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      years: { type: 'string', default: '20' },
      orgs: { type: 'string', default: '50' },
      ci: { type: 'boolean', default: false },
    },
  });
  const seed = values.seed === undefined ? randomInt(2 ** 32) : number('seed', values.seed, 0, 2 ** 32 - 1);
  if (values.ci) return ci(seed);
  const years = number('years', values.years, 1, 10_000);
  const orgs = number('orgs', values.orgs, 1, 100_000);
  const results = await inWorkers(shardsOf(seed, orgs, years));
  for (const line of report(results)) console.log(line);
  console.log(summary({ seed, orgs, years }, results));
  return results.some(({ broken }) => broken !== null) ? 1 : 0;
}

/** Each seed twice, in two workers: what one cannot repeat, nobody can mend. */
async function ci(first: number): Promise<number> {
  const startedAt = performance.now();
  let longestMs = 0;
  for (let seed = first; ; seed = (seed + 1) % 2 ** 32) {
    const roundStartedAt = performance.now();
    const plan = { seed, orgs: 2, years: 1 };
    const [one, other] = await inWorkers([plan, plan]);
    if (one === undefined || other === undefined) return 1;
    for (const line of report([one])) console.log(line);
    console.log(summary(plan, [one]));
    if (one.broken !== null) return 1;
    if (one.traceHash !== other.traceHash) {
      console.log(`seed ${seed} gave two traces: ${one.traceHash} and ${other.traceHash}`);
      return 1;
    }
    const now = performance.now();
    longestMs = Math.max(longestMs, now - roundStartedAt);
    // A round may take twice as long as the longest so far.
    if (now - startedAt + 2 * longestMs > ciMs) return 0;
  }
}

export function shardsOf(seed: number, orgs: number, years: number): ShardPlan[] {
  return Array.from({ length: Math.ceil(orgs / orgsPerShard) }, (_, index) => ({
    // The first shard has the seed itself, so that a small run repeats under its own number.
    seed: (seed + index * 0x9e3779b1) >>> 0,
    orgs: Math.min(orgsPerShard, orgs - index * orgsPerShard),
    years,
  }));
}

/** The results in the order of the plans, whichever worker was faster. */
async function inWorkers(plans: readonly ShardPlan[]): Promise<ShardResult[]> {
  const results: ShardResult[] = [];
  let next = 0;
  const work = async () => {
    const worker = new Worker(new URL(import.meta.url));
    try {
      for (let index = next++; index < plans.length; index = next++) {
        results[index] = await ask(worker, plans[index]);
        if (process.stderr.isTTY)
          process.stderr.write(`\r${results.filter(Boolean).length} of ${plans.length} installations`);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), plans.length) }, work));
  return results;
}

function ask(worker: Worker, plan: ShardPlan | undefined): Promise<ShardResult> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (result: ShardResult) => {
      worker.off('error', reject);
      resolve(result);
    });
    worker.postMessage(plan);
  });
}

function serveShards(): void {
  parentPort?.on('message', async (plan: ShardPlan) => {
    const { runShard } = await import('./shard.ts');
    parentPort?.postMessage(await runShard(plan));
  });
}

function number(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  console.error(`--${name} is a whole number from ${least} to ${most}; "${text}" is not.`);
  process.exit(2);
}
