// When an app's own schedule asks for another key pair: the one in use is so old, or so near its end.

import type { ClientApp } from '../client-app/client-app.ts';
import { windowOpensAt } from '../client-app/maintenance-window.ts';
import { type KeyPair, pairIn } from '../key-pair/key-pair.ts';
import { dayMs, hourMs, type Instant } from '../ports.ts';

type Schedule = Pick<ClientApp, 'rotateEveryDays' | 'rotateBeforeDays'>;
type Ending = Pick<KeyPair, 'notBefore' | 'notAfter'>;

/** @param inUseSince When the pair in use became the active one. */
export function isAskedBySchedule(app: Schedule, active: Ending, inUseSince: Instant, at: Instant): boolean {
  const askedAt = askedBySchedule(app, active, inUseSince);
  return askedAt !== null && at >= askedAt;
}

/**
 * From when on; null: never. Not in the first half of a certificate's life: `rotateBeforeDays` longer than the life would otherwise
 * ask for the next pair as soon as one has settled, for ever.
 */
function askedBySchedule(
  { rotateEveryDays, rotateBeforeDays }: Schedule,
  { notBefore, notAfter }: Ending,
  inUseSince: Instant,
): Instant | null {
  const byAge = rotateEveryDays === null ? null : inUseSince + rotateEveryDays * dayMs;
  if (rotateBeforeDays === null) return byAge;
  const byEnd = Math.max(notAfter - rotateBeforeDays * dayMs, (notBefore + notAfter) / 2);
  return Math.min(byAge ?? Infinity, byEnd);
}

/** When the next rotation without hands begins by itself; null: none does. */
export function nextSwapAt(
  { app, pairs }: { app: Schedule & Pick<ClientApp, 'rotation' | 'rotationWindow'>; pairs: readonly KeyPair[] },
  now: Instant,
): Instant | null {
  const active = pairIn(pairs, 'active');
  if (active === undefined || app.rotation !== 'hands-free') return null;
  const askedAt = askedBySchedule(app, active, active.standing.since);
  return askedAt === null ? null : beginsAt(app, active, Math.max(askedAt, now));
}

/** The way back from a deploy must fit in before the old certificate ends. */
const beforeTheEndMs = 6 * hourMs;

/** The certificate in use ends before the window would open: then it is not waited for. */
export function isUrgent(
  { rotationWindow }: Pick<ClientApp, 'rotationWindow'>,
  { notAfter }: Pick<KeyPair, 'notAfter'>,
  at: Instant,
): boolean {
  return rotationWindow !== null && windowOpensAt(rotationWindow, at) + beforeTheEndMs > notAfter;
}

/** From when on a rotation without hands that is asked for at an instant may begin: in the window, or at once where that is too late. */
export function beginsAt(
  app: Pick<ClientApp, 'rotationWindow'>,
  active: Pick<KeyPair, 'notAfter'>,
  at: Instant,
): Instant {
  return app.rotationWindow === null || isUrgent(app, active, at) ? at : windowOpensAt(app.rotationWindow, at);
}
