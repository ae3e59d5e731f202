import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HostAnswer } from '../../../src/domain/org/host-probe.ts';
import { dayMs, hourMs, minuteMs, secondMs } from '../../../src/domain/ports.ts';
import { ClockTrust } from '../../../src/operations/installation/steps/clock-trust.ts';
import { NoticeClock } from '../../../src/operations/notice/steps/notice-clock.ts';
import { type Office, openOffice } from './office.ts';

const login = 'https://acme.my.salesforce.com';

function clockOf({ context }: Office, answer: (origin: string) => HostAnswer) {
  const { store, clock } = context;
  const asked: string[] = [];
  const hostProbe = {
    ask: async (origin: string) => {
      asked.push(origin);
      return answer(origin);
    },
  };
  return {
    asked,
    noticeClock: new NoticeClock({ store, clock, clockTrust: new ClockTrust({ store, clock, hostProbe }) }),
  };
}

function saying(clockSkewSeconds: number): HostAnswer {
  return { type: 'answered', status: 200, isSalesforceApi: true, serverDate: null, clockSkewSeconds };
}

const silence: HostAnswer = { type: 'noAnswer', fault: 'timedOut', message: 'no answer' };

test('with every certificate past, when nobody signs in any more, a server is asked for the time once a day', async (t) => {
  const office = await openOffice(t);
  await office.settle('acme', 20);
  const { asked, noticeClock } = clockOf(office, () => saying(0));
  for (let hour = 0; hour < 3 * 24; hour += 1) {
    assert.equal(await noticeClock.isTrusted(), true);
    await office.clock.advance(hourMs);
  }
  assert.deepEqual(asked, [login, login, login]);
});

test('a server that tells another time is believed: nothing is called expired', async (t) => {
  const office = await openOffice(t);
  await office.settle('acme', 20);
  const { noticeClock } = clockOf(office, () => saying((-21 * dayMs) / secondMs));
  assert.equal(await noticeClock.isTrusted(), false);
});

test('while no server answers it is asked again after ten minutes, and not at every sweep', async (t) => {
  const office = await openOffice(t);
  await office.settle('acme', 20);
  const { asked, noticeClock } = clockOf(office, () => silence);
  for (let minute = 0; minute < 15; minute += 1) {
    assert.equal(await noticeClock.isTrusted(), false);
    await office.clock.advance(minuteMs);
  }
  assert.deepEqual(asked, [login, login]);
});

test('a server on this machine is not asked where another is there to ask', async (t) => {
  const office = await openOffice(t);
  await office.settle('acme', 20);
  await office.settle('local', 20);
  await office.change('local', () => ({ loginUrl: 'http://127.0.0.1:7430' }));
  const { asked, noticeClock } = clockOf(office, (origin) => (origin === login ? silence : saying(0)));
  assert.equal(await noticeClock.isTrusted(), false);
  assert.deepEqual(asked, [login]);
});
