// What the audit needs from the database.

import type { AuditEntry, ChainedAuditEntry } from './audit-entry.ts';

/** The end of the chain: sequence 0 and 64 zeros while it is empty. */
export interface AuditHead {
  sequence: number;
  hash: string;
}

/** What is left out lets all through. */
export interface AuditFilter {
  subjectId?: string | undefined;
  /** Only entries with a lesser sequence: what stands on the next page. */
  before?: number | undefined;
  action?: string | undefined;
  actorName?: string | undefined;
}

export interface AuditReader {
  /** Where the chain must end: without it entries cut off at the end would not show. */
  head(): Promise<AuditHead>;
  /** Entries with `sequence > after`, oldest first. */
  page(after: number, limit: number): Promise<ChainedAuditEntry[]>;
  /** The newest entries that fit, newest first. */
  newest(limit: number, filter?: AuditFilter): Promise<ChainedAuditEntry[]>;
}

export interface AuditWriter extends AuditReader {
  /** Appends to the chain. Two transactions that append at once are put one after the other by the database. */
  append(entry: AuditEntry): Promise<void>;
}
