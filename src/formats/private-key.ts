// Reads a private key that somebody brings: PEM or DER; PKCS#8 (plain or encrypted), PKCS#1, or OpenSSL's traditional
// encrypted form. Only keys that can sign RS256 come out. No error quotes the key, the passphrase or OpenSSL.

import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { EncryptedPrivateKeyInfo } from '@peculiar/asn1-pkcs8';
import { type KeyBlock, notRsa, readCredentialFile } from './credential-file.ts';
import { parsedAs } from './encryption-schemas.ts';
import { FormatError } from './format-error.ts';
import { refuseExcessiveRounds } from './password-based.ts';
import { traditionalPem } from './pem.ts';

/** RFC 7518 section 3.3; smaller keys are refused wherever RS256 is verified today. */
const minModulusBits = 2048;

/**
 * The RSA key in a file: of several the one that the certificate is over. A passphrase for a key that is not encrypted is
 * passed over.
 * @throws FormatError
 */
export function privateKeyFromFile(file: Uint8Array, passphrase?: string, certificateDer?: Uint8Array): KeyObject {
  const { keys, others } = readCredentialFile(file);
  if (keys.length === 0) {
    const isCertificate = 'This is a certificate, not a private key.';
    throw others[0] ?? new FormatError('certificate_instead_of_private_key', isCertificate);
  }
  const read = keys.map((block) => rs256Key(open(block, passphrase)));
  const isMeant = (key: KeyObject) => certificateDer !== undefined && isCertificateOfKey(certificateDer, key);
  const [first] = read;
  const meant = read.find(isMeant) ?? first;
  if (meant === undefined) throw unreadable();
  return meant;
}

/**
 * The RSA key in PKCS#8 that something else was opened to; the caller wipes the bytes.
 * @throws FormatError private_key_unreadable, private_key_not_rsa, private_key_too_small
 */
export function privateKeyFromPkcs8(pkcs8: Uint8Array): KeyObject {
  return rs256Key(open({ container: 'pkcs8', bytes: pkcs8, dekInfo: null }, undefined));
}

/** Whether a passphrase is needed; false also for what is no key. */
export function isKeyEncrypted(file: Uint8Array): boolean {
  try {
    return readCredentialFile(file).keys.some(isEncrypted);
  } catch (error) {
    if (error instanceof FormatError) return false;
    throw error;
  }
}

/** Whether the certificate is over the public half of this key. `certificateDer` has been parsed before. */
export function isCertificateOfKey(certificateDer: Uint8Array, privateKey: KeyObject): boolean {
  return new X509Certificate(certificateDer).checkPrivateKey(privateKey);
}

const isEncrypted = ({ container, dekInfo }: KeyBlock) => container === 'encryptedPkcs8' || dekInfo !== null;

function open(block: KeyBlock, passphrase: string | undefined): KeyObject {
  const { container, bytes, dekInfo } = block;
  if (isEncrypted(block) && passphrase === undefined) {
    throw new FormatError('private_key_encrypted', 'This private key is encrypted.');
  }
  if (container === 'encryptedPkcs8') refuseTrap(bytes);
  try {
    return createPrivateKey({
      ...(dekInfo === null
        ? { key: Buffer.from(bytes), format: 'der', type: container === 'encryptedPkcs8' ? 'pkcs8' : container }
        : { key: traditionalPem('RSA PRIVATE KEY', dekInfo, bytes) }),
      ...(isEncrypted(block) && passphrase !== undefined ? { passphrase } : {}),
    });
  } catch (error) {
    throw isEncrypted(block) ? notDecrypted(error) : unreadable();
  }
}

/** OpenSSL would hash a password for hours where a file asks for it, and nothing else of the process would run. */
function refuseTrap(encryptedPkcs8: Uint8Array): void {
  try {
    refuseExcessiveRounds(parsedAs(encryptedPkcs8, EncryptedPrivateKeyInfo).encryptionAlgorithm);
  } catch (error) {
    // Whatever else is wrong with it, OpenSSL tells.
    if (error instanceof FormatError && error.code === 'keystore_rounds_excessive') throw error;
  }
}

function notDecrypted(error: unknown): FormatError {
  const isUnknownCipher = error instanceof Error && 'code' in error && error.code === 'ERR_OSSL_EVP_UNSUPPORTED';
  // Everything else is the passphrase: 1 wrong one in 100 or so passes the padding check and fails as bad DER.
  return isUnknownCipher
    ? new FormatError('private_key_cipher_unsupported', 'This private key is encrypted with an outdated cipher.')
    : new FormatError('private_key_wrong_passphrase', 'The private key does not open with this passphrase.');
}

function rs256Key(key: KeyObject): KeyObject {
  refuseOtherThanRs256(key);
  return fromConsistentNumbers(key);
}

function refuseOtherThanRs256(key: KeyObject): void {
  const { modulusLength = 0, namedCurve } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'ec') throw notRsa(`an EC key (${namedCurve ?? 'curve without a name'})`);
  if (key.asymmetricKeyType !== 'rsa') throw notRsa(`a key of type ${key.asymmetricKeyType ?? 'unknown'}`);
  if (modulusLength < minModulusBits) {
    throw new FormatError(
      'private_key_too_small',
      `This RSA key has ${modulusLength} bits; RS256 needs ${minModulusBits}.`,
      modulusLength,
    );
  }
}

/**
 * OpenSSL loads a key with a flipped bit without a word and then signs nonsense. So the key is built anew from its
 * numbers, and only if they hang together as RFC 8017 section 3.2 says: a change in any of them breaks an equation.
 */
function fromConsistentNumbers(key: KeyObject): KeyObject {
  const jwk = key.export({ format: 'jwk' });
  const number = (octets: string | undefined) => BigInt(`0x0${Buffer.from(octets ?? '', 'base64url').toString('hex')}`);
  const [n, e, d, p, q] = [number(jwk.n), number(jwk.e), number(jwk.d), number(jwk.p), number(jwk.q)];
  const isConsistent =
    p > 1n &&
    q > 1n &&
    n === p * q &&
    (e * d) % (p - 1n) === 1n &&
    (e * d) % (q - 1n) === 1n &&
    number(jwk.dp) === d % (p - 1n) &&
    number(jwk.dq) === d % (q - 1n) &&
    (q * number(jwk.qi)) % p === 1n;
  if (!isConsistent) throw unreadable();
  return createPrivateKey({ key: jwk, format: 'jwk' });
}

function unreadable(): FormatError {
  return new FormatError('private_key_unreadable', 'This is not a readable private key.');
}
