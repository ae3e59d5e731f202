// Changing the vault itself: other slots, another root key. Apart from signer-keys.ts and sealer.ts, since what signs
// and seals needs none of it. Root keys stay inside; what leaves is wrapped.

import type { LatchkeyError } from '../errors.ts';
import type { Instant } from '../ports.ts';
import type { SealedSignerKey } from './key-reference.ts';
import type { RootKeyProvider, RootKeySlot, SealedKey, SealedText } from './sealed.ts';
import type { Sealer } from './sealer.ts';
import type { SignerKeys } from './signer-keys.ts';

export interface NewSlot {
  id: string;
  rootKeyId: string;
  createdAt: Instant;
}

/** One secret that opens slots, and how: a key file, a passphrase. */
export interface SlotProvider {
  readonly type: RootKeyProvider['type'];
  /** Before its first slot: makes what it needs (a key file), and keeps what is there already. */
  prepare(): Promise<void>;
  wrap(rootKey: Uint8Array, slot: NewSlot): Promise<RootKeySlot>;
  /** The root key, for the caller to wipe; null when the slot belongs to another secret. Errors: vaultSlotDamaged, … */
  unwrap(slot: RootKeySlot): Promise<Uint8Array | null>;
  /** What to say when it opened none of the slots. */
  refusal(slots: readonly RootKeySlot[]): LatchkeyError;
  /** Removes what `prepare` made for slots that are gone, unless a remaining one needs it. True when there was something. */
  retire(gone: readonly RootKeySlot[], remaining: readonly RootKeySlot[]): Promise<boolean>;
}

interface VaultUpkeep {
  /** Wraps each root key in use for a provider, oldest first; nothing is written. */
  wrapFor(provider: SlotProvider): Promise<RootKeySlot[]>;
  /** A new root key, wrapped by the present provider; nothing is written, and nothing sealed under it until it is. */
  makeRootKey(): Promise<RootKeySlot>;
  /** The same private key under the newest root key, checked on the way. Errors: sealedKeyDamaged. */
  rewrapKey(key: SealedSignerKey): Promise<SealedKey>;
  /** Errors: sealedTextDamaged. */
  rewrapText(purpose: string, rowId: string, sealed: SealedText): Promise<SealedText>;
}

/** The vault in software: it seals keys and texts alike under its root keys. */
export type Vault = SignerKeys & Sealer & VaultUpkeep;

/** From one secret to another. */
export interface SecretChange {
  present: SlotProvider;
  wanted: SlotProvider;
  /** A vault that was not opened yet, for this secret alone. */
  vaultOf(provider: SlotProvider): Vault;
}
