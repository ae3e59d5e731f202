// A root key inside its slot: sealed by the provider's key and bound to the slot, the root key's id and the provider.

import type { KeyObject } from 'node:crypto';
import type { Random } from '../../domain/ports.ts';
import type { RootKeyProvider, RootKeySlot } from '../../domain/vault/sealed.ts';
import type { NewSlot } from '../../domain/vault/upkeep.ts';
import { additionalData, seal, unseal } from './envelope.ts';

export function sealRootKey(
  key: KeyObject,
  rootKey: Uint8Array,
  slot: NewSlot,
  provider: RootKeyProvider,
  random: Random,
): Uint8Array {
  return seal(key, rootKey, boundTo(slot, provider), random);
}

/** Null when this key does not open the slot. */
export function unsealRootKey(key: KeyObject, slot: RootKeySlot): Buffer | null {
  return unseal(key, slot.wrappedRootKey, boundTo(slot, slot.provider));
}

function boundTo({ id, rootKeyId }: NewSlot, { type }: RootKeyProvider): Uint8Array {
  return additionalData('1', 'root-key-slot', type, id, rootKeyId);
}
