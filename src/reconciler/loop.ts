// A loop that runs a turn again and again until it is told to stop. A turn that fails is logged and the next one follows;
// one that is under way is finished.

import type { Context } from '../operations/context.ts';

export interface Loop {
  /** For the log. */
  name: string;
  pauseMs: number;
  turn(signal: AbortSignal): Promise<void>;
}

export async function runLoop(
  { clock, log }: Pick<Context, 'clock' | 'log'>,
  { name, pauseMs, turn }: Loop,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await turn(signal);
    } catch (error) {
      log.write('error', `A turn of the ${name} loop failed; the next one follows.`, { error });
    }
    try {
      await clock.sleep(pauseMs, signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
}
