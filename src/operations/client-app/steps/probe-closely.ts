// Somebody waits, has said "uploaded", or changed something: holds end, and the connections that it concerns are
// asked every minute for a quarter of an hour.

import type { ClientApp } from '../../../domain/client-app/client-app.ts';
import type { Connection } from '../../../domain/connection/connection.ts';
import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
import { iso } from '../../../domain/ports.ts';
import { closeProbingMs, nextLookAt } from '../../../domain/rotation/probe-schedule.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import type { Whole } from '../../connection/steps/find-connection.ts';
import { auditEntry, type Context, clientAppSubject, connectionSubject } from '../../context.ts';

/** Within the caller's transaction, which holds the app. `because` is the verb of the audit entry. */
export async function probeAppClosely(
  context: Pick<Context, 'actor' | 'clock' | 'settings'>,
  tx: WriteTransaction,
  app: ClientApp,
  pairs: readonly KeyPair[],
  because: 'clientApp.uploadReported' | 'clientApp.probedClosely',
): Promise<void> {
  const told = { changedAt: iso(app.changedAt) };
  const changed = because === 'clientApp.uploadReported' ? { ...app, changedAt: context.clock.now() } : app;
  await tx.clientApps.update(
    changed,
    auditEntry(context, because, clientAppSubject(app), told, { changedAt: iso(changed.changedAt) }),
  );
  const isReported = because === 'clientApp.uploadReported';
  await probeClosely(context, tx, await tx.connections.ofApp(app.id), pairs, isReported);
}

/**
 * A connection that somebody tests, and those of its app that fail: what was mended for one was mended for all. Of thousands
 * that work nothing is asked: a new certificate that the test meets begins a handover, and that is probed on all.
 */
export async function probeTestedClosely(
  context: Pick<Context, 'actor' | 'clock' | 'settings'>,
  tx: WriteTransaction,
  { connection, app, pairs }: Whole,
): Promise<void> {
  const others = (await tx.connections.failingOfApp(app.id)).filter(({ id }) => id !== connection.id);
  await probeClosely(context, tx, [connection, ...others], pairs);
  await tx.audit.append(auditEntry(context, 'connection.probedClosely', connectionSubject(connection), null, null));
}

async function probeClosely(
  { clock, settings }: Pick<Context, 'clock' | 'settings'>,
  tx: WriteTransaction,
  connections: readonly Connection[],
  pairs: readonly KeyPair[],
  isReported = false,
): Promise<void> {
  const now = clock.now();
  const probe = async ({ id }: Connection) => {
    const connection = await tx.connections.lock(id);
    if (connection === null) return;
    const seen = isReported ? unjudged(connection) : connection;
    const probed = { ...seen, probedCloselyUntil: now + closeProbingMs, backOff: null };
    await tx.connections.note({ ...probed, nextLookAt: nextLookAt(probed, pairs, settings, now) });
  };
  // Sent together: thousands of an app do not wait for a server's answer each.
  await Promise.all(connections.map(probe));
}

/** What a test found is of what the slot held before. */
function unjudged(connection: Connection): Connection {
  if (connection.failure === null) return connection;
  const { judged, ...failure } = connection.failure;
  return { ...connection, failure };
}
