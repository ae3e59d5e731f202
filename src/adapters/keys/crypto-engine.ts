// The expensive cryptography, apart, so that a simulation of ten years can put something cheap and repeatable here.

import type { KeyObject } from 'node:crypto';

export interface ScryptParameters {
  /** N, a power of two. */
  cost: number;
  /** r */
  blockSize: number;
  /** p */
  parallelization: number;
}

export interface CryptoEngine {
  /** PKCS#8 and SubjectPublicKeyInfo, both DER; the caller wipes the first. `bits`: the modulus; the exponent is 65537. */
  makeRsaKey(bits: number): Promise<{ pkcs8: Uint8Array; spki: Uint8Array }>;
  /** RSASSA-PKCS1-v1_5 with SHA-256. */
  sign(key: KeyObject, bytes: Uint8Array): Promise<Uint8Array>;
  /** 32 bytes (RFC 7914). */
  scrypt(password: Uint8Array, salt: Uint8Array, parameters: ScryptParameters): Promise<Uint8Array>;
}
