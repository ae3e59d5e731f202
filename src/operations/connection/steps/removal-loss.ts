// What goes with a connection: with the last one of its client app, the app and its private keys.

import { type LostKeyPair, lostKeyPairs } from '../../../domain/key-pair/lost-keys.ts';
import type { ReadTransaction } from '../../../domain/store.ts';
import type { Whole } from './find-connection.ts';

export interface RemovalLoss {
  /** Null: other connections of the app remain, and its key pairs with them. */
  keyPairs: LostKeyPair[] | null;
  otherConnections: string[];
}

export async function removalLossOf(tx: ReadTransaction, { connection, pairs }: Whole): Promise<RemovalLoss> {
  const others = (await tx.connections.ofApp(connection.clientAppId)).filter(({ id }) => id !== connection.id);
  return {
    keyPairs: others.length > 0 ? null : lostKeyPairs(pairs, await tx.keyRequests.ofApp(connection.clientAppId)),
    otherConnections: others.map((other) => other.name),
  };
}
