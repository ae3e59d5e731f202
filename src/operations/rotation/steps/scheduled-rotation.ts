// Rotation that nobody has to remember: the new pair is issued in time, and the contacts are told by the notice that an
// upload is awaited. Nothing is switched that was not proved: an unread mail costs nothing but the mail.

import type { ClientApp } from '../../../domain/client-app/client-app.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import { issuedLimit } from '../../../domain/key-pair/candidates.ts';
import { isHandover } from '../../../domain/key-pair/handover.ts';
import { type KeyPair, pairIn } from '../../../domain/key-pair/key-pair.ts';
import { stateFacts } from '../../../domain/key-pair/key-pair-states.ts';
import type { KeyRequest } from '../../../domain/key-pair/key-request.ts';
import { unreplacedLeaks } from '../../../domain/key-pair/life.ts';
import { authorityOf } from '../../../domain/key-pair/next-certificate.ts';
import { dayMs, hourMs, type Instant } from '../../../domain/ports.ts';
import { beginsAt, isAskedBySchedule, isUrgent } from '../../../domain/rotation/rotation-schedule.ts';
import type { Whole } from '../../connection/steps/find-connection.ts';
import type { Context } from '../../context.ts';
import { makeNextIf } from '../../key-pair/steps/make-next.ts';
import { beginSwap, lifetimeDaysOf, pairToCome } from './begin-swap.ts';

export const replacementLifetimeDays = 365;

/** True when the app's schedule asks for a new pair and none waits for its upload yet. */
function isRotationDue(app: ClientApp, pairs: readonly KeyPair[], now: Instant): boolean {
  const active = pairIn(pairs, 'active');
  if (active === undefined || isHandover(pairs)) return false;
  const isWaiting = pairs.some(({ standing, issuedAt }) => standing.state === 'issued' && issuedAt >= active.issuedAt);
  const issued = pairs.filter(({ standing }) => standing.state === 'issued').length;
  if (isWaiting || issued >= issuedLimit) return false;
  return isAskedBySchedule(app, active, active.standing.since, now);
}

/** A report of a leak was cut off before its replacement was issued: no pair is left that signs in, or will. */
function isReplacementDue(pairs: readonly KeyPair[]): boolean {
  const isLeaked = unreplacedLeaks(pairs).some(({ standing }) => standing.lastAcceptedAt !== null);
  return isLeaked && !pairs.map(stateFacts).some(({ awaitsUpload, inUse }) => awaitsUpload || inUse);
}

/** One that came to nothing is not begun anew at once: what refused it is mended by people. */
const againAfterMs = dayMs;
/** Where a window is set, its next opening comes first. */
const againInWindowMs = 12 * hourMs;

/**
 * The same without hands, for an app that agreed to it. After one that stopped a person has to look, and the guided rotation
 * says so.
 */
export async function swapWhenDue(context: Context, { connection, app, pairs }: Whole): Promise<void> {
  const active = pairIn(pairs, 'active');
  const now = context.clock.now();
  if (app.rotation !== 'hands-free' || active === undefined || isHandover(pairs)) return;
  if (!isAskedBySchedule(app, active, active.standing.since, now)) return;
  if (pairs.filter(({ standing }) => standing.state === 'issued').length >= issuedLimit) return;
  const opensAt = beginsAt(app, active, now);
  if (opensAt > now) return;
  const last = await context.store.read((tx) => tx.swaps.lastOf(app.id));
  const cameToNothing = last !== null && last.phase !== 'settled' && last.askedAt >= active.standing.since;
  const restMs = app.rotationWindow === null ? againAfterMs : againInWindowMs;
  const isHeld = last?.phase === 'stopped' || last?.endedAt === null || (last?.endedAt ?? 0) + restMs > now;
  if (cameToNothing && isHeld) return;
  // Its request is made below; deployed is what the authority made of it.
  if (authorityOf(pairs) !== null && pairToCome({ app, pairs }) === undefined) return;
  if ((await context.clockTrust.doubtAfterAsking(connection.loginUrl)) !== null) return;
  const wish = { name: connection.name, isScheduled: true, ignoresWindow: isUrgent(app, active, now) };
  await beginSwap(context, wish).catch((error: unknown) => {
    // Somebody uploaded by hand since `pairs` were read: a handover is under way.
    if (!(error instanceof LatchkeyError) || error.code !== 'nothingToSwap') throw error;
  });
}

/**
 * Issues the next pair with the algorithm and lifetime of the active one, if it is due by what was read a moment ago; asked
 * again in the transaction that writes it.
 */
export async function issueWhenDue(context: Context, { connection, app, pairs }: Whole): Promise<void> {
  const { name } = connection;
  const active = pairIn(pairs, 'active');
  if (active === undefined) {
    const algorithm = unreplacedLeaks(pairs)[0]?.algorithm ?? 'rsa-2048';
    const wish = { name, algorithm, lifetimeDays: replacementLifetimeDays };
    const isDue = (whole: Whole, waiting: readonly KeyRequest[]) =>
      waiting.length === 0 && isReplacementDue(whole.pairs);
    if (isReplacementDue(pairs)) await makeNextIf(context, wish, isDue);
    return;
  }
  if (!isRotationDue(app, pairs, context.clock.now())) return;
  if ((await context.clockTrust.doubtAfterAsking(connection.loginUrl)) !== null) return;
  const wish = { name, algorithm: active.algorithm, lifetimeDays: lifetimeDaysOf(active) };
  await makeNextIf(context, wish, (whole, waiting) => {
    const isSame = pairIn(whole.pairs, 'active')?.id === active.id;
    return isSame && waiting.length === 0 && isRotationDue(whole.app, whole.pairs, context.clock.now());
  });
}
