// A connection with all that decides about it: its client app and the key pairs of that app. By name, as people ask, with
// those that are destroyed; by id, as background work does, without, so that its cost does not grow with the years.

import type { ClientApp } from '../../../domain/client-app/client-app.ts';
import type { Connection } from '../../../domain/connection/connection.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
import type { ReadTransaction, WriteTransaction } from '../../../domain/store.ts';

export interface Whole {
  connection: Connection;
  app: ClientApp;
  pairs: readonly KeyPair[];
}

/** Errors: connectionNotFound. */
export async function findConnection(tx: ReadTransaction, name: string): Promise<Whole> {
  const connection = await tx.connections.byName(name);
  if (connection === null) throw new LatchkeyError('connectionNotFound', { name });
  const { clientAppId } = connection;
  const [app, pairs] = await Promise.all([tx.clientApps.byId(clientAppId), tx.keyPairs.ofApp(clientAppId)]);
  return { connection, app: appOf(connection, app), pairs };
}

export async function findConnectionById(tx: ReadTransaction, id: string): Promise<Whole> {
  // Asked together: each answer of a server takes its way.
  const [connection, app, pairs] = await Promise.all([
    connectionOnly(tx, id),
    tx.clientApps.ofConnection(id),
    tx.keyPairs.livingOfConnection(id),
  ]);
  return { connection, app: appOf(connection, app), pairs };
}

/** For what needs neither the app nor its pairs. Errors: connectionNotFound. */
export async function connectionOnly(tx: ReadTransaction, id: string): Promise<Connection> {
  const connection = await tx.connections.byId(id);
  if (connection === null) throw new LatchkeyError('connectionNotFound', { name: id });
  return connection;
}

function appOf({ id }: Connection, app: ClientApp | null): ClientApp {
  if (app === null) throw new LatchkeyError('internal', {}, `connection ${id} has no client app`);
  return app;
}

/**
 * The same, held until the transaction ends. Rows are always locked in the order app, key pairs, connection, so that
 * two transactions cannot wait for each other.
 */
export async function lockConnection(tx: WriteTransaction, name: string): Promise<Whole> {
  const found = await tx.connections.byName(name);
  if (found === null) throw new LatchkeyError('connectionNotFound', { name });
  return lockWhole(tx, found.id, (appId) => tx.keyPairs.lockOfApp(appId));
}

export function lockConnectionById(tx: WriteTransaction, id: string): Promise<Whole> {
  return lockWhole(tx, id, (appId) => tx.keyPairs.lockLivingOfApp(appId));
}

async function lockWhole(
  tx: WriteTransaction,
  id: string,
  lockPairs: (clientAppId: string) => Promise<KeyPair[]>,
): Promise<Whole> {
  const seen = await tx.connections.byId(id);
  if (seen === null) throw new LatchkeyError('connectionNotFound', { name: id });
  const [app, pairs, connection] = await Promise.all([
    tx.clientApps.lock(seen.clientAppId),
    lockPairs(seen.clientAppId),
    tx.connections.lock(id),
  ]);
  if (connection === null) throw new LatchkeyError('connectionNotFound', { name: seen.name });
  if (connection.clientAppId !== seen.clientAppId)
    throw new LatchkeyError('changedMeanwhile', { type: 'connection', name: seen.name });
  return { connection, app: appOf(seen, app), pairs };
}
