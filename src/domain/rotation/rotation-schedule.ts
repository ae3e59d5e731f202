// When an app's own schedule asks for another key pair: the one in use is so old, or so near its end.

import type { ClientApp } from '../connection/client-app.ts';
import type { KeyPair } from '../key-pair/key-pair.ts';
import { dayMs, type Instant } from '../ports.ts';

/** @param inUseSince When the pair in use became the active one. */
export function isAskedBySchedule(
  { rotateEveryDays, rotateBeforeDays }: Pick<ClientApp, 'rotateEveryDays' | 'rotateBeforeDays'>,
  { notAfter }: Pick<KeyPair, 'notAfter'>,
  inUseSince: Instant,
  at: Instant,
): boolean {
  const isOld = rotateEveryDays !== null && at >= inUseSince + rotateEveryDays * dayMs;
  return isOld || (rotateBeforeDays !== null && at >= notAfter - rotateBeforeDays * dayMs);
}
