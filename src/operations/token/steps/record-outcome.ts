// Writes down what an attempt came to. An acceptance moves the life of the key pairs, pins the org, ends a failure and
// caches the token, all in one transaction; other answers are facts about the key alone.

import type { AuditVerb } from '../../../domain/audit/audit-verbs.ts';
import type { ClientApp } from '../../../domain/client-app/client-app.ts';
import type { Connection } from '../../../domain/connection/connection.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import { largestSkewMs } from '../../../domain/installation/clock-trust.ts';
import { isSettlementAwaited, settlementBegins } from '../../../domain/key-pair/handover.ts';
import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
import { type Instant, secondMs } from '../../../domain/ports.ts';
import { closeProbingMs, holdsSettlement, nextLookAt, notAhead } from '../../../domain/rotation/probe-schedule.ts';
import { handoverProbeMs } from '../../../domain/settings.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import type { AttemptOutcome, AttemptPurpose } from '../../../domain/token/attempt.ts';
import type { Target } from '../../../domain/token/audience.ts';
import { type CachedToken, tokenHash, tokenTimes } from '../../../domain/token/cached-token.ts';
import type { AcceptedAnswer, TokenAnswer } from '../../../domain/token/token-answer.ts';
import type { SealedText } from '../../../domain/vault/sealed.ts';
import type { Whole } from '../../connection/steps/find-connection.ts';
import { auditEntry, type Context, connectionSubject } from '../../context.ts';
import { recordServerTime } from '../../installation/steps/clock-trust.ts';
import { writingLife } from '../../key-pair/steps/write-life.ts';
import { wantAccepted } from '../../rotation/steps/wanted-key-pair.ts';
import { type GivenToken, sealToken } from './sealed-token.ts';

/** Under this the clocks count as equal: assertions live 120 s and Salesforce allows some drift. */
const skewToleranceSeconds = 60;

/** An answer that is no acceptance. */
export interface Refusal {
  attemptId: string;
  answer: TokenAnswer;
  at: Instant;
}

/** Within the caller's transaction. */
export function recordRefusal(tx: WriteTransaction, { attemptId, answer, at }: Refusal): Promise<void> {
  return tx.attempts.finish(attemptId, outcomeOf(answer), at);
}

/** Whether the token is the pinned org's and user's. */
type PinVerdict = 'ours' | { foreign: 'org' | 'user'; found: string; pinned: string; orgId: string };

interface Recorded {
  verdict: PinVerdict;
  /** The token as it was cached; null where it was not. */
  kept: CachedToken | null;
}

/** With the connection, its app and their pairs as they were when the assertion was made. */
interface Acceptance extends Whole {
  attemptId: string;
  answer: AcceptedAnswer;
  pair: KeyPair;
  target: Target;
  purpose: AttemptPurpose;
  at: Instant;
  /** A user other than the connection's: a fact about the key, and nothing else. */
  asUser?: string | undefined;
}

/** What was read and locked, and the pairs as they are after the acceptance. */
interface Locked {
  app: ClientApp | null;
  before: readonly KeyPair[];
  pairs: readonly KeyPair[];
  known: Connection | null;
  sealed: SealedText | null;
}

/**
 * Records an acceptance. A token of another org or user than the pinned one is not cached, and nor is one for a login
 * that was changed while it was under way: that says nothing about the connection as it is now.
 */
export async function recordAcceptance(context: Context, accepted: Acceptance): Promise<Recorded> {
  const { connection: asked, attemptId, answer, at } = accepted;
  const sealed = await sealedOrNull(context, asked.id, answer);
  return context.store.write(async (tx) => {
    // Asked together, here and below: each answer of a server takes its way.
    const [recorded] = await Promise.all([
      drawConclusions(context, tx, accepted, sealed),
      tx.attempts.finish(attemptId, { type: 'accepted' }, at),
      recordServerTime(tx, accepted.target.tokenHost, answer.facts.clockSkewSeconds, at),
    ]);
    return recorded;
  });
}

