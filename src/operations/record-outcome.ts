// Writes down what an attempt came to. An acceptance moves the life of the key pairs, pins the org, ends a failure and
// caches the token, all in one transaction; other answers are facts about the key alone.

import type { Connection } from '../domain/connection/connection.ts';
import type { KeyPair } from '../domain/key-pair/key-pair.ts';
import type { Instant } from '../domain/ports.ts';
import { nextLookAt } from '../domain/rotation/probe-schedule.ts';
import type { Secret } from '../domain/secret.ts';
import type { WriteTransaction } from '../domain/store.ts';
import type { AttemptOutcome, AttemptPurpose } from '../domain/token/attempt.ts';
import type { Target } from '../domain/token/audience.ts';
import { tokenHash, tokenTimes } from '../domain/token/cached-token.ts';
import type { AcceptedAnswer, TokenAnswer } from '../domain/token/token-answer.ts';
import type { SealedText } from '../domain/vault/sealed.ts';
import { recordServerTime } from './clock-trust.ts';
import { auditEntry, type Context, connectionSubject } from './context.ts';
import { lockConnectionById } from './find-connection.ts';
import { writeLife } from './write-life.ts';

export const tokenPurpose = 'access-token';
/** Under this the clocks count as equal: assertions live 120 s and Salesforce allows some drift. */
const skewToleranceSeconds = 60;

/** Records an answer that is no acceptance. */
export async function recordRefusal(
  context: Context,
  attemptId: string,
  answer: TokenAnswer,
  at: Instant,
): Promise<void> {
  await context.store.write((tx) => tx.attempts.finish(attemptId, outcomeOf(answer), at));
}

export type Acceptance = 'recorded' | { foreign: 'org' | 'user'; found: string; pinned: string };

/** Records an acceptance; a token of another org or user than the pinned one is not cached. */
export async function recordAcceptance(
  context: Context,
  accepted: {
    connectionId: string;
    attemptId: string;
    answer: AcceptedAnswer;
    pair: KeyPair;
    target: Target;
    purpose: AttemptPurpose;
    at: Instant;
  },
): Promise<Acceptance> {
  const { connectionId, attemptId, answer, pair, at } = accepted;
  const sealed = await sealedToken(context, connectionId, answer.accessToken);
  return context.store.write(async (tx) => {
    const whole = await lockConnectionById(tx, connectionId);
    await tx.attempts.finish(attemptId, { type: 'accepted' }, at);
    await recordServerTime(tx, accepted.target.tokenHost, answer.facts.clockSkewSeconds, at);
    const pairs = await writeLife(context, tx, whole.pairs, { type: 'accepted', keyPairId: pair.id, at });
    const foreign = foreignTo(whole.connection, answer);
    const connection = foreign === null ? afterAcceptance(whole.connection, accepted) : whole.connection;
    const next = { ...connection, nextLookAt: nextLookAt(connection, pairs, context.settings, at) };
    await writeConnection(context, tx, whole.connection, next);
    if (foreign !== null) return foreign;
    if (sealed !== null) await putToken(context, tx, accepted, sealed);
    return 'recorded';
  });
}

/** Null: it cannot be sealed, so it is not cached; the acceptance is a fact all the same. */
async function sealedToken(
  { custody, log }: Context,
  connectionId: string,
  token: Secret<string>,
): Promise<SealedText | null> {
  try {
    return await custody.sealText(tokenPurpose, connectionId, token);
  } catch (error) {
    log.write('error', 'A new token could not be sealed; it is not shared with other processes.', { error });
    return null;
  }
}

function foreignTo(connection: Connection, answer: AcceptedAnswer): Exclude<Acceptance, 'recorded'> | null {
  if (connection.org === null) return null;
  const { orgId, userId } = connection.org;
  if (orgId !== answer.orgId) return { foreign: 'org', found: answer.orgId, pinned: orgId };
  if (userId !== answer.userId) return { foreign: 'user', found: answer.userId, pinned: userId };
  return null;
}

function afterAcceptance(
  connection: Connection,
  { answer, pair, target, purpose, at }: Parameters<typeof recordAcceptance>[1],
): Connection {
  const skew = answer.facts.clockSkewSeconds;
  return {
    ...connection,
    org: { orgId: answer.orgId, userId: answer.userId, instanceUrl: answer.instanceUrl },
    found: connection.audience === null ? target : null,
    lastAccepted: { at: Math.max(at, connection.lastAccepted?.at ?? at), keyPairId: pair.id },
    failure: null,
    backOff: null,
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
function whatChanged(before: Connection, after: Connection): string | null {
  if (before.org === null && after.org !== null) return 'connection.pinned';
  if (before.failure !== null && after.failure === null) return 'connection.worksAgain';
  if (before.org?.instanceUrl !== after.org?.instanceUrl) return 'connection.instanceMoved';
  const isSameTarget =
    before.found?.tokenHost === after.found?.tokenHost && before.found?.audience === after.found?.audience;
  return isSameTarget ? null : 'connection.targetFound';
}

async function putToken(
  { random, settings }: Context,
  tx: WriteTransaction,
  { connectionId, answer, pair, at }: Parameters<typeof recordAcceptance>[1],
  sealed: SealedText,
): Promise<void> {
  await tx.tokens.put({
    connectionId,
    sealed,
    tokenHash: tokenHash(answer.accessToken),
    instanceUrl: answer.instanceUrl,
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
