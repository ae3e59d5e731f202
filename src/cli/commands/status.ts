// `latchkey status`: every connection, the most urgent first.

import { iso, statusJson } from '../../operations/json-view.ts';
import { type ConnectionStatus, status } from '../../operations/status.ts';
import type { Application } from '../application.ts';
import { paint } from '../colours.ts';
import { day, daysLeft } from '../describe.ts';
import { done, type Outcome } from '../outcome.ts';
import { table } from '../table.ts';

export async function showStatus(app: Application): Promise<Outcome> {
  const context = await app.context();
  const now = context.clock.now();
  const { connections, lastBackupAt, notBackedUp, settingsChanged } = await status(context);
  const warnings: string[] = [];
  if (notBackedUp.length > 0) {
    const since = lastBackupAt === null ? 'There is no backup yet' : `The last backup is of ${day(lastBackupAt)}`;
    warnings.push(`${since}; the key pairs in use of ${some(notBackedUp)} are newer. Run \`latchkey backup FILE\`.`);
  }
  const changed = Object.entries(settingsChanged).map(([name, value]) => `${name}=${value}`);
  if (changed.length > 0) warnings.push(`Settings that are not at their default: ${changed.join(', ')}.`);
  const lines = [screen(app, connections, now), ...warnings.map((warning) => `\n${warning}`)];
  const json = {
    connections: connections.map((one) => statusJson(one, now)),
    lastBackupAt: iso(lastBackupAt),
    warnings,
    settingsChanged,
  };
  return done(lines.join('\n'), json);
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
  return table(['connection', 'state', 'certificate until', 'validity', 'next step'], rows);
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}
