// Whether the database still holds an entry that was seen before, or a restore that had the vault says that it replaced it.

import { headText } from '../../../domain/audit/audit-chain.ts';
import { type AuditValue, firstBreak } from '../../../domain/audit/audit-entry.ts';
import { judgeMac } from '../../../domain/audit/audit-mac.ts';
import type { AuditHead } from '../../../domain/audit/audit-store.ts';
import type { Trouble } from '../../../domain/installation/trouble.ts';
import type { ReadTransaction } from '../../../domain/store.ts';
import type { Context } from '../../context.ts';
import { auditKeyOf } from './audit-key.ts';

export type PutBack = Trouble & { type: 'databasePutBack' };

export async function isInAudit(store: Context['store'], { sequence, hash }: AuditHead): Promise<boolean> {
  if (sequence === 0) return true;
  const [entry] = await store.read((tx) => tx.audit.page(sequence - 1, 1));
  return entry?.sequence === sequence && entry.hash === hash;
}

/** How many ends before the last one a restore names, and by how much of their hashes. */
const endsNamed = 200;
const hashCharacters = 12;

/** What a restore says of the audit that it replaces: its end, and those of shortly before, newest first. */
export async function replacedAudit(tx: Pick<ReadTransaction, 'audit'>) {
  const { sequence, hash } = await tx.audit.head();
  const [, ...earlier] = await tx.audit.newest(endsNamed + 1);
  return { sequence, hash, earlier: earlier.map((one) => one.hash.slice(0, hashCharacters)) };
}

/** Null: deliberately, by a restore that says so of this end and whose MAC is ours. */
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

/** The very end that was replaced, or one of those before it: a mirror or another machine may have looked a while ago. */
function replaces(told: AuditValue, { sequence, hash }: AuditHead): boolean {
  const { replacedAudit: replaced } = told as { replacedAudit?: Partial<Awaited<ReturnType<typeof replacedAudit>>> };
  const { sequence: end = 0, earlier = [] } = replaced ?? {};
  return sequence === end ? replaced?.hash === hash : earlier[end - sequence - 1] === hash.slice(0, hashCharacters);
}
