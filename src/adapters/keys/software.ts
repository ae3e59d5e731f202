// The vault in software: private keys sealed in the database, opened in this process's memory, used by OpenSSL.
// No private key leaves it but encrypted, on export.

import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { LatchkeyError } from '../../domain/errors.ts';
import type { Secret } from '../../domain/secret.ts';
import { type KeyAlgorithm, keyAlgorithms } from '../../domain/vault/key-algorithm.ts';
import type { SealedSignerKey, SignerKey } from '../../domain/vault/key-reference.ts';
import type { RootKeySlot, SealedKey, SealedText } from '../../domain/vault/sealed.ts';
import type { MadeKey, SignerKeys } from '../../domain/vault/signer-keys.ts';
import type { SlotProvider, Vault } from '../../domain/vault/upkeep.ts';
import { publicKeyHash } from '../../formats/x509.ts';
import type { CryptoEngine } from './crypto-engine.ts';
import { writeEncrypted } from './encrypted-export.ts';
import { ParsedKeys } from './parsed-keys.ts';
import { type KeyringParts, RootKeyring } from './root-keyring.ts';
import { rewrapDataKey, sealPrivateKey, sealText, unsealPrivateKey, unsealText } from './sealing.ts';

interface SoftwareVaultParts extends KeyringParts {
  crypto: CryptoEngine;
  /** How many parsed private keys stay in memory, at some 4 KB each. */
  cacheSize: number;
}

export function createSoftwareVault(parts: SoftwareVaultParts): Vault {
  return new SoftwareVault(parts);
}

class SoftwareVault implements Vault {
  readonly #parts: SoftwareVaultParts;
  readonly #rootKeys: RootKeyring;
  readonly #parsed: ParsedKeys;

  constructor(parts: SoftwareVaultParts) {
    this.#parts = parts;
    this.#rootKeys = new RootKeyring(parts);
    this.#parsed = new ParsedKeys(parts.cacheSize, (key) => this.#privateKey(key));
  }

  async open(): Promise<void> {
    await this.#rootKeys.open();
  }

  async make(keyPairId: string, algorithm: KeyAlgorithm): Promise<MadeKey> {
    const { pkcs8 } = await this.#parts.crypto.makeRsaKey(keyAlgorithms[algorithm].modulusBits);
    return this.#sealed(keyPairId, pkcs8);
  }

  adopt(keyPairId: string, pkcs8: Secret<Uint8Array>): Promise<MadeKey> {
    return this.#sealed(keyPairId, Buffer.from(pkcs8.reveal()));
  }

  async sign(key: SignerKey, bytes: Uint8Array): Promise<Uint8Array> {
    return this.#parts.crypto.sign(await this.#parsed.get(sealedHere(key)), bytes);
  }

  async verify(key: SignerKey): Promise<void> {
    await this.#privateKey(sealedHere(key));
  }

  forget(keyPairId: string): void {
    this.#parsed.forget(keyPairId);
  }

  async exportEncrypted(
    key: SealedSignerKey,
    options: Parameters<SignerKeys['exportEncrypted']>[1],
  ): Promise<Uint8Array> {
    const { clock, random } = this.#parts;
    return writeEncrypted(await this.#privateKey(key), options, { createdAt: clock.now(), random });
  }

  async seal(purpose: string, rowId: string, text: Secret<string>): Promise<SealedText> {
    return sealText(await this.#rootKeys.lately(), purpose, rowId, text, this.#parts.random);
  }

  async unseal(purpose: string, rowId: string, sealed: SealedText): Promise<Secret<string>> {
    const root = await this.#rootKeys.named(sealed.rootKeyId);
    const text = root && unsealText(root, purpose, rowId, sealed);
    if (text === null) throw new LatchkeyError('sealedTextDamaged', { purpose });
    return text;
  }

  async wrapFor(provider: SlotProvider): Promise<RootKeySlot[]> {
    const slots: RootKeySlot[] = [];
    for (const { id, key } of await this.#rootKeys.open()) {
      const rootKey = key.export();
      try {
        slots.push(await provider.wrap(rootKey, await this.#rootKeys.newSlot(id, slots.at(-1)?.createdAt)));
      } finally {
        rootKey.fill(0);
      }
    }
    return slots;
  }

  makeRootKey(): Promise<RootKeySlot> {
    return this.#rootKeys.makeSlot();
  }

  async rewrapKey(key: SealedSignerKey): Promise<SealedKey> {
    const newest = await this.#rootKeys.newest();
    await this.verify(key);
    const root = await this.#rootKeys.named(key.sealed.rootKeyId);
    const sealed = root && rewrapDataKey(root, newest, key, key.sealed, this.#parts.random);
    if (sealed === null) throw damaged(key);
    return sealed;
  }

  async rewrapText(purpose: string, rowId: string, sealed: SealedText): Promise<SealedText> {
    const text = await this.unseal(purpose, rowId, sealed);
    return sealText(await this.#rootKeys.newest(), purpose, rowId, text, this.#parts.random);
  }

  /** Wipes `pkcs8`. */
  async #sealed(keyPairId: string, pkcs8: Uint8Array): Promise<MadeKey> {
    const { crypto, random } = this.#parts;
    try {
      const privateKey = parsed(pkcs8);
      if (privateKey === null) throw new LatchkeyError('keyRefused', { problem: 'unreadable' });
      const publicKeySpki = spkiOf(privateKey);
      const row = { keyPairId, publicKeyHash: publicKeyHash(publicKeySpki) };
      const sealed = sealPrivateKey(await this.#rootKeys.newest(), row, pkcs8, random);
      return { publicKeySpki, reference: { sealed }, sign: (bytes) => crypto.sign(privateKey, bytes) };
    } finally {
      pkcs8.fill(0);
    }
  }

  /** Unsealed and proved to belong to the row's public key. */
  async #privateKey(key: SealedSignerKey): Promise<KeyObject> {
    const root = await this.#rootKeys.named(key.sealed.rootKeyId);
    const pkcs8 = root && unsealPrivateKey(root, key, key.sealed);
    if (pkcs8 === null) throw damaged(key);
    const privateKey = parsed(pkcs8);
    pkcs8.fill(0);
    if (privateKey === null || Buffer.compare(publicKeyHash(spkiOf(privateKey)), key.publicKeyHash) !== 0) {
      throw damaged(key);
    }
    return privateKey;
  }
}

function parsed(pkcs8: Uint8Array): KeyObject | null {
  try {
    return createPrivateKey({
      key: Buffer.from(pkcs8.buffer, pkcs8.byteOffset, pkcs8.length),
      format: 'der',
      type: 'pkcs8',
    });
  } catch {
    // It is no private key; OpenSSL's words about it could quote it.
    return null;
  }
}

function spkiOf(privateKey: KeyObject): Uint8Array {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
}

/** Errors: keyProviderUnknown. */
function sealedHere(key: SignerKey): SealedSignerKey {
  if ('sealed' in key) return key;
  const { fingerprint, device } = key;
  throw new LatchkeyError('keyProviderUnknown', { fingerprint, provider: device.providerUri });
}

function damaged({ fingerprint }: SignerKey): LatchkeyError {
  return new LatchkeyError('sealedKeyDamaged', { fingerprint });
}
