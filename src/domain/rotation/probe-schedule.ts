// When a connection signs in by itself, to notice an upload, to watch a handover, and once a day at rest, since
// otherwise "stopped working" cannot be known.

import type { Connection } from '../connection/connection.ts';
import { type KeyPair, pairIn } from '../key-pair/key-pair.ts';
import { hourMs, type Instant, minuteMs, secondMs } from '../ports.ts';
import { handoverProbeMs, type Settings } from '../settings.ts';
import { isHeld } from '../token/rationing.ts';

/** After a download or a failure, when nobody watches: the times at which the org is asked again. Then daily. */
const askAgain = [10 * minuteMs, 30 * minuteMs, hourMs, 2 * hourMs, 4 * hourMs, 8 * hourMs, 24 * hourMs];

export type ProbeReason = 'handover' | 'watched' | 'awaitingUpload' | 'failing' | 'rest';

export interface ProbePlan {
  at: Instant;
  reason: ProbeReason;
}

/**
 * The next probe of a connection, or null when none is planned: nothing can sign in (no pair yet), or probing at rest
 * is off. `pairs` are all pairs of its client app. The earliest of the reasons wins.
 */
export function nextProbe(
  connection: Connection,
  pairs: readonly KeyPair[],
  settings: Settings,
  now: Instant,
): ProbePlan | null {
  const isReady = pairs.some(({ standing }) => standing.state !== 'destroyed' && standing.state !== 'compromised');
  if (!isReady) return null;
  const last = connection.lastProbeAt;
  const plans: ProbePlan[] = [];
  if (isHandover(pairs)) {
    plans.push({ at: last === null ? now : last + handoverProbeMs(settings), reason: 'handover' });
  }
  if (connection.watchedUntil !== null && now < connection.watchedUntil) {
    plans.push({ at: last === null ? now : last + settings.watchProbeSeconds * secondMs, reason: 'watched' });
  }
  const issued = pairs.filter(({ standing }) => standing.state === 'issued');
  if (issued.length > 0) {
    plans.push({
      at: scheduledAfter(Math.max(...issued.map((pair) => pair.issuedAt)), last),
      reason: 'awaitingUpload',
    });
  }
  if (connection.failure !== null) {
    plans.push({ at: scheduledAfter(connection.failure.since, last), reason: 'failing' });
  }
  if (settings.restProbeHours > 0 && connection.lastAccepted !== null) {
    const proved = Math.max(last ?? 0, connection.lastAccepted.at);
    plans.push({ at: proved + settings.restProbeHours * hourMs, reason: 'rest' });
  }
  return plans.reduce<ProbePlan | null>((first, plan) => (first === null || plan.at < first.at ? plan : first), null);
}

/** Without a probe to make, a connection is looked at once a day for what time alone changes: expiry and retention. */
const lookAtLeastEveryMs = 24 * hourMs;

/** When the reconciler looks at the connection again. */
export function nextLookAt(
  connection: Connection,
  pairs: readonly KeyPair[],
  settings: Settings,
  now: Instant,
): Instant {
  const plannedAt = nextProbe(connection, pairs, settings, now)?.at ?? Infinity;
  const freeAt = isHeld(connection.backOff, now) ? connection.backOff.until : now;
  return Math.min(Math.max(plannedAt, freeAt), now + lookAtLeastEveryMs);
}

/** A handover runs, or a pair became active and has not been seen on all servers yet. */
export function isHandover(pairs: readonly KeyPair[]): boolean {
  const active = pairIn(pairs, 'active');
  return pairIn(pairs, 'settling') !== undefined || (active !== undefined && active.standing.settledAt === null);
}

/** The first time of the schedule that begins at `since` which lies after the last probe; daily when it has run out. */
function scheduledAfter(since: Instant, last: Instant | null): Instant {
  const planned = askAgain.map((offset) => since + offset).find((at) => last === null || at > last);
  return planned ?? (last ?? since) + 24 * hourMs;
}
