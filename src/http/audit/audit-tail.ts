// The end of the audit, looked at once for all who wait for it to move; while nobody waits, not at all. Other processes write to the
// same audit, so the database is asked.

import { type Clock, secondMs } from '../../domain/ports.ts';

const pauseMs = secondMs;

export class AuditTail {
  readonly #clock: Pick<Clock, 'sleep'>;
  readonly #head: () => Promise<number>;
  readonly #waiting = new Set<{ after: number; moved(): void }>();
  #isLooking = false;

  /** @param head The last sequence. It may fail: then nothing has moved. */
  constructor(clock: Pick<Clock, 'sleep'>, head: () => Promise<number>) {
    this.#clock = clock;
    this.#head = head;
  }

  /** Resolves when there is more than that. Rejects when the signal aborts. */
  async movedFrom(after: number, over: AbortSignal): Promise<void> {
    over.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const waiter = { after, moved: resolve };
    const leave = () => reject(over.reason);
    over.addEventListener('abort', leave, { once: true });
    this.#waiting.add(waiter);
    void this.#look();
    try {
      await promise;
    } finally {
      over.removeEventListener('abort', leave);
      this.#waiting.delete(waiter);
    }
  }

  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    while (this.#waiting.size > 0) {
      const head = await this.#head().catch(() => null);
      for (const { after, moved } of this.#waiting) if (head !== null && head !== after) moved();
      await this.#clock.sleep(pauseMs);
    }
    this.#isLooking = false;
  }
}
