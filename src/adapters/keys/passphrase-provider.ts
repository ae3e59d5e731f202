// A passphrase that opens the vault. scrypt (RFC 7914) makes each guess cost 128 MiB and a third of a second.

import { createSecretKey, type KeyObject } from 'node:crypto';
import { LatchkeyError } from '../../domain/errors.ts';
import type { Random } from '../../domain/ports.ts';
import type { Secret } from '../../domain/secret.ts';
import { passphraseBytes } from '../../domain/vault/passphrase.ts';
import type { RootKeyProvider, RootKeySlot } from '../../domain/vault/sealed.ts';
import type { NewSlot, SlotProvider } from '../../domain/vault/upkeep.ts';
import type { CryptoEngine, ScryptParameters } from './crypto-engine.ts';
import { needsDevice } from './device-slot-provider.ts';
import { sealRootKey, unsealRootKey } from './slot-sealing.ts';

type PassphraseSlot = Extract<RootKeyProvider, { type: 'passphrase' }>;

/** OWASP's first choice for scrypt; 320 ms on a small server. Each slot keeps its own, so that these may rise. */
const parameters: ScryptParameters = { cost: 2 ** 17, blockSize: 8, parallelization: 1 };
/** What a slot may ask for at most, 256 MiB: a changed row must not be able to eat the machine's memory. */
const highestParameters: ScryptParameters = { cost: 2 ** 18, blockSize: 8, parallelization: 4 };
const saltBytes = 16;

export function createPassphraseProvider(parts: {
  /** As a function it is asked for only when a slot is to be opened: what only shows things needs no passphrase. */
  passphrase: Secret<string> | (() => Promise<Secret<string>>);
  crypto: CryptoEngine;
  random: Random;
}): SlotProvider {
  const { passphrase, crypto, random } = parts;

  async function keyFor(provider: PassphraseSlot): Promise<KeyObject> {
    const password = passphraseBytes(typeof passphrase === 'function' ? await passphrase() : passphrase);
    try {
      const key = await crypto.scrypt(password, provider.salt, provider);
      const keyObject = createSecretKey(key);
      key.fill(0);
      return keyObject;
    } finally {
      password.fill(0);
    }
  }

  return {
    type: 'passphrase',
    prepare: async () => {},
    async wrap(rootKey: Uint8Array, slot: NewSlot): Promise<RootKeySlot> {
      const provider: PassphraseSlot = {
        type: 'passphrase',
        kdf: 'scrypt',
        salt: random.bytes(saltBytes),
        ...parameters,
      };
      return {
        ...slot,
        provider,
        wrappedRootKey: sealRootKey(await keyFor(provider), rootKey, slot, provider, random),
      };
    },
    async unwrap(slot: RootKeySlot): Promise<Uint8Array | null> {
      if (slot.provider.type !== 'passphrase') return null;
      if (!isReasonable(slot.provider)) throw new LatchkeyError('vaultSlotDamaged', {}, 'scrypt parameters');
      return unsealRootKey(await keyFor(slot.provider), slot);
    },
    refusal: (slots) =>
      needsDevice(slots) ??
      new LatchkeyError(
        slots.some(({ provider }) => provider.type === 'passphrase') ? 'vaultPassphraseWrong' : 'vaultNeedsKeyFile',
      ),
    retire: async () => false,
  };
}

function isReasonable({ cost, blockSize, parallelization }: ScryptParameters): boolean {
  const isPowerOfTwo = Number.isInteger(Math.log2(cost));
  const within = (value: number, highest: number) => Number.isInteger(value) && value >= 1 && value <= highest;
  return (
    isPowerOfTwo &&
    cost > 1 &&
    within(cost, highestParameters.cost) &&
    within(blockSize, highestParameters.blockSize) &&
    within(parallelization, highestParameters.parallelization)
  );
}
