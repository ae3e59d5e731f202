// Which key pairs may sign for a client app now, and in which order they are tried.

import type { ExpiredPolicy } from '../connection/connection.ts';
import type { Instant } from '../ports.ts';
import type { KeyPair, KeyPairState } from './key-pair.ts';

/** Lower is tried earlier; a state that is not here never signs, not even a check. */
const order: Partial<Record<KeyPairState, number>> = { active: 1, settling: 2, issued: 3, previous: 4, abandoned: 5 };

export function isUsableState(state: KeyPairState): boolean {
  return order[state] !== undefined;
}

/** Expiry changes no pair's state, it takes the pair off the candidates; `allow-expired` leaves it on. */
export function isCandidate(pair: KeyPair, expiredPolicy: ExpiredPolicy, now: Instant): boolean {
  return isUsableState(pair.standing.state) && (expiredPolicy === 'allow-expired' || pair.notAfter > now);
}

/**
 * The candidates, best first: the one that answered last, active, settling, issued (newest first), previous, abandoned.
 * A probe passes null for `answeredLast`, so that it starts with the active pair and fails nowhere before the upload.
 */
export function candidates(
  pairs: readonly KeyPair[],
  options: { expiredPolicy: ExpiredPolicy; answeredLast: string | null; now: Instant },
): KeyPair[] {
  const rank = (pair: KeyPair) => (pair.id === options.answeredLast ? 0 : (order[pair.standing.state] ?? Infinity));
  return pairs
    .filter((pair) => isCandidate(pair, options.expiredPolicy, options.now))
    .sort((a, b) => rank(a) - rank(b) || b.issuedAt - a.issuedAt || (a.id < b.id ? 1 : -1));
}

/** The last accepted pair is off the candidates because its certificate is past: the connection is `expired`. */
export function isExpired(pairs: readonly KeyPair[], expiredPolicy: ExpiredPolicy, now: Instant): boolean {
  const last = lastAcceptedPair(pairs);
  return last !== undefined && isUsableState(last.standing.state) && !isCandidate(last, expiredPolicy, now);
}

export function lastAcceptedPair(pairs: readonly KeyPair[]): KeyPair | undefined {
  return pairs
    .filter((pair) => pair.standing.lastAcceptedAt !== null)
    .reduce<KeyPair | undefined>(
      (best, pair) =>
        best === undefined || (pair.standing.lastAcceptedAt ?? 0) > (best.standing.lastAcceptedAt ?? 0) ? pair : best,
      undefined,
    );
}

/** At most so many may wait for an upload at once; people click twice, but not six times. */
export const issuedLimit = 5;
