// An access token of a connection: from the cache where possible, a new one for one that the org refused.

import { LatchkeyError } from '../../domain/errors.ts';
import { iso, secondMs } from '../../domain/ports.ts';
import type { AccessToken, Tokens } from '../../domain/token/access-token.ts';
import type { Act } from '../act.ts';
import { findConnection } from '../connection/steps/find-connection.ts';
import type { Context } from '../context.ts';
import { outlastRestart } from '../installation/steps/outlast-restart.ts';

type Needed = 'store' | 'clock' | 'random' | 'settings';

interface TokenWish {
  name: string;
  /** Sign in anew even when a token is cached. */
  fresh: boolean;
  /** Of the one that the org refused, as `tokenHash` makes it; null: none was. */
  refusedHash: string | null;
}

interface AcquiredToken extends AccessToken {
  keyPairFingerprint: string;
}

/** Errors: connectionNotFound and those of `TokenSource`. */
export const acquireToken = {
  act: 'token.acquire',
  connectionOf: ({ name }) => name,
  async run({ tokens, ...context }, { name, fresh, refusedHash }) {
    const deadlineMs = context.clock.monotonicMs() + context.settings.tokenDeadlineSeconds * secondMs;
    const { connection, pairs } = await outlastRestart(context, deadlineMs, () =>
      context.store.read((tx) => findConnection(tx, name)),
    );
    const given = await (refusedHash === null
      ? tokens.acquire(connection.id, { fresh })
      : tokens.refused(connection.id, refusedHash));
    // One that was made meanwhile is asked for by itself.
    const pair =
      pairs.find(({ id }) => id === given.keyPairId) ??
      (await outlastRestart(context, deadlineMs, () => context.store.read((tx) => tx.keyPairs.byId(given.keyPairId))));
    if (pair === null) throw new LatchkeyError('connectionNotFound', { name });
    return { ...given, keyPairFingerprint: pair.fingerprint };
  },
  /** The one view with a secret in it: the secret is what was asked for. */
  view: ({ token, instanceUrl, keyPairFingerprint, issuedAt, goodUntil }) => ({
    accessToken: token.reveal(),
    instanceUrl,
    tokenType: 'Bearer',
    keyPairFingerprint,
    issuedAt: iso(issuedAt),
    /** Salesforce names no lifetime. */
    assumedGoodUntil: iso(goodUntil),
  }),
} satisfies Act<Pick<Context, Needed> & { tokens: Tokens }, TokenWish, AcquiredToken>;
