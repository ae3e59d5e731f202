// A device or service that opens the vault in software by itself (auto-unseal). It wraps a key made for one slot; that key
// seals the root key, bound to its slot as with every other secret.

import { createSecretKey } from 'node:crypto';
import { LatchkeyError } from '../../domain/errors.ts';
import type { Random } from '../../domain/ports.ts';
import { type KeyProvider, KeyProviderFault } from '../../domain/vault/key-provider.ts';
import type { RootKeyProvider, RootKeySlot } from '../../domain/vault/sealed.ts';
import type { NewSlot, SlotProvider } from '../../domain/vault/upkeep.ts';
import { providerError } from './custody.ts';
import type { ProviderPool } from './provider-pool.ts';
import { sealRootKey, unsealRootKey } from './slot-sealing.ts';

const slotKeyBytes = 32;

export function createDeviceSlotProvider({
  providerUri,
  providers,
  random,
}: {
  providerUri: string;
  providers: Pick<ProviderPool, 'named'>;
  random: Random;
}): SlotProvider {
  /** Errors: keyProviderUnavailable, deviceWrapsNothing. */
  async function asking<T>(ask: (wrapper: NonNullable<KeyProvider['rootKeyWrapper']>) => Promise<T>): Promise<T> {
    try {
      const wrapper = (await providers.named(providerUri))?.rootKeyWrapper;
      if (wrapper) return await ask(wrapper);
    } catch (error) {
      throw error instanceof KeyProviderFault ? providerError(error, providerUri, null) : error;
    }
    throw new LatchkeyError('deviceWrapsNothing', { provider: providerUri });
  }

  return {
    type: 'device',
    prepare: async () => {},
    async wrap(rootKey: Uint8Array, slot: NewSlot): Promise<RootKeySlot> {
      const key = random.bytes(slotKeyBytes);
      try {
        const wrapped = await asking((wrapper) => wrapper.wrapRootKey(key));
        const wrappedKey = Buffer.from(wrapped).toString('base64');
        const provider: RootKeyProvider = { type: 'device', providerUri, wrappedKey };
        return {
          ...slot,
          provider,
          wrappedRootKey: sealRootKey(createSecretKey(key), rootKey, slot, provider, random),
        };
      } finally {
        key.fill(0);
      }
    },
    async unwrap(slot: RootKeySlot): Promise<Uint8Array | null> {
      const { provider } = slot;
      if (provider.type !== 'device' || provider.providerUri !== providerUri) return null;
      const key = await asking((wrapper) => wrapper.unwrapRootKey(Buffer.from(provider.wrappedKey, 'base64')));
      if (key === null) return null;
      const rootKey = unsealRootKey(createSecretKey(key), slot);
      key.fill(0);
      if (rootKey === null) throw new LatchkeyError('vaultSlotDamaged', {}, `slot ${slot.id}`);
      return rootKey;
    },
    refusal: (slots) => needsDevice(slots) ?? new LatchkeyError('vaultNeedsKeyFile'),
    retire: async () => false,
  };
}

/** Null: no slot of the vault is opened by a device. */
export function needsDevice(slots: readonly RootKeySlot[]): LatchkeyError | null {
  for (const { provider } of slots) {
    if (provider.type === 'device') return new LatchkeyError('vaultNeedsDevice', { provider: provider.providerUri });
  }
  return null;
}
