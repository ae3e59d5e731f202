// What a window works with inside a transaction. A window is the SQL of one concept: rows to domain values and back. It decides
// nothing, and it is one file; store-windows.ts puts them together. To add one: its migration, its file, a line there.

import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import type { Secret } from '../../../domain/secret.ts';
import type { Commitment, Queries } from '../database.ts';
import { nothing, type Sql, sql } from '../sql.ts';
import type { RowCodec } from './rows.ts';

export interface Transaction {
  queries: Queries;
  /** Kept for the end of the transaction, see audit.ts. */
  audit(entry: AuditEntry): void;
  commitment: Commitment;
  /** Of the MACs of what is written, see audit.ts. */
  macKey(): Secret<Uint8Array> | null;
}

export abstract class Window {
  protected readonly transaction: Transaction;

  constructor(transaction: Transaction) {
    this.transaction = transaction;
  }

  protected get queries(): Queries {
    return this.transaction.queries;
  }

  /** @param rest behind `select … from …`. */
  protected async select<T>(rows: RowCodec<T>, rest: Sql, lock: Sql = nothing): Promise<T[]> {
    return (await this.queries.all(sql`select ${rows.columns} from ${rows.table} ${rest}${lock}`)).map(rows.read);
  }

  protected async selectOne<T>(rows: RowCodec<T>, rest: Sql, lock: Sql = nothing): Promise<T | null> {
    return (await this.select(rows, rest, lock))[0] ?? null;
  }

  /** With its audit entry, where it has one; how many rows were written. */
  protected async write(statement: Sql, audit: AuditEntry | null = null): Promise<number> {
    const written = await this.queries.run(statement);
    if (audit !== null) this.transaction.audit(audit);
    return written;
  }
}
