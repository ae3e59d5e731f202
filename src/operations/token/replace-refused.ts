// Another access token for one that the org refused.

import type { Secret } from '../../domain/secret.ts';
import type { AccessToken, Tokens } from '../../domain/token/access-token.ts';
import type { Act } from '../act.ts';
import { findConnection } from '../connection/steps/find-connection.ts';
import type { Context } from '../context.ts';
import { accessTokenView } from './steps/access-token-view.ts';

/** Errors: connectionNotFound and those of `TokenSource.refused`. */
export const replaceRefusedToken = {
  act: 'token.replaceRefused',
  connectionOf: ({ name }) => name,
  async run({ store, tokens }, { name, refused }) {
    const { connection } = await store.read((tx) => findConnection(tx, name));
    return tokens.refused(connection.id, refused);
  },
  view: accessTokenView,
} satisfies Act<Pick<Context, 'store'> & { tokens: Tokens }, { name: string; refused: Secret<string> }, AccessToken>;
