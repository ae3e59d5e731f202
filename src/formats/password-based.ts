// Opens what a password encrypted: PBES2 and PBES1 (RFC 8018), and the older ciphers of PKCS#12 (RFC 7292 appendix C). What
// costs more rounds than any tool asks for is refused before the first of them: nothing that is read may hang.

import { createDecipheriv, hash, pbkdf2, scrypt } from 'node:crypto';
import { setImmediate as letOthersRun } from 'node:timers/promises';
import { promisify } from 'node:util';
import { OctetString } from '@peculiar/asn1-schema';
import type { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { damaged, PbeParameter, Pbes2Params, Pbkdf2Params, parsedAs, ScryptParams } from './encryption-schemas.ts';
import { FormatError } from './format-error.ts';
import { pkcs12Key } from './pkcs12-key.ts';
import { decryptRc2 } from './rc2.ts';

/** One password as its readers take it. */
export interface Password {
  readonly utf8: Uint8Array;
  /** As PKCS#12 has it, or without its end where some writers leave an empty one out. */
  readonly utf16: Uint8Array;
}

/** Rounds that a whole file may still cost: ten times our own export, a few seconds. */
export interface RoundsLeft {
  rounds: number;
}
export const roundsAllowed = (): RoundsLeft => ({ rounds: 10_000_000 });

interface Cipher {
  readonly name: string;
  readonly keyOctets: number;
}

const pbes2Ciphers: Readonly<Record<string, Cipher>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyOctets: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyOctets: 24 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', keyOctets: 32 },
  '1.2.392.200011.61.1.1.1.2': { name: 'camellia-128-cbc', keyOctets: 16 },
  '1.2.392.200011.61.1.1.1.3': { name: 'camellia-192-cbc', keyOctets: 24 },
  '1.2.392.200011.61.1.1.1.4': { name: 'camellia-256-cbc', keyOctets: 32 },
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', keyOctets: 24 },
};

/** RFC 8018 appendix B.1. */
const pseudoRandom: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};

/** RFC 7292 appendix C. Of 16 octets, 3DES takes the first eight again. */
const pkcs12Ciphers: Readonly<Record<string, Cipher>> = {
  '1.2.840.113549.1.12.1.3': { name: 'des-ede3-cbc', keyOctets: 24 },
  '1.2.840.113549.1.12.1.4': { name: 'des-ede3-cbc', keyOctets: 16 },
  '1.2.840.113549.1.12.1.5': { name: 'rc2', keyOctets: 16 },
  '1.2.840.113549.1.12.1.6': { name: 'rc2', keyOctets: 5 },
};

/** RFC 8018 appendix A.3: DES, whose key and IV are one hash. */
const pbes1Digests: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.5.3': 'md5',
  '1.2.840.113549.1.5.10': 'sha1',
};

const pbes2 = '1.2.840.113549.1.5.13';

/** OpenSSL has it in its legacy module alone. */
export function isOutdated({ algorithm }: AlgorithmIdentifier): boolean {
  return pkcs12Ciphers[algorithm]?.name === 'rc2' || algorithm in pbes1Digests;
}
const pbkdf2Id = '1.2.840.113549.1.5.12';
const scryptId = '1.3.6.1.4.1.11591.4.11';
/** In octets; `openssl -scrypt` takes 16 MB. */
const scryptMemory = 256 * 1024 * 1024;

const derivePbkdf2 = promisify(pbkdf2);
const deriveScrypt = promisify<Uint8Array, Uint8Array, number, object, Buffer>(scrypt);

/**
 * Null: it does not open with this password.
 * @throws FormatError keystore_damaged, keystore_cipher_unsupported, keystore_rounds_excessive
 */
export async function decryptWithPassword(
  { algorithm, parameters }: AlgorithmIdentifier,
  ciphertext: Uint8Array,
  password: Password,
  left: RoundsLeft,
): Promise<Buffer | null> {
  if (algorithm === pbes2) return decryptPbes2(parsedAs(parameters, Pbes2Params), ciphertext, password, left);
  const cipher = pkcs12Ciphers[algorithm];
  const digest = pbes1Digests[algorithm];
  if (cipher === undefined && digest === undefined) throw unsupportedAlgorithm(algorithm);
  const { salt, rounds: asked } = parsedAs(parameters, PbeParameter);
  const rounds = spent(asked, left);
  if (cipher === undefined) {
    const both = await iteratedHash(
      digest ?? '',
      Buffer.concat([password.utf8, bytesOf(salt)]),
      new Uint8Array(),
      rounds,
    );
    return decryptDes(both.subarray(0, 8), both.subarray(8, 16), ciphertext);
  }
  const wish = { digest: 'sha1', password: password.utf16, salt: bytesOf(salt), rounds };
  const key = await pkcs12Key({ ...wish, purpose: 'key', octets: cipher.keyOctets });
  const iv = await pkcs12Key({ ...wish, purpose: 'iv', octets: 8 });
  if (cipher.name === 'rc2') return decryptRc2(key, iv, ciphertext);
  const whole = cipher.keyOctets === 16 ? Buffer.concat([key, key.subarray(0, 8)]) : key;
  return decrypted(cipher.name, whole, iv, ciphertext);
}

async function decryptPbes2(
  { keyDerivation, cipher: scheme }: Pbes2Params,
  ciphertext: Uint8Array,
  { utf8 }: Password,
  left: RoundsLeft,
): Promise<Buffer | null> {
  const cipher = pbes2Ciphers[scheme.algorithm];
  if (cipher === undefined) throw unsupportedAlgorithm(scheme.algorithm);
  const iv = bytesOf(parsedAs(scheme.parameters, OctetString));
  const key = await derivedKey(keyDerivation, utf8, cipher.keyOctets, left);
  return decrypted(cipher.name, key, iv, ciphertext);
}

