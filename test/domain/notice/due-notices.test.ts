// The rules of notices, as properties: whenever sweeps happen to run, each threshold is told once or was overtaken.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Connection } from '../../../src/domain/connection/connection.ts';
import type { KeyPair } from '../../../src/domain/key-pair/key-pair.ts';
import { appSubjects } from '../../../src/domain/notice/app-subjects.ts';
import type { ChannelDescription } from '../../../src/domain/notice/channel.ts';
import {
  type ClaimedNotice,
  type DueNotice,
  dueNotices,
  type Ledger,
  nextNoticeLookAt,
  overNotices,
} from '../../../src/domain/notice/due-notices.ts';
import { defaultNoticeSettings } from '../../../src/domain/notice/notice-settings.ts';
import { connectionSubjects } from '../../../src/domain/notice/other-subjects.ts';
import type { Acknowledgement } from '../../../src/domain/notice/steps.ts';
import { dayMs, hourMs, type Instant, minuteMs } from '../../../src/domain/ports.ts';
import { wordsOf } from '../../../src/text/notice/wording.ts';
import { aClientApp, aConnection } from '../../support/connections.ts';
import { active, aPair, issued } from './facts.ts';

const mail: ChannelDescription = { name: 'mail', kind: 'mail', minimumSeverity: 'reminder' };
const pager: ChannelDescription = { name: 'pager', kind: 'pagerduty', minimumSeverity: 'urgent' };
const settings = { ...defaultNoticeSettings, defaultContacts: ['all@acme.example'] };
const start = Date.UTC(2027, 0, 1, 12);

interface World {
  pairs: KeyPair[];
  connections?: Connection[];
  channels?: ChannelDescription[];
  acknowledged?: Acknowledgement[];
  isClockTrusted?: boolean;
}

/** What one sweep would claim, added to the ledger. */
function sweep(world: World, claimed: ClaimedNotice[], now: Instant): DueNotice[] {
  const { pairs, connections = [aConnection()], channels = [mail], acknowledged = [], isClockTrusted = true } = world;
  const subjects = appSubjects({ app: aClientApp(), pairs, connections }, settings, now);
  const due = dueNotices(subjects, { claimed, acknowledged }, { channels, isClockTrusted }, now);
  claimed.push(...due);
  return due;
}

const occasions = (due: readonly ClaimedNotice[]) => due.map((one) => one.occasion);

test('tells 30, 7 and 1 days before, at expiry and every week after it, each once, when sweeps run every hour', () => {
  const pair = aPair('a', active(start), start, 365);
  const claimed: ClaimedNotice[] = [];
  for (let now = start; now < pair.notAfter + 16 * dayMs; now += hourMs) sweep({ pairs: [pair] }, claimed, now);
  assert.deepEqual(occasions(claimed), ['days:30', 'days:7', 'days:1', 'expired', 'week:1', 'week:2']);
});

test('whatever the sweep times, each threshold is told once or overtaken by a more urgent one before the next sweep', () => {
  const sweepTimes = fc.array(fc.integer({ min: 0, max: 120 * 24 }), { minLength: 1, maxLength: 60 });
  const thresholds = fc.uniqueArray(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(sweepTimes, thresholds, (hours, noticeDays) => {
      const pair = aPair('a', active(start), start, 60);
      const connections = [aConnection({ noticeDays })];
      const times = hours.map((hour) => start + hour * hourMs).sort((a, b) => a - b);
      const claimed: ClaimedNotice[] = [];
      for (const now of times) sweep({ pairs: [pair], connections }, claimed, now);
      assert.deepEqual(occasions(claimed), expectedOccasions(pair.notAfter, noticeDays, times));
    }),
    { numRuns: 300 },
  );
});

/** An independent reading of the rule: after each sweep, the most urgent threshold passed so far has been told. */
function expectedOccasions(notAfter: Instant, noticeDays: readonly number[], times: readonly Instant[]): string[] {
  const told: string[] = [];
  for (const now of times) {
    const left = (notAfter - now) / dayMs;
    const passed = noticeDays.filter((days) => left <= days);
    let occasion = passed.length === 0 ? null : `days:${Math.min(...passed)}`;
    if (left <= 0) occasion = left <= -7 ? `week:${Math.floor(-left / 7)}` : 'expired';
    if (occasion !== null && !told.includes(occasion)) told.push(occasion);
  }
  return told;
}

