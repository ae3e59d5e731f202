// Which words the org has for a key that does not fit: one sign-in at the connection's own app with a key that belongs to nothing.

import type { FoundFact } from '../../../domain/org/org-facts.ts';
import { dayMs } from '../../../domain/ports.ts';
import { target } from '../../../domain/token/audience.ts';
import { FoundNothing } from './found-nothing.ts';
import type { ProofWork } from './proof-work.ts';
import { throwAwayKey } from './throw-away-key.ts';

export async function tryWrongKey(work: ProofWork): Promise<FoundFact[]> {
  const { context, connection, app } = work;
  const stranger = await throwAwayKey(context, context.clock.now() + dayMs);
  const answer = await work.signIn(stranger, 'stranger', app.consumerKey, target(connection, app.kind));
  if (answer.type === 'accepted') throw new FoundNothing('unexpected', 'accepted');
  return [{ name: 'wrongKeyAnswer', value: answer.message }];
}
