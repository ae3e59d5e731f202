// `latchkey status --watch`: the screen of `status`, painted again every few seconds until Ctrl-C. Without flicker: each line
// is written over the one before, and what is left of a longer one is erased.

import { LatchkeyError } from '../../domain/errors.ts';
import { secondMs } from '../../domain/ports.ts';
import type { Application } from '../application.ts';
import { moment } from '../describe.ts';
import type { Outcome } from '../outcome.ts';
import { fitted } from '../table.ts';

const pauseMs = 3 * secondMs;
const home = '\u001b[H';
const clearScreen = '\u001b[2J';
const clearLine = '\u001b[K';
const clearBelow = '\u001b[J';

export async function watchStatus(app: Application, show: (app: Application) => Promise<Outcome>): Promise<Outcome> {
  const { terminal } = app;
  if (!terminal.isTerminal) throw new LatchkeyError('terminalNeeded');
  const { clock } = await app.context();
  let isOver = false;
  const ending = app.untilInterrupted().then(() => {
    isOver = true;
  });
  terminal.out(clearScreen);
  while (!isOver) {
    const { text } = await show(app);
    const screen = `${fitted(text, terminal.width)}\n\n${moment(clock.now())} – Ctrl-C ends this`;
    terminal.out(`${home}${screen.replaceAll('\n', `${clearLine}\n`)}${clearLine}\n${clearBelow}`);
    // The clock of this process wakes at Ctrl-C with an error; that is the end and no failure.
    await Promise.race([clock.sleep(pauseMs).catch(() => undefined), ending]);
  }
  return { text: '', json: undefined, exitCode: 0 };
}
