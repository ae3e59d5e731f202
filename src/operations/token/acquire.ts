// An access token of a connection, from the cache where possible.

import type { AccessToken, Tokens } from '../../domain/token/access-token.ts';
import type { Act } from '../act.ts';
import { findConnection } from '../connection/steps/find-connection.ts';
import type { Context } from '../context.ts';
import { accessTokenView } from './steps/access-token-view.ts';

/** Errors: connectionNotFound and those of `TokenSource.acquire`. */
export const acquireToken = {
  act: 'token.acquire',
  connectionOf: ({ name }) => name,
  async run({ store, tokens }, { name, fresh }) {
    const { connection } = await store.read((tx) => findConnection(tx, name));
    return tokens.acquire(connection.id, { fresh });
  },
  view: accessTokenView,
} satisfies Act<Pick<Context, 'store'> & { tokens: Tokens }, { name: string; fresh: boolean }, AccessToken>;
