// Writes of deliveries that run side by side, put together: one transaction at a time, and what comes meanwhile shares the
// next one. Each of them alone would wait for a disk, and on PostgreSQL begin again whenever another was at the head of the
// audit chain before it: of 2,000 mails each was recorded in the second try.

import type { Store, WriteTransaction } from '../../../domain/store.ts';

interface Waiting {
  work(tx: WriteTransaction): Promise<unknown>;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

export class SharedWrites {
  readonly #store: Store;
  #waiting: Waiting[] = [];
  #isWriting = false;

  constructor(store: Store) {
    this.#store = store;
  }

  /** What fails fails for all that share its transaction: nothing here fails but the database. */
  write<T>(work: (tx: WriteTransaction) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve: (result) => resolve(result as T), reject });
      if (!this.#isWriting) void this.#writeAll();
    });
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) await this.#writeTogether(this.#waiting.splice(0));
    this.#isWriting = false;
  }

  async #writeTogether(together: readonly Waiting[]): Promise<void> {
    try {
      // Begun together, since each is about a message of its own: on PostgreSQL they share the ways to the server and back.
      const results = await this.#store.write((tx) => Promise.all(together.map(({ work }) => work(tx))));
      together.forEach(({ resolve }, index) => {
        resolve(results[index]);
      });
    } catch (error) {
      for (const { reject } of together) reject(error);
    }
  }
}
