// When a key pair that is no longer used may be abandoned or destroyed. Every question here is asked again inside the
// transaction that acts on the answer.

import type { ClientApp } from '../client-app/client-app.ts';
import { dayMs, type Instant } from '../ports.ts';
import { isUsable } from './candidates.ts';
import { type AbandonedReason, isIn, type KeyPair, pairIn } from './key-pair.ts';
import { stateFacts } from './key-pair-states.ts';
import { hasSettledSince } from './life.ts';

/**
 * When the retention of a previous or abandoned pair ends: at its certificate's end, or `retentionDays` after the later
 * of its demotion and its last acceptance when that is set and earlier. Null: this state has no retention.
 */
export function retentionEndsAt(pair: KeyPair, app: ClientApp): Instant | null {
  const { standing } = pair;
  if (stateFacts(pair).destroyedAfter !== 'retention' || standing.state === 'issued') return null;
  const lastUseAt = Math.max(standing.since, standing.lastAcceptedAt ?? standing.since);
  const certificateEnd = Math.max(pair.notAfter, lastUseAt);
  return app.retentionDays === null ? certificateEnd : Math.min(certificateEnd, lastUseAt + app.retentionDays * dayMs);
}

/**
 * The app asking for another pair, or none. The previous pair that it asked for until now may lie in the org's slot since a moment ago: no
 * pair is destroyed before one was accepted at a time when every server would have shown it.
 */
export function askingFor(
  app: ClientApp,
  pairs: readonly KeyPair[],
  keyPairId: string,
  everywhereAt: Instant,
): ClientApp {
  const left = pairs.find(({ id }) => id === app.wantedKeyPairId && id !== keyPairId);
  const mayJustBeUploaded = left !== undefined && isIn(left, 'previous');
  const since = app.destructionHeldSince ?? -Infinity;
  const destructionHeldSince = mayJustBeUploaded ? Math.max(since, everywhereAt) : app.destructionHeldSince;
  return { ...app, wantedKeyPairId: keyPairId, destructionHeldSince };
}

/** Why an issued pair is due to be abandoned, or null. The pair that we ask to be uploaded is never given up. */
export function abandonDue(
  pair: KeyPair,
  pairs: readonly KeyPair[],
  app: ClientApp,
  now: Instant,
): AbandonedReason | null {
  if (pair.standing.state !== 'issued') return null;
  if (pair.notAfter <= now) return 'certificateExpired';
  if (app.retentionDays === null || app.wantedKeyPairId === pair.id) return null;
  const settledAt = pairIn(pairs, 'active')?.standing.settledAt ?? null;
  const isSuperseded = settledAt !== null && settledAt > pair.issuedAt;
  return isSuperseded && settledAt + app.retentionDays * dayMs <= now ? 'retentionOver' : null;
}

export type DestructionHold =
  | 'stateKeepsIt'
  | 'swapOpen'
  | 'wanted'
  | 'retentionRuns'
  | 'replacementNotSettled'
  | 'attemptOpenOrUnknown'
  | 'noAcceptanceOfAnother'
  | 'heldUntilAccepted'
  | 'clockUntrusted';

interface DestructionFacts {
  isClockTrusted: boolean;
  /** An attempt with this pair has no outcome, or one that was lost. */
  hasOpenOrUnknownAttempt: boolean;
  /** A rotation without hands is under way, and may need any of the app's pairs for its way back. */
  isSwapOpen: boolean;
}

/** Whether its state ever lets it be destroyed. */
export function mayBeDestroyed(pair: KeyPair): boolean {
  return stateFacts(pair).destroyedAfter !== null;
}

/** What still keeps the pair from being destroyed; null: nothing does. */
export function destructionHold(
  pair: KeyPair,
  pairs: readonly KeyPair[],
  app: ClientApp,
  facts: DestructionFacts,
  now: Instant,
): DestructionHold | null {
  const { standing } = pair;
  if (!facts.isClockTrusted) return 'clockUntrusted';
  if (facts.hasOpenOrUnknownAttempt) return 'attemptOpenOrUnknown';
  if (facts.isSwapOpen) return 'swapOpen';
  if (app.destructionHeldSince !== null && !wasAcceptedAfter(pairs, app.destructionHeldSince, now))
    return 'heldUntilAccepted';
  if (standing.state === 'compromised') return hasSettledSince(pairs, standing.since) ? null : 'replacementNotSettled';
  const endsAt = retentionEndsAt(pair, app);
  if (endsAt === null) return 'stateKeepsIt';
  // A wanted pair that was given up is asked for by nobody any more.
  if (app.wantedKeyPairId === pair.id && standing.state === 'previous') return 'wanted';
  if (endsAt > now) return 'retentionRuns';
  if (!isSettled(pairs)) return 'replacementNotSettled';
  // By another: a retention ends no earlier than the last use of its own pair.
  return wasAcceptedAfter(pairs, endsAt, now) ? null : 'noAcceptanceOfAnother';
}

/** While a handover runs, any pair of the past may be the one that an admin goes back to. */
function isSettled(pairs: readonly KeyPair[]): boolean {
  const settledAt = pairIn(pairs, 'active')?.standing.settledAt ?? null;
  return settledAt !== null && pairIn(pairs, 'settling') === undefined;
}

/** An acceptance that lies ahead was written while the clock was wrong: it proves nothing about now. */
function wasAcceptedAfter(pairs: readonly KeyPair[], after: Instant, now: Instant): boolean {
  return pairs.some((pair) => {
    const { lastAcceptedAt } = pair.standing;
    return isUsable(pair) && lastAcceptedAt !== null && lastAcceptedAt > after && lastAcceptedAt <= now;
  });
}
