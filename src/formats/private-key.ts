// Reads a private key that somebody brings: PEM or DER; PKCS#8 (plain or encrypted), PKCS#1, or OpenSSL's traditional
// encrypted form. Only keys that can sign RS256 come out. No error quotes the key, the passphrase or OpenSSL.

import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { children, singleSequence, tags } from './der.ts';
import { FormatError } from './format-error.ts';
import { encodePem, onlyPemBlock, type PemBlock, pemBlocks } from './pem.ts';

/** What a file with this label holds; `createPrivateKey` wants to be told. */
const containers = {
  'PRIVATE KEY': 'pkcs8',
  'ENCRYPTED PRIVATE KEY': 'pkcs8',
  'RSA PRIVATE KEY': 'pkcs1',
  'EC PRIVATE KEY': 'sec1',
} as const;

type KeyLabel = keyof typeof containers;
type KeyBlock = PemBlock<KeyLabel>;

const keyLabels = Object.keys(containers) as KeyLabel[];

/** RFC 7518 section 3.3; smaller keys are refused wherever RS256 is verified today. */
const minModulusBits = 2048;

/**
 * The RSA key in a file. A passphrase for a key that is not encrypted is passed over.
 * @throws FormatError with a pem_, der_, private_key_ or certificate_instead_of_private_key code
 */
export function privateKeyFromFile(file: Uint8Array, passphrase?: string): KeyObject {
  const block = file[0] === tags.sequence ? derKeyBlock(file) : pemKeyBlock(new TextDecoder().decode(file));
  const key = open(block, passphrase);
  refuseOtherThanRs256(key);
  return fromConsistentNumbers(key);
}

/** Whether the certificate is over the public half of this key. `certificateDer` has been parsed before. */
export function isCertificateOfKey(certificateDer: Uint8Array, privateKey: KeyObject): boolean {
  return new X509Certificate(certificateDer).checkPrivateKey(privateKey);
}

function pemKeyBlock(text: string): KeyBlock {
  const labels = pemBlocks(text).map((block) => block.label);
  // `openssl ecparam -genkey` writes the curve before the key; what matters is that it is an EC key.
  if (labels.includes('EC PARAMETERS')) throw notRsa('an EC key');
  if (labels.length === 1 && labels[0] === 'DSA PRIVATE KEY') throw notRsa('a DSA key');
  return onlyPemBlock(text, keyLabels);
}

/** Tells the containers apart by their first members: RFC 5208 sections 5 and 6, RFC 8017 A.1.2, RFC 5915 section 3. */
function derKeyBlock(file: Uint8Array): KeyBlock {
  const members = children(singleSequence(file)).map((member) => member.tag);
  const startsWith = (...expected: readonly number[]) => expected.every((tag, at) => members[at] === tag);
  const named = (label: KeyLabel): KeyBlock => ({ label, headers: [], bytes: file });
  if (startsWith(tags.integer, tags.sequence)) return named('PRIVATE KEY');
  if (startsWith(tags.integer, tags.integer)) return named('RSA PRIVATE KEY');
  if (startsWith(tags.integer, tags.octetString)) return named('EC PRIVATE KEY');
  if (startsWith(tags.sequence, tags.octetString)) return named('ENCRYPTED PRIVATE KEY');
  if (startsWith(tags.sequence, tags.sequence, tags.bitString)) {
    throw new FormatError('certificate_instead_of_private_key', 'This is a certificate, not a private key.');
  }
  throw unreadable();
}

function open(block: KeyBlock, passphrase: string | undefined): KeyObject {
  const isTraditional = block.headers.some((header) => header.includes('ENCRYPTED'));
  const isEncrypted = isTraditional || block.label === 'ENCRYPTED PRIVATE KEY';
  if (!isTraditional) singleSequence(block.bytes);
  if (isEncrypted && passphrase === undefined) {
    throw new FormatError('private_key_encrypted', 'This private key is encrypted.');
  }
  try {
    return createPrivateKey({
      ...(isTraditional
        ? { key: traditionalPem(block) }
        : { key: Buffer.from(block.bytes), format: 'der', type: containers[block.label] }),
      ...(isEncrypted && passphrase !== undefined ? { passphrase } : {}),
    });
  } catch (error) {
    throw isEncrypted ? notDecrypted(error) : unreadable();
  }
}

/** Without its headers (RFC 1421) such a key cannot be decrypted. */
function traditionalPem({ label, headers, bytes }: KeyBlock): string {
  return encodePem(label, bytes).replace('\n', `\n${headers.join('\n')}\n\n`);
}

function notDecrypted(error: unknown): FormatError {
  const isUnknownCipher = error instanceof Error && 'code' in error && error.code === 'ERR_OSSL_EVP_UNSUPPORTED';
  // Everything else is the passphrase: 1 wrong one in 100 or so passes the padding check and fails as bad DER.
  return isUnknownCipher
    ? new FormatError('private_key_cipher_unsupported', 'This private key is encrypted with an outdated cipher.')
    : new FormatError('private_key_wrong_passphrase', 'The private key does not open with this passphrase.');
}

function refuseOtherThanRs256(key: KeyObject): void {
  const { modulusLength = 0, namedCurve } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'ec') throw notRsa(`an EC key (${namedCurve ?? 'curve without a name'})`);
  if (key.asymmetricKeyType !== 'rsa') throw notRsa(`a key of type ${key.asymmetricKeyType ?? 'unknown'}`);
  if (modulusLength < minModulusBits) {
    throw new FormatError(
      'private_key_too_small',
      `This RSA key has ${modulusLength} bits; RS256 needs ${minModulusBits}.`,
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

function notRsa(what: string): FormatError {
  const why = 'RS256 is the only algorithm of the JWT bearer flow, and it takes RSA keys alone.';
  return new FormatError('private_key_not_rsa', `This is ${what}. ${why}`);
}

function unreadable(): FormatError {
  return new FormatError('private_key_unreadable', 'This is not a readable private key.');
}