test('after an outage the most urgent missed threshold is told, not the series', () => {
  const pair = aPair('a', active(start), start, 365);
  const claimed: ClaimedNotice[] = [];
  sweep({ pairs: [pair] }, claimed, start);
  assert.deepEqual(occasions(sweep({ pairs: [pair] }, claimed, pair.notAfter - 3 * hourMs)), ['days:1']);
});

test('a certificate whose whole life is shorter than the thresholds is told once at the start', () => {
  const pair = aPair('a', active(start), start, 5);
  const claimed: ClaimedNotice[] = [];
  assert.deepEqual(occasions(sweep({ pairs: [pair] }, claimed, start)), ['days:7']);
  assert.deepEqual(sweep({ pairs: [pair] }, claimed, start + dayMs), []);
});

test('a certificate that was replaced is silent', () => {
  const old = aPair('old', { state: 'previous', since: start, lastAcceptedAt: start }, start - 360 * dayMs, 365);
  const now = aPair('new', active(start), start, 365);
  assert.deepEqual(sweep({ pairs: [old, now] }, [], start + dayMs), []);
});

test('a contact added late gets the most urgent open notice, and the others get nothing again', () => {
  const pair = aPair('a', active(start), start, 365);
  const claimed: ClaimedNotice[] = [];
  const now = pair.notAfter - 6 * dayMs;
  sweep({ pairs: [pair] }, claimed, now);
  const both = [aConnection({ contacts: ['admin@acme.example', 'New@acme.example'] })];
  const due = sweep({ pairs: [pair], connections: both }, claimed, now + hourMs);
  assert.deepEqual(
    due.map(({ recipient, occasion }) => [recipient, occasion]),
    [['new@acme.example', 'days:7']],
  );
});

test('nobody is told of a milder threshold after a more urgent one, when thresholds change', () => {
  const pair = aPair('a', active(start), start, 365);
  const claimed: ClaimedNotice[] = [];
  const now = pair.notAfter - 5 * dayMs;
  sweep({ pairs: [pair] }, claimed, now);
  assert.deepEqual(sweep({ pairs: [pair], connections: [aConnection({ noticeDays: [14] })] }, claimed, now + 1), []);
});

test('an acknowledgement silences its own threshold for everybody, and never a more urgent one', () => {
  const pair = aPair('a', active(start), start, 365);
  const acknowledged: Acknowledgement[] = [
    { subject: 'keyPair:a', urgency: pair.notAfter - 30 * dayMs, severity: 'reminder', snoozedUntil: null },
  ];
  assert.deepEqual(sweep({ pairs: [pair], acknowledged }, [], pair.notAfter - 20 * dayMs), []);
  assert.deepEqual(occasions(sweep({ pairs: [pair], acknowledged }, [], pair.notAfter - 7 * dayMs)), ['days:7']);
});

test('a snoozed notice comes back at its time, unless a more urgent one comes first', () => {
  const pair = aPair('a', active(start), start, 365);
  const snooze = (days: number): Acknowledgement => ({
    subject: 'keyPair:a',
    urgency: pair.notAfter - 30 * dayMs,
    severity: 'reminder',
    snoozedUntil: pair.notAfter - days * dayMs,
  });
  const claimed: ClaimedNotice[] = [];
  for (let left = 30; left > 7; left -= 1) {
    sweep({ pairs: [pair], acknowledged: [snooze(20)] }, claimed, pair.notAfter - left * dayMs);
  }
  assert.deepEqual(occasions(claimed), [`snoozed:${pair.notAfter - 20 * dayMs}`]);
  const overtaken = sweep({ pairs: [pair], acknowledged: [snooze(5)] }, [], pair.notAfter - 4 * dayMs);
  assert.deepEqual(occasions(overtaken), ['days:7']);
});

