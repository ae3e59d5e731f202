// SQLite as a Database. One connection writes, one reads; node:sqlite is synchronous, but a transaction's work is not, so
// within the process the transactions of each connection take turns; those that wait together share one. Between
// processes SQLite's own locks decide, and a busy database is asked again. No timer, clock or thread of its own: it runs in
// a simulation as it runs outside.

import { statSync } from 'node:fs';
import { LatchkeyError } from '../../../domain/errors.ts';
import type { Clock } from '../../../domain/ports.ts';
import type { Commitment, Database, DialectWords, Queries } from '../database.ts';
import { GroupCommit } from '../group-commit.ts';
import { type Patience, patiently } from '../patience.ts';
import { SoundQueries, type Statements } from '../sound-queries.ts';
import { nothing, sql } from '../sql.ts';
import { Busy, SqliteConnection } from './connection.ts';
import { SharedSnapshots } from './shared-snapshots.ts';

/**
 * - synchronous=FULL: a commit is on the disk when it returns, since a lost write may be a lost private key.
 * - secure_delete: erased private keys are overwritten in the database file; `#emptyLog` sees to the log beside it.
 * - wal_autocheckpoint: the log grows to 16 MB. At SQLite's 1,000 pages a sign-in pays 16 µs for it, at 4,000 two: the same pages are
 *   written again and again, and copied once.
 * - temp_store=memory: nothing is sorted through files in a folder of others.
 */
const pragmas = `
  pragma synchronous = full;
  pragma foreign_keys = on;
  pragma secure_delete = on;
  pragma wal_autocheckpoint = 4000;
  pragma temp_store = memory;
  pragma trusted_schema = off;
`;

/** A write transaction is alone, so that no row need be locked. All processes are on one machine and share its clock. */
export function sqliteWords(clock: Clock): DialectWords {
  return { forUpdate: nothing, forUpdateSkipLocked: nothing, now: () => sql`${clock.now()}` };
}

/** Other processes wait for the lock while a group holds it, and this one's event loop waits with them. */
const longestGroupMs = 10;

const isBusy = (error: unknown) => error instanceof Busy;

export class SqliteDatabase implements Database {
  readonly #file: string;
  /** Which file was opened: what is written to one that lies there no longer is lost. */
  readonly #identity: string;
  readonly #patience: Patience;
  readonly #words: DialectWords;
  readonly #writer: SqliteConnection;
  readonly #reader: SqliteConnection;
  readonly #writes: GroupCommit;
  readonly #reads: SharedSnapshots;
  /** Whether an erased key may still stand in the log. Unknown at first: a process that was killed may have left one. */
  #erasure: 'unknown' | 'owed' | 'done' = 'unknown';

