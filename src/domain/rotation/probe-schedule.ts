// When a connection signs in by itself, to notice an upload, to follow a handover, and once a day at rest, since
// otherwise "stopped working" cannot be known.

import type { Connection } from '../connection/connection.ts';
import { isUsable } from '../key-pair/candidates.ts';
import { isSettlementAwaited, isUnsettled } from '../key-pair/handover.ts';
import { type KeyPair, pairIn } from '../key-pair/key-pair.ts';
import { stateFacts } from '../key-pair/key-pair-states.ts';
import { isAwaitedToSettle } from '../key-pair/settlement.ts';
import { hourMs, type Instant, minuteMs, secondMs } from '../ports.ts';
import { handoverProbeMs, type Settings } from '../settings.ts';
import { isHeld, rationedNow } from '../token/rationing.ts';
import { isRefusal } from '../token/sign-in-result.ts';

/** After a download or a failure, when nobody waits: the times at which the org is asked again. Then daily. */
const askAgain = [10 * minuteMs, 30 * minuteMs, hourMs, 2 * hourMs, 4 * hourMs, 8 * hourMs, 24 * hourMs];

export type ProbeReason = 'settlement' | 'closely' | 'awaitingUpload' | 'failing' | 'rest';

interface ProbePlan {
  at: Instant;
  reason: ProbeReason;
}

/**
 * The next probe of a connection, or null when none is planned: nothing can sign in (no pair yet), or probing at rest
 * is off. `pairs` are all pairs of its client app; `isSettlementHeld`: another connection of the app holds their settlement, so that
 * probing this one closely leads nowhere. The earliest of the reasons wins.
 */
export function nextProbe(
  connection: Connection,
  pairs: readonly KeyPair[],
  settings: Settings,
  now: Instant,
  isSettlementHeld = false,
): ProbePlan | null {
  if (!pairs.some(isUsable)) return null;
  const last = notAhead(connection.lastProbeAt, now);
  const plans: ProbePlan[] = [];
  const troubledSince = failingSince(connection, pairs, now);
  if (isSettlementAwaited(pairs) && !isSettlementHeld && !isStuck(connection, troubledSince, now)) {
    plans.push({ at: last === null ? now : last + handoverProbeMs(settings), reason: 'settlement' });
  }
  if (isProbedClosely(connection, now)) {
    plans.push({ at: last === null ? now : last + settings.closeProbeSeconds * secondMs, reason: 'closely' });
  }
  const issued = pairs.filter((pair) => stateFacts(pair).awaitsUpload);
  if (issued.length > 0) {
    plans.push({
      at: scheduledAfter(Math.max(...issued.map((pair) => pair.issuedAt)), last, now),
      reason: 'awaitingUpload',
    });
  }
  const changeAwaitedSince = awaitedSince(connection, pairs, now);
  const askedAgainAt = changeAwaitedSince === null ? undefined : inSchedule(changeAwaitedSince, last);
  if (askedAgainAt !== undefined) plans.push({ at: askedAgainAt, reason: 'awaitingUpload' });
  if (troubledSince !== null) plans.push({ at: scheduledAfter(troubledSince, last, now), reason: 'failing' });
  if (settings.restProbeHours > 0 && connection.lastAccepted !== null) {
    const proved = Math.max(last ?? 0, notAhead(connection.lastAccepted.at, now) ?? 0);
    plans.push({ at: proved + settings.restProbeHours * hourMs, reason: 'rest' });
  }
  return plans.reduce<ProbePlan | null>((first, plan) => (first === null || plan.at < first.at ? plan : first), null);
}

/** Without a probe to make, a connection is looked at once a day for what time alone changes: expiry and retention. */
export const lookAtLeastEveryMs = 24 * hourMs;

/** How long a connection is probed closely: somebody waits, has said "uploaded", or another connection of the app works again. */
export const closeProbingMs = 15 * minuteMs;

/**
 * A handover in which all was refused for so long goes on when somebody mends the org, not when it is asked more often: a
 * wrong file in the slot would cost hundreds of refused logins an hour. Where no answer comes that costs none, and the
 * handover goes on as soon as Salesforce is back.
 */
const stuckAfterMs = 30 * minuteMs;

function isStuck({ failure }: Connection, since: Instant | null, now: Instant): boolean {
  return failure !== null && since !== null && isRefusal(failure) && since <= now - stuckAfterMs;
}

/** Whether no pair of its app can settle before somebody mends this connection: a deactivated user, say. */
export function holdsSettlement(connection: Connection, pairs: readonly KeyPair[], now: Instant): boolean {
  return isAwaitedToSettle(connection, now) && isStuck(connection, failingSince(connection, pairs, now), now);
}

/**
 * Since when a connection fails as things are now: that another connection of the app began a handover may be what mends
 * this one, and the handover waits for it.
 */
function failingSince({ failure }: Connection, pairs: readonly KeyPair[], now: Instant): Instant | null {
  if (failure === null) return null;
  const began = pairs.filter(isUnsettled).map(({ standing }) => standing.since);
  return Math.max(failure.since, ...began.filter((since) => since <= now));
}

/** An end further ahead than any can be was set while the clock was wrong. */
function isProbedClosely({ probedCloselyUntil }: Connection, now: Instant): boolean {
  return probedCloselyUntil !== null && now < probedCloselyUntil && probedCloselyUntil <= now + closeProbingMs;
}

/**
 * Since when somebody has waited for a change that nothing has answered yet, such as the way back to a previous pair,
 * which is not `issued` and so is awaited by nothing else. A pair that has settled since is the answer. Who only looked
 * leaves the same trace, so that nothing is awaited for longer than the schedule.
 */
function awaitedSince({ probedCloselyUntil }: Connection, pairs: readonly KeyPair[], now: Instant): Instant | null {
  if (probedCloselyUntil === null || probedCloselyUntil - closeProbingMs > now) return null;
  const since = probedCloselyUntil - closeProbingMs;
  const settledAt = pairIn(pairs, 'active')?.standing.settledAt ?? null;
  return settledAt !== null && settledAt > since ? null : since;
}

/** What lies ahead was written while the clock was wrong: to wait for it would be to stop probing. */
export function notAhead(at: Instant | null, now: Instant): Instant | null {
  return at !== null && at <= now ? at : null;
}

/** When the reconciler looks at the connection again. */
export function nextLookAt(
  connection: Connection,
  pairs: readonly KeyPair[],
  settings: Settings,
  now: Instant,
  isSettlementHeld = false,
): Instant {
  const plannedAt = nextProbe(connection, pairs, settings, now, isSettlementHeld)?.at ?? Infinity;
  const heldUntil = isHeld(connection.backOff, now) ? connection.backOff.until : now;
  const freeAt = Math.max(heldUntil, rationedNow(connection.rationedUntil, now) ?? now);
  return Math.min(Math.max(plannedAt, freeAt), now + lookAtLeastEveryMs);
}

/**
 * The first time of the schedule that begins at `since` which lies after the last probe; daily when it has run out, and where
 * `since` lies ahead: it was written while the clock was wrong, and a schedule that began anew with each look would never
 * come to its first probe.
 */
function scheduledAfter(since: Instant, last: Instant | null, now: Instant): Instant {
  if (since > now) return last === null ? now : last + 24 * hourMs;
  return inSchedule(since, last) ?? (last ?? since) + 24 * hourMs;
}

function inSchedule(since: Instant, last: Instant | null): Instant | undefined {
  return askAgain.map((offset) => since + offset).find((at) => last === null || at > last);
}
