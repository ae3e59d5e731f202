// `rotate` on a terminal where the last rotation is accepted: whoever types it wants the next one, and not to be told of the last, as
// scripts are (docs/decisions/rotate-is-one-step.md). It is waited for, said to be over, and the next one begins after a yes.

import type { RotationState } from '../../domain/rotation/rotation-state.ts';
import { showConnection } from '../../operations/connection/show.ts';
import type { Application } from '../application.ts';
import { fitted } from '../table.ts';
import { progressLine, type TakeStep, type Waited, waitUntilSettled } from './rotation-progress.ts';

/** `waited`: the last rotation is what there is to tell, since it has not settled or no other was wanted. */
export async function beginAnother(
  app: Application,
  last: RotationState,
  step: TakeStep,
  name: string,
  confirm: (question: string, usual?: boolean) => Promise<boolean>,
): Promise<{ state: RotationState; waited: Waited | null }> {
  const say = (line: string) => app.terminal.err(`${fitted(line, app.terminal.width)}\n`);
  if (last.step !== 'settled') say('The last rotation is under way; another can begin when it has settled.');
  const waited = await waitUntilSettled(app, last, step, name);
  if (waited.state.step !== 'settled') return { state: waited.state, waited };
  const whole = await app.perform(showConnection, { name });
  say(`The last rotation is over. ${progressLine(waited.state, whole, app.settings())}`);
  if (!(await confirm('Begin a new rotation now?', true))) return { state: waited.state, waited };
  return { state: await step({ uploaded: false }), waited: null };
}
