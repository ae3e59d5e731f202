// Another secret opens the vault: a passphrase or a key file for the one before. The new slot is added, the vault opened
// through it as a new process would, the old slot deleted, an old key file removed last. Whatever interrupts it, the old
// secret or the new one opens the vault, and running it again finishes it.

import type { AuditVerb } from '../../domain/audit/audit-verbs.ts';
import { type ErrorData, LatchkeyError } from '../../domain/errors.ts';
import type { Secret } from '../../domain/secret.ts';
import type { RootKeySlot } from '../../domain/vault/sealed.ts';
import type { SlotProvider, Vault } from '../../domain/vault/upkeep.ts';
import type { Act } from '../act.ts';
import { auditEntry, type Context, type VaultContext, vaultSubject } from '../context.ts';
import { holdingVault, type VaultLease } from './steps/vault-lease.ts';

export interface SecretChanged {
  /** False: the wanted secret was the only one already. */
  changed: boolean;
  provider: SlotProvider['type'];
  /**
   * What became of a key file that opens this vault no longer. Backups made before open with it only. `left`: it could
   * not be removed, and why.
   */
  oldKeyFile: { fate: 'none' } | { fate: 'removed' } | { fate: 'left'; error: ErrorData };
}

type NewSecret = Secret<string> | { device: string } | null;

type Parts = Pick<Context, 'store' | 'clock' | 'random' | 'actor'>;

type Needs = Parts & Pick<VaultContext, 'changeTo'>;

/** Errors: those of opening the vault with either secret, alreadyRunning, changedMeanwhile, fileUnwritable. */
export const changePassphrase = {
  act: 'vault.changePassphrase',
  run: change,
  view: (changed) => changed,
} satisfies Act<Needs, { passphrase: NewSecret }, SecretChanged>;

/** @param passphrase The new one, or a device in its place; null: the key file. */
async function change(context: Needs, { passphrase }: { passphrase: NewSecret }): Promise<SecretChanged> {
  return holdingVault(context, async (lease) => {
    const { present, wanted, vaultOf } = await context.changeTo(passphrase);
    const vault = vaultOf(present);
    await vault.open();
    await wanted.prepare();
    const before = await context.store.read((tx) => tx.vault.slots());
    const kept = await addSlots(context, lease, vault, wanted, before);
    await vaultOf(wanted).open();
    const old = before.filter(({ id }) => !kept.some((slot) => slot.id === id));
    await removeSlots(context, lease, old, kept);
    return { changed: old.length > 0, provider: wanted.type, oldKeyFile: await retire(present, old, kept) };
  });
}

/** The slots through which the wanted secret opens every root key: those of a change that was interrupted, or new ones. */
async function addSlots(
  context: Parts,
  lease: VaultLease,
  vault: Vault,
  wanted: SlotProvider,
  before: readonly RootKeySlot[],
): Promise<RootKeySlot[]> {
  const opened = await openedBy(wanted, before);
  if (covers(opened, before)) return opened;
  const added = await vault.wrapFor(wanted);
  await context.store.write(async (tx) => {
    await lease.keep(tx);
    for (const slot of added) await tx.vault.insert(slot, slotEntry(context, 'vault.slotAdded', null, slot));
  });
  return added;
}

/** Whether each root key that has one of `slots` has one of `some`. */
function covers(some: readonly RootKeySlot[], slots: readonly RootKeySlot[]): boolean {
  return slots.every(({ rootKeyId }) => some.some((slot) => slot.rootKeyId === rootKeyId));
}

async function openedBy(provider: SlotProvider, slots: readonly RootKeySlot[]): Promise<RootKeySlot[]> {
  const opened: RootKeySlot[] = [];
  for (const slot of slots) {
    const rootKey = await provider.unwrap(slot);
    if (rootKey === null) continue;
    rootKey.fill(0);
    opened.push(slot);
  }
  return opened;
}

async function removeSlots(
  context: Parts,
  lease: VaultLease,
  old: readonly RootKeySlot[],
  kept: readonly RootKeySlot[],
): Promise<void> {
  await context.store.write(async (tx) => {
    await lease.keep(tx);
    const present = await tx.vault.slots();
    const keptStill = present.filter(({ id }) => kept.some((slot) => slot.id === id));
    if (!covers(keptStill, present)) throw new LatchkeyError('changedMeanwhile', { type: 'vault', name: null });
    for (const slot of old) await tx.vault.remove(slot.id, slotEntry(context, 'vault.slotRemoved', slot, null));
  });
}

async function retire(
  present: SlotProvider,
  gone: readonly RootKeySlot[],
  remaining: readonly RootKeySlot[],
): Promise<SecretChanged['oldKeyFile']> {
  try {
    return { fate: (await present.retire(gone, remaining)) ? 'removed' : 'none' };
  } catch (error) {
    // The change is done, and the file opens nothing any more: where it cannot be removed (a mounted secret) a person must.
    if (error instanceof LatchkeyError && error.kind !== 'fault') return { fate: 'left', error };
    throw error;
  }
}

function slotEntry(context: Parts, action: AuditVerb, before: RootKeySlot | null, after: RootKeySlot | null) {
  const told = (slot: RootKeySlot | null) =>
    slot && { slot: slot.id, rootKey: slot.rootKeyId, provider: slot.provider.type };
  return auditEntry(context, action, vaultSubject, told(before), told(after));
}
