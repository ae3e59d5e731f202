// When a lease holds nobody off any more, on database time; the same for every kind of lease.

import { believedAheadMs } from '../../../domain/lease.ts';
import type { Queries } from '../database.ts';
import { type Sql, sql } from '../sql.ts';

/** @param until The column that says when it ends; `durationMs`: how long leases of its kind are. */
export function isLeaseOver({ words }: Queries, until: Sql, durationMs: number): Sql {
  return sql`(${until} <= ${words.now()} or ${until} > ${words.now()} + ${believedAheadMs(durationMs)})`;
}
