// What a run says at its end: what it visited, each broken invariant with the seed that repeats it and what came before, then
// one line.

import { createHash } from 'node:crypto';
import { coverage, crashPoints, transitions } from './coverage.ts';
import type { ShardResult } from './shard.ts';

export function report(results: readonly ShardResult[]): string[] {
  const crashes = merged(results.map((result) => result.crashes));
  const moves = merged(results.map((result) => result.transitions));
  const lines = [
    `deaths: ${counted(crashes)}`,
    `transitions: ${counted(moves)}`,
    `swaps: ${counted(merged(results.map(({ swaps }) => swaps)))}`,
    `acts: ${counted(merged(results.map(({ acts }) => acts)))}`,
  ];
  const missed = [...coverage(transitions, moves).missed, ...coverage(crashPoints, crashes).missed];
  if (missed.length > 0) lines.push(`not visited: ${missed.join(' · ')}`);
  for (const { seed, orgs, years, broken: what } of results) {
    if (what === null) continue;
    lines.push(...what.trace, `BROKEN at ${what.at}: ${what.message}`);
    lines.push(`Repeat it with: npm run simulate -- --seed ${seed} --orgs ${orgs} --years ${years}`);
  }
  return lines;
}

/** The figures of a run. */
export function told(results: readonly ShardResult[]) {
  const sum = (of: (result: ShardResult) => number) => results.reduce((total, result) => total + of(result), 0);
  const { broken = 0, backingOff = 0, ...others } = merged(results.map(({ noToken }) => noToken));
  return {
    rotationYears: sum((result) => result.rotationYears),
    handovers: sum((result) => result.handovers),
    calls: sum((result) => result.calls),
    failed: broken,
    backingOff,
    withoutUsableCertificateOrAnswer: Object.values(others).reduce((total, count) => total + count, 0),
    probeLogins: sum((result) => result.probeLogins),
    breaks: results.filter((result) => result.broken !== null).length,
  };
}

export function summary(
  plan: { seed: number; orgs: number; years: number; seeds: number },
  results: readonly ShardResult[],
): string {
  const { handovers, ...figures } = told(results);
  const probes = handovers === 0 ? 0 : figures.probeLogins / handovers;
  const moves = coverage(transitions, merged(results.map((result) => result.transitions)));
  const deaths = coverage(crashPoints, merged(results.map((result) => result.crashes)));
  return [
    `${plan.seeds > 1 ? `${plan.seeds} seeds from ${plan.seed}` : `seed ${plan.seed}`}: ${plan.orgs} orgs x ${plan.years} years`,
    `${figures.rotationYears} rotation-years`,
    `${handovers} handovers`,
    `${figures.calls} calls`,
    `${figures.failed} failed`,
    `${figures.backingOff} backingOff`,
    `without a usable certificate or an answer ${figures.withoutUsableCertificateOrAnswer}`,
    `${probes.toFixed(1)} logins by probing per rotation`,
    `${moves.visited} of ${moves.of} transitions`,
    `${deaths.visited} of ${deaths.of} crash points`,
    `${figures.breaks} breaks`,
    `trace ${traceOf(results)}`,
  ].join(', ');
}

export function traceOf(results: readonly ShardResult[]): string {
  const hash = createHash('sha256').update(results.map(({ traceHash }) => traceHash).join());
  return hash.digest('hex').slice(0, 16);
}

function merged(counts: readonly Partial<Record<string, number>>[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const one of counts) {
    for (const [key, count = 0] of Object.entries(one)) total[key] = (total[key] ?? 0) + count;
  }
  return total;
}

function counted(counts: Record<string, number>): string {
  return Object.entries(counts)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => `${key} ${count}`)
    .join(' · ');
}
