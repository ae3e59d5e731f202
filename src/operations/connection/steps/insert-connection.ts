// A new connection with its client app, checked and written. Connections with the same consumer key share their client app,
// since an app has one certificate slot.

import { type ClientApp, clientAppFields } from '../../../domain/client-app/client-app.ts';
import { connectionFields } from '../../../domain/connection/connection.ts';
import { connectionWarnings } from '../../../domain/connection/connection-input.ts';
import type { CheckedInput } from '../../../domain/connection/new-connection.ts';
import { LatchkeyError, wrongInput } from '../../../domain/errors.ts';
import { auditedOf, newRecord } from '../../../domain/field-table.ts';
import { newId } from '../../../domain/ports.ts';
import { statusOf } from '../../../domain/status/connection-status.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import { refuseForeignAudience } from '../../../domain/token/audience.ts';
import { auditEntry, type Context, clientAppSubject, connectionSubject } from '../../context.ts';
import { certificatesAt } from '../../installation/steps/clock-trust.ts';
import type { ChangedConnection } from './connection-view.ts';

/** The app that has this consumer key already. Errors: connectionExists, connectionDuplicate, invalidInput (appKind). */
export async function refuseTaken(tx: WriteTransaction, input: CheckedInput): Promise<ClientApp | null> {
  const existing = input.consumerKey === null ? null : await tx.clientApps.byConsumerKey(input.consumerKey);
  if ((await tx.connections.byName(input.name)) !== null)
    throw new LatchkeyError('connectionExists', { name: input.name });
  if (existing !== null) await refuseDuplicate(tx, existing, input);
  return existing;
}

export async function insertConnection(
  context: Context,
  tx: WriteTransaction,
  input: CheckedInput,
  existing: ClientApp | null,
): Promise<ChangedConnection> {
  refuseForeignAudience(input);
  const app = existing ?? (await insertApp(context, tx, input));
  const now = context.clock.now();
  const { name, username, loginUrl, audience, contacts, labels } = input;
  const given = { name, username, loginUrl, audience, contacts, labels };
  const made = { id: newId(context.random), clientAppId: app.id, nextLookAt: now, createdAt: now };
  const connection = newRecord(connectionFields, { ...given, ...made });
  const told = { ...given, consumerKey: app.consumerKey };
  await tx.connections.insert(
    connection,
    auditEntry(context, 'connection.added', connectionSubject(connection), null, told),
  );
  const pairs = existing === null ? [] : await tx.keyPairs.ofApp(app.id);
  const warnings = connectionWarnings({ loginUrl, username, consumerKey: app.consumerKey });
  const ageAt = await certificatesAt(context, { connection, pairs }, tx);
  const hasKeyRequest = (await tx.keyRequests.ofApp(app.id)).length > 0;
  return {
    ...statusOf({ connection, app, pairs, certificatesAt: ageAt, hasKeyRequest }, context.settings, now),
    warnings,
  };
}

async function refuseDuplicate(tx: WriteTransaction, app: ClientApp, input: CheckedInput): Promise<void> {
  const { username, loginUrl } = input;
  const others = await tx.connections.ofApp(app.id);
  const twin = others.find((other) => other.username === username && other.loginUrl === loginUrl);
  if (twin !== undefined) throw new LatchkeyError('connectionDuplicate', { other: twin.name, username, loginUrl });
  if (input.appKind !== null && input.appKind !== app.kind) {
    const [other] = others;
    throw wrongInput('appKind', 'isAnother', app.kind, other?.name ?? app.name);
  }
}

async function insertApp(context: Context, tx: WriteTransaction, input: CheckedInput): Promise<ClientApp> {
  const { appKind, appName, consumerKey } = input;
  const app = newRecord(clientAppFields, {
    id: newId(context.random),
    ...(appKind === null ? {} : { kind: appKind }),
    ...(appName === null ? {} : { name: appName }),
    consumerKey,
    retentionDays: context.settings.retentionDays,
    createdAt: context.clock.now(),
  });
  const told = auditedOf(clientAppFields, app);
  await tx.clientApps.insert(app, auditEntry(context, 'clientApp.added', clientAppSubject(app), null, told));
  return app;
}
