// The root keys of one process. Nothing is read before the first use; from then on they stay in memory, as KeyObjects,
// which print nothing of themselves. A root key that another process added is met when something sealed names it.

import { createSecretKey, type KeyObject } from 'node:crypto';
import type { Actor } from '../../domain/access/actor.ts';
import type { AuditEntry } from '../../domain/audit/audit-entry.ts';
import { LatchkeyError } from '../../domain/errors.ts';
import { type Clock, newId, type Random, secondMs } from '../../domain/ports.ts';
import type { Store } from '../../domain/store.ts';
import type { RootKeySlot } from '../../domain/vault/sealed.ts';
import type { NewSlot, SlotProvider } from '../../domain/vault/upkeep.ts';
import type { RootKey } from './sealing.ts';

export interface KeyringParts {
  store: Store;
  provider: SlotProvider;
  random: Random;
  clock: Clock;
  /** Who is named in the audit when the vault is made. */
  actor: Actor;
}

const rootKeyBytes = 32;
/** Under a retired root key no text is kept, so that who seals many need not look at the slots for each. */
const slotsTrustedMs = secondMs;

export class RootKeyring {
  readonly #parts: KeyringParts;
  readonly #keys = new Map<string, KeyObject>();
  #opening: Promise<RootKey[]> | null = null;
  #newest: { root: RootKey; seenAtMs: number } | null = null;

  constructor(parts: KeyringParts) {
    this.#parts = parts;
  }

  /**
   * Opens every root key that has a slot, oldest first, and makes the vault where there is none. Those that are in
   * memory already cost one look at the slots. Errors: what the provider says, vaultSlotDamaged.
   */
  open(): Promise<RootKey[]> {
    this.#opening ??= this.#open().finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  /** The root key that seals what is new. */
  async newest(): Promise<RootKey> {
    const seenAtMs = this.#parts.clock.monotonicMs();
    const root = (await this.open()).at(-1);
    if (root === undefined) throw new LatchkeyError('vaultSlotDamaged', {}, 'no slot after opening');
    this.#newest = { root, seenAtMs };
    return root;
  }

  /** The same, as it was a moment ago. */
  async lately(): Promise<RootKey> {
    const known = this.#newest;
    const isTrusted = known !== null && this.#parts.clock.monotonicMs() - known.seenAtMs < slotsTrustedMs;
    return isTrusted ? known.root : this.newest();
  }

  /** Null when no slot opens it. */
  async named(id: string): Promise<RootKey | null> {
    if (!this.#keys.has(id)) await this.open();
    const key = this.#keys.get(id);
    return key === undefined ? null : { id, key };
  }

  /** A root key that has no slot in the database yet, in a slot; this keyring itself opens it from there only. */
  async makeSlot(): Promise<RootKeySlot> {
    const rootKey = this.#parts.random.bytes(rootKeyBytes);
    try {
      return await this.#parts.provider.wrap(rootKey, await this.newSlot(newId(this.#parts.random)));
    } finally {
      rootKey.fill(0);
    }
  }

  /** Newer than every slot there is, also when the clock was set back. */
  async newSlot(rootKeyId: string, after = 0): Promise<NewSlot> {
    const slots = await this.#slots();
    const createdAt = Math.max(this.#parts.clock.now(), after + 1, ...slots.map((slot) => slot.createdAt + 1));
    return { id: newId(this.#parts.random), rootKeyId, createdAt };
  }

  async #open(): Promise<RootKey[]> {
    let slots = await this.#slots();
    if (slots.length === 0) {
      await this.#makeVault();
      slots = await this.#slots();
    }
    const opened = new Map<string, RootKey>();
    for (const { rootKeyId } of slots) {
      const key = this.#keys.get(rootKeyId) ?? (await this.#unwrap(rootKeyId, slots));
      this.#keys.set(rootKeyId, key);
      opened.delete(rootKeyId);
      opened.set(rootKeyId, { id: rootKeyId, key });
    }
    return [...opened.values()];
  }

  async #unwrap(rootKeyId: string, slots: readonly RootKeySlot[]): Promise<KeyObject> {
    for (const slot of slots.filter((candidate) => candidate.rootKeyId === rootKeyId).reverse()) {
      const rootKey = await this.#parts.provider.unwrap(slot);
      if (rootKey === null) continue;
      const key = createSecretKey(rootKey);
      rootKey.fill(0);
      return key;
    }
    throw this.#parts.provider.refusal(slots);
  }

  /** Of two processes that start on an empty installation one writes the first slot; the other opens that one. */
  async #makeVault(): Promise<void> {
    const { store, provider } = this.#parts;
    const orphans = await store.read((tx) => tx.vault.countByRootKey());
    if (orphans.length > 0) throw new LatchkeyError('vaultSlotDamaged', {}, 'sealed keys but no slot');
    await provider.prepare();
    const slot = await this.makeSlot();
    try {
      await store.write((tx) => tx.vault.insertFirst(slot, this.#created(slot)));
    } catch (error) {
      if (!(error instanceof LatchkeyError && error.code === 'vaultExists')) throw error;
    }
  }

  #created(slot: RootKeySlot): AuditEntry {
    const { clock, actor } = this.#parts;
    return {
      at: clock.now(),
      actor,
      action: 'vault.created',
      subject: { type: 'vault', id: 'vault', name: 'vault' },
      before: null,
      after: { slot: slot.id, rootKey: slot.rootKeyId, provider: slot.provider.type },
    };
  }

  async #slots(): Promise<RootKeySlot[]> {
    const slots = await this.#parts.store.read((tx) => tx.vault.slots());
    return slots.toSorted((a, b) => a.createdAt - b.createdAt);
  }
}
