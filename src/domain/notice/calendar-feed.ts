// A private calendar subscription: whoever has its URL reads it, so the URL holds a secret that is kept only as a hash
// and can be revoked.

import type { AuditEntry } from '../audit/audit-entry.ts';
import type { Instant } from '../ports.ts';
import type { AppFacts } from './app-subjects.ts';

export interface CalendarFeed {
  id: string;
  /** Hex SHA-256 of the secret in the URL. */
  tokenHash: string;
  /** Null: every connection of the installation. */
  connectionId: string | null;
  createdAt: Instant;
  revokedAt: Instant | null;
}

/** The words of a calendar: text/notice has them. `name` null: every connection. */
export type CalendarPrinter = (name: string | null, apps: readonly AppFacts[]) => string;

export interface CalendarFeedReader {
  /** Also a revoked one. */
  byTokenHash(tokenHash: string): Promise<CalendarFeed | null>;
  byId(id: string): Promise<CalendarFeed | null>;
  /** Those that are not revoked, oldest first. */
  open(): Promise<CalendarFeed[]>;
}

export interface CalendarFeedWriter extends CalendarFeedReader {
  insert(feed: CalendarFeed, audit: AuditEntry): Promise<void>;
  revoke(id: string, at: Instant, audit: AuditEntry): Promise<void>;
}
