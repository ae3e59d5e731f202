// Calendar feeds in the database.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import type { CalendarFeed, CalendarFeedWriter } from '../../../domain/notice/calendar-feed.ts';
import { insertInto, type Sql, sql } from '../sql.ts';
import type { Transaction } from './transaction.ts';

interface FeedRow {
  id: string;
  token_hash: string;
  connection_id: string | null;
  created_at: number;
  revoked_at: number | null;
}

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
    const { id, tokenHash, connectionId, createdAt, revokedAt } = feed;
    const row = {
      id,
      token_hash: tokenHash,
      connection_id: connectionId,
      created_at: createdAt,
      revoked_at: revokedAt,
    };
    await this.#transaction.queries.run(insertInto('calendar_feed', row));
    this.#transaction.audit(audit);
  }

  async revoke(id: string, at: number, audit: AuditEntry): Promise<void> {
    const revoked = await this.#transaction.queries.run(
      sql`update calendar_feed set revoked_at = ${at} where id = ${id} and revoked_at is null`,
    );
    if (revoked === 1) this.#transaction.audit(audit);
  }

  async #feeds(where: Sql): Promise<CalendarFeed[]> {
    const rows = await this.#transaction.queries.all<FeedRow>(sql`select * from calendar_feed ${where}`);
    return rows.map(({ id, token_hash, connection_id, created_at, revoked_at }) => ({
      id,
      tokenHash: token_hash,
      connectionId: connection_id,
      createdAt: created_at,
      revokedAt: revoked_at,
    }));
  }
}
