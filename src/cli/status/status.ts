// `latchkey status`: every connection, the most urgent first, and what else a person should know.

import { LatchkeyError } from '../../domain/errors.ts';
import type { AppAlert } from '../../domain/status/app-alert.ts';
import { urgency } from '../../domain/status/connection-state.ts';
import type { ConnectionStatus } from '../../domain/status/connection-status.ts';
import { showWholeStatus } from '../../operations/status/show-whole.ts';
import { day } from '../../text/instants.ts';
import { nextStepWords } from '../../text/status/next-step.ts';
import { statusWarnings } from '../../text/status/warnings.ts';
import type { Application } from '../application.ts';
import { paint } from '../colours.ts';
import type { Invocation } from '../invocation.ts';
import { done, type Outcome } from '../outcome.ts';
import { isSet } from '../read-options.ts';
import { table } from '../table.ts';
import { lineWidth } from '../terminal.ts';
import { daysInWords } from './describe.ts';
import { repaintStatus } from './repaint.ts';

/** With so few days left `--check` fails, as the notices become urgent. */
const urgentDays = 7;

export async function status(app: Application, invocation: Invocation): Promise<Outcome> {
  const { options } = invocation;
  if (isSet(options, 'watch')) return repaintStatus(app, async (each) => (await statusNow(each, invocation)).outcome);
  const { outcome, found } = await statusNow(app, invocation);
  const needs = found.troubles.length > 0 || found.appAlerts.some(needsPerson) || found.connections.some(needsSomebody);
  const isWrong = isSet(options, 'check') && needs;
  return isWrong ? { ...outcome, exitCode: 1 } : outcome;
}

function needsPerson(alert: AppAlert): boolean {
  return alert.type === 'slotLost' || alert.end === 'stopped';
}

/** What waits for its first certificate or its key never worked, and whoever added it knows. */
function needsSomebody({ state, certificate }: ConnectionStatus): boolean {
  return urgency[state] <= urgency.failing || (certificate !== null && certificate.daysLeft <= urgentDays);
}

async function statusNow(app: Application, invocation: Invocation) {
  const all = await app.perform(showWholeStatus, undefined);
  const connections = await chosenOf(app, invocation, all.connections);
  const names = new Set(connections.map(({ connection }) => connection.name));
  const found = { ...all, connections, expiredAllowed: all.expiredAllowed.filter((name) => names.has(name)) };
  const now = app.clock.now();
  const warnings = statusWarnings(found, app.calledAs()).map(({ text }) => text);
  const lines = [screen(app, connections), ...warnings.map((warning) => `\n${warning}`)];
  const { settingsChanged, ...view } = showWholeStatus.view(found, now);
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
