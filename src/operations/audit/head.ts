// The end of the audit chain, to be kept elsewhere.

import type { AuditHead } from '../../domain/audit/audit-store.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';

/** Errors: auditHeadGone. */
export const auditHead = {
  act: 'audit.head',
  run: ({ store }) => store.read((tx) => tx.audit.head()),
  view: (head) => ({ head }),
} satisfies Act<Pick<Context, 'store'>, void, AuditHead>;
