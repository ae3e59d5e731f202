// The newest audit entries, of one connection and what belongs to it, or of everything.

import { type ChainedAuditEntry, exportedEntry } from '../../domain/audit/audit-entry.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { type NewestEntries, newestEntries } from './steps/newest-entries.ts';

/** Errors: connectionNotFound. */
export const listAudit = {
  act: 'audit.list',
  connectionOf: ({ name }) => name ?? null,
  run: newestEntries,
  view: (entries) => ({ entries: entries.map(exportedEntry) }),
} satisfies Act<Pick<Context, 'store'>, NewestEntries, ChainedAuditEntry[]>;
