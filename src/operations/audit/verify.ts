// Whether the audit is what was written, and nothing is cut off at its end.

import { AuditChain, type AuditVerdict } from '../../domain/audit/audit-chain.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';

const pageSize = 1_000;

export const verifyAudit = {
  act: 'audit.verify',
  connectionOf: () => null,
  run: verify,
  view: ({ brokenAt, head, entries }) => ({ intact: brokenAt === null, entries, head, brokenAt }),
} satisfies Act<Pick<Context, 'store'>, void, AuditVerdict>;

async function verify({ store }: Pick<Context, 'store'>): Promise<AuditVerdict> {
  const head = await store.read((tx) => tx.audit.head());
  const chain = new AuditChain();
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
