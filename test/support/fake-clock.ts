// A clock that stands still until the test moves it. No timers, no real time.

import type { Clock, Instant } from '../../src/domain/ports.ts';

interface Sleeper {
  wakesAtMs: number;
  wake(): void;
}

export class FakeClock implements Clock {
  #wall: Instant;
  #monotonicMs = 0;
  #sleepers: Sleeper[] = [];
  #watchers: { count: number; seen(): void }[] = [];

  constructor(start: Instant = Date.UTC(2026, 0, 1)) {
    this.#wall = start;
  }

  now(): Instant {
    return this.#wall;
  }

  monotonicMs(): number {
    return this.#monotonicMs;
  }

  /** How many sleep just now. */
  get sleeping(): number {
    return this.#sleepers.length;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const leave = () => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        signal?.removeEventListener('abort', abort);
      };
      const abort = () => {
        leave();
        reject(signal?.reason);
      };
      const sleeper: Sleeper = {
        wakesAtMs: this.#monotonicMs + Math.max(0, ms),
        wake() {
          leave();
          resolve();
        },
      };
      signal?.addEventListener('abort', abort);
      this.#sleepers.push(sleeper);
      this.#watchers = this.#watchers.filter((watcher) => watcher.count > this.sleeping || watcher.seen());
    });
  }

  /**
   * Moves time on by `ms` and wakes whoever sleeps until then, the earliest first, each at its own time; after each, what it
   * does in memory is done before time moves again, so one that sleeps in a loop wakes as often as it would.
   */
  async advance(ms: number): Promise<void> {
    const until = this.#monotonicMs + ms;
    await settle();
    for (;;) {
      const next = this.#sleepers.toSorted((a, b) => a.wakesAtMs - b.wakesAtMs)[0];
      if (!next || next.wakesAtMs > until) break;
      this.#moveTo(next.wakesAtMs);
      next.wake();
      await settle();
    }
    this.#moveTo(until);
  }

  /** Sets the wall clock by `ms`, as an administrator or NTP does; no time passes. */
  jump(ms: number): void {
    this.#wall += ms;
  }

  /** Resolves once `count` sleep: the way to wait for code that does real I/O before it sleeps. */
  untilSleeping(count = 1): Promise<void> {
    if (this.sleeping >= count) return Promise.resolve();
    return new Promise((seen) => this.#watchers.push({ count, seen }));
  }

  #moveTo(monotonicMs: number): void {
    this.#wall += monotonicMs - this.#monotonicMs;
    this.#monotonicMs = monotonicMs;
  }
}

/** Lets promises and immediates that are ready run, several deep; waits for no socket, file or timer. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 5; round += 1) await new Promise((resolve) => setImmediate(resolve));
}
