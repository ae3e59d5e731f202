import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from './fake-clock.ts';

test('stands still until moved, then moves wall and monotonic time alike', async () => {
  const clock = new FakeClock(1_000_000);
  assert.deepEqual([clock.now(), clock.monotonicMs()], [1_000_000, 0]);
  await clock.advance(250);
  assert.deepEqual([clock.now(), clock.monotonicMs()], [1_000_250, 250]);
});

test('jumps the wall clock without time passing', async () => {
  const clock = new FakeClock(1_000_000);
  clock.jump(-3_600_000);
  assert.deepEqual([clock.now(), clock.monotonicMs()], [-2_600_000, 0]);
});

test('wakes sleepers in order, each at its own time, loops included', async () => {
  const clock = new FakeClock(0);
  const woken: string[] = [];
  const loop = async () => {
    for (let turn = 1; turn <= 3; turn += 1) {
      await clock.sleep(100);
      woken.push(`loop ${clock.now()}`);
    }
  };
  const once = clock.sleep(150).then(() => woken.push(`once ${clock.now()}`));
  const late = clock.sleep(301).then(() => woken.push('late'));
  const done = loop();

  await clock.advance(300);
  assert.deepEqual(woken, ['loop 100', 'once 150', 'loop 200', 'loop 300']);
  await Promise.all([done, once]);

  await clock.advance(1);
  await late;
  assert.equal(clock.sleeping, 0);
});

test('a sleep that is called off rejects with the reason and is forgotten', async () => {
  const clock = new FakeClock();
  const stop = new AbortController();
  const sleep = clock.sleep(100, stop.signal);
  stop.abort(new Error('enough'));
  await assert.rejects(sleep, /enough/);
  await assert.rejects(clock.sleep(100, stop.signal), /enough/);
  assert.equal(clock.sleeping, 0);
});

test('tells when somebody sleeps', async () => {
  const clock = new FakeClock();
  const two = clock.untilSleeping(2).then(() => clock.sleeping);
  const sleeps = [clock.sleep(1), clock.sleep(1)];
  assert.equal(await two, 2);
  await clock.untilSleeping(1);
  await clock.advance(1);
  await Promise.all(sleeps);
});
