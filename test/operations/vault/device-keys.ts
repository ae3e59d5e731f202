// A device as the tests need one: it makes keys, signs with them, and hands none out.

import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { systemCryptoEngine } from '../../../src/adapters/system/crypto-engine.ts';
import type { SignerKey } from '../../../src/domain/vault/key-reference.ts';
import type { SignerKeys } from '../../../src/domain/vault/signer-keys.ts';
import type { KeyDevices } from '../../../src/domain/vault/stray-key.ts';

export const providerUri = 'pkcs11:token=latchkey-test';

export const noDevices: KeyDevices = {
  destroy: () => assert.fail('no device is there'),
  health: async () => [],
};

export class DeviceKeys implements SignerKeys {
  readonly #keys = new Map<string, KeyObject>();

  async make(keyPairId: string) {
    const { pkcs8, spki } = await systemCryptoEngine.makeRsaKey(2_048);
    const key = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
    const keyId = `key of ${keyPairId}`;
    this.#keys.set(keyId, key);
    const sign = (bytes: Uint8Array) => systemCryptoEngine.sign(key, bytes);
    return { publicKeySpki: spki, reference: { device: { providerUri, keyId } }, sign };
  }

  adopt(): Promise<never> {
    return assert.fail('a device takes no key from outside');
  }

  async sign(key: SignerKey, bytes: Uint8Array): Promise<Uint8Array> {
    return systemCryptoEngine.sign(this.#keyOf(key), bytes);
  }

  async verify(key: SignerKey): Promise<void> {
    createPublicKey(this.#keyOf(key));
  }

  forget(): void {}

  exportEncrypted(): Promise<never> {
    return assert.fail('a device gives out no key');
  }

  #keyOf(key: SignerKey): KeyObject {
    assert.ok('device' in key && key.device.providerUri === providerUri);
    return this.#keys.get(key.device.keyId) ?? assert.fail('no such key in the device');
  }
}
