// Proofs in the database. One proof of a connection is at work at a time; whoever works at it holds its claim.

import type { AuditEntry } from '../audit/audit-entry.ts';
import type { RowClaim } from '../lease.ts';
import type { OrgProof } from './proof.ts';

export interface ProofReader {
  /** The newest, at work or over. */
  lastOf(connectionId: string): Promise<OrgProof | null>;
  /** Not ended, or with something left in the org; the oldest first. */
  unfinishedOf(connectionId: string): Promise<OrgProof[]>;
}

export interface ProofWriter extends ProofReader {
  insert(proof: OrgProof, audit: AuditEntry): Promise<void>;
  /** For `leaseMs` of database time; null where another holds it. Again by its holder: longer. */
  claim(id: string, claim: RowClaim): Promise<OrgProof | null>;
  release(id: string, holder: string): Promise<void>;
  /** Audit null: bookkeeping. */
  update(proof: OrgProof, audit: AuditEntry | null): Promise<void>;
}
