// Whether the org shows the certificate of the connection's app in a retrieve, to a user with these permissions.

import type { FoundFact } from '../../../domain/org/org-facts.ts';
import { FoundNothing } from './found-nothing.ts';
import { ownSlot } from './own-slot.ts';
import type { ProofWork } from './proof-work.ts';

export async function tryReadBack(work: ProofWork): Promise<FoundFact[]> {
  const { context, app } = work;
  const { form } = await ownSlot(work);
  const value = form.certificateDer === null ? 'notShown' : 'shown';
  work.saw('retrieve', 'own', value);
  if (app.kind === 'connected-app') return [{ name: 'connectedAppReadBack', value }];
  const { seesSecrets } = await work.ask((session) => context.proofGround.permissions(session));
  if (seesSecrets === null) throw new FoundNothing('permissionNotTold');
  return [{ name: seesSecrets ? 'readBackWithSecrets' : 'readBackWithoutSecrets', value }];
}
