// With which permissions a deploy goes through: a dry run of the connection's own component as it is, with its own certificate.

import { pairIn } from '../../../domain/key-pair/key-pair.ts';
import type { FoundFact } from '../../../domain/org/org-facts.ts';
import { formWith } from '../../../domain/rotation/certificate-form.ts';
import { FoundNothing } from './found-nothing.ts';
import { ownSlot } from './own-slot.ts';
import type { ProofWork } from './proof-work.ts';

export async function tryDeployer(work: ProofWork): Promise<FoundFact[]> {
  const { context, app } = work;
  const { held } = await work.ask((session) => context.proofGround.permissions(session));
  work.saw('permissions', 'own', held.join(', '));
  const active = pairIn(await context.store.read((tx) => tx.keyPairs.ofApp(app.id)), 'active');
  const { component, form } = await ownSlot(work);
  if (active === undefined) throw new FoundNothing('componentNotFound', 'noActivePair');
  const wish = { component, form: formWith(form, active.certificateDer), isCheckOnly: true };
  const problem = await work.deployed((session) => context.certificateSlots.deploy(session, wish));
  if (problem !== null) throw new FoundNothing('deployRefused', problem);
  return [{ name: 'deployPermissions', value: held }];
}
