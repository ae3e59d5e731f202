// Where the rotation of an app stands, and what happened on the way, try by try. It takes no step and asks nobody: the reconciler
// moves a rotation, whether anybody watches or not.

import { certificateFileName, certificateMarker } from '../../domain/key-pair/certificate-name.ts';
import { type KeyPair, pairIn } from '../../domain/key-pair/key-pair.ts';
import { retentionEndsAt } from '../../domain/key-pair/retention.ts';
import { hourMs, type Instant, iso, secondMs } from '../../domain/ports.ts';
import { rotationGoal, spreadUntil } from '../../domain/rotation/rotation-goal.ts';
import { nextSwapAt } from '../../domain/rotation/rotation-schedule.ts';
import type { RotationState } from '../../domain/rotation/rotation-state.ts';
import type { SlotAlarm } from '../../domain/rotation/slot-look.ts';
import type { ReadTransaction } from '../../domain/store.ts';
import { type Attempt, type AttemptCount, attemptLifeMs, type Span } from '../../domain/token/attempt.ts';
import type { Act } from '../act.ts';
import { findConnection, type Whole } from '../connection/steps/find-connection.ts';
import type { Context } from '../context.ts';
import { keyPairView } from '../key-pair/steps/key-pair-view.ts';
import { pairToRevertTo } from './steps/pair-to-revert-to.ts';
import { storedRotation } from './steps/rotation-state-of.ts';
import { type ShownSwap, shownSwap, swapView } from './steps/swap-view.ts';

/** Of a handover under traffic the newest are told. */
const triesTold = 500;
/** So much of a propagation before the first acceptance is told, and after it had settled. */
const leadOfPropagation = 1.5;
/** Longer than this nobody waits for an upload before a page. */
const longestSpanMs = 3 * hourMs;

interface ShownRotation {
  whole: Whole;
  /** Null: no key pair of the app was ever asked for. */
  state: RotationState | null;
  isUnderWay: boolean;
  /** The pair that gives way, or gave way. */
  before: KeyPair | null;
  settledAt: Instant | null;
  /** When it settles if no other answer comes; null: nothing is handed over. */
  settlesAt: Instant | null;
  spreadUntil: Instant | null;
  revertsTo: KeyPair | null;
  certificateFile: string | null;
  span: Span;
  /** Of this connection, the oldest first. */
  tries: Attempt[];
  hasOlderTries: boolean;
  counts: AttemptCount[];
  /** The newest rotation without hands; null: there was none. */
  swap: ShownSwap | null;
  /** The app holds no certificate of ours. */
  slotAlarm: SlotAlarm | null;
}

/** Errors: connectionNotFound. */
export const showRotation = {
  act: 'rotation.show',
  connectionOf: ({ name }) => name,
  run: show,
  view: rotationView,
} satisfies Act<Pick<Context, 'store' | 'clock' | 'settings'>, { name: string }, ShownRotation>;

async function show(
  context: Pick<Context, 'store' | 'clock' | 'settings'>,
  { name }: { name: string },
): Promise<ShownRotation> {
  const { store, clock, settings } = context;
  const now = clock.now();
  const whole = await store.read((tx) => findConnection(tx, name));
  const { connection, pairs } = whole;
  const state = await storedRotation(context, whole, now);
  const { standing } = state?.keyPair ?? {};
  const settledAt = standing?.state === 'active' ? standing.settledAt : null;
  const propagationMs = settings.propagationSeconds * secondMs;
  const span = spanOf(state, settledAt, propagationMs, now);
  const { found, counts, swap, slotAlarm } = await store.read(async (tx) => ({
    found: await tx.attempts.betweenOfConnection(connection.id, span, triesTold + 1),
    counts: await tx.attempts.counts(connection.id),
    swap: await newestSwap(tx, whole.app.id),
    slotAlarm: (await tx.slotLooks.of(whole.app.id))?.alarm ?? null,
  }));
  const tries = found.slice(0, triesTold);
  const goal = rotationGoal(whole, now);
  const reportedAt = state?.uploadReportedAt ?? null;
  return {
    whole,
    state,
    isUnderWay: goal !== null && goal.step !== 'settled',
    before: state === null ? null : pairBefore(state.keyPair, pairs),
    settledAt,
    settlesAt: state === null || settledAt !== null ? null : settlesAt(state, tries, propagationMs),
    spreadUntil: reportedAt === null ? null : spreadUntil(reportedAt, settings),
    revertsTo: pairToRevertTo(whole, now) ?? null,
    certificateFile: state === null ? null : fileOf(connection.name, state.keyPair),
    span,
    tries: tries.toReversed(),
    hasOlderTries: found.length > triesTold,
    counts,
    swap,
    slotAlarm: whole.app.rotation === 'hands-free' ? slotAlarm : null,
  };
}

async function newestSwap(tx: ReadTransaction, clientAppId: string): Promise<ShownSwap | null> {
  const swap = await tx.swaps.lastOf(clientAppId);
  return swap && shownSwap(tx, swap);
}