  /** The file must exist. Use `open`. */
  private constructor(file: string, patience: Patience, nextTurn: () => Promise<void>) {
    this.#file = file;
    this.#patience = patience;
    this.#words = sqliteWords(patience.clock);
    this.#writer = new SqliteConnection(file);
    this.#reader = new SqliteConnection(file);
    this.#identity = identityOf(file);
    this.#writes = new GroupCommit({
      clock: patience.clock,
      words: this.#words,
      longestMs: longestGroupMs,
      nextTurn,
      transaction: (work) => this.#transaction(work),
    });
    this.#reads = new SharedSnapshots({
      connection: this.#reader,
      begin: () => this.#begin(this.#reader, () => beginReading(this.#reader)),
      ended: () => {
        if (this.#erasure === 'owed') this.#emptyLog();
      },
    });
  }

  /** `nextTurn` resolves when those who could write by now have asked: without it nobody is waited for. */
  static async open(file: string, patience: Patience, nextTurn = async () => {}): Promise<SqliteDatabase> {
    const database = new SqliteDatabase(file, patience, nextTurn);
    try {
      await patiently(patience, isBusy, () => {
        database.#writer.execute(`pragma journal_mode = wal; ${pragmas}`);
        takeIntoUse(database.#writer);
        database.#reader.execute(`${pragmas} pragma query_only = on;`);
      });
    } catch (error) {
      database.abort();
      throw error;
    }
    return database;
  }

  write<T>(work: (queries: Queries, commitment: Commitment) => Promise<T>): Promise<T> {
    return this.#writes.write(work);
  }

  /** A write transaction is alone on the whole database anyway. */
  exclusively<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    return this.write(work);
  }

  read<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    return this.#reads.read(() => this.#work(this.#reader, work));
  }

  async snapshot<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    const connection = new SqliteConnection(this.#file);
    try {
      connection.execute(`${pragmas} pragma query_only = on;`);
      await this.#begin(connection, () => beginReading(connection));
      return await this.#work(connection, work);
    } finally {
      connection.close();
    }
  }

  async close(): Promise<void> {
    this.abort();
  }

  abort(): void {
    this.#reader.close();
    this.#writer.close();
  }

  #begin(connection: SqliteConnection, begin: () => void): Promise<void> {
    return patiently(this.#patience, isBusy, () => {
      if (identityOf(this.#file) !== this.#identity) throw new LatchkeyError('databaseGone', { file: this.#file });
      try {
        begin();
      } catch (error) {
        connection.rollback();
        throw error;
      }
    });
  }

  /** Nothing waits once it has begun: a write transaction is alone on the whole database. */
  async #transaction(
    work: (shared: { statements: Statements; commitment: Commitment }) => Promise<void>,
  ): Promise<void> {
    const commitment = { erasesSecrets: false };
    await this.#begin(this.#writer, () => this.#writer.run(sql`begin immediate`));
    try {
      await work({ statements: this.#writer, commitment });
      this.#writer.run(sql`commit`);
    } catch (error) {
      rollback(this.#writer);
      throw error;
    }
    if (commitment.erasesSecrets) this.#erasure = 'owed';
    if (this.#erasure !== 'done') this.#emptyLog();
  }

  async #work<T>(connection: SqliteConnection, work: (queries: Queries) => Promise<T>): Promise<T> {
    const queries = new SoundQueries(connection, this.#words);
    try {
      const result = await work(queries);
      queries.failUnlessSound();
      return result;
    } finally {
      queries.end();
    }
  }

  /**
   * secure_delete overwrites erased rows with zeros, but in WAL mode older images of their pages stay in the log until
   * it is checkpointed and written over. Truncating it leaves none. A reader of an older state, here or in another
   * process, can hold that up; then the next transaction tries again, and closing the last connection does it in any case.
   */
  #emptyLog(): void {
    try {
      const [row] = this.#writer.all<{ busy: number }>(sql`pragma wal_checkpoint(truncate)`);
      this.#erasure = row?.busy === 0 ? 'done' : 'owed';
    } catch {
      // The transaction is committed and durable: a log that cannot be emptied now is no reason to call it failed. What
      // keeps it from being emptied for good (a full disk) the next write will tell.
      this.#erasure = 'owed';
    }
  }
}

/** Another file under the same name has another inode. */
function identityOf(file: string): string {
  const { dev = 0, ino = 0 } = statSync(file, { throwIfNoEntry: false }) ?? {};
  return `${dev}:${ino}`;
}

/** A deferred transaction sees its state from the first statement on. */
function beginReading(connection: SqliteConnection): void {
  connection.run(sql`begin deferred`);
  connection.all(sql`select 1 from sqlite_schema limit 1`);
}

/** A backup that was put here by hand is none any longer, and no later one may take its place. */
function takeIntoUse(connection: SqliteConnection): void {
  const [mark] = connection.all<{ user_version: number }>(sql`pragma user_version`);
  if (mark?.user_version !== 0) connection.execute('pragma user_version = 0');
}

function rollback(connection: SqliteConnection): void {
  try {
    connection.rollback();
  } catch {
    // The error that brought us here is the one to tell; the next transaction rolls back before it begins.
  }
}
