// When an app's own schedule asks for another key pair: the one in use is so old, or so near its end.

import type { ClientApp } from '../client-app/client-app.ts';
import type { KeyPair } from '../key-pair/key-pair.ts';
import { dayMs, type Instant } from '../ports.ts';

/**
 * Never in the first half of a certificate's life: `rotateBeforeDays` longer than the life would otherwise ask for the
 * next pair as soon as one has settled, for ever.
 *
 * @param inUseSince When the pair in use became the active one.
 */
export function isAskedBySchedule(
  { rotateEveryDays, rotateBeforeDays }: Pick<ClientApp, 'rotateEveryDays' | 'rotateBeforeDays'>,
  { notBefore, notAfter }: Pick<KeyPair, 'notBefore' | 'notAfter'>,
  inUseSince: Instant,
  at: Instant,
): boolean {
  const isOld = rotateEveryDays !== null && at >= inUseSince + rotateEveryDays * dayMs;
  if (isOld || rotateBeforeDays === null) return isOld;
  return at >= Math.max(notAfter - rotateBeforeDays * dayMs, (notBefore + notAfter) / 2);
}
