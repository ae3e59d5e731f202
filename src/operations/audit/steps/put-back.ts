// Whether the database still holds an entry that was seen before.

import { headText } from '../../../domain/audit/audit-chain.ts';
import type { AuditHead } from '../../../domain/audit/audit-store.ts';
import type { Trouble } from '../../../domain/installation/trouble.ts';
import type { Context } from '../../context.ts';

export type PutBack = Trouble & { type: 'databasePutBack' };

export async function isInAudit(store: Context['store'], { sequence, hash }: AuditHead): Promise<boolean> {
  if (sequence === 0) return true;
  const [entry] = await store.read((tx) => tx.audit.page(sequence - 1, 1));
  return entry?.sequence === sequence && entry.hash === hash;
}

export async function putBackFrom(store: Context['store'], remembered: AuditHead): Promise<PutBack> {
  const head = await store.read((tx) => tx.audit.head());
  return { type: 'databasePutBack', what: headText(head), detail: headText(remembered) };
}
