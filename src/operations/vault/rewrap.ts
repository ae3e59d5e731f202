// Another root key: added in a slot of its own, all that is sealed moved under it page by page, the old one's slots
// removed when nothing hangs on it. Interrupted anywhere, every key opens, and running it again goes on where it was.
// Afterwards the secret that was given is the only one that opens the vault.

import { LatchkeyError } from '../../domain/errors.ts';
import type { SealedSignerKey } from '../../domain/vault/key-reference.ts';
import type { SealedKey, SealedText } from '../../domain/vault/sealed.ts';
import type { SealedTextRow } from '../../domain/vault/vault-store.ts';
import type { Act } from '../act.ts';
import { auditEntry, type Context, type VaultContext, vaultSubject } from '../context.ts';
import { holdingVault, type VaultLease } from './steps/vault-lease.ts';

interface Rewrapped {
  rootKeyId: string;
  keys: number;
  texts: number;
  /** Sealed keys that do not open: they stay as they are, and the old root key stays with them. */
  damaged: { fingerprint: string }[];
  /** Whether the old root key is gone. */
  finished: boolean;
}

type Parts = Pick<Context, 'store' | 'clock' | 'random' | 'actor'> & Pick<VaultContext, 'vault'>;

const pageSize = 50;

/** Errors: those of opening the vault, alreadyRunning, changedMeanwhile. Tells how many keys are done. */
export const rewrapVault = {
  act: 'vault.rewrap',
  run: (context, _, tell) => rewrap(context, tell),
  view: (rewrapped) => rewrapped,
} satisfies Act<Parts, void, Rewrapped, unknown, number>;

async function rewrap(context: Parts, onPage: (keys: number) => void): Promise<Rewrapped> {
  return holdingVault(context, async (lease) => {
    await context.vault.open();
    const rootKeyId = await newRootKey(context, lease);
    const total = { keys: 0, texts: 0 };
    for (;;) {
      const keys = await rewrapKeys(context, lease, rootKeyId, (done) => onPage(total.keys + done));
      const texts = await rewrapTexts(context, lease, rootKeyId);
      total.keys += keys.done;
      total.texts += texts.done;
      const finished = await retireOld(context, lease, rootKeyId, texts.damaged);
      // While this went over the pages another process may have written a key under the old root key: go over them again.
      if (finished || keys.done + texts.done === 0) return { rootKeyId, ...total, damaged: keys.damaged, finished };
    }
  });
}

/** The root key to move to: that of a rewrap that was interrupted, else a new one. */
async function newRootKey({ vault, ...context }: Parts, lease: VaultLease): Promise<string> {
  const slots = await context.store.read((tx) => tx.vault.slots());
  const newest = slots.at(-1);
  if (newest !== undefined && slots.some((slot) => slot.rootKeyId !== newest.rootKeyId)) return newest.rootKeyId;
  const slot = await vault.makeRootKey();
  const after = { slot: slot.id, rootKey: slot.rootKeyId, provider: slot.provider.type };
  await context.store.write(async (tx) => {
    await lease.keep(tx);
    await tx.vault.insert(slot, auditEntry(context, 'vault.rootKeyAdded', vaultSubject, null, after));
  });
  return slot.rootKeyId;
}

async function rewrapKeys(
  { store, vault }: Parts,
  lease: VaultLease,
  rootKeyId: string,
  onPage: (done: number) => void,
) {
  const damaged: { fingerprint: string }[] = [];
  let done = 0;
  let after: string | undefined;
  for (;;) {
    const page = await store.read((tx) => tx.vault.notUnder(rootKeyId, pageSize, after));
    const last = page.at(-1);
    if (last === undefined) return { done, damaged };
    after = last.keyPairId;
    const moved: { key: SealedSignerKey; sealed: SealedKey }[] = [];
    for (const key of page) {
      const sealed = await unlessDamaged('sealedKeyDamaged', () => vault.rewrapKey(key));
      if (sealed === null) damaged.push({ fingerprint: key.fingerprint });
      else moved.push({ key, sealed });
    }
    done += await store.write(async (tx) => {
      await lease.keep(tx);
      let written = 0;
      for (const { key, sealed } of moved) if (await tx.vault.resealKey(key, sealed)) written += 1;
      return written;
    });
    onPage(done);
  }
}

async function rewrapTexts({ store, vault }: Parts, lease: VaultLease, rootKeyId: string) {
  const damaged = new Set<string>();
  let done = 0;
  let after: SealedTextRow | undefined;
  for (;;) {
    const page = await store.read((tx) => tx.vault.textsNotUnder(rootKeyId, pageSize, after));
    after = page.at(-1);
    if (after === undefined) return { done, damaged };
    const moved: { row: SealedTextRow; sealed: SealedText }[] = [];
    for (const row of page) {
      const { purpose, rowId } = row;
      const sealed = await unlessDamaged('sealedTextDamaged', () => vault.rewrapText(purpose, rowId, row.sealed));
      if (sealed === null) damaged.add(nameOf(row));
      else moved.push({ row, sealed });
    }
    done += await store.write(async (tx) => {
      await lease.keep(tx);
      let written = 0;
      for (const { row, sealed } of moved) if (await tx.vault.resealText(row, sealed)) written += 1;
      return written;
    });
  }
}

/** False when something still hangs on an old root key. A text that opens no longer holds nothing up. */
async function retireOld(context: Parts, lease: VaultLease, rootKeyId: string, damaged: Set<string>): Promise<boolean> {
  return context.store.write(async (tx) => {
    await lease.keep(tx);
    const keys = await tx.vault.notUnder(rootKeyId, 1);
    const texts = await tx.vault.textsNotUnder(rootKeyId, damaged.size + 1);
    if (keys.length > 0 || texts.some((row) => !damaged.has(nameOf(row)))) return false;
    for (const slot of await tx.vault.slots()) {
      if (slot.rootKeyId === rootKeyId) continue;
      const before = { slot: slot.id, rootKey: slot.rootKeyId, provider: slot.provider.type };
      await tx.vault.remove(slot.id, auditEntry(context, 'vault.rootKeyRetired', vaultSubject, before, null));
    }
    return true;
  });
}

async function unlessDamaged<T>(
  code: 'sealedKeyDamaged' | 'sealedTextDamaged',
  rewrap: () => Promise<T>,
): Promise<T | null> {
  try {
    return await rewrap();
  } catch (error) {
    if (error instanceof LatchkeyError && error.code === code) return null;
    throw error;
  }
}

function nameOf({ purpose, rowId }: SealedTextRow): string {
  return `${purpose} ${rowId}`;
}
