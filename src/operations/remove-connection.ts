// Removes a connection; with the last one of its client app go the app and its private keys. What is lost is said
// before anything is done.

import { auditEntry, type Context, connectionSubject } from './context.ts';
import { findConnection, lockConnection, type Whole } from './find-connection.ts';

export interface RemovalLoss {
  /** Null: other connections of the app remain, and its key pairs with them. */
  keyPairs: { fingerprint: string; state: string }[] | null;
  otherConnections: string[];
}

/** Errors: connectionNotFound. */
export async function removalLoss({ store }: Pick<Context, 'store'>, name: string): Promise<RemovalLoss> {
  return store.read(async (tx) => {
    const { connection, pairs } = await findConnection(tx, name);
    const others = (await tx.connections.ofApp(connection.clientAppId)).filter(({ id }) => id !== connection.id);
    return {
      keyPairs: others.length > 0 ? null : keysOf(pairs),
      otherConnections: others.map((other) => other.name),
    };
  });
}

/** Errors: connectionNotFound. */
export async function removeConnection(context: Context, name: string): Promise<void> {
  const erased = await context.store.write(async (tx) => {
    const { connection, app, pairs } = await lockConnection(tx, name);
    const { username, loginUrl } = connection;
    const others = (await tx.connections.ofApp(app.id)).length - 1;
    const before = {
      username,
      loginUrl,
      consumerKey: app.consumerKey,
      keyPairsErased: others > 0 ? [] : keysOf(pairs),
    };
    await tx.connections.remove(
      connection.id,
      auditEntry(context, 'connection.removed', connectionSubject(connection), before, null),
    );
    return others > 0 ? [] : pairs;
  });
  for (const { id } of erased) context.custody.forget(id);
}

function keysOf(pairs: Whole['pairs']): { fingerprint: string; state: string }[] {
  return pairs
    .filter(({ standing }) => standing.state !== 'destroyed')
    .map(({ fingerprint, standing }) => ({ fingerprint, state: standing.state }));
}