test('a rotation that waits is told by itself before the first threshold, and by the expiry notice from there on', () => {
  const old = aPair('old', active(start), start, 365);
  const early = aPair('new', issued, start + 100 * dayMs, 365);
  const claimed: ClaimedNotice[] = [];
  for (let now = early.issuedAt; now < old.notAfter - 29 * dayMs; now += 6 * hourMs) {
    const inUse = { ...old, standing: active(now) };
    sweep({ pairs: [inUse, early] }, claimed, now);
  }
  assert.deepEqual(occasions(claimed), ['uploadWaits', 'orgTakesOldCertificate', 'days:30']);
  const late = sweep({ pairs: [old, early] }, [], old.notAfter - 6 * dayMs);
  assert.deepEqual(occasions(late), ['days:7']);
  const told = late[0]?.item;
  assert.equal(told?.type === 'certificateExpires' && told.waiting?.fingerprint, early.fingerprint);
});

test('of a certificate that the schedule issued people hear at once, of a downloaded one a day later', () => {
  const old = aPair('old', active(start), start, 365);
  const waiting = aPair('new', issued, start + 200 * dayMs, 365);
  const now = waiting.issuedAt + 6 * hourMs;
  const told = (schedule: Parameters<typeof aClientApp>[0]) => {
    const subjects = appSubjects(
      { app: aClientApp(schedule), pairs: [old, waiting], connections: [aConnection()] },
      settings,
      now,
    );
    return occasions(
      dueNotices(subjects, { claimed: [], acknowledged: [] }, { channels: [mail], isClockTrusted: true }, now),
    );
  };
  assert.deepEqual(told({}), []);
  assert.deepEqual(told({ rotateEveryDays: 300 }), [], 'issued by hand before its time');
  assert.deepEqual(told({ rotateEveryDays: 200 }), ['uploadWaits']);
  assert.deepEqual(told({ rotateBeforeDays: 165 }), ['uploadWaits']);
});

test('of a request that the schedule made people hear at once, of one made by hand never', () => {
  const inUse = aPair('old', active(start), start, 365);
  const requestedAt = start + 200 * dayMs;
  const request = {
    ...({ id: 'r1', clientAppId: 'app', algorithm: 'rsa-2048', subject: 'CN=acme' } as const),
    ...{ publicKeyHash: new Uint8Array(32), requestDer: new Uint8Array(), requestedAt },
  };
  const told = (rotateEveryDays: number | null) => {
    const facts = {
      app: aClientApp({ rotateEveryDays }),
      pairs: [inUse],
      connections: [aConnection()],
      requests: [request],
    };
    const subjects = appSubjects(facts, settings, requestedAt);
    const none = { claimed: [], acknowledged: [] };
    return dueNotices(subjects, none, { channels: [mail], isClockTrusted: true }, requestedAt);
  };
  assert.deepEqual(told(null), []);
  assert.deepEqual(told(300), []);
  const [notice] = told(200);
  assert.ok(notice?.item.type === 'requestWaits');
  assert.match(notice.item.fileName, new RegExp(`-${notice.item.mark}\\.csr$`));
});

test('that the org takes the old certificate is told only once it was seen to, after the handing out', () => {
  const old = aPair('old', active(start), start, 365);
  const waiting = aPair('new', issued, start + 10 * dayMs, 365);
  const now = waiting.issuedAt + 8 * dayMs;
  const unseen = appSubjects({ app: aClientApp(), pairs: [old, waiting], connections: [aConnection()] }, settings, now);
  const surroundings = { channels: [mail], isClockTrusted: true };
  const none: Ledger = { claimed: [], acknowledged: [] };
  assert.deepEqual(occasions(dueNotices(unseen, none, surroundings, now)), ['uploadWaits']);
  assert.equal(nextNoticeLookAt(unseen, none, surroundings, now), now + dayMs);
});

test('what says that a certificate expired waits for a clock that can be trusted', () => {
  const pair = aPair('a', active(start), start, 365);
  const now = pair.notAfter + 8 * dayMs;
  const claimed: ClaimedNotice[] = [];
  assert.deepEqual(occasions(sweep({ pairs: [pair], isClockTrusted: false }, claimed, now)), ['days:1']);
  // Sent by a clock that may run ahead, the milder step says when and not that it was.
  const [milder] = sweep({ pairs: [pair], isClockTrusted: false }, [], now);
  assert.match(
    milder === undefined ? '' : wordsOf(milder.item, now).headline,
    /expires 20\d\d-\d\d-\d\d \d\d:\d\d UTC$/,
  );
  assert.deepEqual(occasions(sweep({ pairs: [pair] }, claimed, now)), ['week:1']);
});

