// Real time.

import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../../domain/ports.ts';

/** setTimeout fires at once when asked for more (2^31 - 1 ms, 24.8 days). */
const longestTimerMs = 2_147_483_647;

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
  sleep,
};

/**
 * Resolves when what has arrived from outside by now has been taken up: after two turns of the event loop, without a timer. In the
 * first a busy process takes up what it had seen; what arrived meanwhile, in the second.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(() => setImmediate(resolve));
  });
}

/** Keeps the process alive while it sleeps: a command that waits for the org must not end for want of other work. */
async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  const wakesAtMs = performance.now() + ms;
  for (let leftMs = ms; leftMs > 0; leftMs = wakesAtMs - performance.now()) {
    // Called off, it tells the signal's reason below, not an error of its own.
    await setTimeout(Math.min(Math.ceil(leftMs), longestTimerMs), undefined, { signal }).catch(() => {});
    signal?.throwIfAborted();
  }
  signal?.throwIfAborted();
}
