// Queries of one transaction that stop at the first failure. SQLite would let a transaction go on after a failed statement,
// PostgreSQL would not; here neither does, and the first error is the one that is told.

import type { DialectWords, Queries } from './database.ts';
import type { Sql } from './sql.ts';

/** One connection of either driver. */
export interface Statements {
  all<R extends object>(query: Sql): R[] | Promise<R[]>;
  run(query: Sql): number | Promise<number>;
}

export class SoundQueries implements Queries {
  readonly words: DialectWords;
  readonly #statements: Statements;
  #failure: { error: unknown } | null = null;
  #isOver = false;

  constructor(statements: Statements, words: DialectWords) {
    this.#statements = statements;
    this.words = words;
  }

  all<R extends object>(query: Sql): Promise<R[]> {
    return this.#attempt(() => this.#statements.all<R>(query));
  }

  /** Fails as soon as `all` does: of two that were sent together the first to fail is the one that is told. */
  first<R extends object>(query: Sql): Promise<R | null> {
    return this.all<R>(query).then(([row]) => row ?? null);
  }

  run(query: Sql): Promise<number> {
    return this.#attempt(() => this.#statements.run(query));
  }

  /** To be asked before the commit: the work may have swallowed the error. */
  failUnlessSound(): void {
    if (this.#failure !== null) throw this.#failure.error;
  }

  /** A statement that comes later would run in a transaction of others. */
  end(): void {
    this.#isOver = true;
  }

  /** A driver that answers at once is not waited for. */
  #attempt<T>(act: () => T | Promise<T>): Promise<T> {
    if (this.#failure !== null) return Promise.reject(this.#failure.error);
    if (this.#isOver) return Promise.reject(new Error('the transaction is over'));
    try {
      const result = act();
      return result instanceof Promise ? result.catch((error) => this.#failed(error)) : Promise.resolve(result);
    } catch (error) {
      return this.#failed(error);
    }
  }

  /** Statements that were sent on behind one that failed fail because it did: its error is the one to tell. */
  #failed(error: unknown): Promise<never> {
    this.#failure ??= { error };
    return Promise.reject(this.#failure.error);
  }
}
