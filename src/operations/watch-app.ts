// Somebody watches, said "uploaded", or changed something: holds end, and every connection of the app is asked every
// minute for a quarter of an hour.

import type { ClientApp } from '../domain/connection/client-app.ts';
import type { KeyPair } from '../domain/key-pair/key-pair.ts';
import { nextLookAt, watchMs } from '../domain/rotation/probe-schedule.ts';
import type { WriteTransaction } from '../domain/store.ts';
import { auditEntry, type Context, clientAppSubject } from './context.ts';
import { iso } from './json-view.ts';

/** Within the caller's transaction, which holds the app. `because` is the verb of the audit entry. */
export async function watchApp(
  context: Pick<Context, 'actor' | 'clock' | 'settings'>,
  tx: WriteTransaction,
  app: ClientApp,
  pairs: readonly KeyPair[],
  because: 'clientApp.uploadReported' | 'clientApp.watched',
): Promise<void> {
  const now = context.clock.now();
  const told = { changedAt: iso(app.changedAt) };
  const changed = because === 'clientApp.uploadReported' ? { ...app, changedAt: now } : app;
  await tx.clientApps.update(
    changed,
    auditEntry(context, because, clientAppSubject(app), told, { changedAt: iso(changed.changedAt) }),
  );
  for (const seen of await tx.connections.ofApp(app.id)) {
    const connection = await tx.connections.lock(seen.id);
    if (connection === null) continue;
    const watched = { ...connection, watchedUntil: now + watchMs, backOff: null };
    await tx.connections.note({ ...watched, nextLookAt: nextLookAt(watched, pairs, context.settings, now) });
  }
}
