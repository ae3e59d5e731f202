// Destroys in devices what no pair and no request holds any more, or never held. One that is down is asked again.

import { type KeyDevices, nextTryAt, type StrayKey, troubleOf } from '../../../domain/vault/stray-key.ts';
import { auditEntry, type Context, vaultSubject } from '../../context.ts';

const atOnce = 20;

type Needs = Pick<Context, 'store' | 'clock' | 'actor' | 'log'> & { devices: KeyDevices };

export async function destroyStrayKeys(context: Needs, signal: AbortSignal): Promise<void> {
  const { store, clock } = context;
  for (const key of await store.read((tx) => tx.strayKeys.due(clock.now(), atOnce))) {
    if (signal.aborted) return;
    // It was destroyed long ago, and its waiting time is over.
    if (key.goneAt !== null) await store.write((tx) => tx.strayKeys.remove(key.keyPairId, null));
    else await destroyOne(context, key);
  }
}

async function destroyOne(context: Needs, key: StrayKey): Promise<void> {
  const { store, clock, devices, log } = context;
  try {
    const { goneAt } = await devices.destroy(key);
    const told = { keyPair: key.keyPairId, provider: key.providerUri };
    const entry = auditEntry(context, 'vault.deviceKeyDestroyed', vaultSubject, told, null);
    await store.write((tx) =>
      goneAt === null
        ? tx.strayKeys.remove(key.keyPairId, entry)
        : tx.strayKeys.note({ ...key, dueAt: goneAt, goneAt, trouble: null }, entry),
    );
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble === null) throw error;
    log.write('warn', 'A key in a device could not be destroyed yet.', { error });
    const next = { ...key, trouble, tries: key.tries + 1, dueAt: nextTryAt(key, clock.now()) };
    await store.write((tx) => tx.strayKeys.note(next, null));
  }
}