test('one app with 400 connections of one contact is one notice', () => {
  const pair = aPair('a', active(start), start, 20);
  const connections = Array.from({ length: 400 }, (_, index) => aConnection({ id: `c${index}`, name: `org-${index}` }));
  assert.equal(sweep({ pairs: [pair], connections }, [], start).length, 1);
});

test('a contact of two connections hears the thresholds of both', () => {
  const pair = aPair('a', active(start), start, 365);
  const connections = [aConnection({ noticeDays: [60] }), aConnection({ id: 'c2', noticeDays: [10] })];
  const claimed: ClaimedNotice[] = [];
  for (let left = 61; left > 0; left -= 1) sweep({ pairs: [pair], connections }, claimed, pair.notAfter - left * dayMs);
  assert.deepEqual(occasions(claimed), ['days:60', 'days:10']);
});

test('a channel hears only what is severe enough for it', () => {
  const pair = aPair('a', active(start), start, 365);
  const claimed: ClaimedNotice[] = [];
  for (let left = 31; left > 5; left -= 1)
    sweep({ pairs: [pair], channels: [pager] }, claimed, pair.notAfter - left * dayMs);
  assert.deepEqual(occasions(claimed), ['days:7']);
});

test('daylight saving and a leap day move no threshold', () => {
  for (const [issuedAt, days] of [
    [Date.UTC(2028, 0, 30, 0, 30), 60],
    [Date.UTC(2027, 9, 1, 1, 30), 60],
    [Date.UTC(2028, 1, 29, 23, 59), 365],
  ] as const) {
    const pair = aPair('a', active(issuedAt), issuedAt, days);
    const dueAt = pair.notAfter - 30 * dayMs;
    assert.deepEqual(sweep({ pairs: [pair] }, [], dueAt - 1), []);
    assert.deepEqual(occasions(sweep({ pairs: [pair] }, [], dueAt)), ['days:30']);
  }
});

test('the next look is exactly when something opens: looking only then tells what looking always tells', () => {
  const pair = aPair('a', active(start), start, 50);
  const surroundings = { channels: [mail], isClockTrusted: true };
  const claimed: ClaimedNotice[] = [];
  let now: Instant | null = start;
  for (let looks = 0; now !== null && looks < 8; looks += 1) {
    sweep({ pairs: [pair] }, claimed, now);
    const subjects = appSubjects({ app: aClientApp(), pairs: [pair], connections: [aConnection()] }, settings, now);
    now = nextNoticeLookAt(subjects, { claimed, acknowledged: [] }, surroundings, now);
  }
  assert.deepEqual(occasions(claimed), ['days:30', 'days:7', 'days:1', 'expired', 'week:1', 'week:2', 'week:3']);
});

const app = { app: aClientApp({ kind: 'external-client-app' }), pairs: [] };
const failing = (code: string) =>
  aConnection({ failure: { since: start, at: start, code, message: 'invalid assertion' } });

test('a refusal is told at once, an outage after ten minutes, and an expiry by the expiry notice alone', () => {
  const at = (code: string, now: Instant) =>
    occasions(
      dueNotices(
        connectionSubjects(failing(code), app, settings),
        { claimed: [], acknowledged: [] },
        { channels: [mail], isClockTrusted: true },
        now,
      ),
    );
  assert.deepEqual(at('refusedWithEveryKey', start), ['stopped']);
  assert.deepEqual(at('unavailable', start + 9 * minuteMs), []);
  assert.deepEqual(at('unavailable', start + 10 * minuteMs), ['stopped']);
  assert.deepEqual(at('certificateExpired', start + dayMs), []);
});

