// The key pairs of a connection's client app.

import type { KeyPair } from '../../domain/key-pair/key-pair.ts';
import type { Act } from '../act.ts';
import { findConnection } from '../connection/steps/find-connection.ts';
import type { Context } from '../context.ts';
import { keyPairView } from './steps/key-pair-view.ts';

/** Newest first. Errors: connectionNotFound. */
export const listKeyPairs = {
  act: 'certificate.list',
  connectionOf: ({ name }) => name,
  run: ({ store }, { name }) => store.read(async (tx) => (await findConnection(tx, name)).pairs),
  view: (pairs, now) => ({ keyPairs: pairs.map((pair) => keyPairView(pair, now)) }),
} satisfies Act<Pick<Context, 'store'>, { name: string }, readonly KeyPair[]>;
