// The component of the app that a swap is of, found among those of the org and read: its form is kept, sealed, for the way back.

import type { AppKind } from '../../../domain/client-app/client-app.ts';
import { ourSlot } from '../../../domain/org/certificate-slots.ts';
import type { OrgRead } from '../../../domain/org/org.ts';
import type { SwapProblem } from '../../../domain/rotation/swap.ts';
import { lackingProblem } from './swap-sign-in.ts';
import type { Came, SwapWork } from './swap-work.ts';

const refused = (problem: SwapProblem) => ({ outcome: 'refused', facts: { problem } }) as const;

export async function read(work: SwapWork): Promise<Came<'reading'>> {
  const { certificateSlots, store } = work.context;
  const { app } = await work.whole();
  const lacking = await lackingProblem(work);
  if (lacking !== null) return refused(lacking);
  const all = await work.ask((session, signal) => certificateSlots.all(session, app.kind, signal));
  if (all.type !== 'read') return refused(problemOfRead(all));
  const pairs = await store.read((tx) => tx.keyPairs.ofApp(app.id));
  const certificates = pairs.map(({ certificateDer }) => certificateDer);
  const wanted = { consumerKey: app.consumerKey, appName: app.name, certificates };
  const ours = ourSlot(all.value, wanted);
  if ('type' in ours) {
    const problem = notFoundProblem(ours, all.value.unreadable, app.name);
    return refused((await otherKindProblem(work, app.kind, wanted, problem)) ?? problem);
  }
  const { component, form } = ours.slot;
  if (typeof form === 'string') {
    return refused({ type: 'componentUnreadable', fullName: component.fullName, message: form });
  }
  const held = await work.held(form);
  if (held.held === 'other' && !work.swap.putsBack) return refused(held.problem);
  const facts = { component: { ...component, knownBy: ours.knownBy }, keptForm: await work.seal(form) };
  return { outcome: held.held === 'new' ? 'holdsNew' : 'read', facts };
}

/** Entered as the wrong kind: what is not found is among the components of the other one. Null: it is not, or cannot be told. */
async function otherKindProblem(
  work: SwapWork,
  entered: AppKind,
  wanted: Parameters<typeof ourSlot>[1],
  problem: SwapProblem,
): Promise<SwapProblem | null> {
  if (problem.type !== 'componentNotFound') return null;
  const kind = entered === 'connected-app' ? 'external-client-app' : 'connected-app';
  const all = await work.ask((session, signal) => work.context.certificateSlots.all(session, kind, signal));
  const found = all.type === 'read' ? ourSlot(all.value, wanted) : problem;
  return 'type' in found ? null : { type: 'otherKind', kind, fullName: found.slot.component.fullName };
}

/** A packaged app is listed, and belongs to its publisher. */
function notFoundProblem(
  problem: SwapProblem,
  unreadable: readonly { fullName: string; message: string }[],
  appName: string,
): SwapProblem {
  const broken = unreadable.find(({ fullName }) => fullName === appName.replace(/[^A-Za-z0-9]+/g, '_'));
  if (problem.type !== 'componentNotFound' || broken === undefined) return problem;
  return { type: 'componentUnreadable', ...broken };
}

export function problemOfRead(read: Exclude<OrgRead<unknown>, { type: 'read' }>): SwapProblem {
  return read.type === 'notPermitted'
    ? { type: 'notPermitted', permissions: [read.permission] }
    : { type: 'orgSilent', message: read.message };
}
