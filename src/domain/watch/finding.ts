// What the watcher found, and what it needs from the database.

import type { AuditEntry } from '../audit/audit-entry.ts';
import type { Instant } from '../ports.ts';
import type { Secret } from '../secret.ts';
import type { JudgedFinding, KeptFinding, UnreadableSource } from './finding-kinds.ts';

export interface FindingWords {
  title: string;
  detail: string;
  /** With commands between backticks. */
  remedy: string;
  /** The same for the pages, which lead to a place; findings of before have none. */
  onPages?: { remedy: string; places: readonly { page: string; connection: string | null }[] };
}

/** The English words that are frozen into a finding for mails and the audit: text/watch has them. */
export interface FindingPrinter {
  judged(finding: JudgedFinding): FindingWords;
  unreadable(source: UnreadableSource): FindingWords;
}

/** Something the watcher saw in an org that differs from what it should be. */
export interface Finding extends FindingWords {
  id: string;
  foundAt: Instant;
  /** Null while it stands. */
  endedAt: Instant | null;
  severity: 'reminder' | 'urgent';
  /** Host and id of the org, as people know it; null for files and hosts elsewhere. */
  org: string | null;
  contacts: readonly string[];
  /** What the words tell, for other languages; findings of before have none. */
  facts?: KeptFinding;
}

export interface FindingReader {
  byId(id: string): Promise<Finding | null>;
  /**
   * As this installation wrote it under that key: what is told to people. Without a key nothing is unproven; who can write to the
   * database alone has it not.
   */
  proven(id: string, key: Secret<Uint8Array> | null): Promise<Finding | 'unproven' | null>;
  /** Those that stand, by id, after the given one. */
  standingPage(afterId: string, limit: number): Promise<Finding[]>;
}

export interface FindingWriter extends FindingReader {
  /** Under the key that this transaction writes with. */
  isProven(id: string): Promise<boolean>;
  insert(finding: Finding, audit: AuditEntry): Promise<void>;
  update(finding: Finding, audit: AuditEntry): Promise<void>;
}
