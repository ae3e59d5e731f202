// The whole audit, page by page, for archives and for checking it elsewhere.

import { type ExportedAuditEntry, exportedEntry } from '../../domain/audit/audit-entry.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';

const pageSize = 1_000;

/** Oldest first. Entries that are added meanwhile come at the end. Tells each page; done: how many entries there were. */
export const exportAudit = {
  act: 'audit.export',
  async run({ store }, _, tell) {
    let entries = 0;
    for (let after = 0; ; ) {
      const page = await store.read((tx) => tx.audit.page(after, pageSize));
      const last = page.at(-1);
      if (last === undefined) return entries;
      tell(page.map(exportedEntry));
      entries += page.length;
      after = last.sequence;
    }
  },
  view: (entries) => ({ entries }),
} satisfies Act<Pick<Context, 'store'>, void, number, unknown, ExportedAuditEntry[]>;
