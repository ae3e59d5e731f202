// Finds client apps without a connection.

import type { ClientApp } from '../../../domain/client-app/client-app.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
import type { KeyRequest } from '../../../domain/key-pair/key-request.ts';
import type { LeftApp } from '../../../domain/key-pair/left-app.ts';
import { lostKeyPairs } from '../../../domain/key-pair/lost-keys.ts';
import type { ReadTransaction } from '../../../domain/store.ts';

export async function appsWithoutConnection(tx: ReadTransaction): Promise<LeftApp[]> {
  const left: LeftApp[] = [];
  for (const app of await tx.clientApps.withoutConnection())
    left.push({ app, keyPairs: lostKeyPairs(await tx.keyPairs.ofApp(app.id), await tx.keyRequests.ofApp(app.id)) });
  return left;
}

/** Errors: appNotFound, appInUse. */
export async function findLeft(
  tx: ReadTransaction,
  consumerKey: string,
): Promise<{ app: ClientApp; pairs: KeyPair[]; requests: KeyRequest[] }> {
  const app = await tx.clientApps.byConsumerKey(consumerKey);
  if (app === null) throw new LatchkeyError('appNotFound');
  const users = await tx.connections.ofApp(app.id);
  if (users.length > 0) throw new LatchkeyError('appInUse', { names: users.map(({ name }) => name).join(', ') });
  return { app, pairs: await tx.keyPairs.ofApp(app.id), requests: await tx.keyRequests.ofApp(app.id) };
}
