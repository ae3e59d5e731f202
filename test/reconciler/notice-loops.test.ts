// The loops of notices side by side: a channel that hangs costs nobody else anything, and an end is an end.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minuteMs } from '../../src/domain/ports.ts';
import { runLoop } from '../../src/reconciler/loop.ts';
import { channelLoops, sweepLoop } from '../../src/reconciler/notice-loops.ts';
import { openOffice } from '../operations/notice/office.ts';

test('while a channel hangs, sweeps go on and the other channels deliver', async (t) => {
  const office = await openOffice(t, ['webhook', 'mail']);
  const { context, clock, channels } = office;
  const [hanging] = channels;
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  if (hanging !== undefined) {
    hanging.deliver = async () => {
      await released;
      return { type: 'accepted' };
    };
  }
  const delivered: string[] = [];
  const ending = new AbortController();
  await office.settle('one', 20);
  const loops = [
    sweepLoop(context),
    ...channelLoops(context, (channel, { sent }) => delivered.push(`${channel} ${sent}`)),
  ];
  const running = Promise.all(loops.map((loop) => runLoop(context, loop, ending.signal)));
  const mailed = async () => {
    while (!delivered.includes('mail 1')) {
      await clock.untilSleeping(2);
      await clock.advance(minuteMs);
    }
    return delivered.splice(0).filter((told) => told.startsWith('mail'));
  };
  assert.deepEqual(await mailed(), ['mail 1']);
  await office.settle('two', 20);
  assert.deepEqual(await mailed(), ['mail 1']);
  ending.abort();
  release();
  await running;
  assert.deepEqual(
    delivered.filter((told) => told.startsWith('mail')),
    [],
    'no delivery is begun after the end',
  );
});

test('a turn that fails is logged, and the next one follows', async (t) => {
  const { context, clock } = await openOffice(t);
  const logged: string[] = [];
  const log = { write: (_level: string, message: string) => void logged.push(message) };
  const ending = new AbortController();
  let turns = 0;
  const loop = {
    name: 'trying',
    pauseMs: 1_000,
    async turn() {
      turns += 1;
      if (turns === 1) throw new Error('once');
    },
  };
  const running = runLoop({ ...context, log }, loop, ending.signal);
  await clock.untilSleeping();
  await clock.advance(1_000);
  await clock.untilSleeping();
  ending.abort();
  await running;
  assert.deepEqual([turns, logged], [2, ['A turn of the trying loop failed; the next one follows.']]);
});
