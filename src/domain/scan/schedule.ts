// When the scans of a connection run by themselves. Times are UTC. A run that could not be is remembered as missed, and is run when
// somebody says so, never by itself: many at once would be a burden to the org.

import { Cron } from 'croner';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { wrongInput } from '../errors.ts';
import type { CronField } from '../input-problems.ts';
import { dayMs, hourMs, type Instant, minuteMs, secondMs } from '../ports.ts';
import type { ScanFailure } from './scan.ts';

export interface ScanSchedule {
  connectionId: string;
  everyDays: number | null;
  /** Of the day, in minutes; null: a cron expression says when. */
  atMinute: number | null;
  cron: string | null;
  setAt: Instant;
  /** failure: a scan could not sign in; it resumes by itself once the connection works. */
  pausedBy: 'person' | 'failure' | null;
  pausedAt: Instant | null;
  failure: ScanFailure | null;
  nextAt: Instant;
  missed: readonly Instant[];
}

export interface ScanScheduleReader {
  of(connectionId: string): Promise<ScanSchedule | null>;
  /** Whose time has come, but for those that a person paused. */
  due(now: Instant, limit: number): Promise<ScanSchedule[]>;
  pausedByFailure(): Promise<ScanSchedule[]>;
  withMissed(): Promise<ScanSchedule[]>;
}

export interface ScanScheduleWriter extends ScanScheduleReader {
  /** Audit null: bookkeeping. */
  put(schedule: ScanSchedule, audit: AuditEntry | null): Promise<void>;
  remove(connectionId: string, audit: AuditEntry): Promise<void>;
}

/** As people write it: `7d` and `HH:MM`, or a cron expression of five fields. */
export type Rhythm = { every: string; at: string } | { cron: string };

const cronFields: readonly CronField[] = ['minute', 'hour', 'dayOfMonth', 'month', 'dayOfWeek'];
const scheduleDays: readonly number[] = [1, 7, 14, 30];
/** Of a time of the day, many connections would begin in the same second. */
const spreadSeconds = 300;
/** A run that is later than this was missed. */
const latestMs = hourMs;
const mostMissed = 100;

/** Errors: invalidInput. */
export function newSchedule(connectionId: string, rhythm: Rhythm, now: Instant): ScanSchedule {
  const given =
    'cron' in rhythm
      ? { everyDays: null, atMinute: null, cron: checkedCron(rhythm.cron) }
      : { everyDays: checkedEvery(rhythm.every), atMinute: checkedTime(rhythm.at), cron: null };
  const schedule: ScanSchedule = {
    ...{ connectionId, ...given, setAt: now, nextAt: 0, missed: [] },
    ...{ pausedBy: null, pausedAt: null, failure: null },
  };
  return { ...schedule, nextAt: nextAfter(schedule, now) };
}

function checkedCron(cron: string): string {
  const given = cron.trim().split(/\s+/);
  if (given.length !== cronFields.length) throw wrongInput('cron', 'notFiveFields', cron);
  for (const [place, field] of cronFields.entries()) {
    const alone = cronFields.map((_, at) => (at === place ? given[at] : '*')).join(' ');
    if (nextOf(alone, 0) === null) throw wrongInput('cron', field, given[place]);
  }
  if (nextOf(cron, 0) === null) throw wrongInput('cron', 'neverRuns', cron);
  return cron;
}

/** Null: never, or croner does not read it. */
function nextOf(cron: string, after: Instant): Instant | null {
  try {
    return new Cron(cron, { timezone: 'UTC', paused: true }).nextRun(new Date(after))?.getTime() ?? null;
  } catch {
    return null;
  }
}

/** In minutes. */
function checkedTime(at: string): number {
  const [, hours = '', minutes = ''] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(at) ?? [];
  if (hours === '') throw wrongInput('at', 'notATime', at);
  return Number(hours) * 60 + Number(minutes);
}

/** In days. */
function checkedEvery(every: string): number {
  const days = scheduleDays.find((one) => `${one}d` === every);
  if (days !== undefined) return days;
  throw wrongInput('every', 'notARhythm', every);
}

export function nextAfter({ connectionId, everyDays, atMinute, cron, setAt }: ScanSchedule, after: Instant): Instant {
  const spreadMs = ((Number.parseInt(connectionId.slice(-6), 16) || 0) % spreadSeconds) * secondMs;
  if (cron !== null) return nextOf(cron, after) ?? Number.MAX_SAFE_INTEGER;
  const stepMs = (everyDays ?? 1) * dayMs;
  const first = Math.floor(setAt / dayMs) * dayMs + (atMinute ?? 0) * minuteMs + spreadMs;
  return first > after ? first : first + (Math.floor((after - first) / stepMs) + 1) * stepMs;
}

/** What becomes of it when its time has come: a run, or a missed one. */
export function atDue(
  schedule: ScanSchedule,
  now: Instant,
  isOneOpen: boolean,
): { schedule: ScanSchedule; runs: boolean } {
  const runs = schedule.pausedBy === null && !isOneOpen && now - schedule.nextAt <= latestMs;
  const next = { ...schedule, nextAt: nextAfter(schedule, now) };
  return { runs, schedule: runs ? next : withMissed(next, schedule.nextAt) };
}

function withMissed(schedule: ScanSchedule, at: Instant): ScanSchedule {
  return { ...schedule, missed: [...schedule.missed, at].slice(-mostMissed) };
}

/** A scan that the schedule asked for could not sign in: no more logins are spent until it works. */
export function pausedByFailure(
  schedule: ScanSchedule,
  failure: ScanFailure,
  askedAt: Instant,
  now: Instant,
): ScanSchedule {
  return { ...withMissed(schedule, askedAt), pausedBy: 'failure', pausedAt: now, failure };
}

export function resumed(schedule: ScanSchedule, now: Instant): ScanSchedule {
  const nextAt = Math.max(schedule.nextAt, nextAfter(schedule, now));
  return { ...schedule, pausedBy: null, pausedAt: null, failure: null, nextAt };
}