/** What follows for the key pairs, their app and the connection, each locked in that order. */
async function drawConclusions(
  context: Context,
  tx: WriteTransaction,
  accepted: Acceptance,
  sealed: SealedText | null,
): Promise<Recorded> {
  const { connection: asked, answer, pair, at, asUser } = accepted;
  const [app, before, known] = await Promise.all([
    tx.clientApps.lock(asked.clientAppId, accepted.app),
    tx.keyPairs.lockLivingOfApp(asked.clientAppId, accepted.pairs),
    tx.connections.lock(asked.id, asUser === undefined ? asked : null),
  ]);
  const event = { type: 'accepted', keyPairId: pair.id, at, isDateProved: isDateProved(answer) } as const;
  const { after: pairs, hasMoved, written } = writingLife(context, tx, before, event);
  if (hasMoved) await written;
  const [recorded] = await Promise.all([
    concludeForConnection(context, tx, accepted, { app, before, pairs, known, sealed }),
    written,
  ]);
  return recorded;
}

async function concludeForConnection(
  context: Context,
  tx: WriteTransaction,
  accepted: Acceptance,
  { app, before, pairs, known, sealed }: Locked,
): Promise<Recorded> {
  const { connection: asked, answer, pair, at } = accepted;
  const taken = { keyPairId: pair.id, purpose: accepted.purpose };
  if (app !== null) await wantAccepted(context, tx, app, before, taken);
  const isBrought = await bringLooksForward(context, tx, asked, before, pairs);
  const isSettlementHeld = isSettlementAwaited(pairs) && (await isHeldByAnother(tx, asked, pairs, context.clock.now()));
  const present = isBrought ? await tx.connections.lock(asked.id) : known;
  if (present === null) throw new LatchkeyError('connectionNotFound', { name: asked.name });
  if (accepted.asUser !== undefined || !isSameLogin(asked, present))
    return { verdict: pinVerdict(asked, answer), kept: null };
  const verdict = pinVerdict(present, answer);
  const connection = verdict === 'ours' ? afterAcceptance(present, accepted, context.clock.now()) : present;
  const next = { ...connection, nextLookAt: nextLookAt(connection, pairs, context.settings, at, isSettlementHeld) };
  const isCached = verdict === 'ours' && sealed !== null;
  const [, kept] = await Promise.all([
    writeConnection(context, tx, present, next),
    isCached ? putToken(context, tx, accepted, sealed) : null,
  ]);
  return { verdict, kept };
}

/** Its Date header agrees with our clock. */
function isDateProved({ facts: { clockSkewSeconds } }: AcceptedAnswer): boolean {
  return clockSkewSeconds !== null && Math.abs(clockSkewSeconds) * secondMs <= largestSkewMs;
}

/**
 * A pair settles only when it has on every connection of the app: none waits for its daily look when a handover begins, nor
 * when one that failed in it works again. Then the others that fail are probed closely, since a server may not know yet what was
 * mended; those that work are looked at by the next probe of a handover, so that thousands that work again in turn do
 * not bring forward each other's looks. Says whether rows were written.
 */
async function bringLooksForward(
  { clock, settings }: Context,
  tx: WriteTransaction,
  { id, clientAppId, failure }: Connection,
  before: readonly KeyPair[],
  pairs: readonly KeyPair[],
): Promise<boolean> {
  const now = clock.now();
  if (settlementBegins(before, pairs)) {
    await tx.connections.lookBy(clientAppId, now);
    return true;
  }
  if (!isSettlementAwaited(pairs) || failure === null) return false;
  await tx.connections.probeFailingClosely(clientAppId, id, now, closeProbingMs);
  await tx.connections.lookBy(clientAppId, now + handoverProbeMs(settings));
  return true;
}

/** Then the handover cannot end, and nothing is learnt by probing this connection closely. */
async function isHeldByAnother(
  tx: WriteTransaction,
  { id, clientAppId }: Connection,
  pairs: readonly KeyPair[],
  now: Instant,
): Promise<boolean> {
  const failing = await tx.connections.failingOfApp(clientAppId);
  return failing.some((connection) => connection.id !== id && holdsSettlement(connection, pairs, now));
}

