// Which words the org has for an app that never had a certificate, and for one whose certificate was taken out.

import type { FoundFact } from '../../../domain/org/org-facts.ts';
import { dayMs } from '../../../domain/ports.ts';
import { FoundNothing } from './found-nothing.ts';
import type { ProofWork } from './proof-work.ts';
import { steadyRefusal } from './sampling.ts';
import { anyApp, emptySlot, steadyKey } from './throw-away-app.ts';
import { throwAwayKey } from './throw-away-key.ts';

/** The first experiment with an app: later it has had one. */
export async function tryMissingCertificate(work: ProofWork): Promise<FoundFact[]> {
  const app = await anyApp(work);
  if (app.held !== null) throw new FoundNothing('unexpected', 'certificate');
  const key = await throwAwayKey(work.context, work.context.clock.now() + dayMs);
  return [{ name: 'missingCertificateAnswer', value: await steadyRefusal(work, app, key, 'stranger') }];
}

export async function tryFlowOff(work: ProofWork): Promise<FoundFact[]> {
  const app = await anyApp(work);
  const before = await steadyKey(work, app);
  await emptySlot(work, app);
  return [{ name: 'flowOffAnswer', value: await steadyRefusal(work, app, before, 'old') }];
}
