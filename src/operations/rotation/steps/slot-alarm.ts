// Writes down that the slot of an app holds no certificate of ours, or holds one again.

import type { ClientApp } from '../../../domain/client-app/client-app.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import { auditEntry, type Context, clientAppSubject } from '../../context.ts';

/** Within the caller's transaction, which holds the app. @param holds a fingerprint, or null for none; `ours`: all is well. */
export async function writeSlotAlarm(
  context: Pick<Context, 'clock' | 'actor'>,
  tx: WriteTransaction,
  app: ClientApp,
  holds: string | null | 'ours',
): Promise<void> {
  const before = (await tx.slotLooks.of(app.id))?.alarm ?? null;
  if (holds === 'ours') {
    if (before === null) return;
    const entry = auditEntry(
      context,
      'clientApp.certificateBack',
      clientAppSubject(app),
      { holds: before.holds },
      null,
    );
    await tx.slotLooks.setAlarm(app.id, null, entry);
    return;
  }
  if (before !== null && before.holds === holds) return;
  const entry = auditEntry(context, 'clientApp.certificateLost', clientAppSubject(app), null, { holds });
  await tx.slotLooks.setAlarm(app.id, { since: context.clock.now(), holds }, entry);
}
