// Says when the scans of a connection run by themselves; pauses, resumes or ends that.

import type { AuditVerb } from '../../domain/audit/audit-verbs.ts';
import { LatchkeyError } from '../../domain/errors.ts';
import { iso } from '../../domain/ports.ts';
import { newSchedule, type Rhythm, resumed, type ScanSchedule } from '../../domain/scan/schedule.ts';
import type { Act } from '../act.ts';
import { auditEntry, type ScanContext } from '../context.ts';
import { type NamedSchedule, scheduleView } from './steps/schedule-view.ts';

interface ScheduleWish {
  name: string;
  /** A rhythm sets it anew. */
  change: Rhythm | 'pause' | 'resume' | 'remove';
}

/** Errors: connectionNotFound, scheduleNotFound, invalidInput. */
export const scheduleScans = {
  act: 'scan.schedule',
  connectionOf: ({ name }) => name,
  run: (context, { name, change }) =>
    context.store.write(async (tx) => {
      const connection = await tx.connections.byName(name);
      if (connection === null) throw new LatchkeyError('connectionNotFound', { name });
      const before = await tx.scanSchedules.of(connection.id);
      if (before === null && typeof change === 'string') throw new LatchkeyError('scheduleNotFound', { name });
      const now = context.clock.now();
      const schedule = after(before, connection.id, change, now);
      const subject = { type: 'scanSchedule', id: connection.id, name: connection.name } as const;
      const told = schedule && { everyDays: schedule.everyDays, cron: schedule.cron, nextAt: iso(schedule.nextAt) };
      const entry = auditEntry(context, verbOf(change), subject, before && { nextAt: iso(before.nextAt) }, told);
      if (schedule === null) await tx.scanSchedules.remove(connection.id, entry);
      else await tx.scanSchedules.put(schedule, entry);
      const excluded = await tx.scanExclusions.of(connection.id);
      return { name: connection.name, schedule, excluded, diagnosis: connection.failure?.judged ?? null };
    }),
  view: scheduleView,
} satisfies Act<Pick<ScanContext, 'store' | 'clock' | 'actor'>, ScheduleWish, NamedSchedule>;

function after(
  before: ScanSchedule | null,
  id: string,
  change: ScheduleWish['change'],
  now: number,
): ScanSchedule | null {
  if (typeof change !== 'string') return { ...newSchedule(id, change, now), missed: before?.missed ?? [] };
  if (before === null || change === 'remove') return null;
  return change === 'pause' ? { ...before, pausedBy: 'person', pausedAt: now } : resumed(before, now);
}

function verbOf(change: ScheduleWish['change']): AuditVerb {
  if (typeof change !== 'string') return 'scanSchedule.set';
  return ({ pause: 'scanSchedule.paused', resume: 'scanSchedule.resumed', remove: 'scanSchedule.removed' } as const)[
    change
  ];
}
