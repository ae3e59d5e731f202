// `latchkey connection …`

import type { ConnectionChange, ConnectionSettings } from '../../domain/connection/connection-change.ts';
import type { ConnectionInput } from '../../domain/connection/new-connection.ts';
import { invalidInput } from '../../domain/errors.ts';
import type { ConnectionStatus } from '../../domain/status/connection-status.ts';
import { addConnection } from '../../operations/connection/add.ts';
import { addFleet } from '../../operations/connection/add-fleet.ts';
import { listConnections, wholeListByName } from '../../operations/connection/list.ts';
import { setConnection } from '../../operations/connection/set.ts';
import { showConnection } from '../../operations/connection/show.ts';
import { counted } from '../../text/counted.ts';
import { withFailureSaid } from '../../text/said-words.ts';
import { nextStepWords } from '../../text/status/next-step.ts';
import type { Application } from '../application.ts';
import { consumerKeyConsent } from '../client-app/consumer-key-consent.ts';
import { noteWrongClock } from '../installation/wrong-clock.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { argument, daysOr, textOption, texts } from '../read-options.ts';
import { handsFreeConsent } from '../rotation/hands-free-consent.ts';
import { describeConnection } from '../status/describe.ts';
import { fitted, table } from '../table.ts';
import { lineWidth } from '../terminal.ts';
import type { GivenInput } from './ask-for-connection.ts';
import { custodyOf, deployUserOf, expiredPolicyOf, noticeDaysOf, windowOf } from './connection-options.ts';
import { givenFleet } from './fleet-file.ts';
import { fleetNotes, inputNotes } from './input-notes.ts';
import { lookalikeConsent } from './lookalike-consent.ts';

export async function connectionAdd(app: Application, invocation: Invocation): Promise<Outcome> {
  const { options } = invocation;
  const from = textOption(options, 'from');
  if (from !== undefined) return addFromFile(app, invocation, from);
  const given: GivenInput = {
    name: invocation.values[0],
    loginUrl: textOption(options, 'loginUrl'),
    username: textOption(options, 'username'),
    consumerKey: textOption(options, 'consumerKey'),
    audience: textOption(options, 'audience'),
    appKind: textOption(options, 'appKind'),
    appName: textOption(options, 'appName'),
    contacts: texts(options, 'contact'),
    labels: texts(options, 'label'),
    custody: optional(custodyOf, textOption(options, 'custody')),
  };
  if (app.terminal.isInteractive) return (await import('./guided-setup.ts')).addGuided(app, invocation, given);
  const input = required(given, app.calledAs());
  const acceptLookalikes = await lookalikeConsent(app, invocation, [input]);
  if (acceptLookalikes === null) return done('Nothing was added.', { added: false });
  const added = await app.perform(addConnection, { ...input, acceptLookalikes });
  const warnings = inputNotes(app, added.warnings);
  await noteWrongClock(app, added.connection.name);
  const lines = [
    `Added the connection "${added.connection.name}".`,
    `Next: ${nextStepWords(added.nextStep, app.calledAs())}`,
  ];
  return done(lines.join('\n'), { ...withFailureSaid(addConnection.view(added)), warnings });
}

