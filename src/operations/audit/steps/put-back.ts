// Whether the database still holds an entry that was seen before, or a restore that had the vault says that it replaced it.

import { headText } from '../../../domain/audit/audit-chain.ts';
import { type AuditValue, firstBreak } from '../../../domain/audit/audit-entry.ts';
import { judgeMac } from '../../../domain/audit/audit-mac.ts';
import type { AuditHead } from '../../../domain/audit/audit-store.ts';
import type { Trouble } from '../../../domain/installation/trouble.ts';
import type { Context } from '../../context.ts';
import { auditKeyOf } from './audit-key.ts';

export type PutBack = Trouble & { type: 'databasePutBack' };

export async function isInAudit(store: Context['store'], { sequence, hash }: AuditHead): Promise<boolean> {
  if (sequence === 0) return true;
  const [entry] = await store.read((tx) => tx.audit.page(sequence - 1, 1));
  return entry?.sequence === sequence && entry.hash === hash;
}

/** Null: deliberately, by a restore that names this very end and whose MAC is ours. */
export async function putBackFrom(
  needs: Pick<Context, 'store' | 'sealer' | 'random' | 'log'>,
  remembered: AuditHead,
): Promise<PutBack | null> {
  const { head, newest } = await needs.store.read(async (tx) => ({
    head: await tx.audit.head(),
    newest: await tx.audit.newest(1, { action: 'database.restored' }),
  }));
  const [restored] = newest;
  if (restored !== undefined && firstBreak(newest, restored) === null && replaces(restored.after, remembered)) {
    const key = await auditKeyOf(needs);
    if (key !== null && judgeMac(key, restored) === 'valid') return null;
  }
  return { type: 'databasePutBack', what: headText(head), detail: headText(remembered) };
}

function replaces(told: AuditValue, { sequence, hash }: AuditHead): boolean {
  const { replacedAudit } = told as { replacedAudit?: Partial<AuditHead> };
  return replacedAudit?.sequence === sequence && replacedAudit.hash === hash;
}
