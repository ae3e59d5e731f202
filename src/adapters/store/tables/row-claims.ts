// Claims that stand in the rows of what is worked at, on database time.

import type { RowClaim } from '../../../domain/lease.ts';
import type { Queries } from '../database.ts';
import { name, type Sql, sql } from '../sql.ts';
import { isLeaseOver } from './lease-over.ts';

export class RowClaims {
  readonly #queries: Queries;
  readonly #table: Sql;
  readonly #columns: Sql;

  /** @param columns what a claim gives of the row. */
  constructor(queries: Queries, table: string, columns: Sql) {
    this.#queries = queries;
    this.#table = name(table);
    this.#columns = columns;
  }

  /** Takes the one that `where` names, which says besides that it may be taken. */
  take({ holder, leaseMs }: RowClaim, where: Sql): Promise<object | null> {
    const { words } = this.#queries;
    return this.#queries.first(sql`
      update ${this.#table} set claimed_by = ${holder}, claimed_until = ${words.now()} + ${leaseMs} where ${where}
      returning ${this.#columns}`);
  }

  isFree(claim: RowClaim): Sql {
    return sql`(claimed_by = ${claim.holder} or ${this.isUnheld(claim)})`;
  }

  isUnheld({ leaseMs }: RowClaim): Sql {
    return sql`(claimed_by is null or ${isLeaseOver(this.#queries, sql`claimed_until`, leaseMs)})`;
  }

  async release(id: string, holder: string): Promise<void> {
    await this.#queries.run(
      sql`update ${this.#table} set claimed_by = null, claimed_until = null where id = ${id} and claimed_by = ${holder}`,
    );
  }
}