/** Some time before the first acceptance, up to now, or to some time after it had settled. */
function spanOf(state: RotationState | null, settledAt: Instant | null, propagationMs: number, now: Instant): Span {
  const leadMs = leadOfPropagation * propagationMs;
  const until = Math.min(now, settledAt === null ? now : settledAt + leadMs);
  const began = state?.acceptedAt ?? state?.uploadReportedAt ?? state?.keyPair.issuedAt ?? now;
  const earliest = state?.acceptedAt === null ? until - longestSpanMs : until - attemptLifeMs;
  return { from: Math.max(began - leadMs, earliest), until };
}

/** Of those that were accepted before it, the one that was last. */
function pairBefore({ id, standing }: KeyPair, pairs: readonly KeyPair[]): KeyPair | null {
  const active = pairIn(pairs, 'active');
  if (standing.state !== 'active' && active !== undefined) return active;
  const accepted = pairs.filter((pair) => pair.id !== id && pair.standing.lastAcceptedAt !== null);
  return accepted.toSorted((a, b) => (b.standing.lastAcceptedAt ?? 0) - (a.standing.lastAcceptedAt ?? 0))[0] ?? null;
}

/** So long after the first acceptance, and after the last answer that tells of another certificate. */
function settlesAt({ acceptedAt, keyPair }: RotationState, tries: readonly Attempt[], propagationMs: number) {
  if (acceptedAt === null) return null;
  const isContrary = ({ keyPairId, outcome: { type } }: Attempt) =>
    keyPairId === keyPair.id ? type === 'notThisKey' : type === 'accepted';
  const contrary = tries.filter(isContrary).map(({ startedAt }) => startedAt);
  return Math.max(acceptedAt, ...contrary) + propagationMs;
}

function fileOf(name: string, { publicKeyHash, issuedAt }: KeyPair): string {
  return certificateFileName(name, certificateMarker(publicKeyHash, issuedAt));
}

function rotationView(shown: ShownRotation, now: Instant) {
  const { whole, state, before, revertsTo, span, tries, counts } = shown;
  const fingerprints = new Map(whole.pairs.map(({ id, fingerprint }) => [id, fingerprint]));
  const of = (id: string) => fingerprints.get(id) ?? '';
  return {
    step: state?.step ?? 'none',
    isUnderWay: shown.isUnderWay,
    keyPair: state && keyPairView(state.keyPair, now),
    before: before && keyPairView(before, now),
    path: pathOf(shown),
    connections: state?.connections ?? [whole.connection.name],
    acceptedAt: iso(state?.acceptedAt ?? null),
    settledAt: iso(shown.settledAt),
    settlesAt: iso(shown.settlesAt),
    uploadReportedAt: iso(state?.uploadReportedAt ?? null),
    spreadUntil: iso(shown.spreadUntil),
    isLate: state?.isLate ?? false,
    isSlotLost: state?.isSlotLost ?? false,
    nextLookAt: iso(whole.connection.nextLookAt),
    revertsTo: revertsTo && keyPairView(revertsTo, now),
    certificateFile: shown.certificateFile,
    span: { from: iso(span.from), until: iso(span.until) },
    tries: tries.flatMap(({ keyPairId, startedAt, tokenHost, purpose, outcome }) =>
      outcome.type === 'open'
        ? []
        : {
            fingerprint: of(keyPairId),
            at: iso(startedAt),
            tokenHost,
            purpose,
            result: outcome.type,
            message: 'message' in outcome ? outcome.message : null,
          },
    ),
    hasOlderTries: shown.hasOlderTries,
    counts: counts.map(({ keyPairId, accepted, notThisKey, other }) => ({
      fingerprint: of(keyPairId),
      accepted,
      notThisKey,
      other,
    })),
    nextSwapAt: iso(nextSwapAt(shown.whole, now)),
    swap: shown.swap && swapView(shown.swap, now),
    slotAlarm: shown.slotAlarm && { since: iso(shown.slotAlarm.since), holds: shown.slotAlarm.holds },
  };
}

/** The way of a rotation; `at`: when it was reached, or for what is not reached when it will be, as far as that is known. */
function pathOf({ whole, state, before, settledAt, settlesAt: settles }: ShownRotation) {
  if (state === null) return [];
  const { keyPair, acceptedAt, uploadReportedAt } = state;
  const isSettled = settledAt !== null;
  const isDestroyed = before?.standing.state === 'destroyed' ? before.standing.since : null;
  const keptUntil = before === null || !isSettled ? null : retentionEndsAt(before, whole.app);
  const stage = (name: string, isReached: boolean, at: Instant | null) => ({ stage: name, isReached, at: iso(at) });
  const first = [
    stage('issued', true, keyPair.issuedAt),
    stage('uploaded', uploadReportedAt !== null || acceptedAt !== null, uploadReportedAt),
    stage('accepted', acceptedAt !== null, acceptedAt),
  ];
  if (before === null) return [...first, stage('settled', isSettled, settledAt ?? settles)];
  return [
    ...first,
    stage('handover', isSettled, null),
    stage('settled', isSettled, settledAt ?? settles),
    stage('previousKept', isDestroyed !== null, keptUntil),
    stage('destroyed', isDestroyed !== null, isDestroyed),
  ];
}
