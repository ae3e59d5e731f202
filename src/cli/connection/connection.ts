// `latchkey connection …`

import { resolve } from 'node:path';
import { invalidInput } from '../../domain/errors.ts';
import {
  type AddedConnection,
  addConnection,
  addConnections,
  type ConnectionInput,
} from '../../operations/connection/add.ts';
import type { ConnectionChange } from '../../operations/connection/set.ts';
import { setConnection } from '../../operations/connection/set.ts';
import { connectionJson } from '../../operations/json-view.ts';
import { status, statusOfOne } from '../../operations/status/status.ts';
import type { Application } from '../application.ts';
import { consumerKeyConsent } from '../client-app/consumer-key-consent.ts';
import type { Invocation } from '../invocation.ts';
import { done, note, type Outcome } from '../outcome.ts';
import { argument, daysOr, text, texts, wholeNumber } from '../read-options.ts';
import { describeConnection } from '../status/describe.ts';
import { table } from '../table.ts';
import type { GivenInput } from './ask-for-connection.ts';
import { readFleet } from './fleet-file.ts';

const largestFleetBytes = 20 * 1024 * 1024;

export async function add(app: Application, invocation: Invocation): Promise<Outcome> {
  const { options } = invocation;
  const from = text(options, 'from');
  if (from !== undefined) return addFleet(app, from);
  const given: GivenInput = {
    name: invocation.values[0],
    loginUrl: text(options, 'loginUrl'),
    username: text(options, 'username'),
    consumerKey: text(options, 'consumerKey'),
    audience: text(options, 'audience'),
    appKind: text(options, 'appKind'),
    appName: text(options, 'appName'),
    contacts: texts(options, 'contact'),
  };
  const isGuided = app.terminal.isInteractive;
  const input = isGuided ? await (await import('./ask-for-connection.ts')).askForConnection(given) : required(given);
  const context = await app.context();
  const { connection, warnings } = await addConnection(context, input);
  for (const warning of warnings) note(app.terminal, warning.text);
  if (isGuided) return (await import('./guided-setup.ts')).guideToVerified(app, context, connection.name);
  const shown = await statusOfOne(context, connection.name);
  const lines = [`Added the connection "${connection.name}".`, `Next: ${shown.nextStep}`];
  return done(lines.join('\n'), { ...connectionJson(shown), warnings });
}

function required(given: GivenInput): ConnectionInput {
  const { name, loginUrl, username } = given;
  if (name === undefined)
    throw invalidInput('name', 'it is missing', 'Give it as the first argument: latchkey connection add NAME …');
  if (loginUrl === undefined)
    throw invalidInput(
      'loginUrl',
      'it is missing',
      'Give --login-url https://login.salesforce.com, https://test.salesforce.com or the My Domain.',
    );
  if (username === undefined)
    throw invalidInput('username', 'it is missing', "Give --username with the integration user's Username.");
  return { ...given, name, loginUrl, username };
}

async function addFleet(app: Application, from: string): Promise<Outcome> {
  const bytes = await app.files.read(resolve(app.workingFolder, from), largestFleetBytes);
  const rows = await readFleet(from, new TextDecoder().decode(bytes));
  const context = await app.context();
  const added = await addConnections(context, rows);
  const warnings = added.flatMap(({ connection, warnings: own }) =>
    own.map((warning) => `${connection.name}: ${warning.text}`),
  );
  for (const warning of warnings) note(app.terminal, warning);
  const names = added.map(({ connection }: AddedConnection) => connection.name);
  const count = added.length === 1 ? '1 connection' : `${added.length} connections`;
  return done(`Added ${count}. Next: latchkey certificate download NAME for each app.`, {
    added: names,
    warnings,
  });
}

export async function set(app: Application, invocation: Invocation): Promise<Outcome> {
  const { options } = invocation;
  const name = argument(invocation, 0);
  const change: ConnectionChange = {
    loginUrl: text(options, 'loginUrl'),
    username: text(options, 'username'),
    consumerKey: text(options, 'consumerKey'),
    audience: text(options, 'audience'),
    appKind: text(options, 'appKind'),
    appName: text(options, 'appName'),
    contacts: texts(options, 'contact'),
    noticeDays: noticeDays(text(options, 'noticeDays')),
    expiredPolicy: ({ refuse: 'refuse', allow: 'allow-expired' } as const)[text(options, 'expired') ?? ''],
    acceptOrg: text(options, 'acceptOrg'),
    rotateEveryDays: daysOr('off', text(options, 'rotateEveryDays'), 'rotate-every-days'),
    rotateBeforeDays: daysOr('off', text(options, 'rotateBeforeDays'), 'rotate-before-days'),
    retentionDays: daysOr('certificate', text(options, 'retentionDays'), 'retention-days'),
  };
  if (Object.values(change).every((value) => value === undefined)) {
    throw invalidInput('options', 'nothing to change was given', 'See latchkey connection set --help.');
  }
  const context = await app.context();
  const consent = await consumerKeyConsent(app, context, invocation, name, change.consumerKey);
  if (consent === 'refused') return done('Nothing was changed.', { changed: false });
  const { warnings } = await setConnection(context, name, change);
  const shown = await statusOfOne(context, name);
  for (const warning of warnings) note(app.terminal, warning.text);
  return done(`Changed the connection "${shown.connection.name}".\nNext: ${shown.nextStep}`, {
    ...connectionJson(shown),
    ...(consent === null ? {} : { consumerKeyChange: consent }),
    warnings,
  });
}

function noticeDays(value: string | undefined): number[] | null | undefined {
  if (value === undefined) return undefined;
  return value === 'default' ? null : value.split(',').map((day) => wholeNumber(day.trim(), 'notice-days', 0, 3_650));
}

export async function list(app: Application): Promise<Outcome> {
  const { connections } = await status(await app.context());
  const byName = connections.toSorted((a, b) => (a.connection.name < b.connection.name ? -1 : 1));
  const rows = byName.map((one) => [one.connection.name, one.state, one.connection.username, one.connection.loginUrl]);
  const empty = 'No connection yet. Add one: latchkey connection add NAME --login-url URL --username USER';
  const shown = rows.length === 0 ? empty : table(['name', 'state', 'username', 'login URL'], rows);
  return done(shown, { connections: byName.map(connectionJson) });
}

export async function show(app: Application, invocation: Invocation): Promise<Outcome> {
  const shown = await statusOfOne(await app.context(), argument(invocation, 0));
  return done(describeConnection(shown), connectionJson(shown));
}
