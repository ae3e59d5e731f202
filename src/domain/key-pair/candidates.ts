// Which key pairs may sign for a client app now, and in which order they are tried.

import type { Instant } from '../ports.ts';
import { type KeyPair, pairIn } from './key-pair.ts';
import { type InState, stateFacts } from './key-pair-states.ts';

/** `allow-expired` is for the emergency: audited, shown in red. */
export type ExpiredPolicy = 'refuse' | 'allow-expired';

/** Whether it may sign by its state. */
export function isUsable(pair: InState): boolean {
  return stateFacts(pair).tried !== null;
}

/** Expiry changes no pair's state, it takes the pair off the candidates; `allow-expired` leaves it on. */
export function isCandidate(
  pair: InState & Pick<KeyPair, 'notAfter'>,
  expiredPolicy: ExpiredPolicy,
  now: Instant,
): boolean {
  return isUsable(pair) && (expiredPolicy === 'allow-expired' || pair.notAfter > now);
}

/**
 * The candidates, best first: the one that answered last, active, settling, issued (newest first), previous, abandoned.
 * A probe passes null for `answeredLast`, so that it starts with the active pair and fails nowhere before the upload.
 */
export function candidates(
  pairs: readonly KeyPair[],
  options: { expiredPolicy: ExpiredPolicy; answeredLast: string | null; now: Instant },
): KeyPair[] {
  const rank = (pair: KeyPair) => (pair.id === options.answeredLast ? 0 : (stateFacts(pair).tried ?? Infinity));
  return pairs
    .filter((pair) => isCandidate(pair, options.expiredPolicy, options.now))
    .sort((a, b) => rank(a) - rank(b) || b.issuedAt - a.issuedAt || (a.id < b.id ? 1 : -1));
}

/**
 * The pair for which the connection is `expired`: the last accepted one, off the candidates because its certificate is past. Where none was
 * accepted here, as after an import, the one that ended last, once all are past.
 */
export function expiredPair(pairs: readonly KeyPair[], policy: ExpiredPolicy, now: Instant): KeyPair | undefined {
  const isPast = (pair: KeyPair) => isUsable(pair) && !isCandidate(pair, policy, now);
  const last = lastAcceptedPair(pairs);
  if (last !== undefined) return isPast(last) ? last : undefined;
  const usable = pairs.filter(isUsable);
  return usable.every(isPast) ? usable.toSorted((a, b) => b.notAfter - a.notAfter)[0] : undefined;
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

/** The pair whose certificate the org takes, as far as it was proved: the active one, else the last accepted. */
export function pairInUse(pairs: readonly KeyPair[]): KeyPair | undefined {
  return pairIn(pairs, 'active') ?? lastAcceptedPair(pairs.filter((pair) => stateFacts(pair).hasKey));
}

/** At most so many may wait for an upload at once; people click twice, but not six times. */
export const issuedLimit = 5;
