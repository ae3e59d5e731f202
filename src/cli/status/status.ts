// `latchkey status`: every connection, the most urgent first, and what else a person should know.

import { LatchkeyError } from '../../domain/errors.ts';
import { urgency } from '../../domain/status/connection-state.ts';
import type { ConnectionStatus } from '../../domain/status/connection-status.ts';
import { type ShownStatus, showStatus } from '../../operations/status/show.ts';
import { leftAppText } from '../../text/client-app/left-app.ts';
import { describeDoubt } from '../../text/installation/clock-doubt.ts';
import { troubleWords } from '../../text/installation/trouble-words.ts';
import { nextStepWords } from '../../text/status/next-step.ts';
import { spentWords } from '../../text/token/spent-logins.ts';
import type { Application } from '../application.ts';
import { paint } from '../colours.ts';
import type { Invocation } from '../invocation.ts';
import { noticeWarning } from '../notice/notice-warnings.ts';
import { done, type Outcome } from '../outcome.ts';
import { isSet } from '../read-options.ts';
import { table } from '../table.ts';
import { lineWidth } from '../terminal.ts';
import { day, daysInWords, moment } from './describe.ts';
import { repaintStatus } from './repaint.ts';

/** With so few days left `--check` fails, as the notices become urgent. */
const urgentDays = 7;

export async function status(app: Application, invocation: Invocation): Promise<Outcome> {
  const { options } = invocation;
  if (isSet(options, 'watch')) return repaintStatus(app, async (each) => (await statusNow(each, invocation)).outcome);
  const { outcome, found } = await statusNow(app, invocation);
  const needs = found.troubles.length > 0 || found.connections.some(needsSomebody);
  const isWrong = isSet(options, 'check') && needs;
  return isWrong ? { ...outcome, exitCode: 1 } : outcome;
}

/** What waits for its first certificate or its key never worked, and whoever added it knows. */
function needsSomebody({ state, certificate }: ConnectionStatus): boolean {
  return urgency[state] <= urgency.failing || (certificate !== null && certificate.daysLeft <= urgentDays);
}

async function statusNow(app: Application, invocation: Invocation): Promise<{ outcome: Outcome; found: ShownStatus }> {
  const all = await app.perform(showStatus, undefined);
  const found = { ...all, connections: await chosenOf(app, invocation, all.connections) };
  const { connections } = found;
  const now = app.clock.now();
  const warnings = [
    ...found.troubles.map((trouble) => troubleWarning(app, trouble)),
    ...backupWarnings(found, app.calledAs()),
    ...expiredAllowedWarnings(connections, app.calledAs()),
    ...rationedWarnings(found),
    ...found.leftApps.map((left) => leftAppText(left, app.calledAs())),
    ...clockWarnings(found),
    ...settingWarnings(found.settingsChanged),
    ...found.noticeTroubles.map((trouble) => noticeWarning(trouble, app.calledAs())),
  ];
  const lines = [screen(app, connections), ...warnings.map((warning) => `\n${warning}`)];
  const { settingsChanged, ...view } = showStatus.view(found, now);
  return { outcome: done(lines.join('\n'), { ...view, warnings, settingsChanged }), found };
}

async function chosenOf(
  app: Application,
  invocation: Invocation,
  all: ConnectionStatus[],
): Promise<ConnectionStatus[]> {
  const [name] = invocation.values;
  if (name === undefined && invocation.options.label === undefined) return all;
  const { selectedNames } = await import('../selection.ts');
  const names = new Set((await selectedNames(app, invocation))?.map((one) => one.toLowerCase()));
  const chosen = all.filter(({ connection }) => names.has(connection.name.toLowerCase()));
  if (chosen.length > 0) return chosen;
  throw new LatchkeyError('connectionNotFound', { name: name ?? '' });
}

function screen(app: Application, connections: readonly ConnectionStatus[]): string {
  const latchkey = app.calledAs();
  if (connections.length === 0) {
    return `No connection yet. Add one: ${latchkey} connection add NAME --login-url URL --username USER`;
  }
  const { paintState, paintDays } = paint(app.terminal.hasColour);
  const rows = connections.map((one) => [
    one.connection.name,
    paintState(one.state),
    one.certificate === null ? '–' : day(one.certificate.notAfter),
    one.certificate === null ? '–' : paintDays(one.certificate.daysLeft, daysOf(one)),
    nextStepWords(one.nextStep, latchkey),
  ]);
  const head = ['connection', 'state', 'until', 'certificate', 'next step'];
  return table(head, rows, lineWidth(app.terminal));
}

/** What is past by a clock in doubt is not called expired. */
function daysOf({ certificate, nextStep }: ConnectionStatus): string {
  return nextStep.why === 'clockDoubted' ? 'clock in doubt' : daysInWords(certificate?.daysLeft ?? 0);
}

function troubleWarning(app: Application, trouble: ShownStatus['troubles'][number]): string {
  const { text, next } = troubleWords(trouble, app.calledAs());
  const who = trouble.seenBy === undefined ? '' : ` Seen by ${trouble.seenBy}.`;
  return `${text} ${next}${who}`;
}

function backupWarnings({ notBackedUp, lastBackupAt }: ShownStatus, latchkey: string): string[] {
  if (notBackedUp.length === 0) return [];
  const whose = `the key pairs in use of ${some(notBackedUp)}`;
  const what =
    lastBackupAt === null
      ? `No backup holds ${whose} yet`
      : `The last backup (${day(lastBackupAt)}) is older than ${whose}`;
  return [`${what}. Run: ${latchkey} backup FILE`];
}

function expiredAllowedWarnings(connections: readonly ConnectionStatus[], latchkey: string): string[] {
  const allowed = connections.filter(({ connection }) => connection.expiredPolicy === 'allow-expired');
  if (allowed.length === 0) return [];
  const names = some(allowed.map(({ connection }) => connection.name));
  return [
    `EXPIRED ALLOWED: an expired certificate may sign for ${names}. Go back: ${latchkey} connection set NAME --expired refuse`,
  ];
}

function rationedWarnings({ rationed }: ShownStatus): string[] {
  return rationed.map(
    ({ name, until, spentBy }) =>
      `Latchkey's own limit of sign-ins an hour holds ${name} back until ${moment(until)}; spent ${spentWords(spentBy)}. Salesforce refused nothing.`,
  );
}

function clockWarnings({ heldByClock }: ShownStatus): string[] {
  const byWarning = Map.groupBy(heldByClock, ({ doubt }) => describeDoubt(doubt));
  return [...byWarning].map(([warning, holds]) => {
    const names = some(holds.flatMap(({ connections }) => connections));
    return `Nothing is destroyed and nothing is called expired for ${names}: ${warning}.`;
  });
}

function settingWarnings(settingsChanged: ShownStatus['settingsChanged']): string[] {
  const changed = Object.entries(settingsChanged).map(([name, value]) => `${name}=${value}`);
  return changed.length === 0 ? [] : [`Settings that are not at their default: ${changed.join(', ')}.`];
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}
