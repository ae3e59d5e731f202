// Looks now and then at the slots of the apps that are rotated without hands: whether they hold a certificate of ours. It costs some API
// calls, and a sign-in only where no token is at hand; what cannot be read is not told.

import type { ClientApp } from '../../../domain/client-app/client-app.ts';
import type { Connection } from '../../../domain/connection/connection.ts';
import { isHandover } from '../../../domain/key-pair/handover.ts';
import { type KeyPair, pairIn } from '../../../domain/key-pair/key-pair.ts';
import { ourSlot } from '../../../domain/org/certificate-slots.ts';
import { newId } from '../../../domain/ports.ts';
import type { CertificateForm } from '../../../domain/rotation/certificate-form.ts';
import { heldBySlot, isLookDue } from '../../../domain/rotation/slot-look.ts';
import { newSwap, type SlotComponent } from '../../../domain/rotation/swap.ts';
import { parseCertificate } from '../../../formats/x509.ts';
import type { SwapContext } from '../../context.ts';
import { writeSlotAlarm } from '../steps/slot-alarm.ts';
import { SwapPause } from '../steps/swap-pause.ts';
import { SwapWork } from '../steps/swap-work.ts';

/** One that fails may have no token; another of the same app may. */
const mostTried = 3;

interface Watched {
  app: ClientApp;
  active: KeyPair;
  /** What works first. */
  connections: readonly Connection[];
  /** As a rotation found it. */
  component: SlotComponent | null;
}

export async function watchSlots(context: SwapContext, signal: AbortSignal): Promise<void> {
  const { store, log } = context;
  for (const app of await store.read((tx) => tx.clientApps.handsFree())) {
    if (signal.aborted) return;
    const watched = await dueOf(context, app);
    if (watched === null) continue;
    try {
      await lookAt(context, watched, signal);
    } catch (error) {
      log.write('warn', 'The slot of an app could not be looked at.', { error });
    }
  }
}

/** Null: it is not due, nothing of it is in use yet, or a rotation of ours is under way. */
async function dueOf({ store, clock }: SwapContext, app: ClientApp): Promise<Watched | null> {
  const now = clock.now();
  const found = await store.read(async (tx) => {
    const look = await tx.slotLooks.of(app.id);
    const connections = await tx.connections.ofApp(app.id);
    const refused = connections.flatMap(({ failure }) =>
      failure?.code === 'refusedWithEveryKey' ? [failure.since] : [],
    );
    if (!isLookDue(look, refused.length === 0 ? null : Math.max(...refused), now)) return null;
    const [pairs, last] = [await tx.keyPairs.ofApp(app.id), await tx.swaps.lastOf(app.id)];
    const active = pairIn(pairs, 'active');
    const isUnderWay = isHandover(pairs) || (last !== null && last.endedAt === null);
    return active === undefined || isUnderWay ? null : { look, active, connections, last };
  });
  if (found === null) return null;
  const { look, active, connections, last } = found;
  if (!(await store.write((tx) => tx.slotLooks.begin(app.id, look?.lookedAt ?? null, now)))) return null;
  const inOrder = connections.toSorted((a, b) => Number(a.failure !== null) - Number(b.failure !== null));
  return { app, active, connections: inOrder, component: last?.component ?? null };
}

async function lookAt(context: SwapContext, watched: Watched, signal: AbortSignal): Promise<void> {
  for (const connection of watched.connections.slice(0, mostTried)) {
    try {
      const form = await readForm(context, watched, connection, signal);
      if (form !== null) await judge(context, watched, form);
      return;
    } catch (error) {
      if (!(error instanceof SwapPause)) throw error;
    }
  }
}

/** Null: the org does not show it to this user, or nobody can say which component it is. @throws SwapPause */
async function readForm(
  context: SwapContext,
  { app, active, component }: Watched,
  connection: Connection,
  signal: AbortSignal,
): Promise<CertificateForm | null> {
  const { certificateSlots: slots, store, clock, random } = context;
  const { id: keyPairId } = active;
  const looking = newSwap({
    ...{ id: newId(random), clientAppId: app.id, connectionId: connection.id, askedBy: '', isScheduled: false },
    ...{ askedAt: clock.now(), oldKeyPairId: keyPairId, newKeyPairId: keyPairId },
  });
  const work = new SwapWork(context, looking, { signal, isResumed: false });
  if (component !== null) {
    const read = await work.ask((session, until) => slots.one(session, app.kind, component, until));
    const form = read.type === 'read' ? (read.value?.form ?? null) : null;
    return typeof form === 'string' ? null : form;
  }
  const all = await work.ask((session, until) => slots.all(session, app.kind, until));
  if (all.type !== 'read') return null;
  const pairs = await store.read((tx) => tx.keyPairs.ofApp(app.id));
  const certificates = pairs.map(({ certificateDer }) => certificateDer);
  const ours = ourSlot(all.value, { consumerKey: app.consumerKey, appName: app.name, certificates });
  return 'type' in ours || typeof ours.slot.form === 'string' ? null : ours.slot.form;
}

async function judge(context: SwapContext, { app: { id } }: Watched, form: CertificateForm): Promise<void> {
  await context.store.write(async (tx) => {
    const app = await tx.clientApps.lock(id);
    // A rotation that began meanwhile may be what was seen.
    if (app === null || (await tx.swaps.openOf(id)) !== null) return;
    const held = heldBySlot(form, await tx.keyPairs.ofApp(id));
    if (held === 'notShown') return;
    const unknown = held?.unknownDer ?? null;
    const fingerprint = unknown === null ? null : parseCertificate(unknown).fingerprint;
    await writeSlotAlarm(context, tx, app, held === null ? 'ours' : fingerprint);
  });
}
