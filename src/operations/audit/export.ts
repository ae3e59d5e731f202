// The whole audit, page by page, for archives and for checking it elsewhere.

import type { ChainedAuditEntry } from '../../domain/audit/audit-entry.ts';
import type { Context } from '../context.ts';

const pageSize = 1_000;

/** Oldest first. Entries that are added meanwhile come at the end. */
export async function* auditPages({ store }: Pick<Context, 'store'>): AsyncGenerator<ChainedAuditEntry[]> {
  for (let after = 0; ; ) {
    const page = await store.read((tx) => tx.audit.page(after, pageSize));
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    after = last.sequence;
  }
}
