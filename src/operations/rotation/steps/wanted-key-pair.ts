// Which key pair we ask to be uploaded, as it follows from what the org accepted. It moves no state of a pair.

import type { ClientApp } from '../../../domain/client-app/client-app.ts';
import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
import { isOnlyAccepted } from '../../../domain/rotation/rotation-goal.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import type { AttemptPurpose } from '../../../domain/token/attempt.ts';
import { auditEntry, type Context, clientAppSubject } from '../../context.ts';

/**
 * Nobody asks for this key pair any more: it has settled, or it was given up. Within the caller's transaction, which holds
 * the app. Changes nothing when another pair is wanted.
 */
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

/**
 * Of several downloads the org took this one: it is what was asked for, whichever was made last. A `test` that verifies the
 * first pair of an app tells whoever made the connection that it is done; the next `rotate` is another wish.
 * @param pairs As they were before the acceptance.
 */
export async function wantAccepted(
  context: Pick<Context, 'actor' | 'clock'>,
  tx: WriteTransaction,
  app: ClientApp,
  pairs: readonly KeyPair[],
  { keyPairId, purpose }: { keyPairId: string; purpose: AttemptPurpose },
): Promise<void> {
  const accepted = pairs.find(({ id }) => id === keyPairId);
  const wanted = pairs.find(({ id }) => id === app.wantedKeyPairId);
  if (accepted === undefined || wanted === undefined) return;
  const isTaken = wanted.id === accepted.id || (isIssued(wanted) && isIssued(accepted));
  if (isTaken && purpose === 'test' && isOnlyAccepted(accepted, pairs)) {
    await wantNothing(context, tx, app, wanted.id);
  } else if (isTaken && wanted.id !== accepted.id) {
    const entry = auditEntry(context, 'clientApp.wantsKeyPair', clientAppSubject(app), wanted.id, accepted.id);
    await tx.clientApps.update({ ...app, wantedKeyPairId: accepted.id }, entry);
  }
}

function isIssued({ standing }: KeyPair): boolean {
  return standing.state === 'issued';
}