function required(given: GivenInput, latchkey: string): ConnectionInput {
  const { name, loginUrl, username } = given;
  if (name === undefined)
    throw invalidInput('name', 'it is missing', `Give it as the first argument: ${latchkey} connection add NAME …`);
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

async function addFromFile(app: Application, invocation: Invocation, from: string): Promise<Outcome> {
  const rows = await givenFleet(app, from);
  const acceptLookalikes = await lookalikeConsent(app, invocation, rows);
  if (acceptLookalikes === null) return done('Nothing was added.', { added: [] });
  const view = addFleet.view(await app.perform(addFleet, { rows, acceptLookalikes }));
  const [first] = view.added;
  if (first !== undefined) await noteWrongClock(app, first);
  const warnings = fleetNotes(app, view.warnings);
  return done(
    `Added ${counted(view.added.length, 'connection')}. Next: ${app.calledAs()} certificate download NAME for each app.`,
    { ...view, warnings },
  );
}

export async function connectionSet(app: Application, invocation: Invocation): Promise<Outcome> {
  const { options } = invocation;
  const name = argument(invocation, 0);
  const change: Required<ConnectionSettings & Pick<ConnectionChange, 'acceptOrg'>> = {
    loginUrl: textOption(options, 'loginUrl'),
    username: textOption(options, 'username'),
    consumerKey: textOption(options, 'consumerKey'),
    audience: textOption(options, 'audience'),
    appKind: textOption(options, 'appKind'),
    appName: textOption(options, 'appName'),
    contacts: texts(options, 'contact'),
    labels: labelsOf(texts(options, 'label')),
    noticeDays: optional(noticeDaysOf, textOption(options, 'noticeDays')),
    expiredPolicy: optional(expiredPolicyOf, textOption(options, 'expired')),
    deployUser: optional(deployUserOf, textOption(options, 'deployUser')),
    acceptOrg: textOption(options, 'acceptOrg'),
    rotateEveryDays: daysOr('off', textOption(options, 'rotateEveryDays'), 'rotate-every-days'),
    rotateBeforeDays: daysOr('off', textOption(options, 'rotateBeforeDays'), 'rotate-before-days'),
    retentionDays: daysOr('certificate', textOption(options, 'retentionDays'), 'retention-days'),
    rotation: textOption(options, 'rotation'),
    custody: optional(custodyOf, textOption(options, 'custody')),
    rotationWindow: optional(windowOf, textOption(options, 'window')),
  };
  if (Object.values(change).every((value) => value === undefined)) {
    throw invalidInput('options', 'nothing to change was given', `See ${app.calledAs()} connection set --help.`);
  }
  const consent = await consumerKeyConsent(app, invocation, name, change.consumerKey);
  if (consent === 'refused') return done('Nothing was changed.', { changed: false });
  const acceptLookalikes = await lookalikeConsent(app, invocation, [change]);
  if (acceptLookalikes === null) return done('Nothing was changed.', { changed: false });
  const confirmApp = await handsFreeConsent(app, invocation, name, change.rotation);
  const before = await app.perform(showConnection, { name });
  const changed = await app.perform(setConnection, { name, ...change, acceptLookalikes, confirmApp });
  const warnings = inputNotes(app, changed.warnings);
  const said = [`Changed the connection "${changed.connection.name}".`, ...wayBack(before, changed, app.calledAs())];
  const isDoubtful = changed.nextStep.why === 'changed';
  if (isDoubtful && app.terminal.isInteractive) {
    app.terminal.err(`${fitted(said.join('\n'), app.terminal.width)}\n`);
    return (await import('../diagnosis/test.ts')).test(app, { ...invocation, values: [name], options: {} });
  }
  said.push(`Next: ${nextStepWords(changed.nextStep, app.calledAs())}`);
  const { warnings: _, ...view } = withFailureSaid(setConnection.view(changed));
  return done(said.join('\n'), {
    ...view,
    ...(consent === null ? {} : { consumerKeyChange: consent }),
    warnings,
  });
}

/** What a sign-in rests on, as it was before, and the command that goes back. */
function wayBack(before: ConnectionStatus, after: ConnectionStatus, latchkey: string): string[] {
  if (before.connection.lastAccepted === null) return [];
  const changed = (
    [
      ['username', '--username', before.connection.username, after.connection.username],
      ['login URL', '--login-url', before.connection.loginUrl, after.connection.loginUrl],
      ['consumer key', '--consumer-key', before.app.consumerKey, after.app.consumerKey],
    ] as const
  ).filter(([, , was, is]) => was !== null && was !== is);
  if (changed.length === 0) return [];
  const was = changed.map(([what, , value]) => `the ${what} was ${value}`).join(', ');
  const back = changed.map(([, option, value]) => ` ${option} ${value}`).join('');
  return [`Before, ${was}. Back: ${latchkey} connection set ${before.connection.name}${back}`];
}

function optional<T>(read: (value: string) => T, value: string | undefined): T | undefined {
  return value === undefined ? undefined : read(value);
}

/** `--label ''` takes all of them away. */
function labelsOf(given: string[] | undefined): string[] | undefined {
  return given?.filter((label) => label !== '');
}

export async function connectionList(app: Application): Promise<Outcome> {
  const listed = await app.perform(listConnections, wholeListByName);
  const rows = listed.connections.map((one) => [
    one.connection.name,
    one.state,
    one.connection.username,
    one.connection.loginUrl,
  ]);
  const empty = `No connection yet. Add one: ${app.calledAs()} connection add NAME --login-url URL --username USER`;
  const shown =
    rows.length === 0 ? empty : table(['name', 'state', 'username', 'login URL'], rows, lineWidth(app.terminal));
  const { connections } = listConnections.view(listed);
  return done(shown, { connections: connections.map((one) => withFailureSaid(one)) });
}

export async function connectionShow(app: Application, invocation: Invocation): Promise<Outcome> {
  const shown = await app.perform(showConnection, { name: argument(invocation, 0) });
  return done(
    describeConnection(shown, { latchkey: app.calledAs(), width: lineWidth(app.terminal), now: app.clock.now() }),
    withFailureSaid(showConnection.view(shown)),
  );
}
