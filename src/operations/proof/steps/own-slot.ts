// The component of the connection's own app, as this user may read it.

import { ourSlot, type ReadSlot } from '../../../domain/org/certificate-slots.ts';
import type { CertificateForm } from '../../../domain/rotation/certificate-form.ts';
import { FoundNothing } from './found-nothing.ts';
import type { ProofWork } from './proof-work.ts';

/** @throws FoundNothing */
export async function ownSlot(work: ProofWork): Promise<{ component: ReadSlot['component']; form: CertificateForm }> {
  const { context, app } = work;
  const all = await work.ask((session) => context.certificateSlots.all(session, app.kind));
  const pairs = await context.store.read((tx) => tx.keyPairs.ofApp(app.id));
  const certificates = pairs.map(({ certificateDer }) => certificateDer);
  const ours = ourSlot(all, { consumerKey: app.consumerKey, appName: app.name, certificates });
  if ('type' in ours) throw new FoundNothing('componentNotFound', ours.type);
  const { component, form } = ours.slot;
  if (typeof form === 'string') throw new FoundNothing('componentNotFound', form);
  return { component, form };
}
