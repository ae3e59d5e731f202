// What the windows ask of a database: queries inside a transaction, and the few words in which the two databases
// differ. Knows nothing of the product; the two implementations are in sqlite/ and postgres/.

import type { Sql } from './sql.ts';

/**
 * Queries in one transaction. A statement that failed dooms the transaction on both databases: later ones fail, and
 * the transaction is rolled back with that first error even when the work swallowed it.
 */
export interface Queries {
  readonly words: DialectWords;
  /** The rows have the columns that the query names, untyped: what becomes a value of the domain is decoded, see tables/rows.ts. */
  all<R extends object>(query: Sql): Promise<R[]>;
  first<R extends object>(query: Sql): Promise<R | null>;
  /** How many rows were written. */
  run(query: Sql): Promise<number>;
}

export interface DialectWords {
  /** ` for update`, or nothing where a write transaction is alone anyway. */
  readonly forUpdate: Sql;
  readonly forUpdateSkipLocked: Sql;
  /** The database's own time in milliseconds: the same for all processes. */
  now(): Sql;
}

/** Told to the database after a commit that erased secrets, so that no copy stays where SQL cannot reach. */
export interface Commitment {
  erasesSecrets: boolean;
}

export interface Database {
  /** Runs the work in a transaction that is as if it ran alone; again from the start when the database asks for it. */
  write<T>(work: (queries: Queries, commitment: Commitment) => Promise<T>): Promise<T>;
  /** As `write`, one at a time over all processes, waiting for the others without beginning again; for the schema. */
  exclusively<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  /** One consistent state; writes are refused by the database. */
  read<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  /** As `read`, on a connection of its own, for work that takes long and pauses between its pages. */
  snapshot<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  /** To be called with no transaction under way. */
  close(): Promise<void>;
  /** Closes at once, as a crash would: what has not committed is rolled back. */
  abort(): void;
}

/** The transaction met another one and may be run again from the start. */
export class Conflict extends Error {}

/** It waited in vain for what another one has locked. */
export class HeldUp extends Conflict {}

/** A unique index refused a row. `index` is `table_column_key`, on both databases. */
export class UniqueViolation extends Error {
  readonly index: string;
  constructor(index: string) {
    super(`unique index ${index}`);
    this.name = 'UniqueViolation';
    this.index = index;
  }
}

/** Runs the work; a refusal by that unique index becomes the given error. */
export async function refusing<T>(index: string, error: () => Error, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw cause instanceof UniqueViolation && cause.index === index ? error() : cause;
  }
}
