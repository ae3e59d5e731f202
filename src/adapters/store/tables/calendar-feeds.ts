// Calendar feeds in the database.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import type { CalendarFeed, CalendarFeedWriter } from '../../../domain/notice/calendar-feed.ts';
import { integer, nullable, text } from '../../../formats/value-codec.ts';
import { insertInto, sql } from '../sql.ts';
import { rowCodec } from './rows.ts';
import { Window } from './transaction.ts';

const rows = rowCodec<CalendarFeed>('calendar_feed', {
  id: text,
  tokenHash: text,
  connectionId: nullable(text),
  createdAt: integer,
  revokedAt: nullable(integer),
});

export class StoredCalendarFeeds extends Window implements CalendarFeedWriter {
  byTokenHash(tokenHash: string): Promise<CalendarFeed | null> {
    return this.selectOne(rows, sql`where token_hash = ${tokenHash}`);
  }

  byId(id: string): Promise<CalendarFeed | null> {
    return this.selectOne(rows, sql`where id = ${id}`);
  }

  open(): Promise<CalendarFeed[]> {
    return this.select(rows, sql`where revoked_at is null order by created_at, id`);
  }

  async insert(feed: CalendarFeed, audit: AuditEntry): Promise<void> {
    await this.write(insertInto('calendar_feed', rows.row(feed)), audit);
  }

  async revoke(id: string, at: number, audit: AuditEntry): Promise<void> {
    const revoked = await this.queries.run(
      sql`update calendar_feed set revoked_at = ${at} where id = ${id} and revoked_at is null`,
    );
    if (revoked === 1) this.transaction.audit(audit);
  }
}
