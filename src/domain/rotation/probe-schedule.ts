// When a connection signs in by itself, to notice an upload, to watch a handover, and once a day at rest, since
// otherwise "stopped working" cannot be known.

import type { Connection } from '../connection/connection.ts';
import { type KeyPair, pairIn } from '../key-pair/key-pair.ts';
import { hourMs, type Instant, minuteMs, secondMs } from '../ports.ts';
import { handoverProbeMs, type Settings } from '../settings.ts';

/** After a download, when nobody watches: the times at which the upload is looked for. Then daily. */
const afterDownload = [10 * minuteMs, 30 * minuteMs, hourMs, 2 * hourMs, 4 * hourMs, 8 * hourMs, 24 * hourMs];

export type ProbeReason = 'handover' | 'watched' | 'awaitingUpload' | 'rest';

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
  const awaited = nextLookForUpload(pairs, last);
  if (awaited !== null) plans.push({ at: awaited, reason: 'awaitingUpload' });
  if (settings.restProbeHours > 0 && pairs.some(({ standing }) => standing.lastAcceptedAt !== null)) {
    const proved = Math.max(last ?? 0, connection.createdAt);
    plans.push({ at: proved + settings.restProbeHours * hourMs, reason: 'rest' });
  }
  return plans.reduce<ProbePlan | null>((first, plan) => (first === null || plan.at < first.at ? plan : first), null);
}

/** A handover runs, or a pair became active and has not been seen on all servers yet. */
export function isHandover(pairs: readonly KeyPair[]): boolean {
  const active = pairIn(pairs, 'active');
  return pairIn(pairs, 'settling') !== undefined || (active !== undefined && active.standing.settledAt === null);
}

function nextLookForUpload(pairs: readonly KeyPair[], last: Instant | null): Instant | null {
  const issued = pairs.filter(({ standing }) => standing.state === 'issued');
  if (issued.length === 0) return null;
  const since = Math.max(...issued.map((pair) => pair.issuedAt));
  const planned = afterDownload.map((offset) => since + offset).find((at) => last === null || at > last);
  return planned ?? (last ?? since) + 24 * hourMs;
}
