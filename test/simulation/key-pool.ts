// Ready RSA pairs, made as they are needed and used again by every installation. Their bytes differ from run to run and Node
// cannot seed them: everything else knows a key by its place in the pool. 2048 bits, since neither Salesforce nor its simulator
// takes fewer.

import { createPublicKey, hash, type KeyObject, sign } from 'node:crypto';
import type { CryptoEngine } from '../../src/adapters/keys/crypto-engine.ts';
import { rsaPairAt } from './rsa-from-primes.ts';

interface PooledKey {
  pkcs8: Uint8Array;
  spki: Uint8Array;
  /** The first half of one prime: whoever sees these bytes sees the private key. */
  secret: Buffer;
}

const pool: PooledKey[] = [];

export function pooledKey(place: number): PooledKey {
  while (pool.length <= place) pool.push(makeKey(pool.length));
  const key = pool[place];
  if (key === undefined) throw new RangeError(`no key at place ${place}`);
  return key;
}

function makeKey(place: number): PooledKey {
  const privateKey = rsaPairAt(place);
  const { p = '' } = privateKey.export({ format: 'jwk' });
  return {
    pkcs8: privateKey.export({ type: 'pkcs8', format: 'der' }),
    spki: createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
    secret: Buffer.from(p, 'base64url').subarray(0, 64),
  };
}

/** The keys that one installation has made, in their order; a seed decides at which place of the pool it begins. */
export class KeysOfInstallation {
  #made = 0;
  readonly #places = new Map<string, number>();

  /** How traces name a key. */
  placeOf(keyHash: string): number {
    return this.#places.get(keyHash) ?? -1;
  }

  take(): { pkcs8: Uint8Array; spki: Uint8Array } {
    const { pkcs8, spki } = pooledKey(this.#made);
    this.#places.set(hashOf(spki), this.#made);
    this.#made += 1;
    // The caller wipes what it is given.
    return { pkcs8: Buffer.from(pkcs8), spki };
  }

  /** Keys share their primes: each prime once, with one of the keys that it gives away. */
  secrets(): Iterable<{ place: number; secret: Buffer }> {
    const places = Array.from({ length: this.#made }, (_, place) => ({ place, secret: pooledKey(place).secret }));
    return new Map(places.map((one) => [one.secret.toString('hex'), one])).values();
  }
}

/**
 * Cryptography on this thread: the order of what happens must not depend on a thread pool. Certificates are signed with RSA, as
 * X.509 readers check them; assertions bear a stand-in, since signing them was an eighth of a run.
 */
export function synchronousCrypto(
  keys: KeysOfInstallation,
  onSigned: (key: KeyObject, signature: Buffer) => void,
): CryptoEngine {
  return {
    makeRsaKey: async () => keys.take(),
    async sign(key, bytes) {
      if (!isAssertion(bytes)) return sign('sha256', bytes, key);
      const signature = standInSignature(keyHashOf(key), bytes);
      onSigned(key, signature);
      return signature;
    },
    scrypt: () => Promise.reject(new Error('a simulated vault opens by its key file')),
  };
}

/** What the simulated org asks in place of RSA. */
export function isStandInSignature(bytes: Uint8Array, publicKey: KeyObject, signature: Uint8Array): boolean {
  return standInSignature(keyHashOf(publicKey), bytes).equals(signature);
}

/** A certificate to be signed begins as a DER sequence, a JWS with the base64url of `{"`. */
export function isAssertion(bytes: Uint8Array): boolean {
  return bytes[0] === 0x65 && bytes[1] === 0x79;
}

/** As long as one of RSA with 2048 bits; only the text and the key decide it, so that another key's is never accepted. */
function standInSignature(keyHash: string, bytes: Uint8Array): Buffer {
  return Buffer.alloc(256, hash('sha256', Buffer.concat([Buffer.from(keyHash), bytes]), 'buffer'));
}

const hashOfKey = new WeakMap<KeyObject, string>();

/** How a private or public key is known outside the vault: upper-case hex of the SHA-256 of the public key. */
export function keyHashOf(key: KeyObject): string {
  const known = hashOfKey.get(key);
  if (known !== undefined) return known;
  const publicKey = key.type === 'public' ? key : createPublicKey(key);
  const keyHash = hashOf(publicKey.export({ type: 'spki', format: 'der' }));
  hashOfKey.set(key, keyHash);
  return keyHash;
}

function hashOf(spki: Uint8Array): string {
  return hash('sha256', spki, 'hex').toUpperCase();
}
