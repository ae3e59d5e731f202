// The watcher is watched: which loops stood still, and when the monthly message is due that proves the way to people.

import type { Instant } from '../ports.ts';

export type HeartbeatLoop = 'notices' | 'reconciler' | 'watch';

interface StandingLoop {
  loop: HeartbeatLoop;
  lastRanAt: Instant;
}

/** Loops whose last run is longer ago than `heartbeatMs`. One that never ran has nothing to be late for. */
export function standingLoops(
  heartbeats: Readonly<Record<HeartbeatLoop, Instant | null>>,
  heartbeatMs: number,
  now: Instant,
): StandingLoop[] {
  const loops: readonly HeartbeatLoop[] = ['notices', 'reconciler', 'watch'];
  return loops.flatMap((loop) => {
    const lastRanAt = heartbeats[loop];
    return lastRanAt !== null && now - lastRanAt > heartbeatMs ? [{ loop, lastRanAt }] : [];
  });
}

/** How many whole calendar months (UTC) have passed since `start`, and when the last of them and the one before were reached. */
export function monthsAfter(
  start: Instant,
  now: Instant,
): { passed: number; reachedAt: Instant; previousAt: Instant; nextAt: Instant } {
  const [from, to] = [new Date(start), new Date(now)];
  const calendar = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  const passed = Math.max(0, addMonths(start, calendar) > now ? calendar - 1 : calendar);
  return {
    passed,
    reachedAt: addMonths(start, passed),
    previousAt: addMonths(start, Math.max(0, passed - 1)),
    nextAt: addMonths(start, passed + 1),
  };
}

/** The same day and time so many months on; the last day of a shorter month. */
export function addMonths(start: Instant, months: number): Instant {
  const from = new Date(start);
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0)).getUTCDate();
  const day = Math.min(from.getUTCDate(), lastDay);
  const midnight = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, day);
  return midnight + (start - Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate()));
}