function isSameLogin(asked: Connection, present: Connection): boolean {
  return (
    asked.clientAppId === present.clientAppId &&
    asked.username === present.username &&
    asked.loginUrl === present.loginUrl &&
    asked.audience === present.audience
  );
}

/** Null: it cannot be sealed, so it is not cached; the acceptance is a fact all the same. */
async function sealedOrNull(context: Context, connectionId: string, given: GivenToken): Promise<SealedText | null> {
  try {
    return await sealToken(context, connectionId, given);
  } catch (error) {
    context.log.write('error', 'A new token could not be sealed; it is not shared with other processes.', { error });
    return null;
  }
}

export function pinVerdict({ org, acceptedOrgId }: Connection, { orgId, userId }: AcceptedAnswer): PinVerdict {
  const pinned = org?.orgId ?? acceptedOrgId ?? orgId;
  if (pinned !== orgId) return { foreign: 'org', found: orgId, pinned, orgId };
  const pinnedUser = org?.userId ?? userId;
  return pinnedUser === userId ? 'ours' : { foreign: 'user', found: userId, pinned: pinnedUser, orgId };
}

function afterAcceptance(
  connection: Connection,
  { answer, pair, target, purpose, at }: Acceptance,
  now: Instant,
): Connection {
  const skew = answer.facts.clockSkewSeconds;
  const knownAt = notAhead(connection.lastAccepted?.at ?? null, now) ?? at;
  return {
    ...connection,
    org: { orgId: answer.orgId, userId: answer.userId, instanceUrl: answer.instanceUrl },
    found: connection.audience === null ? target : null,
    lastAccepted: { at: Math.max(at, knownAt), keyPairId: pair.id },
    failure: null,
    backOff: null,
    rationedUntil: purpose === 'test' ? connection.rationedUntil : null,
    clockSkewSeconds: skew === null ? connection.clockSkewSeconds : tolerated(skew),
    lastProbeAt: purpose === 'token' ? connection.lastProbeAt : at,
  };
}

export function tolerated(skewSeconds: number): number {
  return Math.abs(skewSeconds) > skewToleranceSeconds ? Math.round(skewSeconds) : 0;
}

async function writeConnection(
  context: Context,
  tx: WriteTransaction,
  before: Connection,
  after: Connection,
): Promise<void> {
  const action = whatChanged(before, after);
  if (action === null) {
    await tx.connections.note(after);
    return;
  }
  const told = ({ org, failure, found }: Connection) => ({ org, found, failure: failure?.code ?? null });
  await tx.connections.update(after, auditEntry(context, action, connectionSubject(after), told(before), told(after)));
}

/** The audit's word for what an acceptance changed about the connection; null: only its bookkeeping. */
function whatChanged(before: Connection, after: Connection): AuditVerb | null {
  if (before.org === null && after.org !== null) return 'connection.pinned';
  if (before.failure !== null && after.failure === null) return 'connection.worksAgain';
  if (before.org?.instanceUrl !== after.org?.instanceUrl) return 'connection.instanceMoved';
  const isSameTarget =
    before.found?.tokenHost === after.found?.tokenHost && before.found?.audience === after.found?.audience;
  return isSameTarget ? null : 'connection.targetFound';
}

function putToken(
  { random, settings }: Context,
  tx: WriteTransaction,
  { connection, answer, pair, at }: Acceptance,
  sealed: SealedText,
): Promise<CachedToken | null> {
  return tx.tokens.put({
    connectionId: connection.id,
    sealed,
    tokenHash: tokenHash(answer.accessToken),
    keyPairId: pair.id,
    ...tokenTimes(at, settings.tokenLifetimeSeconds * 1_000, random.fraction()),
  });
}

function outcomeOf(answer: TokenAnswer): AttemptOutcome {
  switch (answer.type) {
    case 'accepted':
      return { type: 'accepted' };
    case 'notThisKey':
      return { type: 'notThisKey', message: answer.message };
    case 'refused':
      return { type: 'refused', code: answer.code, message: answer.message };
    case 'unavailable':
      return { type: 'unavailable', message: answer.message };
    case 'noAnswer':
      return { type: 'noAnswer', code: answer.fault, message: answer.message };
  }
}
