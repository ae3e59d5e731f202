// An access token of a connection: from the cache where possible, a new one for one that the org refused.

import { iso } from '../../domain/ports.ts';
import type { Secret } from '../../domain/secret.ts';
import type { AccessToken, Tokens } from '../../domain/token/access-token.ts';
import type { Act } from '../act.ts';
import { findConnection } from '../connection/steps/find-connection.ts';
import type { Context } from '../context.ts';

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
  async run({ store, tokens }, { name, fresh, refused }) {
    const { connection } = await store.read((tx) => findConnection(tx, name));
    return refused === null ? tokens.acquire(connection.id, { fresh }) : tokens.refused(connection.id, refused);
  },
  /** The one view with a secret in it: the secret is what was asked for. */
  view: ({ token, instanceUrl, issuedAt, goodUntil }) => ({
    accessToken: token.reveal(),
    instanceUrl,
    issuedAt: iso(issuedAt),
    goodUntil: iso(goodUntil),
  }),
} satisfies Act<Pick<Context, 'store'> & { tokens: Tokens }, TokenWish, AccessToken>;
