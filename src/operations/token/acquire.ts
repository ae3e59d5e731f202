// An access token of a connection: from the cache where possible, a new one for one that the org refused.

import { iso, secondMs } from '../../domain/ports.ts';
import type { Secret } from '../../domain/secret.ts';
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
  /** The one that the org refused; null: none was. */
  refused: Secret<string> | null;
}

/** Errors: connectionNotFound and those of `TokenSource`. */
export const acquireToken = {
  act: 'token.acquire',
  connectionOf: ({ name }) => name,
  async run({ tokens, ...context }, { name, fresh, refused }) {
    const deadlineMs = context.clock.monotonicMs() + context.settings.tokenDeadlineSeconds * secondMs;
    const { connection } = await outlastRestart(context, deadlineMs, () =>
      context.store.read((tx) => findConnection(tx, name)),
    );
    return refused === null ? tokens.acquire(connection.id, { fresh }) : tokens.refused(connection.id, refused);
  },
  /** The one view with a secret in it: the secret is what was asked for. */
  view: ({ token, instanceUrl, issuedAt, goodUntil }) => ({
    accessToken: token.reveal(),
    instanceUrl,
    issuedAt: iso(issuedAt),
    goodUntil: iso(goodUntil),
  }),
} satisfies Act<Pick<Context, Needed> & { tokens: Tokens }, TokenWish, AccessToken>;
