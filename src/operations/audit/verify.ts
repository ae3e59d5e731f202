// Whether the audit is what was written, nothing is cut off or added at its end, and who wrote it had the vault.

import { AuditChain, type AuditVerdict } from '../../domain/audit/audit-chain.ts';
import type { AuditHead } from '../../domain/audit/audit-store.ts';
import { LatchkeyError } from '../../domain/errors.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { auditKeyOf } from './steps/audit-key.ts';

const pageSize = 1_000;

type Needs = Pick<Context, 'store' | 'sealer' | 'random' | 'log'>;

/** `kept`: a head that somebody wrote down. The vault is opened where it can be. */
export const verifyAudit = {
  act: 'audit.verify',
  run: verify,
  view: ({ brokenAt, head, entries, macs }) => ({ intact: brokenAt === null, entries, head, brokenAt, macs }),
} satisfies Act<Needs, { kept: AuditHead | null }, AuditVerdict>;

async function verify(context: Needs, { kept }: { kept: AuditHead | null }): Promise<AuditVerdict> {
  const { store } = context;
  const isMade = (await store.read((tx) => tx.facts.get('macKey'))) !== null;
  const chain = new AuditChain(isMade ? await auditKeyOf(context) : null, kept);
  for (;;) {
    // In one reading: what is added meanwhile stands behind neither.
    const { head, page } = await store.read(async (tx) => ({
      page: await tx.audit.page(chain.end.sequence, pageSize),
      head: await tx.audit.head().catch(nullWhenGone),
    }));
    if (page.length > 0) chain.add(page);
    if (page.length === 0 || chain.brokenAt !== null) return chain.verdict(head);
  }
}

function nullWhenGone(error: unknown): null {
  if (error instanceof LatchkeyError && error.code === 'auditHeadGone') return null;
  throw error;
}
