import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Application } from '../../../src/cli/application.ts';
import { done } from '../../../src/cli/outcome.ts';
import { repaintStatus } from '../../../src/cli/status/repaint.ts';
import { FakeClock } from '../../support/fake-clock.ts';

function screen(isTerminal: boolean) {
  const clock = new FakeClock();
  const written: string[] = [];
  let interrupt: () => void = () => undefined;
  const interrupted = new Promise<void>((resolve) => {
    interrupt = resolve;
  });
  const app = {
    terminal: { isTerminal, width: 80, height: 10, out: (text: string) => void written.push(text) },
    clock,
    calledAs: () => './bin/latchkey',
    untilInterrupted: () => interrupted,
  } as unknown as Application;
  return { app, clock, written, interrupt: () => interrupt() };
}

test('the screen is painted again over itself until it is interrupted', async () => {
  const { app, clock, written, interrupt } = screen(true);
  const screens = ['first\nlonger than the next', 'second'];
  const running = repaintStatus(app, async () => done(screens.shift() ?? 'third', {}));
  await clock.untilSleeping();
  await clock.advance(3_000);
  await clock.untilSleeping();
  interrupt();
  assert.equal((await running).exitCode, 0);
  const [clear, first = '', second = ''] = written;
  assert.equal(clear, '\u001b[2J');
  assert.ok(first.startsWith('\u001b[Hfirst\u001b[K\nlonger than the next\u001b[K\n'));
  assert.ok(second.startsWith('\u001b[Hsecond\u001b[K\n') && second.endsWith('\u001b[J'));
});

test('what is higher than the window is cut at its end, so that the most urgent stays in sight', async () => {
  const { app, clock, written, interrupt } = screen(true);
  const lines = Array.from({ length: 30 }, (_, index) => `org-${index}`).join('\n');
  const running = repaintStatus(app, async () => done(lines, {}));
  await clock.untilSleeping();
  interrupt();
  await running;
  const painted = (written[1] ?? '').replaceAll('\u001b[K', '').split('\n');
  assert.deepEqual(painted.slice(5, 8), ['org-5', '… 24 more lines: ./bin/latchkey status', '']);
  assert.equal(painted.length, 10);
});

test('without a terminal it says so and paints nothing', async () => {
  const { app, written } = screen(false);
  await assert.rejects(
    repaintStatus(app, async () => done('', {})),
    { code: 'terminalNeeded' },
  );
  assert.deepEqual(written, []);
});
