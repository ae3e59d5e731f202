// Signs where the private key is: in the vault in software, or in the device or service that its row names.

import { LatchkeyError } from '../../domain/errors.ts';
import type { Clock } from '../../domain/ports.ts';
import { readCustodyUri, refuseUnlisted, softwareCustody } from '../../domain/vault/custody-uri.ts';
import type { KeyAlgorithm } from '../../domain/vault/key-algorithm.ts';
import { type KeyProvider, KeyProviderFault } from '../../domain/vault/key-provider.ts';
import type { DeviceKeyReference, SignerKey } from '../../domain/vault/key-reference.ts';
import type { MadeKey, SignerKeys } from '../../domain/vault/signer-keys.ts';
import type { DeviceHealth, KeyDevices } from '../../domain/vault/stray-key.ts';
import { publicKeyHash } from '../../formats/x509.ts';
import type { ProviderPool } from './provider-pool.ts';

interface CustodyParts {
  software: SignerKeys;
  providers: Pick<ProviderPool, 'named' | 'providerUris'>;
  /** Where keys of apps are made that say nothing about it. */
  usual: string;
  /** Before a key is made: one that no row takes over is destroyed. */
  expect(keyPairId: string, providerUri: string): Promise<void>;
  clock: Clock;
}

export function createCustody({ software, providers, usual, expect, clock }: CustodyParts): {
  signerKeys: SignerKeys;
  devices: KeyDevices;
} {
  /** Errors: keyProviderUnknown, keyProviderUnavailable, deviceKeyGone; invalidInput where there is no key yet. */
  async function asking<T>(
    provider: string,
    fingerprint: string | null,
    ask: (provider: KeyProvider) => Promise<T>,
  ): Promise<T> {
    try {
      const found = await providers.named(provider);
      if (found !== null) return await ask(found);
    } catch (error) {
      throw error instanceof KeyProviderFault ? providerError(error, provider, fingerprint) : error;
    }
    if (fingerprint !== null) throw new LatchkeyError('keyProviderUnknown', { fingerprint, provider });
    refuseUnlisted(provider, providers.providerUris);
    throw new TypeError(`${provider} is listed, and not to be had`);
  }

  async function make(keyPairId: string, algorithm: KeyAlgorithm, custody: string | null = null): Promise<MadeKey> {
    const { providerUri } = readCustodyUri(custody ?? usual);
    if (providerUri === softwareCustody) return software.make(keyPairId, algorithm, custody);
    return asking(providerUri, null, async (provider) => {
      await expect(keyPairId, providerUri);
      const { keyId, publicKeySpki } = await provider.makeKey({ keyPairId, algorithm });
      return {
        publicKeySpki,
        reference: { device: { providerUri, keyId } },
        sign: (bytes) => asking(providerUri, null, () => provider.sign(keyId, bytes)),
      };
    });
  }

  const signerKeys: SignerKeys = {
    make,
    adopt: (keyPairId, pkcs8) => software.adopt(keyPairId, pkcs8),
    async sign(key, bytes) {
      if ('sealed' in key) return software.sign(key, bytes);
      const { device, fingerprint } = key;
      return asking(device.providerUri, fingerprint, (provider) => provider.sign(device.keyId, bytes));
    },
    async verify(key) {
      if ('sealed' in key) return software.verify(key);
      const { device, fingerprint } = key;
      const found = await asking(device.providerUri, fingerprint, (provider) => provider.readPublicKey(device.keyId));
      if (found === null || !isOf(key, found)) throw gone(device, fingerprint);
    },
    forget: (keyPairId) => software.forget(keyPairId),
    exportEncrypted: (key, options) => software.exportEncrypted(key, options),
  };

  const devices: KeyDevices = {
    destroy: ({ keyPairId, providerUri, deviceKeyId }) =>
      asking(providerUri, keyPairId, async (provider) => {
        const keyId = deviceKeyId ?? (await provider.findKey(keyPairId));
        return keyId === null ? { goneAt: null } : provider.destroyKey(keyId);
      }),
    health: () => Promise.all(providers.providerUris.map(healthOf)),
  };

  async function healthOf(provider: string): Promise<DeviceHealth> {
    const askedMs = clock.monotonicMs();
    try {
      const found = await providers.named(provider);
      const { description } = (await found?.checkHealth()) ?? { description: '' };
      return { provider, isUp: true, description, tookMs: Math.round(clock.monotonicMs() - askedMs) };
    } catch (error) {
      if (!(error instanceof KeyProviderFault) || error.trouble === 'keyGone') throw error;
      return { provider, isUp: false, trouble: error.trouble, said: error.detail };
    }
  }

  return { signerKeys, devices };
}

function isOf(key: SignerKey, publicKeySpki: Uint8Array): boolean {
  return Buffer.compare(publicKeyHash(publicKeySpki), key.publicKeyHash) === 0;
}

function gone({ providerUri: provider }: DeviceKeyReference, fingerprint: string | null): LatchkeyError {
  return new LatchkeyError('deviceKeyGone', { fingerprint, provider });
}

/** As an error of ours; of no key yet without a fingerprint. */
export function providerError(fault: KeyProviderFault, provider: string, fingerprint: string | null): LatchkeyError {
  const { trouble, detail } = fault;
  return trouble === 'keyGone'
    ? new LatchkeyError('deviceKeyGone', { fingerprint, provider }, detail)
    : new LatchkeyError('keyProviderUnavailable', { fingerprint, provider, trouble, said: detail }, detail);
}
