// Notices when channels hang or break and when the clock is wrong: nothing is missed, and no channel waits for another.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs, hourMs, minuteMs } from '../../../src/domain/ports.ts';
import { type Office, openOffice, RecordingChannel } from './office.ts';

const never = new Promise<never>(() => undefined);

function told(office: Office): string[] {
  return office.mail.told().filter((one) => one.includes('keyPair'));
}

test('a channel that never answers holds up no other, costs one attempt, and is asked again', async (t) => {
  const office = await openOffice(t, ['mail', 'slack']);
  const [mail, slack] = office.channels;
  assert.ok(mail && slack);
  await office.settle('acme', 20);
  const deaf = new RecordingChannel('mail');
  deaf.deliver = () => never;
  const running = office.run({ channels: [deaf, slack] });
  while (slack.received.length === 0) await new Promise((next) => setImmediate(next));
  await office.clock.untilSleeping();
  await office.clock.advance(65_000);
  const { delivery } = await running;
  assert.deepEqual([delivery.sent, delivery.retrying, delivery.givenUp], [1, 1, 0]);
  await office.clock.advance(minuteMs);
  await office.run();
  assert.deepEqual(told(office), ['admin@acme.example keyPair:pair-acme days:30']);
  assert.equal(office.clock.sleeping, 0);
});

test('a channel that throws loses its message to no crash: it is repeated as it was', async (t) => {
  const office = await openOffice(t);
  await office.settle('acme', 20);
  const broken = new RecordingChannel('mail');
  broken.deliver = async () => {
    throw new TypeError('not foreseen');
  };
  assert.equal((await office.run({ channels: [broken] })).delivery.retrying, 1);
  await office.clock.advance(minuteMs);
  assert.equal((await office.run()).delivery.sent, 1);
});

test('a record that fails frees the channel for nobody while another delivery through it is under way', async (t) => {
  const office = await openOffice(t);
  const { store } = office.context;
  for (const id of ['a', 'b']) await office.settle(id, 20, { contacts: [`${id}@acme.example`] });
  const [second, full, underWay] = [0, 1, 2].map(() => Promise.withResolvers<void>());
  assert.ok(second && full && underWay);
  let isFull = false;
  const channel = new RecordingChannel('mail');
  channel.deliver = async (message) => {
    channel.received.push(message);
    if (channel.received.length === 1) {
      await second.promise;
      isFull = true;
    } else {
      second.resolve();
      await underWay.promise;
    }
    return { type: 'accepted' };
  };
  const write: typeof store.write = async (work) => {
    if (!isFull) return store.write(work);
    isFull = false;
    full.resolve();
    throw new Error('the disk is full');
  };
  const failing = office.run({
    channels: [channel],
    store: { read: (work) => store.read(work), write, close: () => store.close() },
  });
  const failed = assert.rejects(failing, /disk is full/);
  await full.promise;
  await new Promise((next) => setImmediate(next));
  const { delivery } = await office.run({ holder: 'process-2' });
  assert.deepEqual([delivery.busy, office.mail.received.length], [['mail'], 0]);
  underWay.resolve();
  await failed;
  await office.run();
  assert.equal(office.mail.received.length, 1, 'only the message whose record failed comes again');
});

test('a channel that is down spends attempts on a few messages, and gets all of them when it is back', async (t) => {
  const office = await openOffice(t);
  for (let index = 0; index < 60; index += 1) {
    await office.settle(`org-${index}`, 20, { contacts: [`admin-${index}@acme.example`] });
  }
  office.mail.answer = () => ({ type: 'temporary', detail: 'connection refused' });
  const first = await office.run();
  assert.ok(first.delivery.retrying < 15, `${first.delivery.retrying}`);
  office.mail.received.splice(0);
  office.mail.answer = () => ({ type: 'accepted' });
  await office.run();
  await office.clock.advance(minuteMs);
  await office.run();
  assert.equal(new Set(told(office)).size, 60);
});

test('a clock that ran a year ahead and was set right makes no threshold silent', async (t) => {
  const office = await openOffice(t);
  office.isClockTrusted = false;
  await office.settle('acme', 60);
  await office.run();
  office.clock.jump(365 * dayMs);
  await office.run();
  office.mail.told();
  office.clock.jump(-365 * dayMs);
  const heard: string[] = [];
  for (let day = 0; day < 60; day += 1) {
    await office.run();
    heard.push(...told(office));
    await office.clock.advance(dayMs);
  }
  assert.deepEqual(
    heard,
    ['days:30', 'days:7', 'days:1'].map((occasion) => `admin@acme.example keyPair:pair-acme ${occasion}`),
  );
});

test('a message that waits for its next attempt goes out although the clock went back meanwhile', async (t) => {
  const office = await openOffice(t);
  await office.settle('acme', 20);
  office.clock.jump(5 * dayMs);
  office.mail.answer = () => ({ type: 'temporary', detail: 'greylisted' });
  await office.run();
  office.mail.received.splice(0);
  office.mail.answer = () => ({ type: 'accepted' });
  office.clock.jump(-5 * dayMs);
  await office.run();
  assert.equal(told(office).length, 1);
});

test('a clock that goes back by minutes or forward by days tells nobody twice', async (t) => {
  const office = await openOffice(t);
  await office.settle('acme', 20);
  await office.run();
  for (const ms of [-3 * minuteMs, 2 * dayMs, -59 * minuteMs, -2 * dayMs, hourMs]) {
    office.clock.jump(ms);
    await office.run();
  }
  assert.deepEqual(told(office), ['admin@acme.example keyPair:pair-acme days:30']);
});
