// What becomes of key pairs when a connection moves to an app that is known already, and of the app that it leaves.

import type { ClientApp } from '../../../domain/client-app/client-app.ts';
import type { Connection } from '../../../domain/connection/connection.ts';
import type { InputWarning } from '../../../domain/connection/connection-input.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import { issuedLimit } from '../../../domain/key-pair/candidates.ts';
import { lostKeyPairs } from '../../../domain/key-pair/lost-keys.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import type { Whole } from '../../connection/steps/find-connection.ts';
import { auditEntry, type Context, clientAppSubject, keyPairSubject, keyRequestSubject } from '../../context.ts';

/**
 * The connection joins an app that is known already. Pairs that were made before its consumer key was known were meant
 * for that app: they go with it, also those that were given up or leaked, or nothing would ever look at them again. So do
 * keys that wait for their certificate.
 */
export async function movePairs(
  context: Context,
  tx: WriteTransaction,
  { app, pairs, connection }: Whole,
  to: ClientApp,
): Promise<void> {
  if (app.consumerKey !== null) return;
  const issued = pairs.filter(({ standing }) => standing.state === 'issued');
  const waiting = (await tx.keyPairs.ofApp(to.id)).filter(({ standing }) => standing.state === 'issued');
  if (issued.length + waiting.length > issuedLimit) {
    throw new LatchkeyError('appNotMergeable', { name: connection.name, count: waiting.length, more: issued.length });
  }
  for (const pair of pairs) {
    const entry = auditEntry(context, 'keyPair.moved', keyPairSubject(pair), app.id, to.id);
    await tx.keyPairs.moveToApp(pair.id, to.id, entry);
  }
  for (const request of await tx.keyRequests.ofApp(app.id)) {
    const entry = auditEntry(context, 'keyRequest.moved', keyRequestSubject(request), app.id, to.id);
    await tx.keyRequests.moveToApp(request.id, to.id, entry);
  }
}

/** Without its last connection an app signs in nowhere; its private keys stay, and a person is told. */
export async function leaveApp(
  context: Context,
  tx: WriteTransaction,
  { app, pairs }: Whole,
  connection: Connection,
): Promise<InputWarning[]> {
  if ((await tx.connections.ofApp(app.id)).length > 0) return [];
  if (app.consumerKey === null) {
    const entry = auditEntry(context, 'clientApp.merged', clientAppSubject(app), app.id, connection.clientAppId);
    await tx.clientApps.remove(app, entry);
    return [];
  }
  await tx.audit.append(auditEntry(context, 'clientApp.left', clientAppSubject(app), connection.name, null));
  const kept = lostKeyPairs(pairs, await tx.keyRequests.ofApp(app.id));
  return kept.length === 0 ? [] : [{ field: 'consumerKey', code: 'appLeft', left: { app, keyPairs: kept } }];
}
