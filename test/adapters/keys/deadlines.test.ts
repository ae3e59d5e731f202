// Each call has an end of its own, though one sleep stands for all.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Deadlines } from '../../../src/adapters/keys/deadlines.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';

function scene() {
  const clock = new FakeClock();
  let sleeps = 0;
  const deadlines = new Deadlines({
    monotonicMs: () => clock.monotonicMs(),
    sleep: (ms, signal) => {
      sleeps += 1;
      return clock.sleep(ms, signal);
    },
  });
  const ended: string[] = [];
  const begin = (name: string, ms: number, work: Promise<unknown> = new Promise(() => {})) =>
    deadlines
      .within(work, ms, () => new Error('late'))
      .then(
        () => ended.push(name),
        (error: Error) => ended.push(`${name} ${error.message}`),
      );
  return { clock, begin, ended, sleeps: () => sleeps };
}

test('each is late at its own time, whichever was begun first', async () => {
  const { clock, begin, ended } = scene();
  const all = [begin('long', 60), begin('short', 10), begin('middle', 30)];
  for (const [atMs, expected] of [
    [9, []],
    [10, ['short late']],
    [29, ['short late']],
    [30, ['short late', 'middle late']],
    [60, ['short late', 'middle late', 'long late']],
  ] as const) {
    await clock.advance(atMs - clock.monotonicMs());
    await settle();
    assert.deepEqual(ended, expected, `${atMs} ms`);
  }
  await Promise.all(all);
});

test('calls that overlap are watched by one sleep, which ends with the last of them', async () => {
  const { clock, begin, ended, sleeps } = scene();
  let held = Promise.withResolvers<void>();
  let before = begin('0', 1_000, held.promise);
  for (let call = 1; call < 50; call += 1) {
    const next = Promise.withResolvers<void>();
    const following = begin(String(call), 1_000, next.promise);
    held.resolve();
    await before;
    [before, held] = [following, next];
  }
  assert.equal(sleeps(), 1);
  held.resolve();
  await before;
  await clock.advance(5_000);
  assert.equal(ended.length, 50, 'nobody is told twice');
  const alone = begin('alone', 10);
  await clock.advance(10);
  await alone;
  assert.equal(sleeps(), 2);
});
