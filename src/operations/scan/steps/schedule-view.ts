// A schedule as programs read it.

import type { JudgedFailure } from '../../../domain/connection/connection.ts';
import { iso } from '../../../domain/ports.ts';
import type { ScanExclusions } from '../../../domain/scan/exclusions.ts';
import type { ScanSchedule } from '../../../domain/scan/schedule.ts';

export interface NamedSchedule {
  name: string;
  /** Null: none is set. */
  schedule: ScanSchedule | null;
  /** What its scans leave out; null: nothing. */
  excluded: ScanExclusions | null;
  /** What the last test of the connection found likeliest. */
  diagnosis: JudgedFailure | null;
}

export function scheduleView({ name, schedule, excluded, diagnosis }: NamedSchedule) {
  if (schedule === null) return { connection: name, excluded, schedule: null };
  const { everyDays, atMinute, cron, pausedBy, pausedAt, failure, nextAt, missed } = schedule;
  return {
    connection: name,
    excluded,
    schedule: {
      everyDays,
      at: atMinute === null ? null : timeOfDay(atMinute),
      cron,
      pausedBy,
      pausedAt: iso(pausedAt),
      failure: failure && { code: failure.code },
      diagnosis: failure && diagnosis,
      nextAt: iso(nextAt),
      missed: missed.map((at) => iso(at)),
    },
  };
}

function timeOfDay(minute: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
