// Nobody asks for this key pair to be uploaded any more: it has settled, or it was given up.

import type { ClientApp } from '../domain/connection/client-app.ts';
import type { WriteTransaction } from '../domain/store.ts';
import { auditEntry, type Context, clientAppSubject } from './context.ts';

/** Within the caller's transaction, which holds the app. Changes nothing when another pair is wanted. */
export async function wantNothing(
  context: Pick<Context, 'actor' | 'clock'>,
  tx: WriteTransaction,
  app: ClientApp,
  keyPairId: string,
): Promise<void> {
  if (app.wantedKeyPairId !== keyPairId) return;
  const entry = auditEntry(context, 'clientApp.wantsNothing', clientAppSubject(app), keyPairId, null);
  await tx.clientApps.update({ ...app, wantedKeyPairId: null }, entry);
}
