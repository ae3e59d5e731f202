// Whether the audit is what was written: every entry there, unchanged and in its place.

import { type ChainedAuditEntry, firstBreak, firstPreviousHash } from './audit-entry.ts';
import type { AuditHead } from './audit-store.ts';

export interface AuditVerdict {
  /** How many entries hold, from the first on. */
  entries: number;
  /** What an auditor writes down: with it a later rewriting of everything shows as well. */
  head: AuditHead;
  brokenAt: { sequence: number; reason: 'missing' | 'changed' | 'unlinked' } | null;
}

/** For entries that were exported. Their end cannot be checked without a head that was kept elsewhere. */
export function verifyExportedAudit(entries: readonly ChainedAuditEntry[]): AuditVerdict {
  const chain = new AuditChain();
  chain.add(entries);
  return chain.verdict();
}

export class AuditChain {
  end: AuditHead = { sequence: 0, hash: firstPreviousHash };
  brokenAt: AuditVerdict['brokenAt'] = null;

  add(entries: readonly ChainedAuditEntry[]): void {
    const expected = { sequence: this.end.sequence + 1, previousHash: this.end.hash };
    this.brokenAt = firstBreak(entries, expected);
    const last =
      this.brokenAt === null
        ? entries.at(-1)
        : entries.find(({ sequence }) => sequence === (this.brokenAt?.sequence ?? 0) - 1);
    if (last !== undefined) this.end = { sequence: last.sequence, hash: last.hash };
  }

  verdict(): AuditVerdict {
    return { entries: this.end.sequence, head: this.end, brokenAt: this.brokenAt };
  }
}
