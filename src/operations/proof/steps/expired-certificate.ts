// Whether the org takes a certificate that is past.

import type { FoundFact } from '../../../domain/org/org-facts.ts';
import { hourMs } from '../../../domain/ports.ts';
import { FoundNothing } from './found-nothing.ts';
import type { ProofWork } from './proof-work.ts';
import { sampleSwap } from './sampling.ts';
import { anyApp, putCertificate, steadyKey } from './throw-away-app.ts';
import { throwAwayKey } from './throw-away-key.ts';

export async function tryExpiredCertificate(work: ProofWork): Promise<FoundFact[]> {
  const { clock } = work.context;
  const app = await anyApp(work);
  const before = await steadyKey(work, app);
  const after = await throwAwayKey(work.context, clock.now() - hourMs);
  const since = clock.now();
  await putCertificate(work, app, after);
  // What comes next needs a key that is accepted, however this ends.
  app.held = null;
  const seen = await sampleSwap(work, app, { before, after, as: 'expired', since });
  if (seen.oldAccepted) throw new FoundNothing('notAccepted');
  return [{ name: 'expiredCertificate', value: seen.newAccepted ? 'accepted' : 'refused' }];
}
