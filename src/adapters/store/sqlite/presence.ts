// Presence by SQLite's own file locks, on an empty database beside the real one: each process keeps a read transaction open on it.
// In rollback mode that is a shared lock, and `begin exclusive` succeeds only where there is none.

import { readFileSync, statSync } from 'node:fs';
import type { Exclusivity } from '../../../domain/installation/backup.ts';
import { errorCode } from '../../system/file-problem.ts';
import { type Patience, patiently } from '../patience.ts';
import type { Presence } from '../presence.ts';
import { sql } from '../sql.ts';
import { Busy, SqliteConnection } from './connection.ts';

const isBusy = (error: unknown) => error instanceof Busy;

export class SqlitePresence implements Presence {
  readonly #patience: Patience;
  readonly #connection: SqliteConnection;

  private constructor(file: string, patience: Patience) {
    this.#patience = patience;
    this.#connection = new SqliteConnection(file);
  }

  /** The file must exist. Waits out a restore that runs. Errors: databaseBusy. */
  static async hold(file: string, patience: Patience): Promise<SqlitePresence> {
    const presence = new SqlitePresence(file, patience);
    try {
      await presence.#share();
    } catch (error) {
      presence.abort();
      throw error;
    }
    return presence;
  }

  async takeExclusive(): Promise<Exclusivity> {
    this.#connection.rollback();
    try {
      this.#connection.execute('begin exclusive');
    } catch (error) {
      if (!isBusy(error)) throw error;
      await this.#share();
      return { type: 'held', holders: holdersOf(this.#connection.file) };
    }
    const release = async () => {
      this.#connection.rollback();
      await this.#share();
    };
    return { type: 'taken', release };
  }

  /** A lock of the operating system goes with the process, not before. */
  regained(): null {
    return null;
  }

  async close(): Promise<void> {
    this.abort();
  }

  abort(): void {
    this.#connection.close();
  }

  #share(): Promise<void> {
    return patiently(this.#patience, isBusy, () => {
      this.#connection.rollback();
      this.#connection.execute('begin deferred');
      this.#connection.all(sql`select 1 from sqlite_schema limit 1`);
    });
  }
}

/** Linux lists who holds which lock; elsewhere a person must look for the process. */
function holdersOf(file: string): string {
  const ids = new Set<string>();
  for (const line of lockLines()) {
    const [, , , , id, place] = line.trim().split(/\s+/);
    if (id !== undefined && place?.endsWith(`:${statSync(file).ino}`)) ids.add(id);
  }
  ids.delete(String(process.pid));
  if (ids.size === 0) return 'another process on this machine';
  return `process ${[...ids].sort((a, b) => Number(a) - Number(b)).join(', ')}`;
}

/** `1: POSIX  ADVISORY  READ 1234 08:02:393217 1073741826 1073742335`, see proc(5). */
function lockLines(): string[] {
  try {
    return readFileSync('/proc/locks', 'utf8')
      .split('\n')
      .filter((line) => !line.includes('->'));
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return [];
  }
}
