// What a run says at its end: each broken invariant with the seed that repeats it and what came before, then one line.

import { createHash } from 'node:crypto';
import type { ShardResult } from './shard.ts';

export function report(results: readonly ShardResult[]): string[] {
  const broken = results.filter((result) => result.broken !== null);
  const crashes = merged(results.map((result) => result.crashes));
  const lines = Object.keys(crashes).length === 0 ? [] : [`deaths: ${told(crashes)}`];
  lines.push(`acts: ${told(merged(results.map(({ acts }) => acts)))}`);
  for (const { seed, orgs, years, broken: what } of broken) {
    if (what === null) continue;
    lines.push(...what.trace, `BROKEN at ${what.at}: ${what.message}`);
    lines.push(`Repeat it with: npm run simulate -- --seed ${seed} --orgs ${orgs} --years ${years}`);
  }
  return lines;
}

export function summary(plan: { seed: number; orgs: number; years: number }, results: readonly ShardResult[]): string {
  const sum = (of: (result: ShardResult) => number) => results.reduce((total, result) => total + of(result), 0);
  const { broken = 0, backingOff = 0, ...others } = merged(results.map(({ noToken }) => noToken));
  const handovers = sum((result) => result.handovers);
  const probes = handovers === 0 ? 0 : sum((result) => result.probeLogins) / handovers;
  const hash = createHash('sha256')
    .update(results.map(({ traceHash }) => traceHash).join())
    .digest('hex')
    .slice(0, 16);
  return [
    `seed ${plan.seed}: ${plan.orgs} orgs x ${plan.years} years`,
    `${sum((result) => result.rotationYears)} rotation-years`,
    `${handovers} handovers`,
    `${sum((result) => result.calls)} calls`,
    `${broken} failed`,
    `${backingOff} backingOff`,
    `without a usable certificate or an answer ${Object.values(others).reduce((total, count) => total + count, 0)}`,
    `${probes.toFixed(1)} logins by probing per rotation`,
    `${results.filter((result) => result.broken !== null).length} breaks`,
    `trace ${hash}`,
  ].join(', ');
}

function merged(counts: readonly Partial<Record<string, number>>[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const one of counts) {
    for (const [key, count = 0] of Object.entries(one)) total[key] = (total[key] ?? 0) + count;
  }
  return total;
}

function told(counts: Record<string, number>): string {
  return Object.entries(counts)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => `${key} ${count}`)
    .join(' · ');
}
