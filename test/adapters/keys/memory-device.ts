// A device in memory, as the port describes it, that goes down and slows down as a test wishes.

import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { systemCryptoEngine } from '../../../src/adapters/system/crypto-engine.ts';
import { keyAlgorithms } from '../../../src/domain/vault/key-algorithm.ts';
import { type KeyProvider, KeyProviderFault } from '../../../src/domain/vault/key-provider.ts';

export class MemoryDevice {
  readonly keys = new Map<string, KeyObject>();
  /** Thrown by every call while it stands. */
  fault: KeyProviderFault | null = null;
  /** Awaited by every call. */
  delay: () => Promise<void> = async () => {};
  calls = 0;

  open(): KeyProvider {
    return {
      makeKey: async ({ keyPairId, algorithm }) => {
        await this.#called();
        const { pkcs8, spki } = await systemCryptoEngine.makeRsaKey(keyAlgorithms[algorithm].modulusBits);
        const keyId = `key-${keyPairId}`;
        this.keys.set(keyId, createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' }));
        return { keyId, publicKeySpki: spki };
      },
      findKey: async (keyPairId) => {
        await this.#called();
        return this.keys.has(`key-${keyPairId}`) ? `key-${keyPairId}` : null;
      },
      sign: async (keyId, bytes) => {
        await this.#called();
        const key = this.keys.get(keyId);
        if (key === undefined) throw new KeyProviderFault('keyGone', keyId);
        return systemCryptoEngine.sign(key, bytes);
      },
      readPublicKey: async (keyId) => {
        await this.#called();
        const key = this.keys.get(keyId);
        return key === undefined ? null : createPublicKey(key).export({ type: 'spki', format: 'der' });
      },
      destroyKey: async (keyId) => {
        await this.#called();
        this.keys.delete(keyId);
        return { goneAt: null };
      },
      checkHealth: async () => {
        await this.#called();
        return { description: 'a device in memory' };
      },
      rootKeyWrapper: null,
      close: async () => {},
    };
  }

  async #called(): Promise<void> {
    this.calls += 1;
    await this.delay();
    if (this.fault !== null) throw this.fault;
  }
}
