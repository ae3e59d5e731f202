// What a window works with inside a transaction. A window is the SQL of one concept: rows to domain values and back. It decides
// nothing, and it is one file; store-windows.ts puts them together. To add one: its migration, its file, a line there.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import type { Secret } from '../../../domain/secret.ts';
import type { Commitment, Queries } from '../database.ts';

export interface Transaction {
  queries: Queries;
  /** Kept for the end of the transaction, see audit.ts. */
  audit(entry: AuditEntry): void;
  commitment: Commitment;
  /** Of the MACs of what is written, see audit.ts. */
  macKey(): Secret<Uint8Array> | null;
}
