// The calendar, as an independent parser reads it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import ICAL from 'ical.js';
import type { KeyPair } from '../../../src/domain/key-pair/key-pair.ts';
import { dayMs } from '../../../src/domain/ports.ts';
import { calendarPrinter } from '../../../src/text/notice/calendar.ts';
import { active, aPair } from '../../domain/notice/facts.ts';
import { aClientApp, aConnection } from '../../support/connections.ts';

const start = Date.UTC(2027, 0, 31, 23, 30);

function events(pairs: KeyPair[]) {
  const text = calendarPrinter(null)('acme-prod', [
    { app: aClientApp({ name: 'Söhne, "Acme"; \\Sync' }), pairs, connections: [aConnection()] },
  ]);
  for (const line of text.split('\r\n'))
    assert.ok(Buffer.byteLength(line) <= 75, `folded by RFC 5545 section 3.1: ${line}`);
  const calendar = new ICAL.Component(ICAL.parse(text));
  assert.equal(calendar.getFirstPropertyValue('version'), '2.0');
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      startAt: event.startDate.toJSDate().getTime(),
      isUtc: event.startDate.zone === ICAL.Timezone.utcTimezone,
      sequence: event.sequence,
      stampAt: (component.getFirstPropertyValue('dtstamp') as ICAL.Time).toJSDate().getTime(),
      summary: event.summary,
      description: event.description,
      alarms: component
        .getAllSubcomponents('valarm')
        .map((alarm) => [alarm.getFirstPropertyValue('action'), String(alarm.getFirstPropertyValue('trigger'))]),
    };
  });
}

test('leads to the pages where they can be reached', () => {
  const facts = { app: aClientApp({}), pairs: [aPair('a', active(start), start, 365)], connections: [aConnection()] };
  const { name } = aConnection();
  const page = `https://latchkey.example/connections/${name}`;
  const calendar = new ICAL.Component(ICAL.parse(calendarPrinter('https://latchkey.example')(null, [facts])));
  for (const event of calendar.getAllSubcomponents('vevent')) {
    assert.equal(event.getFirstPropertyValue('url'), page);
    const description = String(event.getFirstPropertyValue('description'));
    assert.ok(description.includes(`1. Get the new certificate: ${page}/rotation\n`), description);
    assert.doesNotMatch(description, /`latchkey/);
  }
});

test('has the expiry and the reminder 30 days before, in UTC', () => {
  const pair = aPair('a', active(start), start, 365);
  const [expiry, reminder, ...rest] = events([pair]);
  assert.equal(rest.length, 0);
  assert.equal(expiry?.startAt, pair.notAfter);
  assert.equal(reminder?.startAt, pair.notAfter - 30 * dayMs);
  assert.ok(expiry?.isUtc && reminder?.isUtc);
  assert.match(expiry?.summary ?? '', /acme-prod/);
  assert.ok(expiry?.description.includes(pair.fingerprint) && expiry.description.includes('Söhne, "Acme"; \\Sync'));
});

test('the reminder rings when it is due, and the expiry a day before', () => {
  const [expiry, reminder] = events([aPair('a', active(start), start, 365)]);
  assert.deepEqual(reminder?.alarms, [['DISPLAY', 'PT0S']]);
  assert.deepEqual(expiry?.alarms, [['DISPLAY', '-P1D']]);
});

test('the reminder of a short certificate comes at two thirds of its life, not before it was in use', () => {
  const pair = aPair('a', active(start), start, 21);
  const reminder = events([pair])[1];
  assert.equal(reminder?.startAt, pair.notAfter - 7 * dayMs);
  const late = aPair('b', active(start + 20 * dayMs), start, 21);
  assert.equal(events([late])[1]?.startAt, start + 20 * dayMs);
});

test('a rotation moves the events: the same UIDs with a higher SEQUENCE and a newer DTSTAMP', () => {
  const old = aPair('old', active(start), start, 365);
  const before = events([old]);
  const at = start + 340 * dayMs;
  const retired: KeyPair = { ...old, standing: { state: 'previous', since: at, lastAcceptedAt: at } };
  const next = aPair('new', active(at), at - dayMs, 365);
  const after = events([retired, next]);
  for (const [index, event] of after.entries()) {
    const earlier = before[index];
    assert.ok(earlier);
    assert.equal(event.uid, earlier.uid);
    assert.ok(event.sequence > earlier.sequence && event.sequence < 2 ** 31);
    assert.ok(event.stampAt > earlier.stampAt);
  }
  assert.equal(after[0]?.startAt, next.notAfter);
});

test('going back to an older pair raises the SEQUENCE too', () => {
  const at = start + 10 * dayMs;
  const newer = aPair('new', active(start + 5 * dayMs), start + 5 * dayMs, 365);
  const older = aPair('old', active(at), start, 365);
  assert.ok((events([older])[0]?.sequence ?? 0) > (events([newer])[0]?.sequence ?? 0));
});

test('the same facts give the same bytes, and an app without a proved certificate gives no event', () => {
  const pair = aPair('a', active(start), start, 365);
  const facts = { app: aClientApp(), pairs: [pair], connections: [aConnection()] };
  assert.equal(calendarPrinter(null)('x', [facts]), calendarPrinter(null)('x', [facts]));
  assert.deepEqual(events([aPair('b', { state: 'issued', lastAcceptedAt: null }, start, 365)]), []);
});
