// Schedules of scans in the database.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import type { ScanSchedule, ScanScheduleWriter } from '../../../domain/scan/schedule.ts';
import { arrayOf, integer, json, nullable, oneOf, text } from '../../../formats/value-codec.ts';
import { atMost, insertInto, type Sql, sql } from '../sql.ts';
import { rowCodec } from './rows.ts';
import { scanFailure } from './scans.ts';
import { Window } from './transaction.ts';

const rows = rowCodec<ScanSchedule>(
  'scan_schedule',
  {
    connectionId: text,
    everyDays: nullable(integer),
    atMinute: nullable(integer),
    cron: nullable(text),
    setAt: integer,
    pausedBy: nullable(oneOf('person', 'failure')),
    pausedAt: nullable(integer),
    failure: scanFailure,
    nextAt: integer,
    missed: json<readonly number[]>(arrayOf(integer)),
  },
  'connection_id',
);

export class StoredScanSchedules extends Window implements ScanScheduleWriter {
  readonly #all = (rest: Sql) => this.select(rows, rest);

  of(connectionId: string): Promise<ScanSchedule | null> {
    return this.selectOne(rows, sql`where connection_id = ${connectionId}`);
  }

  due(now: number, limit: number): Promise<ScanSchedule[]> {
    return this.#all(sql`
      where next_at <= ${now} and (paused_by is null or paused_by = 'failure')
      order by next_at, connection_id ${atMost(limit)}`);
  }

  pausedByFailure(): Promise<ScanSchedule[]> {
    return this.#all(sql`where paused_by = 'failure' order by connection_id`);
  }

  withMissed(): Promise<ScanSchedule[]> {
    return this.#all(sql`where missed <> '[]' order by connection_id`);
  }

  async put(schedule: ScanSchedule, audit: AuditEntry | null): Promise<void> {
    const put = sql`${insertInto('scan_schedule', rows.row(schedule))}
      on conflict (connection_id) do update set every_days = excluded.every_days, at_minute = excluded.at_minute,
        cron = excluded.cron, set_at = excluded.set_at, paused_by = excluded.paused_by, paused_at = excluded.paused_at,
        failure = excluded.failure, next_at = excluded.next_at, missed = excluded.missed`;
    await this.write(put, audit);
  }

  async remove(connectionId: string, audit: AuditEntry): Promise<void> {
    await this.write(sql`delete from scan_schedule where connection_id = ${connectionId}`, audit);
  }
}
