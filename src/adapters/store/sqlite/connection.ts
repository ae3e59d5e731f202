// One connection to one SQLite file: statements kept prepared, values of our own kinds, errors in our own words.
// node:sqlite is synchronous; nothing here waits, so a busy database is an error for the caller to retry.

import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { LatchkeyError } from '../../../domain/errors.ts';
import { UniqueViolation } from '../database.ts';
import type { Statements } from '../sound-queries.ts';
import { type Sql, type SqlValue, storableText } from '../sql.ts';

const keptStatements = 200;

/** Another connection holds what this one needs just now. */
export class Busy extends Error {}

interface Prepared {
  statement: StatementSync;
  /** Of its rows, which then come as arrays; null when each row brings its names along. */
  blank: BlankRow | null;
}

/** Copied, a row has all its columns at once; one that gets them one by one costs three times as much. */
interface BlankRow {
  columns: readonly string[];
  row: Readonly<Record<string, SqlValue | undefined>>;
}

export class SqliteConnection implements Statements {
  readonly file: string;
  readonly #database: DatabaseSync;
  /** By their texts: those that are frozen are the same ones each time (see sql.ts), others are joined to be compared. */
  readonly #statements = new Map<readonly string[] | string, Prepared>();

  /** `timeout` 0: a busy wait inside SQLite would freeze the process. */
  constructor(file: string, options: { readOnly?: boolean } = {}) {
    this.file = file;
    this.#database = telling(file, () => new DatabaseSync(file, { timeout: 0, ...options }));
  }

  /** Statements without parameters, several at once, that are not run again and again. */
  execute(text: string): void {
    telling(this.file, () => this.#database.exec(text));
  }

  all<R extends object>(query: Sql): R[] {
    try {
      const { statement, blank } = this.#prepare(query);
      const rows: unknown[] = statement.all(...storable(query.values));
      // The schema knows which columns and values a row has.
      return (blank === null ? rows : rows.map((values) => rowOf(blank, values as SqlValue[]))) as R[];
    } catch (error) {
      throw translated(this.file, error);
    }
  }

  run(query: Sql): number {
    try {
      return Number(this.#prepare(query).statement.run(...storable(query.values)).changes);
    } catch (error) {
      throw translated(this.file, error);
    }
  }

  /** A failed statement may have ended the transaction already (SQLite does so on a full disk). */
  rollback(): void {
    if (this.#database.isOpen && this.#database.isTransaction) this.execute('rollback');
  }

  /** A transaction that is open is rolled back. */
  close(): void {
    this.#statements.clear();
    if (this.#database.isOpen) this.#database.close();
  }

  #prepare({ texts }: Sql): Prepared {
    const key = Object.isFrozen(texts) ? texts : texts.join('?');
    const kept = this.#statements.get(key);
    if (kept !== undefined) return kept;
    const prepared = withColumns(this.#database.prepare(texts.join('?')));
    const [oldest] = this.#statements.keys();
    if (this.#statements.size >= keptStatements && oldest !== undefined) this.#statements.delete(oldest);
    this.#statements.set(key, prepared);
    return prepared;
  }
}

/**
 * Rows with their names cost twice what arrays do. Only where a `*` stands for the columns must they bring them along: another
 * process may migrate the tables while the statement is kept.
 */
function withColumns(statement: StatementSync): Prepared {
  if (statement.sourceSQL.includes('*')) return { statement, blank: null };
  statement.setReturnArrays(true);
  const columns = statement.columns().map(({ name }) => name);
  return { statement, blank: { columns, row: Object.fromEntries(columns.map((column) => [column, undefined])) } };
}

function rowOf({ columns, row: blank }: BlankRow, values: readonly SqlValue[]): object {
  const row = { ...blank };
  for (let index = 0; index < columns.length; index += 1) row[columns[index] as string] = values[index];
  return row;
}

function storable(values: readonly SqlValue[]): readonly SqlValue[] {
  const isStorable = values.every((value) => typeof value !== 'string' || storableText(value) === value);
  return isStorable ? values : values.map((value) => (typeof value === 'string' ? storableText(value) : value));
}

function telling<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw translated(file, error);
  }
}

/** https://sqlite.org/rescode.html; the low byte is the primary code. */
function translated(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return error;
  const detail = `${error.message} (SQLite ${error.errcode})`;
  switch (error.errcode & 0xff) {
    case 5: // BUSY
    case 6: // LOCKED
      return new Busy(detail);
    case 19: // CONSTRAINT
      return uniqueViolation(error.message) ?? error;
    case 15: // PROTOCOL: the locks of the log were taken by others each time
      return new Busy(detail);
    case 3: // PERM
    case 8: // READONLY
    case 14: // CANTOPEN
      return new LatchkeyError('databaseReadOnly', { file }, detail);
    case 13: // FULL
      return new LatchkeyError('databaseFull', { file }, detail);
    case 10: // IOERR
      return isFull(error.errcode)
        ? new LatchkeyError('databaseFull', { file }, detail)
        : new LatchkeyError('databaseDiskFault', { file, problem: error.message }, detail);
    case 7: // NOMEM
    case 12: // NOTFOUND
    case 17: // SCHEMA
    case 22: // NOLFS
      return new LatchkeyError('databaseFault', { file, problem: error.message }, detail);
    case 11: // CORRUPT
      return new LatchkeyError('databaseDamaged', { file, problem: error.message }, detail);
    case 26: // NOTADB
      return new LatchkeyError('databaseForeign', { file }, detail);
    default:
      return error;
  }
}

/** IOERR_SHMSIZE: the shared memory beside the database is made anew by the first process, for which a full disk has no room. */
function isFull(errcode: number): boolean {
  return errcode === (10 | (19 << 8));
}

/** `UNIQUE constraint failed: connection.name_folded` names the columns; the index is called after them. */
function uniqueViolation(message: string): UniqueViolation | null {
  const columns = /^UNIQUE constraint failed: (.+)$/.exec(message)?.[1]?.split(', ');
  const table = columns?.[0]?.split('.')[0];
  if (columns === undefined || table === undefined) return null;
  return new UniqueViolation([table, ...columns.map((column) => column.split('.')[1]), 'key'].join('_'));
}
