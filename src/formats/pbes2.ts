// Password-based encryption PBES2 (RFC 8018 section 6.2) and the encrypted private key of PKCS#8 (RFC 5958 section 3).
// AES-256-CBC with PBKDF2-HMAC-SHA256, since OpenSSL, Java and their kin all read that; scrypt, though better, Java does
// not. node:crypto would write the same form by itself, but with 2,048 rounds only.

import { createCipheriv, type KeyObject, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { derNull, objectIdentifier, octetString, sequence, unsignedInteger } from './der.ts';

/** So many random octets; comes in as an argument so that nothing here is random by itself. */
export type RandomBytes = (size: number) => Uint8Array;

type Pbes2Encrypted = {
  /** DER of the AlgorithmIdentifier, with salt, rounds and IV. */
  readonly algorithm: Uint8Array;
  readonly ciphertext: Uint8Array;
};

/** OWASP's figure for PBKDF2-HMAC-SHA256 (Password Storage Cheat Sheet, 2023); about half a second, on the thread pool. */
const rounds = 600_000;
const saltOctets = 16;
const keyOctets = 32;
const blockOctets = 16;

const hmacWithSha256 = sequence(objectIdentifier('1.2.840.113549.2.9'), derNull);

const deriveKey = promisify(pbkdf2);

export async function encryptWithPassword(
  plaintext: Uint8Array,
  password: string,
  randomBytes: RandomBytes,
): Promise<Pbes2Encrypted> {
  const salt = randomBytes(saltOctets);
  const iv = randomBytes(blockOctets);
  const key = await deriveKey(Buffer.from(password, 'utf8'), salt, rounds, keyOctets, 'sha256');
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  key.fill(0);
  return { algorithm: pbes2Algorithm(salt, iv), ciphertext };
}

/** DER of the EncryptedPrivateKeyInfo; as PEM its label is ENCRYPTED PRIVATE KEY. */
export async function encryptPrivateKey(
  privateKey: KeyObject,
  password: string,
  randomBytes: RandomBytes,
): Promise<Uint8Array> {
  const plaintext = privateKey.export({ type: 'pkcs8', format: 'der' });
  try {
    const { algorithm, ciphertext } = await encryptWithPassword(plaintext, password, randomBytes);
    return sequence(algorithm, octetString(ciphertext));
  } finally {
    plaintext.fill(0);
  }
}

/** RFC 8018 appendices A.2 to A.4 and B.2. */
function pbes2Algorithm(salt: Uint8Array, iv: Uint8Array): Uint8Array {
  const keyDerivation = sequence(
    objectIdentifier('1.2.840.113549.1.5.12'),
    sequence(octetString(salt), unsignedInteger(rounds), hmacWithSha256),
  );
  const aes256Cbc = sequence(objectIdentifier('2.16.840.1.101.3.4.1.42'), octetString(iv));
  return sequence(objectIdentifier('1.2.840.113549.1.5.13'), sequence(keyDerivation, aes256Cbc));
}
