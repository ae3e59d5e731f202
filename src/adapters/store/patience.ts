// Tries again while a database is busy, without blocking the process: short jittered pauses, in all 10 s.

import { LatchkeyError } from '../../domain/errors.ts';
import { type Clock, type Random, secondMs } from '../../domain/ports.ts';

const patienceMs = 10 * secondMs;
const longestPauseMs = 250;

export interface Patience {
  clock: Clock;
  random: Random;
}

/** `isPassing` tells the errors that another try may not meet. Errors: databaseBusy, and what is not passing. */
export async function patiently<T>(
  { clock, random }: Patience,
  isPassing: (error: unknown) => boolean,
  act: () => T | Promise<T>,
): Promise<T> {
  const start = clock.monotonicMs();
  for (let tries = 0; ; tries += 1) {
    try {
      return await act();
    } catch (error) {
      if (!isPassing(error)) throw error;
      if (clock.monotonicMs() - start >= patienceMs) {
        throw new LatchkeyError('databaseBusy', { seconds: patienceMs / secondMs }, String(error));
      }
    }
    const longest = Math.min(longestPauseMs, 4 * 2 ** tries);
    await clock.sleep(Math.ceil(longest * (0.5 + random.fraction() / 2)));
  }
}
