// A connection with all that decides about it: its client app and every key pair of that app.

import type { ClientApp } from '../domain/connection/client-app.ts';
import type { Connection } from '../domain/connection/connection.ts';
import { LatchkeyError } from '../domain/errors.ts';
import type { KeyPair } from '../domain/key-pair/key-pair.ts';
import type { ReadTransaction, WriteTransaction } from '../domain/store.ts';

export interface Whole {
  connection: Connection;
  app: ClientApp;
  pairs: KeyPair[];
}

/** Errors: connectionNotFound. */
export async function findConnection(tx: ReadTransaction, name: string): Promise<Whole> {
  const connection = await tx.connections.byName(name);
  if (connection === null) throw new LatchkeyError('connectionNotFound', { name });
  return withApp(tx, connection);
}

export async function findConnectionById(tx: ReadTransaction, id: string): Promise<Whole> {
  const connection = await tx.connections.byId(id);
  if (connection === null) throw new LatchkeyError('connectionNotFound', { name: id });
  return withApp(tx, connection);
}

async function withApp(tx: ReadTransaction, connection: Connection): Promise<Whole> {
  const app = await tx.clientApps.byId(connection.clientAppId);
  if (app === null) throw new LatchkeyError('internal', {}, `connection ${connection.id} has no client app`);
  return { connection, app, pairs: await tx.keyPairs.ofApp(app.id) };
}

/**
 * The same, held until the transaction ends. Rows are always locked in the order app, key pairs, connection, so that
 * two transactions cannot wait for each other.
 */
export async function lockConnection(tx: WriteTransaction, name: string): Promise<Whole> {
  const found = await tx.connections.byName(name);
  if (found === null) throw new LatchkeyError('connectionNotFound', { name });
  return lockConnectionById(tx, found.id);
}

export async function lockConnectionById(tx: WriteTransaction, id: string): Promise<Whole> {
  const seen = await tx.connections.byId(id);
  if (seen === null) throw new LatchkeyError('connectionNotFound', { name: id });
  const app = await tx.clientApps.lock(seen.clientAppId);
  if (app === null) throw new LatchkeyError('internal', {}, `connection ${id} has no client app`);
  const pairs = await tx.keyPairs.lockOfApp(app.id);
  const connection = await tx.connections.lock(id);
  if (connection === null) throw new LatchkeyError('connectionNotFound', { name: seen.name });
  if (connection.clientAppId !== app.id)
    throw new LatchkeyError('changedMeanwhile', { what: `The connection "${seen.name}"` });
  return { connection, app, pairs };
}
