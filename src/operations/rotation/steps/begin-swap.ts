// Begins a swap: the pair to come is issued before, so that its sealed private key is committed first. One that is open already is
// the one.

import { windowOpensAt } from '../../../domain/client-app/maintenance-window.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import { isHandover } from '../../../domain/key-pair/handover.ts';
import { type KeyPair, pairIn } from '../../../domain/key-pair/key-pair.ts';
import { dayMs, type Instant, iso, newId } from '../../../domain/ports.ts';
import { newSwap, type Swap } from '../../../domain/rotation/swap.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import { probeAppClosely } from '../../client-app/steps/probe-closely.ts';
import { findConnection, lockConnection, type Whole } from '../../connection/steps/find-connection.ts';
import { auditEntry, type Context, swapSubject } from '../../context.ts';
import { issueKeyPair } from '../../key-pair/steps/issue-key-pair.ts';
import { refuseOtherKind } from './refuse-other-kind.ts';

interface SwapWish {
  name: string;
  isScheduled?: boolean;
  /** Also where the app's rotation window is closed. */
  ignoresWindow?: boolean | undefined;
  /** The certificate in use is put into the slot again. */
  putsBack?: boolean | undefined;
  /** Who asked, where it is not who does it. */
  askedBy?: string;
  /** In the transaction that begins it, or finds it begun. */
  noted?: (tx: WriteTransaction, swap: Swap) => Promise<void>;
}

/** Errors: connectionNotFound, handsFreeOff, nothingToSwap, signedByAuthority, outsideWindow, tooManyIssued, clockWrong, swapUnderWay. */
export async function beginSwap(context: Context, wish: SwapWish): Promise<Swap> {
  const { name, isScheduled = false, putsBack = false, noted = async () => {} } = wish;
  const { store, clock, random, actor } = context;
  const ignoresWindow = putsBack || (wish.ignoresWindow ?? false);
  const seen = await store.read(async (tx) => {
    const whole = await findConnection(tx, name);
    return { whole, open: await tx.swaps.openOf(whole.app.id) };
  });
  if (seen.open === null) {
    if (!ignoresWindow) refuseClosedWindow(seen.whole, clock.now());
    if (putsBack) pairToPutBack(seen.whole);
    else await issueWhereNoneWaits(context, seen.whole);
  } else if (putsBack && !seen.open.putsBack) {
    throw new LatchkeyError('swapUnderWay', { appName: seen.whole.app.name });
  } else if (wish.noted === undefined) return seen.open;
  return store.write(async (tx) => {
    const whole = await lockConnection(tx, name);
    const open = await tx.swaps.openOf(whole.app.id);
    if (open !== null) {
      await noted(tx, open);
      return open;
    }
    const before = putsBack ? pairToPutBack(whole) : refuseUnfit(whole);
    const after = putsBack ? before : pairToCome(whole);
    if (after === undefined) throw new LatchkeyError('changedMeanwhile', { type: 'keyPair', name });
    const swap = newSwap({
      id: newId(random),
      clientAppId: whole.app.id,
      connectionId: whole.connection.id,
      askedBy: isScheduled ? 'schedule' : (wish.askedBy ?? actor.name),
      isScheduled,
      ignoresWindow,
      putsBack,
      askedAt: clock.now(),
      oldKeyPairId: before.id,
      newKeyPairId: after.id,
    });
    const told = { from: before.fingerprint, to: after.fingerprint, connection: whole.connection.name };
    await tx.swaps.insert(swap, auditEntry(context, 'swap.asked', swapSubject(swap, whole.app), null, told));
    // A person waits: no hold of before keeps the sign-ins back that may still go.
    if (putsBack) await probeAppClosely(context, tx, whole.app, whole.pairs, 'clientApp.probedClosely');
    await noted(tx, swap);
    return swap;
  });
}

async function issueWhereNoneWaits(context: Context, whole: Whole): Promise<void> {
  const { algorithm, ...active } = refuseUnfit(whole);
  if (pairToCome(whole) !== undefined) return;
  refuseOtherKind(whole.connection.name, whole.pairs);
  await issueKeyPair(context, { name: whole.connection.name, algorithm, lifetimeDays: lifetimeDaysOf(active) });
}

/** As long as the one before. */
export function lifetimeDaysOf({ notBefore, notAfter }: Pick<KeyPair, 'notBefore' | 'notAfter'>): number {
  return Math.min(3_650, Math.max(1, Math.round((notAfter - notBefore) / dayMs)));
}

function refuseClosedWindow({ connection: { name }, app }: Whole, now: Instant): void {
  const { rotationWindow: window } = app;
  const opensAt = window === null ? now : windowOpensAt(window, now);
  if (window !== null && opensAt > now)
    throw new LatchkeyError('outsideWindow', { name, window, opensAt: iso(opensAt) });
}

/** The pair that is in use. */
function refuseUnfit(whole: Whole): KeyPair {
  const active = refuseUnused(whole);
  const { name } = whole.connection;
  if (isHandover(whole.pairs)) throw new LatchkeyError('nothingToSwap', { name, why: 'handover' });
  return active;
}

/** In a handover it is the one that is asked for; another that the org took meanwhile is what is to go. */
function pairToPutBack(whole: Whole): KeyPair {
  const active = refuseUnused(whole);
  const settling = pairIn(whole.pairs, 'settling');
  return settling?.id === whole.app.wantedKeyPairId ? settling : active;
}

function refuseUnused({ app, pairs, connection: { name } }: Whole): KeyPair {
  if (app.rotation !== 'hands-free') throw new LatchkeyError('handsFreeOff', { name, appName: app.name });
  const active = pairIn(pairs, 'active');
  if (active === undefined) throw new LatchkeyError('nothingToSwap', { name, why: 'noActivePair' });
  return active;
}

/** The one that is asked for, if it waits for its upload. */
export function pairToCome({ app, pairs }: Pick<Whole, 'app' | 'pairs'>): KeyPair | undefined {
  return pairs.find(({ id, standing }) => id === app.wantedKeyPairId && standing.state === 'issued');
}
