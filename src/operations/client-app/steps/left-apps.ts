// Finds client apps without a connection.

import type { ClientApp } from '../../../domain/client-app/client-app.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import { type KeyPair, lostKeyPairs } from '../../../domain/key-pair/key-pair.ts';
import type { LeftApp } from '../../../domain/key-pair/left-app.ts';
import type { ReadTransaction } from '../../../domain/store.ts';

export async function appsWithoutConnection(tx: ReadTransaction): Promise<LeftApp[]> {
  const left: LeftApp[] = [];
  for (const app of await tx.clientApps.withoutConnection())
    left.push({ app, keyPairs: lostKeyPairs(await tx.keyPairs.ofApp(app.id)) });
  return left;
}

/** Errors: appNotFound, appInUse. */
export async function findLeft(
  tx: ReadTransaction,
  consumerKey: string,
): Promise<{ app: ClientApp; pairs: KeyPair[] }> {
  const app = await tx.clientApps.byConsumerKey(consumerKey);
  if (app === null) throw new LatchkeyError('appNotFound');
  const users = await tx.connections.ofApp(app.id);
  if (users.length > 0) throw new LatchkeyError('appInUse', { names: users.map(({ name }) => name).join(', ') });
  return { app, pairs: await tx.keyPairs.ofApp(app.id) };
}
