// The newest audit entries, of one connection and what belongs to it, or of everything.

import type { ChainedAuditEntry } from '../../../domain/audit/audit-entry.ts';
import type { AuditFilter } from '../../../domain/audit/audit-store.ts';
import { findConnection } from '../../connection/steps/find-connection.ts';
import type { Context } from '../../context.ts';

export interface NewestEntries extends Omit<AuditFilter, 'subjectId'> {
  limit: number;
  name?: string | undefined;
}

/** Newest first. With a name: the connection's own, its client app's and its key pairs'. Errors: connectionNotFound. */
export async function newestEntries(
  { store }: Pick<Context, 'store'>,
  { limit, name, ...filter }: NewestEntries,
): Promise<ChainedAuditEntry[]> {
  return store.read(async (tx) => {
    if (name === undefined) return tx.audit.newest(limit, filter);
    const { connection, app, pairs } = await findConnection(tx, name);
    const subjects = [connection.id, app.id, ...pairs.map((pair) => pair.id)];
    const entries: ChainedAuditEntry[] = [];
    for (const id of subjects) entries.push(...(await tx.audit.newest(limit, { ...filter, subjectId: id })));
    return entries.toSorted((a, b) => b.sequence - a.sequence).slice(0, limit);
  });
}
