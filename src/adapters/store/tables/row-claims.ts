// Claims that stand in the rows of what is worked at, on database time.

import type { RowClaim } from '../../../domain/lease.ts';
import type { Queries } from '../database.ts';
import { type Sql, sql } from '../sql.ts';
import { isLeaseOver } from './lease-over.ts';
import type { RowCodec } from './rows.ts';

export class RowClaims<T> {
  readonly #queries: Queries;
  readonly #rows: RowCodec<T>;

  constructor(queries: Queries, rows: RowCodec<T>) {
    this.#queries = queries;
    this.#rows = rows;
  }

  /** Takes the one that `where` names, which says besides that it may be taken. */
  async take({ holder, leaseMs }: RowClaim, where: Sql): Promise<T | null> {
    const { table, columns, read } = this.#rows;
    const row = await this.#queries.first(sql`
      update ${table} set claimed_by = ${holder}, claimed_until = ${this.#queries.words.now()} + ${leaseMs} where ${where}
      returning ${columns}`);
    return row && read(row);
  }

  isFree(claim: RowClaim): Sql {
    return sql`(claimed_by = ${claim.holder} or ${this.isUnheld(claim)})`;
  }

  isUnheld({ leaseMs }: RowClaim): Sql {
    return sql`(claimed_by is null or ${isLeaseOver(this.#queries, sql`claimed_until`, leaseMs)})`;
  }

  async release(id: string, holder: string): Promise<void> {
    await this.#queries.run(
      sql`update ${this.#rows.table} set claimed_by = null, claimed_until = null where id = ${id} and claimed_by = ${holder}`,
    );
  }
}
