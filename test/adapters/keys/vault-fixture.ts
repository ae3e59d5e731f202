// A vault for a test: real cryptography, an empty store in memory, and keys made at run time.

import assert from 'node:assert/strict';
import { createHash, createPublicKey, verify } from 'node:crypto';
import type { CryptoEngine } from '../../../src/adapters/keys/crypto-engine.ts';
import { createKeyFileProvider } from '../../../src/adapters/keys/key-file-provider.ts';
import { createPassphraseProvider } from '../../../src/adapters/keys/passphrase-provider.ts';
import { createSoftwareVault } from '../../../src/adapters/keys/software.ts';
import { systemCryptoEngine } from '../../../src/adapters/system/crypto-engine.ts';
import { systemFiles } from '../../../src/adapters/system/files.ts';
import { systemRandom } from '../../../src/adapters/system/random.ts';
import { type Files, newId } from '../../../src/domain/ports.ts';
import { Secret } from '../../../src/domain/secret.ts';
import type { Store } from '../../../src/domain/store.ts';
import type { SealedSignerKey } from '../../../src/domain/vault/key-reference.ts';
import type { SealedKey } from '../../../src/domain/vault/sealed.ts';
import type { MadeKey } from '../../../src/domain/vault/signer-keys.ts';
import type { SlotProvider, Vault } from '../../../src/domain/vault/upkeep.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import type { MemoryStore } from './memory-store.ts';

export const actor = { name: 'tester', from: 'test' };

const spareKeys: Promise<{ pkcs8: Uint8Array; spki: Uint8Array }>[] = [];
let keysMade = 0;

/** Every third key pair is the same one again, for tests that are not about telling private keys apart. */
async function makeRsaKey(bits: number): Promise<{ pkcs8: Uint8Array; spki: Uint8Array }> {
  const place = keysMade % 3;
  keysMade += 1;
  spareKeys[place] ??= systemCryptoEngine.makeRsaKey(bits);
  const { pkcs8, spki } = await spareKeys[place];
  return { pkcs8: Buffer.from(pkcs8), spki };
}

/** scrypt as it is, but with N = 2^4: a third of a second for each guess is nothing that tests can wait for. */
export const quickCrypto: CryptoEngine = {
  ...systemCryptoEngine,
  makeRsaKey,
  scrypt: (password, salt, parameters) => systemCryptoEngine.scrypt(password, salt, { ...parameters, cost: 16 }),
};

export function keyFile(path: string, files: Files = systemFiles): SlotProvider {
  return createKeyFileProvider({ path, files, random: systemRandom });
}

export function passphrase(text: string): SlotProvider {
  return createPassphraseProvider({ passphrase: new Secret(text), crypto: quickCrypto, random: systemRandom });
}

export function vaultOver(
  store: Store,
  provider: SlotProvider,
  options: { cacheSize?: number; crypto?: CryptoEngine; clock?: FakeClock } = {},
): Vault {
  const { cacheSize = 16, crypto = quickCrypto, clock = new FakeClock() } = options;
  return createSoftwareVault({ store, provider, random: systemRandom, crypto, clock, actor, cacheSize });
}

/** Makes a key pair and keeps it in the store, as a certificate download would. */
export async function storedKey(
  store: MemoryStore,
  vault: Vault,
  keyPairId = newId(systemRandom),
): Promise<SealedSignerKey> {
  const held = heldKey(keyPairId, await vault.make(keyPairId, 'rsa-2048'));
  store.insertKey(held);
  return held;
}

export function heldKey(keyPairId: string, made: MadeKey): SealedSignerKey {
  const { publicKeySpki } = made;
  const publicKeyHash = createHash('sha256').update(publicKeySpki).digest();
  const fingerprint = (publicKeyHash.toString('hex').toUpperCase().match(/../g) ?? []).join(':');
  publicKeys.set(fingerprint, publicKeySpki);
  return { keyPairId, publicKeyHash, fingerprint, sealed: sealedOf(made) };
}

export function sealedOf({ reference }: MadeKey): SealedKey {
  return 'sealed' in reference ? reference.sealed : assert.fail('the vault in software seals its keys');
}

const publicKeys = new Map<string, Uint8Array>();

/** Whether the vault still signs with this very key. */
export async function signsWith(vault: Vault, key: SealedSignerKey): Promise<boolean> {
  const bytes = Buffer.from('an assertion');
  const spki = publicKeys.get(key.fingerprint) ?? new Uint8Array();
  const publicKey = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  return verify('sha256', bytes, publicKey, await vault.sign(key, bytes));
}
