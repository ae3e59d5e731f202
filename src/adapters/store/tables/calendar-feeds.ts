// Calendar feeds in the database.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import type { CalendarFeed, CalendarFeedWriter } from '../../../domain/notice/calendar-feed.ts';
import { integer, nullable, text } from '../../../formats/value-codec.ts';
import { insertInto, type Sql, sql } from '../sql.ts';
import { rowCodec } from './rows.ts';
import type { Transaction } from './transaction.ts';

const rows = rowCodec<CalendarFeed>('calendar_feed', {
  id: text,
  tokenHash: text,
  connectionId: nullable(text),
  createdAt: integer,
  revokedAt: nullable(integer),
});

export class StoredCalendarFeeds implements CalendarFeedWriter {
  readonly #transaction: Transaction;

  constructor(transaction: Transaction) {
    this.#transaction = transaction;
  }

  async byTokenHash(tokenHash: string): Promise<CalendarFeed | null> {
    return (await this.#feeds(sql`where token_hash = ${tokenHash}`))[0] ?? null;
  }

  async byId(id: string): Promise<CalendarFeed | null> {
    return (await this.#feeds(sql`where id = ${id}`))[0] ?? null;
  }

  open(): Promise<CalendarFeed[]> {
    return this.#feeds(sql`where revoked_at is null order by created_at, id`);
  }

  async insert(feed: CalendarFeed, audit: AuditEntry): Promise<void> {
    await this.#transaction.queries.run(insertInto('calendar_feed', rows.row(feed)));
    this.#transaction.audit(audit);
  }

  async revoke(id: string, at: number, audit: AuditEntry): Promise<void> {
    const revoked = await this.#transaction.queries.run(
      sql`update calendar_feed set revoked_at = ${at} where id = ${id} and revoked_at is null`,
    );
    if (revoked === 1) this.#transaction.audit(audit);
  }

  async #feeds(where: Sql): Promise<CalendarFeed[]> {
    return (await this.#transaction.queries.all(sql`select ${rows.columns} from calendar_feed ${where}`)).map(
      rows.read,
    );
  }
}
