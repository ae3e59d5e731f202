// Goes on where a database comes back: what failed because it was away is done again until a deadline. Only for what may be
// done twice, since nobody knows what became of a commit whose answer was lost.

import { LatchkeyError } from '../../../domain/errors.ts';
import { secondMs } from '../../../domain/ports.ts';
import type { Context } from '../../context.ts';

const firstPauseMs = 50;

/** @param deadlineMs on the monotonic clock. Errors: what is left at the deadline, and at once what waiting does not mend. */
export async function outlastRestart<T>(
  { clock, random }: Pick<Context, 'clock' | 'random'>,
  deadlineMs: number,
  act: () => Promise<T>,
): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await act();
    } catch (error) {
      const pauseMs = Math.min(secondMs, firstPauseMs * 2 ** tries) * (0.5 + random.fraction() / 2);
      if (!mayReturn(error) || clock.monotonicMs() + pauseMs >= deadlineMs) throw error;
      await clock.sleep(pauseMs);
    }
  }
}

function mayReturn(error: unknown): boolean {
  if (!(error instanceof LatchkeyError)) return false;
  const { code, parameters }: LatchkeyError = error;
  return (
    code === 'databaseBusy' || (code === 'databaseUnreachable' && 'mayReturn' in parameters && parameters.mayReturn)
  );
}
