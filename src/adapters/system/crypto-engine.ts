// Cryptography by OpenSSL, on the thread pool: the event loop never waits for a signature.

import { generateKeyPair, type KeyObject, scrypt, sign } from 'node:crypto';
import { promisify } from 'node:util';
import type { CryptoEngine, ScryptParameters } from '../keys/crypto-engine.ts';

export const systemCryptoEngine: CryptoEngine = { makeRsaKey, sign: signOnPool, scrypt: scryptOnPool };

async function makeRsaKey(bits: number): Promise<{ pkcs8: Uint8Array; spki: Uint8Array }> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: bits,
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  });
  return { pkcs8: privateKey, spki: publicKey };
}

function signOnPool(key: KeyObject, bytes: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    sign('sha256', bytes, key, (error, signature) => (error === null ? resolve(signature) : reject(error)));
  });
}

function scryptOnPool(password: Uint8Array, salt: Uint8Array, parameters: ScryptParameters): Promise<Uint8Array> {
  const { cost, blockSize, parallelization } = parameters;
  // Node refuses what needs more than 32 MiB unless told; scrypt needs 128 * N * r bytes and a little.
  const maxmem = 128 * blockSize * (cost + parallelization + 2);
  return new Promise((resolve, reject) => {
    scrypt(password, salt, 32, { cost, blockSize, parallelization, maxmem }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
