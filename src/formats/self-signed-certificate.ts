// Makes a self-signed X.509 version 3 leaf (RFC 5280) in two halves: the bytes to be signed, then the certificate from
// the signature over them. It never holds a private key: the caller signs with its own signer. (@peculiar/x509 and its
// like generate certificates too, but want the private key as a WebCrypto CryptoKey; a key in a vault or an HSM is none.)
// It reads no clock and draws no random numbers.

import { createHash, createPublicKey } from 'node:crypto';
import {
  bitString,
  derNull,
  derTrue,
  explicit,
  implicit,
  objectIdentifier,
  octetString,
  sequence,
  time,
  unsignedInteger,
} from './der.ts';
import { distinguishedName, type NameAttribute } from './distinguished-name.ts';
import { FormatError } from './format-error.ts';

export type SelfSignedLeaf = {
  /** DER of the RSA key's SubjectPublicKeyInfo. */
  readonly publicKeySpki: Uint8Array;
  /** From the most general part to the most special one. */
  readonly subject: readonly NameAttribute[];
  /** Big-endian, taken as unsigned; 16 random octets are usual. */
  readonly serialNumber: Uint8Array;
  /** Whole seconds; a fraction is cut off. */
  readonly notBefore: Date;
  readonly notAfter: Date;
};

const sha256WithRsaEncryption = sequence(objectIdentifier('1.2.840.113549.1.1.11'), derNull);
/** RFC 5280 section 4.1.2.2, the sign octet included. */
const maxSerialOctets = 20;
/** UTCTime begins in 1950, GeneralizedTime has four digits for the year (RFC 5280 section 4.1.2.5). */
const earliest = Date.UTC(1950, 0, 1);
const latest = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * The TBSCertificate (DER), to be signed with RSASSA-PKCS1-v1_5 and SHA-256.
 * @throws FormatError name_…, certificate_serial_number_invalid, certificate_validity_invalid,
 *   public_key_unreadable
 */
export function certificateToBeSigned(leaf: SelfSignedLeaf): Uint8Array {
  const name = distinguishedName(leaf.subject);
  return sequence(
    explicit(0, unsignedInteger(2)),
    serialNumber(leaf.serialNumber),
    sha256WithRsaEncryption,
    name,
    validity(leaf.notBefore, leaf.notAfter),
    name,
    leaf.publicKeySpki,
    explicit(3, extensions(keyIdentifier(leaf.publicKeySpki))),
  );
}

/** The certificate (DER) from what `certificateToBeSigned` gave and the signature over exactly those bytes. */
export function certificateFromSignature(toBeSigned: Uint8Array, signature: Uint8Array): Uint8Array {
  return sequence(toBeSigned, sha256WithRsaEncryption, bitString(signature));
}

/** `openssl verify -x509_strict` asks for all four. */
function extensions(identifier: Uint8Array): Uint8Array {
  return sequence(
    extension('2.5.29.19', sequence(), 'critical'), // basicConstraints; cA FALSE is the default and left out in DER
    extension('2.5.29.15', bitString(Uint8Array.of(0b1000_0000), 7), 'critical'), // keyUsage, digitalSignature alone
    extension('2.5.29.14', octetString(identifier)), // subjectKeyIdentifier
    extension('2.5.29.35', sequence(implicit(0, identifier))), // authorityKeyIdentifier, itself
  );
}

function extension(oid: string, extensionValue: Uint8Array, critical?: 'critical'): Uint8Array {
  return sequence(objectIdentifier(oid), ...(critical ? [derTrue] : []), octetString(extensionValue));
}

/** RFC 7093 section 2, method 1: the leftmost 160 bits of SHA-256, since SHA-1 is switched off on some machines. */
function keyIdentifier(spki: Uint8Array): Uint8Array {
  const publicKeyBits = rsaPublicKeyBits(spki);
  return createHash('sha256').update(publicKeyBits).digest().subarray(0, 20);
}

/** What the BIT STRING of a SubjectPublicKeyInfo holds: the RSAPublicKey of RFC 8017 appendix A.1.1. */
function rsaPublicKeyBits(spki: Uint8Array): Uint8Array {
  const notRsa = () => new FormatError('public_key_unreadable', 'This is not an RSA public key.');
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
    if (!key.export({ type: 'spki', format: 'der' }).equals(spki)) throw notRsa();
    return key.export({ type: 'pkcs1', format: 'der' });
  } catch {
    throw notRsa();
  }
}

function serialNumber(octets: Uint8Array): Uint8Array {
  const encoded = unsignedInteger(octets);
  const contentOctets = encoded.length - 2;
  if (octets.every((octet) => octet === 0) || contentOctets > maxSerialOctets) {
    throw new FormatError('certificate_serial_number_invalid', 'The serial number is zero, empty or too long.');
  }
  return encoded;
}

function validity(notBefore: Date, notAfter: Date): Uint8Array {
  const [from, to] = [notBefore.getTime(), notAfter.getTime()];
  // Written so that an invalid date, which is NaN, fails too.
  if (!(from >= earliest && from < to && to <= latest)) {
    throw new FormatError('certificate_validity_invalid', 'The validity of the certificate cannot be written.');
  }
  return sequence(time(notBefore), time(notAfter));
}
