// Adds connections, one or a fleet: all or nothing, errors by row. Connections with the same consumer key share their
// client app, since an app has one certificate slot.

import type { AppKind, ClientApp } from '../../domain/client-app/client-app.ts';
import type { Connection } from '../../domain/connection/connection.ts';
import {
  checkedAudience,
  checkedConsumerKey,
  checkedContact,
  checkedLoginUrl,
  checkedName,
  checkedUsername,
  connectionWarnings,
  type InputWarning,
} from '../../domain/connection/connection-input.ts';
import { invalidInput, LatchkeyError } from '../../domain/errors.ts';
import { newId } from '../../domain/ports.ts';
import type { WriteTransaction } from '../../domain/store.ts';
import { auditEntry, type Context, clientAppSubject, connectionSubject } from '../context.ts';

/** As typed; every field is checked here. */
export interface ConnectionInput {
  name: string;
  loginUrl: string;
  username: string;
  consumerKey?: string | undefined;
  audience?: string | undefined;
  appKind?: string | undefined;
  appName?: string | undefined;
  contacts?: readonly string[] | undefined;
}

interface CheckedInput {
  name: string;
  loginUrl: string;
  username: string;
  consumerKey: string | null;
  audience: string | null;
  appKind: AppKind | null;
  appName: string | null;
  contacts: string[];
}

export interface AddedConnection {
  connection: Connection;
  app: ClientApp;
  warnings: InputWarning[];
}

/** Errors: invalidInput, connectionExists, connectionDuplicate. */
export async function addConnection(context: Context, input: ConnectionInput): Promise<AddedConnection> {
  const checked = checkInput(input);
  return context.store.write(async (tx) => insert(context, tx, checked, await refuseTaken(tx, checked)));
}

/** Errors: invalidRows, with every row's problem; then nothing was added. */
export async function addConnections(context: Context, rows: readonly ConnectionInput[]): Promise<AddedConnection[]> {
  if (rows.length === 0) throw invalidInput('from', 'it holds no row', 'Give one row for each connection.');
  return context.store.write(async (tx) => {
    const problems: string[] = [];
    const added: AddedConnection[] = [];
    for (const [index, row] of rows.entries()) {
      const fit = await orProblem(problems, index, async () => {
        const input = checkInput(row);
        return { input, existing: await refuseTaken(tx, input) };
      });
      // Also after a problem: two rows of the file may be in each other's way.
      if (fit !== null) added.push(await insert(context, tx, fit.input, fit.existing));
    }
    if (problems.length > 0) throw rowsError(problems, rows.length);
    return added;
  });
}

async function orProblem<T>(problems: string[], index: number, check: () => Promise<T>): Promise<T | null> {
  try {
    return await check();
  } catch (error) {
    if (!(error instanceof LatchkeyError)) throw error;
    const isTaken = error.code === 'connectionExists';
    problems.push(`Row ${index + 1}: ${error.message}${isTaken ? '' : ` ${error.nextAction}`}`);
    return null;
  }
}

function rowsError(problems: readonly string[], total: number): LatchkeyError {
  return new LatchkeyError('invalidRows', { count: problems.length, total, rows: `\n${problems.join('\n')}` });
}

function checkInput(input: ConnectionInput): CheckedInput {
  return {
    name: checkedName(input.name),
    loginUrl: checkedLoginUrl(input.loginUrl),
    username: checkedUsername(input.username),
    consumerKey:
      input.consumerKey === undefined || input.consumerKey === '' ? null : checkedConsumerKey(input.consumerKey),
    audience: input.audience === undefined || input.audience === '' ? null : checkedAudience(input.audience),
    appKind: input.appKind === undefined || input.appKind === '' ? null : checkedAppKind(input.appKind),
    appName: input.appName?.trim() || null,
    contacts: [...new Set((input.contacts ?? []).map(checkedContact))],
  };
}

export function checkedAppKind(text: string): AppKind {
  if (text === 'connected-app' || text === 'external-client-app') return text;
  throw invalidInput('appKind', `"${text}" is unknown`, 'Give connected-app or external-client-app.');
}

/** The app that has this consumer key already. Errors: connectionExists, connectionDuplicate, invalidInput (appKind). */
async function refuseTaken(tx: WriteTransaction, input: CheckedInput): Promise<ClientApp | null> {
  const existing = input.consumerKey === null ? null : await tx.clientApps.byConsumerKey(input.consumerKey);
  if ((await tx.connections.byName(input.name)) !== null)
    throw new LatchkeyError('connectionExists', { name: input.name });
  if (existing !== null) await refuseDuplicate(tx, existing, input);
  return existing;
}

async function insert(
  context: Context,
  tx: WriteTransaction,
  input: CheckedInput,
  existing: ClientApp | null,
): Promise<AddedConnection> {
  const app = existing ?? (await insertApp(context, tx, input));
  const now = context.clock.now();
  const connection: Connection = {
    id: newId(context.random),
    name: input.name,
    clientAppId: app.id,
    username: input.username,
    loginUrl: input.loginUrl,
    audience: input.audience,
    found: null,
    org: null,
    expiredPolicy: 'refuse',
    contacts: input.contacts,
    noticeDays: null,
    lastAccepted: null,
    failure: null,
    backOff: null,
    clockSkewSeconds: 0,
    probedCloselyUntil: null,
    lastProbeAt: null,
    nextLookAt: now,
    createdAt: now,
    revision: 1,
  };
  const { name, username, loginUrl, audience } = connection;
  const told = { name, username, loginUrl, audience, consumerKey: app.consumerKey, contacts: connection.contacts };
  await tx.connections.insert(
    connection,
    auditEntry(context, 'connection.added', connectionSubject(connection), null, told),
  );
  return { connection, app, warnings: connectionWarnings({ loginUrl, username, consumerKey: app.consumerKey }) };
}

async function refuseDuplicate(tx: WriteTransaction, app: ClientApp, input: CheckedInput): Promise<void> {
  const { username, loginUrl } = input;
  const others = await tx.connections.ofApp(app.id);
  const twin = others.find((other) => other.username === username && other.loginUrl === loginUrl);
  if (twin !== undefined) throw new LatchkeyError('connectionDuplicate', { other: twin.name, username, loginUrl });
  if (input.appKind !== null && input.appKind !== app.kind) {
    const [other] = others;
    throw invalidInput(
      'appKind',
      `"${other?.name ?? app.name}" already says that this app is a ${app.kind}`,
      `Leave --app-kind out, or correct it there first.`,
    );
  }
}

async function insertApp(context: Context, tx: WriteTransaction, input: CheckedInput): Promise<ClientApp> {
  const app: ClientApp = {
    id: newId(context.random),
    // New Connected Apps can hardly be made any more, but what people connect today mostly is one.
    kind: input.appKind ?? 'connected-app',
    name: input.appName ?? 'Latchkey',
    consumerKey: input.consumerKey,
    wantedKeyPairId: null,
    changedAt: null,
    rotateEveryDays: null,
    rotateBeforeDays: null,
    retentionDays: context.settings.retentionDays,
    destructionHeldSince: null,
    createdAt: context.clock.now(),
    revision: 1,
  };
  const told = { kind: app.kind, name: app.name, consumerKey: app.consumerKey };
  await tx.clientApps.insert(app, auditEntry(context, 'clientApp.added', clientAppSubject(app), null, told));
  return app;
}
