// Gives a reading only so much of the time that a person waits for a test.

import type { Clock } from '../../../domain/ports.ts';

/** Aborts the work's signal after `ms`; the work ends as it does when its caller gives up. */
export async function within<T>(
  clock: Pick<Clock, 'sleep'>,
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const tooLong = new AbortController();
  const done = new AbortController();
  const waiting = clock.sleep(Math.max(0, ms), done.signal).then(
    () => tooLong.abort(new Error('the time of this step is over')),
    (error: unknown) => {
      if (!done.signal.aborted) throw error;
    },
  );
  try {
    return await work(tooLong.signal);
  } finally {
    done.abort();
    await waiting;
  }
}
