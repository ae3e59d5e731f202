// `latchkey status`: every connection, the most urgent first, and what else a person should know.

import type { ClockDoubt } from '../../domain/installation/clock-trust.ts';
import { leftAppText } from '../../domain/key-pair/left-app.ts';
import { iso } from '../../domain/ports.ts';
import { urgency } from '../../domain/status/connection-state.ts';
import { type ConnectionStatus, heldByClock } from '../../domain/status/connection-status.ts';
import { statusJson } from '../../operations/json-view.ts';
import { readStatus, type Status } from '../../operations/status/steps/read-status.ts';
import type { Application } from '../application.ts';
import { paint } from '../colours.ts';
import { describeDoubt } from '../installation/clock-doubt.ts';
import type { Invocation } from '../invocation.ts';
import { noticeWarnings } from '../notice/notice-warnings.ts';
import { done, type Outcome } from '../outcome.ts';
import { isSet } from '../read-options.ts';
import { table } from '../table.ts';
import { day, daysLeft } from './describe.ts';
import { repaintStatus } from './repaint.ts';

/** With so few days left `--check` fails, as the notices become urgent. */
const urgentDays = 7;

export async function showStatus(app: Application, { options }: Invocation): Promise<Outcome> {
  if (isSet(options, 'watch')) return repaintStatus(app, async (each) => (await statusNow(each)).outcome);
  const { outcome, connections } = await statusNow(app);
  const isWrong = isSet(options, 'check') && connections.some(needsSomebody);
  return isWrong ? { ...outcome, exitCode: 1 } : outcome;
}

/** What waits for its first certificate or its key never worked, and whoever added it knows. */
function needsSomebody({ state, certificate }: ConnectionStatus): boolean {
  return urgency[state] <= urgency.failing || (certificate !== null && certificate.daysLeft <= urgentDays);
}

async function statusNow(app: Application): Promise<{ outcome: Outcome; connections: readonly ConnectionStatus[] }> {
  const context = await app.context();
  const now = context.clock.now();
  const found = await readStatus(context);
  const { connections, lastBackupAt, settingsChanged } = found;
  const warnings = [
    ...backupWarnings(found),
    ...expiredAllowedWarnings(connections),
    ...found.leftApps.map(leftAppText),
    ...(await clockWarnings(app, connections, now)),
    ...settingWarnings(settingsChanged),
    ...(await noticeWarnings(app, connections)),
  ];
  const lines = [screen(app, connections, now), ...warnings.map((warning) => `\n${warning}`)];
  const json = {
    connections: connections.map((one) => statusJson(one, now)),
    lastBackupAt: iso(lastBackupAt),
    warnings,
    settingsChanged,
  };
  return { outcome: done(lines.join('\n'), json), connections };
}

function screen(app: Application, connections: readonly ConnectionStatus[], now: number): string {
  if (connections.length === 0) {
    return 'No connection yet. Add one: latchkey connection add NAME --login-url URL --username USER';
  }
  const { paintState, paintDays } = paint(app.terminal.hasColour);
  const rows = connections.map((one) => [
    one.connection.name,
    paintState(one.state),
    one.certificate === null ? '–' : day(one.certificate.notAfter),
    one.certificate === null ? '–' : paintDays(one.certificate.daysLeft, daysLeft(one.certificate.notAfter, now)),
    one.nextStep,
  ]);
  const head = ['connection', 'state', 'until', 'certificate', 'next step'];
  return table(head, rows, app.terminal.isTerminal ? app.terminal.width : undefined);
}

function backupWarnings({ notBackedUp, lastBackupAt }: Status): string[] {
  if (notBackedUp.length === 0) return [];
  const whose = `the key pairs in use of ${some(notBackedUp)}`;
  const what =
    lastBackupAt === null
      ? `No backup holds ${whose} yet`
      : `The last backup (${day(lastBackupAt)}) is older than ${whose}`;
  return [`${what}. Run: latchkey backup FILE`];
}

function expiredAllowedWarnings(connections: readonly ConnectionStatus[]): string[] {
  const allowed = connections.filter(({ connection }) => connection.expiredPolicy === 'allow-expired');
  if (allowed.length === 0) return [];
  const names = some(allowed.map(({ connection }) => connection.name));
  return [
    `EXPIRED ALLOWED: an expired certificate may sign for ${names}. Go back: latchkey connection set NAME --expired refuse`,
  ];
}

/** A clock that is off is told in any case: assertions carry its time. */
async function clockWarnings(
  app: Application,
  connections: readonly ConnectionStatus[],
  now: number,
): Promise<string[]> {
  const held = new Set(heldByClock(connections, now));
  const doubts = new Map<string, ClockDoubt | null>();
  const byWarning = new Map<string, string[]>();
  for (const one of connections) {
    const { loginUrl } = one.connection;
    if (!doubts.has(loginUrl)) doubts.set(loginUrl, await app.clockDoubt(loginUrl));
    const doubt = doubts.get(loginUrl) ?? null;
    if (doubt === null || !(held.has(one) || doubt.doubt === 'offServerTime')) continue;
    const warning = describeDoubt(doubt);
    byWarning.set(warning, [...(byWarning.get(warning) ?? []), one.connection.name]);
  }
  return [...byWarning].map(
    ([warning, names]) => `Nothing is destroyed and nothing is called expired for ${some(names)}: ${warning}.`,
  );
}

function settingWarnings(settingsChanged: Status['settingsChanged']): string[] {
  const changed = Object.entries(settingsChanged).map(([name, value]) => `${name}=${value}`);
  return changed.length === 0 ? [] : [`Settings that are not at their default: ${changed.join(', ')}.`];
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}
