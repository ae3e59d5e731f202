// Says that this machine's clock is known to be wrong, by what servers told.

import { checkClock } from '../../operations/installation/check-clock.ts';
import { describeDoubt } from '../../text/installation/clock-doubt.ts';
import type { Application } from '../application.ts';
import { note } from '../outcome.ts';

/** @param name of the connection whose login host bears witness. */
export async function noteWrongClock(app: Application, name: string): Promise<void> {
  const doubt = await app.perform(checkClock, { name });
  if (doubt?.doubt === 'offServerTime') note(app.terminal, `${describeDoubt(doubt)}.`);
}
