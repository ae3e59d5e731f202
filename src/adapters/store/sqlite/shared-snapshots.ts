// Reads that wait together share one transaction, since beginning it costs as much as a short read. Nobody joins one that has
// begun: who asks later may rest on a write that this snapshot does not have.

import { sql } from '../sql.ts';
import type { SqliteConnection } from './connection.ts';

interface SharedSnapshotParts {
  connection: SqliteConnection;
  /** Takes the snapshot. */
  begin(): Promise<void>;
  /** After the transaction, before its readers are answered. */
  ended(): void;
}

interface Reader {
  work(): Promise<unknown>;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

export class SharedSnapshots {
  readonly #parts: SharedSnapshotParts;
  /** In the order in which they asked. */
  readonly #waiting: Reader[] = [];
  #isUnderWay = false;

  constructor(parts: SharedSnapshotParts) {
    this.#parts = parts;
  }

  read<T>(work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve: resolve as (result: unknown) => void, reject });
      if (!this.#isUnderWay) void this.#readAll();
    });
  }

  async #readAll(): Promise<void> {
    this.#isUnderWay = true;
    while (this.#waiting.length > 0) await this.#readTogether(this.#waiting.splice(0));
    this.#isUnderWay = false;
  }

  async #readTogether(readers: Reader[]): Promise<void> {
    const { connection, begin, ended } = this.#parts;
    const answers: (() => void)[] = [];
    try {
      await begin();
    } catch (error) {
      for (const { reject } of readers) reject(error);
      return;
    }
    for (let reader = readers.shift(); reader !== undefined; reader = readers.shift()) {
      const { work, resolve, reject } = reader;
      try {
        const result = await work();
        answers.push(() => resolve(result));
      } catch (error) {
        answers.push(() => reject(error));
        // SQLite may have ended the transaction: the others take another snapshot.
        this.#waiting.unshift(...readers.splice(0));
      }
    }
    end(connection);
    ended();
    for (const answer of answers) answer();
  }
}

function end(connection: SqliteConnection): void {
  try {
    connection.run(sql`rollback`);
  } catch {
    // SQLite has ended it already. Nothing was written, and the next transaction rolls back before it begins.
  }
}
