// The one rule for days left, which every face and every mail uses.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysInWords } from '../../../src/cli/status/describe.ts';
import { dayMs, hourMs, minuteMs, secondMs } from '../../../src/domain/ports.ts';
import { defaultSettings } from '../../../src/domain/settings.ts';
import { daysUntil } from '../../../src/domain/status/connection-state.ts';
import { nextStep } from '../../../src/domain/status/next-step.ts';
import { wordsOf } from '../../../src/text/notice/wording.ts';
import { nextStepWords } from '../../../src/text/status/next-step.ts';
import { aClientApp, aConnection } from '../../support/connections.ts';
import { active } from '../key-pair/pairs.ts';

const noon = Date.UTC(2027, 0, 1, 12);

test('a certificate made a moment ago for 365 days has 365 left, whatever the hour', () => {
  for (let hour = 0; hour < 24; hour += 1) {
    const made = Date.UTC(2027, 0, 1, hour, 59, 58);
    assert.equal(daysUntil(made + 365 * dayMs, made + secondMs), 365);
  }
});

test('ahead, days are counted from calendar day to calendar day in UTC', () => {
  assert.equal(daysUntil(noon + 7 * dayMs, noon), 7);
  assert.equal(daysUntil(noon + 11 * hourMs, noon), 0);
  assert.equal(daysUntil(noon + 12 * hourMs, noon), 1);
  assert.equal(daysUntil(noon + minuteMs, noon), 0);
});

test('past, whole days are counted, and never fewer than one', () => {
  assert.equal(daysUntil(noon, noon), -1);
  assert.equal(daysUntil(noon - minuteMs, noon), -1);
  assert.equal(daysUntil(noon - 2 * dayMs + minuteMs, noon), -1);
  assert.equal(daysUntil(noon - 2 * dayMs, noon), -2);
});

test('mails count by the same rule', () => {
  const told = (notAfter: number) =>
    wordsOf(
      {
        type: 'watchedCertificateExpires',
        label: 'partner',
        location: 'partner.example:443',
        certificate: { fingerprint: 'AA', subject: 'CN=partner', notBefore: 0, notAfter },
      },
      noon,
    );
  assert.match(told(noon + 7 * dayMs).headline, /expires in 7 days$/);
  assert.match(told(noon + hourMs).headline, /expires today$/);
  assert.match(told(noon - hourMs).headline, /has expired$/);
  assert.match(told(noon - 3 * dayMs).headline, /expired 3 days ago$/);
  assert.deepEqual(told(noon - hourMs).facts.at(-1), ['Days left', 'none']);
});

test('a certificate near its end is told to be rotated in so many days, and now when none is left', () => {
  const told = (left: number) => {
    const pair = active('a');
    if (pair.standing.state === 'active') pair.standing.settledAt = noon - 40 * dayMs;
    const accepting = aConnection({ expiredPolicy: 'allow-expired', lastAccepted: { at: noon, keyPairId: 'a' } });
    const facts = { connection: accepting, app: aClientApp(), pairs: [{ ...pair, notAfter: noon + left }] };
    return nextStepWords(nextStep(facts, defaultSettings, noon), 'latchkey').split(':')[0];
  };
  assert.equal(told(31 * dayMs), 'Nothing to do.');
  assert.equal(told(2 * dayMs), 'Rotate within 2 days');
  assert.equal(told(dayMs), 'Rotate within 1 day');
  assert.equal(told(hourMs), 'Rotate now');
  assert.equal(told(-dayMs), 'Rotate now');
});

test('days that are left or gone are said in words', () => {
  assert.deepEqual([2, 1, 0, -1, -2].map(daysInWords), [
    '2 days left',
    '1 day left',
    '0 days left',
    'expired 1 day ago',
    'expired 2 days ago',
  ]);
});
