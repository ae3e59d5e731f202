// One attempt with one key pair: the intent is recorded in a transaction that re-reads the pair's state, the assertion
// is signed and posted with no transaction open. The outcome is recorded by record-outcome.ts.

import type { ClientApp } from '../../../domain/client-app/client-app.ts';
import type { Connection } from '../../../domain/connection/connection.ts';
import type { LatchkeyError } from '../../../domain/errors.ts';
import { isCandidate } from '../../../domain/key-pair/candidates.ts';
import { type KeyPair, signerKeyOf } from '../../../domain/key-pair/key-pair.ts';
import { hourMs, type Instant, newIdAt, secondMs } from '../../../domain/ports.ts';
import { Secret } from '../../../domain/secret.ts';
import { assertionClaims } from '../../../domain/token/assertion.ts';
import type { Attempt, AttemptPurpose, SpentLogins } from '../../../domain/token/attempt.ts';
import type { Target } from '../../../domain/token/audience.ts';
import { budgetEndsAt, loginLimit } from '../../../domain/token/rationing.ts';
import type { TokenAnswer } from '../../../domain/token/token-answer.ts';
import { isAboutOneKey } from '../../../domain/vault/signer-keys.ts';
import { compact, rs256Header, signingInput } from '../../../formats/jws.ts';
import type { Context } from '../../context.ts';
import { openedVault } from '../../vault/steps/opened-vault.ts';
import { type Refusal, recordRefusal } from './record-outcome.ts';

/** A single exchange never takes longer, so that a lost answer leaves time for another try. */
const exchangeTimeoutMs = 20 * secondMs;

export type Tried =
  | { type: 'answered'; attemptId: string; answer: TokenAnswer; at: Instant }
  /** The pair left the candidates since the caller read it: nothing was signed. */
  | { type: 'notUsable' }
  /** Its private key does not open, or cannot be reached: nothing was signed, and another pair may still be accepted. */
  | { type: 'cannotSign'; error: LatchkeyError }
  | { type: 'budgetSpent'; until: Instant; spentBy: SpentLogins[] };

export interface TryRequest {
  connection: Connection;
  app: ClientApp & { consumerKey: string };
  pair: KeyPair;
  target: Target;
  purpose: AttemptPurpose;
  clockSkewSeconds: number;
  /** On the monotonic clock. */
  deadlineMs: number;
  /** By which time its certificate is past. */
  certificatesAt: Instant;
  /** On a connection of its own. */
  isAlone: boolean;
  /** In whose name, where it is another user than the connection's own. */
  asUser?: string | undefined;
  /** What the pair before was answered: recorded with the intent, since each commit waits for the disk. */
  refusal?: Refusal | null;
}

export async function tryKeyPair(context: Context, request: TryRequest, signal?: AbortSignal): Promise<Tried> {
  const { connection, app, target } = request;
  await openedVault(context);
  const intent = await recordIntent(context, request);
  if (intent.type !== 'recorded') return intent;
  const { key, attemptId, startedAt } = intent;

  const claims = assertionClaims(
    {
      consumerKey: app.consumerKey,
      username: connection.username,
      audience: target.audience,
      clockSkewSeconds: request.clockSkewSeconds,
    },
    startedAt,
    context.random,
  );
  const input = signingInput(rs256Header, { ...claims });
  const signature = await signed(context, attemptId, () => context.signerKeys.sign(key, Buffer.from(input)));
  if (!(signature instanceof Uint8Array)) return { type: 'cannotSign', error: signature };
  const assertion = new Secret(compact(input, signature));
  const timeoutMs = Math.max(secondMs, Math.min(exchangeTimeoutMs, request.deadlineMs - context.clock.monotonicMs()));
  const { isAlone } = request;
  const answer = await context.tokenEndpoint.exchange(
    { tokenHost: target.tokenHost, assertion, timeoutMs, isAlone },
    signal,
  );
  return { type: 'answered', attemptId, answer, at: context.clock.now() };
}

/** The signature, or why there is none: the attempt then ends without having left this process. */
async function signed(
  { store, clock, log }: Context,
  attemptId: string,
  sign: () => Promise<Uint8Array>,
): Promise<Uint8Array | LatchkeyError> {
  try {
    return await sign();
  } catch (error) {
    if (!isAboutOneKey(error)) throw error;
    log.write('error', 'A key pair does not open; the others are tried.', { error });
    // The kind and the place; what is said of it is made where it is read.
    const message = 'provider' in error.parameters ? error.parameters.provider : '';
    const outcome = { type: 'refused', code: error.code, message } as const;
    await store.write((tx) => tx.attempts.finish(attemptId, outcome, clock.now()));
    return error;
  }
}

async function recordIntent({ store, clock, random, settings }: Context, request: TryRequest) {
  const attemptId = newIdAt(clock.now(), random);
  return store.write(async (tx) => {
    const now = clock.now();
    const [held] = await Promise.all([
      tx.keyPairs.toSignWith(request.pair.id),
      request.refusal && recordRefusal(tx, request.refusal),
    ]);
    if (held === null || held.clientAppId !== request.app.id) return { type: 'notUsable' } as const;
    const { id: keyPairId, notAfter } = request.pair;
    const pair = { notAfter, standing: { state: held.state } };
    if (!isCandidate(pair, request.connection.expiredPolicy, request.certificatesAt))
      return { type: 'notUsable' } as const;
    const { tokenHost, audience } = request.target;
    const { username } = request.connection;
    const attempt: Attempt = {
      id: attemptId,
      connectionId: request.connection.id,
      clientAppId: request.app.id,
      keyPairId,
      username: request.asUser ?? null,
      purpose: request.purpose,
      tokenHost,
      audience,
      startedAt: now,
      finishedAt: null,
      outcome: { type: 'open' },
    };
    if (!(await tx.attempts.begin(attempt, username, loginLimit(settings, request.purpose)))) {
      const until = budgetEndsAt(now);
      const spentBy = await tx.attempts.spenders(tokenHost, username, until - hourMs);
      return { type: 'budgetSpent', until, spentBy } as const;
    }
    return { type: 'recorded', attemptId, key: signerKeyOf(request.pair, held.key), startedAt: now } as const;
  });
}
