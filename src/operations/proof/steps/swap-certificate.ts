// What becomes of the keys and tokens of an app when another certificate is deployed into its slot.

import type { FoundFact } from '../../../domain/org/org-facts.ts';
import { dayMs, secondMs } from '../../../domain/ports.ts';
import { FoundNothing } from './found-nothing.ts';
import type { ThrowAwayApp } from './proof-run.ts';
import type { ProofWork } from './proof-work.ts';
import { sampleSwap, signInAt } from './sampling.ts';
import { anyApp, makeApp, putCertificate, steadyKey } from './throw-away-app.ts';
import { throwAwayKey } from './throw-away-key.ts';

export async function trySwap(work: ProofWork): Promise<FoundFact[]> {
  return swapIn(work, await anyApp(work));
}

export async function tryConnectedAppSwap(work: ProofWork): Promise<FoundFact[]> {
  // With a certificate from the start: the question is whether a deploy replaces one.
  const first = await throwAwayKey(work.context, work.context.clock.now() + dayMs);
  return swapIn(work, await makeApp(work, 'connected-app', first));
}

async function swapIn(work: ProofWork, app: ThrowAwayApp): Promise<FoundFact[]> {
  const { clock, orgReader } = work.context;
  const before = await steadyKey(work, app);
  const held = await signInAt(work, app, before, 'old');
  const after = await throwAwayKey(work.context, clock.now() + dayMs);
  const since = clock.now();
  await putCertificate(work, app, after);
  const seen = await sampleSwap(work, app, { before, after, as: 'new', since });
  const isConnectedApp = app.kind === 'connected-app';
  if (!seen.newAccepted) {
    if (isConnectedApp && seen.oldAccepted) return [{ name: 'connectedAppSwap', value: 'notReplaced' }];
    throw new FoundNothing('notAccepted');
  }
  app.isSteady = true;
  const facts: FoundFact[] = [
    {
      name: 'propagationSeconds',
      value: seen.lastOldAt === null ? 0 : Math.ceil((seen.lastOldAt - since) / secondMs),
    },
    { name: 'propagationOverlap', value: seen.hasOverlap ? 'eitherKey' : 'oneAfterTheOther' },
  ];
  if (isConnectedApp) facts.push({ name: 'connectedAppSwap', value: 'replaced' });
  if (held.type !== 'accepted') return facts;
  const { instanceUrl, accessToken } = held;
  const { apiVersion } = work.run.proof;
  const called = await orgReader.apiReachable({ instanceUrl, accessToken, apiVersion });
  work.saw('call', 'old', called.type === 'read' ? 'accepted' : called.type);
  if (called.type === 'read') facts.push({ name: 'tokensAfterSwap', value: 'liveOn' });
  if (called.type === 'sessionRefused') facts.push({ name: 'tokensAfterSwap', value: 'end' });
  return facts;
}
