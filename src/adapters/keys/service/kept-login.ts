// What opens a key service, kept in memory while it is good: callers at the same time share one exchange, and it is fetched anew
// at four fifths of its life.

import type { Clock } from '../../../domain/ports.ts';

export interface KeptLogin<T> {
  get(): Promise<T>;
  /** The service does not take it any more. */
  drop(): void;
}

export interface ObtainedLogin<T> {
  value: T;
  lifetimeMs: number;
}

export function keptLogin<T>(clock: Clock, obtain: () => Promise<ObtainedLogin<T>>): KeptLogin<T> {
  let kept: Promise<{ value: T; untilMs: number }> | null = null;

  const fetched = () => {
    const mine = obtain().then(({ value, lifetimeMs }) => ({ value, untilMs: clock.monotonicMs() + lifetimeMs * 0.8 }));
    kept = mine;
    // A failure is told to those who wait for it, and the next caller tries anew.
    mine.catch(() => {
      if (kept === mine) kept = null;
    });
    return mine;
  };

  return {
    async get() {
      const { value, untilMs } = await (kept ?? fetched());
      return clock.monotonicMs() < untilMs ? value : (await fetched()).value;
    },
    drop() {
      kept = null;
    },
  };
}
