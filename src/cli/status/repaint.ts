// `latchkey status --watch`: the screen of `status`, painted again every few seconds until Ctrl-C. Without flicker: each line
// is written over the one before, and what is left of a longer one is erased.

import { LatchkeyError } from '../../domain/errors.ts';
import { secondMs } from '../../domain/ports.ts';
import { moment } from '../../text/instants.ts';
import type { Application } from '../application.ts';
import type { Outcome } from '../outcome.ts';
import { fitted } from '../table.ts';

/** A screen that is higher than the window would scroll its beginning away, which is the most urgent. */
function screenOf(text: string, below: string, height: number, latchkey: string): string {
  const lines = text.split('\n');
  // An empty line between, and the one that the cursor rests on.
  const room = height - below.split('\n').length - 2;
  if (lines.length <= room) return `${text}\n\n${below}`;
  const shown = lines.slice(0, Math.max(1, room - 1));
  return [...shown, `… ${lines.length - shown.length} more lines: ${latchkey} status`, '', below].join('\n');
}

const pauseMs = 3 * secondMs;
const home = '\u001b[H';
const clearScreen = '\u001b[2J';
const clearLine = '\u001b[K';
const clearBelow = '\u001b[J';

export async function repaintStatus(app: Application, show: (app: Application) => Promise<Outcome>): Promise<Outcome> {
  const { terminal, clock } = app;
  if (!terminal.isTerminal) throw new LatchkeyError('terminalNeeded');
  const over = new AbortController();
  void app.untilInterrupted().then(() => over.abort());
  terminal.out(clearScreen);
  while (!over.signal.aborted) {
    const { text } = await show(app);
    const below = fitted(`${moment(clock.now())} – Ctrl-C ends this`, terminal.width);
    const screen = screenOf(fitted(text, terminal.width), below, terminal.height, app.calledAs());
    terminal.out(`${home}${screen.replaceAll('\n', `${clearLine}\n`)}${clearLine}\n${clearBelow}`);
    // A sleep that Ctrl-C ends rejects; that is the end and no failure.
    await clock.sleep(pauseMs, over.signal).catch(() => undefined);
  }
  return { text: '', json: undefined, exitCode: 0 };
}
