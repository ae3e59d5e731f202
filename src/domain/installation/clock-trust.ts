// Whether this machine's clock may decide what cannot be undone: destroying and abandoning keys, saying "expired". Two
// witnesses are asked: a server's Date header (RFC 9110 section 6.6.1) seen over TLS in the last day, and the monotonic
// clock, which no hand and no time server moves. Without both the step waits.

import { dayMs, type Instant, minuteMs } from '../ports.ts';

/** A Date header, as compared with this machine's clock when it came. */
export interface ServerTimeSighting {
  serverAt: Instant;
  /** This machine's wall clock at the same moment. */
  at: Instant;
}

/** Wall and monotonic clock of this process, read together. */
export interface ClockReading {
  at: Instant;
  monotonicMs: number;
}

export interface ClockFacts {
  now: ClockReading;
  /** Read when this process started, and again whenever a sighting agreed: see `anchorAfter`. */
  anchor: ClockReading;
  /** The newest sighting of any process; null when there was none. */
  sighting: ServerTimeSighting | null;
}

export type ClockDoubt =
  | { doubt: 'noServerTime' }
  /** Over a day ago, or in this clock's future. */
  | { doubt: 'serverTimeOld'; seenAt: Instant }
  /** Positive when this clock is ahead of the server's. */
  | { doubt: 'offServerTime'; aheadMs: number }
  /** Wall and monotonic time moved apart: the clock was set, or the machine slept. Positive: the wall clock jumped ahead. */
  | { doubt: 'jumped'; aheadMs: number };

export const largestSkewMs = 5 * minuteMs;
const longestSightingAgeMs = dayMs;
/** A Date header has whole seconds and time servers slew by parts of a thousand; more than this is a jump. */
const largestDriftMs = minuteMs;

/** Null when the clock may be trusted. */
export function clockDoubt({ now, anchor, sighting }: ClockFacts): ClockDoubt | null {
  const aheadMs = drift(anchor, now);
  if (Math.abs(aheadMs) > allowedDriftMs(anchor, now)) return { doubt: 'jumped', aheadMs };
  if (sighting === null) return { doubt: 'noServerTime' };
  // Time does not go back: what a server once said is behind us, however long ago it was.
  const behindMs = sighting.serverAt - now.at;
  if (behindMs > largestSkewMs) return { doubt: 'offServerTime', aheadMs: -behindMs };
  const ageMs = now.at - sighting.at;
  if (ageMs > longestSightingAgeMs || ageMs < -largestDriftMs) return { doubt: 'serverTimeOld', seenAt: sighting.at };
  if (!agrees(sighting)) return { doubt: 'offServerTime', aheadMs: sighting.at - sighting.serverAt };
  return null;
}

/** The time by which a certificate is past: the servers' where they told it. In doubt nobody may call one past. */
export function certificateTime(now: Instant, doubt: ClockDoubt | null): Instant {
  if (doubt === null) return now;
  return doubt.doubt === 'offServerTime' ? now - doubt.aheadMs : -Infinity;
}

/** The anchor after a sighting by this process: a server that agrees makes good whatever jump there was before. */
export function anchorAfter(anchor: ClockReading, now: ClockReading, sighting: ServerTimeSighting): ClockReading {
  return agrees(sighting) ? now : anchor;
}

function agrees({ at, serverAt }: ServerTimeSighting): boolean {
  return Math.abs(at - serverAt) <= largestSkewMs;
}

function drift(from: ClockReading, to: ClockReading): number {
  return to.at - from.at - (to.monotonicMs - from.monotonicMs);
}

/** A process that runs for months without a sighting drifts by the quartz; 500 parts per million is what NTP corrects. */
function allowedDriftMs(anchor: ClockReading, now: ClockReading): number {
  return largestDriftMs + Math.abs(now.monotonicMs - anchor.monotonicMs) * 0.0005;
}