/** RFC 9579: the checksum of a PKCS#12 by PBKDF2 (RFC 8018 appendix A.5, which has the two parts of PBES2). */
export async function pbmac1Key(
  { keyDerivation, cipher: scheme }: Pbes2Params,
  password: Uint8Array,
  left: RoundsLeft,
) {
  const digest = pseudoRandom[scheme.algorithm];
  if (digest === undefined || keyDerivation.algorithm !== pbkdf2Id) throw unsupportedAlgorithm(scheme.algorithm);
  const { keyOctets } = parsedAs(keyDerivation.parameters, Pbkdf2Params);
  // RFC 9579 section 5 asks for the length to be there, and calls less than 20 weak.
  if (typeof keyOctets !== 'number' || keyOctets < 20 || keyOctets > 1024)
    throw damaged('the key of its checksum has no length');
  return { digest, key: await derivedKey(keyDerivation, password, keyOctets, left) };
}

async function derivedKey(
  { algorithm, parameters }: AlgorithmIdentifier,
  password: Uint8Array,
  octets: number,
  left: RoundsLeft,
): Promise<Buffer> {
  if (algorithm === pbkdf2Id) {
    const { salt, rounds, prf } = parsedAs(parameters, Pbkdf2Params);
    const digest = prf === undefined ? 'sha1' : pseudoRandom[prf.algorithm];
    if (digest === undefined) throw unsupportedAlgorithm(prf?.algorithm ?? '');
    return derivePbkdf2(password, bytesOf(salt), spent(rounds, left), octets, digest);
  }
  if (algorithm !== scryptId) throw unsupportedAlgorithm(algorithm);
  const wish = parsedAs(parameters, ScryptParams);
  const cost = scryptCost(wish, left);
  try {
    return await deriveScrypt(password, bytesOf(wish.salt), octets, { ...cost, maxmem: 2 * scryptMemory });
  } catch {
    throw damaged('its numbers for scrypt are none');
  }
}

function scryptCost(
  { cost, blockSize, parallel }: ScryptParams,
  left: RoundsLeft,
): { N: number; r: number; p: number } {
  const [N, r, p] = [Number(cost), Number(blockSize), Number(parallel)];
  spent(N * r * p, left);
  if (128 * r * (N + p) < scryptMemory) return { N, r, p };
  throw excessive(`${N} times ${r} blocks of scrypt`);
}

/**
 * For what another reader opens, without asking what it costs.
 * @throws FormatError keystore_damaged, keystore_rounds_excessive
 */
export function refuseExcessiveRounds({ algorithm, parameters }: AlgorithmIdentifier): void {
  if (algorithm !== pbes2) return void spent(parsedAs(parameters, PbeParameter).rounds, roundsAllowed());
  const { keyDerivation } = parsedAs(parameters, Pbes2Params);
  if (keyDerivation.algorithm === scryptId)
    scryptCost(parsedAs(keyDerivation.parameters, ScryptParams), roundsAllowed());
  else spent(parsedAs(keyDerivation.parameters, Pbkdf2Params).rounds, roundsAllowed());
}

/** Null where the padding is wrong, as it is with another key in 255 of 256 cases. */
export function decrypted(cipher: string, key: Uint8Array, iv: Uint8Array, ciphertext: Uint8Array): Buffer | null {
  try {
    const decipher = createDecipheriv(cipher, key, iv);
    const begun = decipher.update(ciphertext);
    try {
      return Buffer.concat([begun, decipher.final()]);
    } finally {
      begun.fill(0);
    }
  } catch {
    return null;
  } finally {
    key.fill(0);
  }
}

/** DES is 3DES with one key three times, which OpenSSL has outside its legacy module. Null as of `decrypted`. */
export function decryptDes(key: Uint8Array, iv: Uint8Array, ciphertext: Uint8Array): Buffer | null {
  return decrypted('des-ede3-cbc', Buffer.concat([key, key, key]), iv, ciphertext);
}

/** A digest of itself, with `appended` behind it each time, in small turns. PBKDF1 (RFC 8018 section 5.1) appends nothing. */
export async function iteratedHash(
  digest: string,
  begin: Uint8Array,
  appended: Uint8Array,
  rounds: number,
): Promise<Buffer> {
  let value = begin;
  for (let round = 0; round < rounds; round++) {
    if (round % 2_000 === 0) await letOthersRun();
    value = hash(digest, Buffer.concat([value, appended]), 'buffer');
  }
  return Buffer.from(value);
}

/** @throws FormatError keystore_damaged, keystore_rounds_excessive */
export function spent(asked: number | string, left: RoundsLeft): number {
  const rounds = Number(asked);
  if (!(rounds >= 1)) throw damaged('its password is to be hashed less than once');
  if (rounds > left.rounds) throw excessive(`${rounds} rounds`);
  left.rounds -= rounds;
  return rounds;
}

export const bytesOf = ({ buffer }: { buffer: ArrayBuffer }): Buffer => Buffer.from(buffer);

function excessive(what: string): FormatError {
  return new FormatError('keystore_rounds_excessive', `Opening it would take hours: it asks for ${what}.`);
}

export function unsupportedAlgorithm(algorithm: string): FormatError {
  return new FormatError(
    'keystore_cipher_unsupported',
    `It is encrypted with a cipher that is not read (${algorithm}).`,
  );
}
