// What another consumer key does to an app that is in use: said before it is done, since key pairs belong to the app and every
// connection of it signs in with the same key.

import type { ReadTransaction } from '../../domain/store.ts';
import type { Act } from '../act.ts';
import { findConnection } from '../connection/steps/find-connection.ts';
import type { Context } from '../context.ts';

export interface ConsumerKeyChange {
  appName: string;
  /** Other connections of the app as it is now. */
  others: string[];
  /** Connections of the app that already has the new key and that this one joins; null: the app itself gets the key. */
  joins: string[] | null;
}

/** Null: nothing that anybody uses changes. The key is as typed; a wrong one is refused by `connection.set`. */
export const previewConsumerKey = {
  act: 'clientApp.previewConsumerKey',
  connectionOf: ({ name }) => name,
  run: ({ store }, { name, consumerKey }) =>
    store.read(async (tx) => {
      const { connection, app, pairs } = await findConnection(tx, name);
      const key = consumerKey.trim();
      if (app.consumerKey === null || app.consumerKey === key) return null;
      const others = (await namesOf(tx, app.id)).filter((other) => other !== connection.name);
      const isAccepted = pairs.some(({ standing }) => standing.lastAcceptedAt !== null);
      // A key that was mistyped and never worked is nobody's.
      if (!isAccepted && others.length === 0) return null;
      const joined = await tx.clientApps.byConsumerKey(key);
      return { appName: app.name, others, joins: joined === null ? null : await namesOf(tx, joined.id) };
    }),
  view: (change) => change,
} satisfies Act<Pick<Context, 'store'>, { name: string; consumerKey: string }, ConsumerKeyChange | null>;

async function namesOf(tx: ReadTransaction, clientAppId: string): Promise<string[]> {
  return (await tx.connections.ofApp(clientAppId)).map(({ name }) => name);
}
