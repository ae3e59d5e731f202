// The expiry of each app's certificate as an iCalendar file (RFC 5545): one event when it expires, one to think of it 30
// days before, or after two thirds of a shorter life; both with an alarm. An event belongs to the app's one certificate slot, so that a rotation moves it instead of adding another.
// The same facts give the same bytes; nothing in it is secret but the whole is private.

import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { pairInUse } from '../../domain/key-pair/candidates.ts';
import { authorityOf } from '../../domain/key-pair/next-certificate.ts';
import { type AppFacts, placeOf } from '../../domain/notice/app-subjects.ts';
import type { CalendarPrinter } from '../../domain/notice/calendar-feed.ts';
import { dayMs, type Instant, minuteMs, secondMs } from '../../domain/ports.ts';
import { minute } from '../instants.ts';
import { connectionPath, type PagesUrl, stepText } from './steps.ts';
import { wordsOf } from './wording.ts';

const reminderDays = 30;
const expiryAlarmSeconds = dayMs / secondMs;
const eventMs = 30 * minuteMs;
/** Calendar programs ask again so often; most of them not more than hourly, whatever is said. */
const refreshSeconds = 3_600;
/** SEQUENCE is a 32-bit integer (RFC 5545 section 3.3.8): minutes from here on last for 4,000 years. */
const sequenceZero = Date.UTC(2020, 0, 1);

/** Its `name` is of a connection; null: all of them. */
export function calendarPrinter(pagesUrl: PagesUrl): CalendarPrinter {
  return (name, apps) => calendarOf(name, apps, pagesUrl);
}

function calendarOf(name: string | null, apps: readonly AppFacts[], pagesUrl: PagesUrl): string {
  const calendar = ical({
    name: `Certificates: ${name ?? 'all connections'}`,
    prodId: { company: 'Latchkey', product: 'Latchkey', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshSeconds,
  });
  for (const facts of apps) for (const event of eventsOf(facts, pagesUrl)) calendar.createEvent(event);
  return calendar.toString();
}

function eventsOf({ app, pairs, connections }: AppFacts, pagesUrl: PagesUrl) {
  const inUse = pairInUse(pairs);
  const first = connections[0];
  if (inUse === undefined || first === undefined) return [];
  const { notAfter, fingerprint, subject, notBefore, standing } = inUse;
  // Since when this certificate is the one in use: it only ever grows, also when an older pair comes back into use.
  const movedAt = Math.max(
    inUse.issuedAt,
    (standing.state === 'active' ? standing.since : standing.lastAcceptedAt) ?? 0,
  );
  const certificate = { fingerprint, subject, notBefore, notAfter };
  const place = placeOf(app, connections);
  const asksAuthority = authorityOf(pairs) !== null;
  const { facts, steps } = wordsOf(
    { type: 'certificateExpires', certificate, place, waiting: null, ...(asksAuthority ? { request: null } : {}) },
    movedAt,
    pagesUrl,
  );
  const kept = facts.filter(([label]) => label !== 'Days left').map(([label, value]) => `${label}: ${value}`);
  const description = [kept.join('\n'), steps.map((step, index) => `${index + 1}. ${stepText(step)}`).join('\n')].join(
    '\n\n',
  );
  const event = (kind: string, start: Instant, summary: string, alarmSeconds: number) => ({
    id: `${kind}-${app.id}@latchkey`,
    start: new Date(start),
    end: new Date(start + eventMs),
    stamp: new Date(Math.floor(movedAt / secondMs) * secondMs),
    sequence: Math.max(0, Math.floor((movedAt - sequenceZero) / minuteMs)),
    summary,
    description,
    ...(pagesUrl === null ? {} : { url: `${pagesUrl}${connectionPath(first.name)}` }),
    alarms: [{ type: ICalAlarmType.display, trigger: alarmSeconds, description: summary }],
    transparency: ICalEventTransparency.TRANSPARENT,
  });
  const names = connections.length > 1 ? `${first.name} and ${connections.length - 1} more` : first.name;
  return [
    event('expiry', notAfter, `Certificate of ${names} expires`, expiryAlarmSeconds),
    event(
      'reminder',
      Math.max(movedAt, notAfter - Math.min(reminderDays * dayMs, (notAfter - notBefore) / 3)),
      `Rotate the certificate of ${names}: it expires ${minute(notAfter)}`,
      0,
    ),
  ];
}
