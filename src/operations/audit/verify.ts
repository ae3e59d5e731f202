// Whether the audit is what was written: every entry there, unchanged, in its place, and none cut off at the end.

import { type ChainedAuditEntry, firstBreak, firstPreviousHash } from '../../domain/audit/audit-entry.ts';
import type { AuditHead } from '../../domain/audit/audit-store.ts';
import type { Context } from '../context.ts';

export interface AuditVerdict {
  /** How many entries hold, from the first on. */
  entries: number;
  /** What an auditor writes down: with it a later rewriting of everything shows as well. */
  head: AuditHead;
  brokenAt: { sequence: number; reason: 'missing' | 'changed' | 'unlinked' } | null;
}

const pageSize = 1_000;

export async function verifyAudit({ store }: Pick<Context, 'store'>): Promise<AuditVerdict> {
  const head = await store.read((tx) => tx.audit.head());
  const chain = new Chain();
  while (chain.brokenAt === null && chain.end.sequence < head.sequence) {
    const limit = Math.min(pageSize, head.sequence - chain.end.sequence);
    const page = await store.read((tx) => tx.audit.page(chain.end.sequence, limit));
    if (page.length === 0)
      return { ...chain.verdict(), brokenAt: { sequence: chain.end.sequence + 1, reason: 'missing' } };
    chain.add(page);
  }
  const verdict = chain.verdict();
  const isWholeAndOther = verdict.brokenAt === null && verdict.head.hash !== head.hash;
  return isWholeAndOther ? { ...verdict, brokenAt: { sequence: head.sequence, reason: 'changed' } } : verdict;
}

/** The same for entries that were exported; their end cannot be checked without a head that was kept elsewhere. */
export function verifyExportedAudit(entries: readonly ChainedAuditEntry[]): AuditVerdict {
  const chain = new Chain();
  chain.add(entries);
  return chain.verdict();
}

class Chain {
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
