// Reads X.509 certificates (RFC 5280), any that an app in use may carry: OpenSSL parses, this file names the parts.
// It judges neither validity nor strength nor trust: an expired, 1024 bit or SHA-1 certificate is read like another.

import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import { children, type DerValue, dottedObjectIdentifier, singleSequence } from './der.ts';
import { fingerprintText } from './fingerprint.ts';
import { FormatError } from './format-error.ts';
import { decodePem } from './pem.ts';

type CertificatePublicKey =
  | { readonly algorithm: 'rsa'; readonly bits: number }
  /** `curve` by OpenSSL's name, such as prime256v1. */
  | { readonly algorithm: 'ec'; readonly curve: string }
  /** Anything else: the dotted OID of its algorithm. */
  | { readonly algorithm: 'other'; readonly objectIdentifier: string };

export type ParsedCertificate = {
  /** Attributes in the order of their encoding, values escaped as in RFC 4514: `CN=Acme\, Inc., OU=Sales`. */
  readonly subject: string;
  readonly issuer: string;
  /** Upper-case hex. */
  readonly serialNumber: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** `sha256WithRSAEncryption` and its kin; an unusual algorithm by its dotted OID. */
  readonly signatureAlgorithm: string;
  readonly publicKey: CertificatePublicKey;
  /** DER of the SubjectPublicKeyInfo, as it stands in the certificate. */
  readonly publicKeySpki: Uint8Array;
  readonly fingerprint: string;
};

const rsaEncryption = '1.2.840.113549.1.1.1';
const ecPublicKey = '1.2.840.10045.2.1';

const signatureAlgorithms: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.4': 'md5WithRSAEncryption',
  '1.2.840.113549.1.1.5': 'sha1WithRSAEncryption',
  '1.2.840.113549.1.1.10': 'rsassaPss',
  '1.2.840.113549.1.1.11': 'sha256WithRSAEncryption',
  '1.2.840.113549.1.1.12': 'sha384WithRSAEncryption',
  '1.2.840.113549.1.1.13': 'sha512WithRSAEncryption',
  '1.2.840.10045.4.1': 'ecdsa-with-SHA1',
  '1.2.840.10045.4.3.2': 'ecdsa-with-SHA256',
  '1.2.840.10045.4.3.3': 'ecdsa-with-SHA384',
  '1.2.840.10045.4.3.4': 'ecdsa-with-SHA512',
  '1.3.101.112': 'ED25519',
};

/** SHA-256 of the DER, upper-case hex pairs joined by colons, as `openssl x509 -fingerprint -sha256` prints it. */
export function fingerprint(der: Uint8Array): string {
  return fingerprintText(createHash('sha256').update(der).digest());
}

/** SHA-256 of the SubjectPublicKeyInfo: one value for a key pair and each certificate over it. */
export function publicKeyHash(spki: Uint8Array): Uint8Array {
  return createHash('sha256').update(spki).digest();
}

/**
 * The DER of the one certificate in a file, PEM or DER.
 * @throws FormatError with a pem_, der_ or private_key_instead_of_certificate code
 */
export function certificateFromFile(file: Uint8Array): Uint8Array {
  const isDer = file[0] === 0x30;
  return isDer ? singleSequence(file).encoded : decodePem(new TextDecoder().decode(file), 'CERTIFICATE');
}

/** @throws FormatError der_malformed, der_truncated, der_trailing_bytes, certificate_unreadable */
export function parseCertificate(der: Uint8Array): ParsedCertificate {
  const outline = singleSequence(der);
  try {
    const certificate = new X509Certificate(der);
    const [toBeSigned, algorithm] = children(outline);
    const spki = subjectPublicKeyInfo(toBeSigned);
    const signatureAlgorithm = algorithmOf(algorithm);
    return {
      subject: onOneLine(certificate.subject),
      issuer: onOneLine(certificate.issuer),
      serialNumber: certificate.serialNumber,
      notBefore: instant(certificate.validFromDate),
      notAfter: instant(certificate.validToDate),
      signatureAlgorithm: signatureAlgorithms[signatureAlgorithm] ?? signatureAlgorithm,
      publicKey: publicKeyOf(spki),
      publicKeySpki: spki.encoded,
      fingerprint: fingerprint(der),
    };
  } catch {
    throw unreadable();
  }
}

/** The seventh field of a TBSCertificate, the sixth in version 1, which leaves the version itself out. */
function subjectPublicKeyInfo(toBeSigned: DerValue | undefined): DerValue {
  const fields = toBeSigned === undefined ? [] : children(toBeSigned);
  const spki = fields[fields[0]?.tag === 0xa0 ? 6 : 5];
  if (spki === undefined) throw unreadable();
  return spki;
}

function publicKeyOf(spki: DerValue): CertificatePublicKey {
  const objectIdentifier = algorithmOf(children(spki)[0]);
  if (objectIdentifier !== rsaEncryption && objectIdentifier !== ecPublicKey) {
    return { algorithm: 'other', objectIdentifier };
  }
  const key = createPublicKey({ key: Buffer.from(spki.encoded), format: 'der', type: 'spki' });
  const { modulusLength = 0, namedCurve = 'unnamed' } = key.asymmetricKeyDetails ?? {};
  return objectIdentifier === rsaEncryption
    ? { algorithm: 'rsa', bits: modulusLength }
    : { algorithm: 'ec', curve: namedCurve };
}

function algorithmOf(algorithmIdentifier: DerValue | undefined): string {
  return algorithmIdentifier === undefined ? '' : dottedObjectIdentifier(children(algorithmIdentifier)[0]);
}

/** Node separates attributes by line feeds and escapes those inside values. */
function onOneLine(distinguishedName: string | undefined): string {
  return (distinguishedName ?? '').replaceAll('\n', ', ');
}

function instant(date: Date): Date {
  if (Number.isNaN(date.getTime())) throw unreadable();
  return date;
}

function unreadable(): FormatError {
  return new FormatError('certificate_unreadable', 'This is not a readable X.509 certificate.');
}
