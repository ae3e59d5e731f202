// Callers that each sign in anew, several times a second, while a rotation runs: one through Latchkey, and for comparison
// two clients that hold one key and know one moment at which to switch it.

import { candidates } from '../../domain/key-pair/candidates.ts';
import { signerKeyOf } from '../../domain/key-pair/key-pair.ts';
import { newId, secondMs } from '../../domain/ports.ts';
import { Secret } from '../../domain/secret.ts';
import { assertionClaims } from '../../domain/token/assertion.ts';
import { target } from '../../domain/token/audience.ts';
import { compact, rs256Header, signingInput } from '../../formats/jws.ts';
import { findConnection } from '../../operations/connection/steps/find-connection.ts';
import type { Context } from '../../operations/context.ts';
import { signIn } from '../../operations/token/steps/sign-in.ts';

export interface Tally {
  /** Calls that asked for a token. */
  logins: number;
  /** Calls that ended without one. */
  failed: number;
  /** Assertions that the org refused on the way. */
  refusedAttempts: number;
}

export const noCalls = (): Tally => ({ logins: 0, failed: 0, refusedAttempts: 0 });

/** One call of a client that does nothing special: Latchkey decides which key signs. */
export async function callThroughLatchkey(context: Context, connectionId: string, tally: Tally): Promise<void> {
  const deadlineMs = context.clock.monotonicMs() + context.settings.tokenDeadlineSeconds * secondMs;
  const result = await signIn(context, connectionId, { purpose: 'token', deadlineMs });
  tally.logins += 1;
  tally.failed += result.type === 'signedIn' ? 0 : 1;
  tally.refusedAttempts += result.tried.filter((tried) => tried.result === 'notThisKey').length;
}

/** One call of a client with one key: it signs once with the pair of that fingerprint and takes what comes. */
export async function callWithOneKey(context: Context, name: string, fingerprint: string, tally: Tally): Promise<void> {
  const { clock, signerKeys, random, store, tokenEndpoint } = context;
  const found = await store.read(async (tx) => {
    const whole = await findConnection(tx, name);
    const usable = candidates(whole.pairs, { expiredPolicy: 'refuse', answeredLast: null, now: clock.now() });
    const pair = usable.find((candidate) => candidate.fingerprint === fingerprint);
    return { ...whole, pair, key: pair === undefined ? null : await tx.keyPairs.keyReference(pair.id) };
  });
  const { connection, app, pair, key } = found;
  if (pair === undefined || key === null || app.consumerKey === null) return;
  const { tokenHost, audience } = target(connection, app.kind);
  const facts = { consumerKey: app.consumerKey, username: connection.username, audience, clockSkewSeconds: 0 };
  const input = signingInput(rs256Header, { ...assertionClaims(facts, clock.now(), random), jti: newId(random) });
  const assertion = new Secret(compact(input, await signerKeys.sign(signerKeyOf(pair, key), Buffer.from(input))));
  const answer = await tokenEndpoint.exchange({ tokenHost, assertion, timeoutMs: 10 * secondMs });
  tally.logins += 1;
  if (answer.type === 'accepted') return;
  tally.failed += 1;
  tally.refusedAttempts += answer.type === 'notThisKey' ? 1 : 0;
}
