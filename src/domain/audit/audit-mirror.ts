// A copy of the audit that grows elsewhere, out of reach of who can write to the database.

import type { ExportedAuditEntry } from './audit-entry.ts';
import type { AuditHead } from './audit-store.ts';

export interface AuditMirror {
  /** The last entry that it holds; null: none, or it cannot tell. Errors: auditMirrorFailed. */
  end(): Promise<AuditHead | null>;
  /** All of them, durably, or an error; what was taken before one may come again. Errors: auditMirrorFailed. */
  append(entries: readonly ExportedAuditEntry[]): Promise<void>;
}