test('that it works again is told to those who heard that it stopped, once', () => {
  const surroundings = { channels: [mail, pager], isClockTrusted: true };
  const subjects = connectionSubjects(failing('refusedWithEveryKey'), app, settings);
  const claimed: ClaimedNotice[] = dueNotices(subjects, { claimed: [], acknowledged: [] }, surroundings, start);
  const key = subjects[0]?.key ?? '';
  const works = { name: 'acme-prod', username: 'u', loginUrl: 'https://acme.my.salesforce.com', orgId: null };
  const due = overNotices([key], { claimed, acknowledged: [] }, works, surroundings, start + dayMs);
  assert.deepEqual(
    due.map(({ channel, occasion, severity }) => [channel, occasion, severity]),
    [
      ['mail', 'worksAgain', 'resolved'],
      ['pager', 'worksAgain', 'resolved'],
    ],
  );
  claimed.push(...due);
  assert.deepEqual(overNotices([key], { claimed, acknowledged: [] }, works, surroundings, start + 2 * dayMs), []);
});

test('a certificate that was replaced closes the incident it opened, and mails nobody', () => {
  const surroundings = { channels: [mail, pager], isClockTrusted: true };
  const pair = aPair('a', active(start), start, 5);
  const claimed: ClaimedNotice[] = [];
  sweep({ pairs: [pair], channels: [mail, pager] }, claimed, start);
  const due = overNotices(['keyPair:a'], { claimed, acknowledged: [] }, null, surroundings, start + dayMs);
  assert.deepEqual(
    due.map(({ channel, occasion }) => [channel, occasion]),
    [['pager', 'days:7:over']],
  );
});

test('what was claimed while the clock ran ahead is told once more, and stays told then', () => {
  const pairs = [aPair('a', active(start), start, 20)];
  const claimed: ClaimedNotice[] = [];
  const [first] = sweep({ pairs }, claimed, start);
  const ahead = claimed.map((one) => ({ ...one, takenBackAt: start }));
  assert.deepEqual(occasions(sweep({ pairs }, ahead, start)), [first?.occasion]);
  assert.deepEqual(sweep({ pairs }, ahead, start), []);
});

test('who is what failed is not told of it', () => {
  const pairs = [aPair('a', active(start), start, 20)];
  const told = (except: { channel: string; recipient: string } | null) => {
    const subjects = appSubjects({ app: aClientApp(), pairs, connections: [aConnection()] }, settings, start);
    const excepted = subjects.map((subject) => ({ ...subject, except }));
    const around = { channels: [mail, pager], isClockTrusted: true };
    return dueNotices(excepted, { claimed: [], acknowledged: [] }, around, start).map(({ recipient }) => recipient);
  };
  const [recipient = ''] = told(null);
  assert.notEqual(recipient, '');
  assert.deepEqual(told({ channel: 'mail', recipient }), []);
  assert.deepEqual(told({ channel: 'pager', recipient }), [recipient]);
});

test('that it is over is more urgent than all that was told, also when the clock went back', () => {
  const claimed: ClaimedNotice[] = [];
  sweep({ pairs: [aPair('a', active(start), start, 5)], channels: [pager] }, claimed, start);
  const [last] = claimed;
  const around = { channels: [pager], isClockTrusted: true };
  const [over] = overNotices(['keyPair:a'], { claimed, acknowledged: [] }, null, around, start - 30 * dayMs);
  assert.equal(over?.urgency, (last?.urgency ?? 0) + 1);
});

test('while the clock cannot be trusted, what waits for it is looked at every hour', () => {
  const pair = aPair('a', active(start), start, 5);
  const subjects = appSubjects({ app: aClientApp(), pairs: [pair], connections: [aConnection()] }, settings, start);
  const around = (isClockTrusted: boolean) => ({ channels: [mail], isClockTrusted });
  const next = (isClockTrusted: boolean, now: Instant) =>
    nextNoticeLookAt(subjects, { claimed: [], acknowledged: [] }, around(isClockTrusted), now);
  assert.equal(next(false, pair.notAfter), pair.notAfter + hourMs);
  assert.notEqual(next(true, pair.notAfter), pair.notAfter + hourMs);
  assert.equal(next(false, start), next(true, start));
});

test('a threshold of no days, or of fewer, is none', () => {
  const pair = aPair('a', active(start), start, 20);
  const connections = [aConnection({ noticeDays: [7, 0, -5] })];
  const claimed: ClaimedNotice[] = [];
  for (let now = start; now < pair.notAfter + 6 * dayMs; now += dayMs)
    sweep({ pairs: [pair], connections }, claimed, now);
  assert.deepEqual(occasions(claimed), ['days:7', 'expired']);
});
