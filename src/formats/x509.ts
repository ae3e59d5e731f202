// Reads X.509 certificates (RFC 5280), any that an app in use may carry: OpenSSL and a library parse, this file names the parts.
// It judges neither validity nor strength nor trust: an expired, 1024 bit or SHA-1 certificate is read like another.

import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import { createRequire } from 'node:module';
import type { RsaSaPssParams } from '@peculiar/asn1-rsa';
import type { AlgorithmIdentifier, Certificate } from '@peculiar/asn1-x509';
import { fingerprintText } from './fingerprint.ts';
import { FormatError } from './format-error.ts';
import { oneLine } from './plain-text.ts';

type CertificatePublicKey =
  /** rsa-pss: the key says of itself that it signs RSASSA-PSS alone, and never RS256. */
  | { readonly algorithm: 'rsa' | 'rsa-pss'; readonly bits: number }
  /** `curve` by OpenSSL's name, such as prime256v1. */
  | { readonly algorithm: 'ec'; readonly curve: string }
  /** Anything else, also what cannot be read: the dotted OID of its algorithm. */
  | { readonly algorithm: 'other'; readonly objectIdentifier: string };

export type ParsedCertificate = {
  /** Attributes in the order of their encoding, values escaped as in RFC 4514: `CN=Acme\, Inc., OU=Sales`. */
  readonly subject: string;
  readonly issuer: string;
  /** Upper-case hex. */
  readonly serialNumber: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** `sha256WithRSAEncryption` and its kin, `rsassaPss-SHA256` with its hash; an unusual algorithm by its dotted OID. */
  readonly signatureAlgorithm: string;
  readonly publicKey: CertificatePublicKey;
  /** DER of the SubjectPublicKeyInfo, as it stands in the certificate. */
  readonly publicKeySpki: Uint8Array;
  readonly fingerprint: string;
};

const keyAlgorithms: Readonly<Record<string, 'rsa' | 'rsa-pss' | 'ec'>> = {
  '1.2.840.113549.1.1.1': 'rsa',
  // X.500's own, in certificates of the nineties.
  '2.5.8.1.1': 'rsa',
  '1.2.840.113549.1.1.10': 'rsa-pss',
  '1.2.840.10045.2.1': 'ec',
};

const signatureAlgorithms: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.2': 'md2WithRSAEncryption',
  '1.2.840.113549.1.1.3': 'md4WithRSAEncryption',
  '1.2.840.113549.1.1.4': 'md5WithRSAEncryption',
  '1.2.840.113549.1.1.5': 'sha1WithRSAEncryption',
  // The same algorithms under the numbers of the OIW, before PKCS#1 had its own.
  '1.3.14.3.2.2': 'md4WithRSA',
  '1.3.14.3.2.3': 'md5WithRSA',
  '1.3.14.3.2.4': 'md4WithRSAEncryption',
  '1.3.14.3.2.15': 'shaWithRSA',
  '1.3.14.3.2.29': 'sha1WithRSA',
  '1.3.14.3.2.24': 'md2WithRSA',
  '1.3.14.3.2.25': 'md5WithRSA',
  '1.3.14.3.2.13': 'dsaWithSHA',
  '1.3.14.3.2.27': 'dsaWithSHA1',
  '1.2.840.10040.4.3': 'dsa-with-SHA1',
  '2.16.840.1.101.3.4.3.1': 'dsa-with-SHA224',
  '2.16.840.1.101.3.4.3.2': 'dsa-with-SHA256',
  '1.2.840.113549.1.1.14': 'sha224WithRSAEncryption',
  '1.2.840.113549.1.1.11': 'sha256WithRSAEncryption',
  '1.2.840.113549.1.1.12': 'sha384WithRSAEncryption',
  '1.2.840.113549.1.1.13': 'sha512WithRSAEncryption',
  '1.2.840.10045.4.1': 'ecdsa-with-SHA1',
  '1.2.840.10045.4.3.2': 'ecdsa-with-SHA256',
  '1.2.840.10045.4.3.3': 'ecdsa-with-SHA384',
  '1.2.840.10045.4.3.4': 'ecdsa-with-SHA512',
  '1.3.101.112': 'ED25519',
};

const rsassaPss = '1.2.840.113549.1.1.10';
const hashes: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'SHA1',
  '2.16.840.1.101.3.4.2.4': 'SHA224',
  '2.16.840.1.101.3.4.2.1': 'SHA256',
  '2.16.840.1.101.3.4.2.2': 'SHA384',
  '2.16.840.1.101.3.4.2.3': 'SHA512',
};

/** SHA-256 of the DER, upper-case hex pairs joined by colons, as `openssl x509 -fingerprint -sha256` prints it. */
export function fingerprint(der: Uint8Array): string {
  return fingerprintText(createHash('sha256').update(der).digest());
}

/** SHA-256 of the SubjectPublicKeyInfo: one value for a key pair and each certificate over it. */
export function publicKeyHash(spki: Uint8Array): Uint8Array {
  return createHash('sha256').update(spki).digest();
}

/** @throws FormatError certificate_unreadable: also where it is in PEM, or not alone. */
export function parseCertificate(der: Uint8Array): ParsedCertificate {
  try {
    const certificate = new X509Certificate(der);
    if (!certificate.raw.equals(der)) throw unreadable();
    const { tbsCertificate, signatureAlgorithm } = read('@peculiar/asn1-x509', 'Certificate', der);
    const { subjectPublicKeyInfo } = tbsCertificate;
    const spki = Buffer.from(schemas().AsnConvert.serialize(subjectPublicKeyInfo));
    return {
      subject: onOneLine(certificate.subject),
      issuer: onOneLine(certificate.issuer),
      serialNumber: certificate.serialNumber,
      notBefore: instant(certificate.validFrom, certificate.validFromDate),
      notAfter: instant(certificate.validTo, certificate.validToDate),
      signatureAlgorithm: signatureOf(signatureAlgorithm),
      publicKey: publicKeyOf(subjectPublicKeyInfo.algorithm.algorithm, spki),
      publicKeySpki: spki,
      fingerprint: fingerprint(der),
    };
  } catch {
    throw unreadable();
  }
}

/** Loaded with the first certificate: they cost more than the start of the program. */
const load = createRequire(import.meta.url);
const schemas = (): typeof import('@peculiar/asn1-schema') => load('@peculiar/asn1-schema');

interface Readable {
  '@peculiar/asn1-x509': { Certificate: Certificate };
  '@peculiar/asn1-rsa': { RsaSaPssParams: RsaSaPssParams };
}

function read<Library extends keyof Readable, Name extends keyof Readable[Library] & string>(
  library: Library,
  name: Name,
  der: Uint8Array,
): Readable[Library][Name] {
  return schemas().AsnConvert.parse(Buffer.from(der), load(library)[name], { berOptions: { parseEmbedded: false } });
}

function publicKeyOf(objectIdentifier: string, spki: Buffer): CertificatePublicKey {
  const algorithm = keyAlgorithms[objectIdentifier];
  if (algorithm === undefined) return { algorithm: 'other', objectIdentifier };
  try {
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    const { modulusLength = 0, namedCurve = 'unnamed' } = key.asymmetricKeyDetails ?? {};
    return algorithm === 'ec' ? { algorithm, curve: namedCurve } : { algorithm, bits: modulusLength };
  } catch {
    // A key that OpenSSL does not take: when the certificate ends is known all the same.
    return { algorithm: 'other', objectIdentifier };
  }
}

/** RFC 4055 section 3.1: the hash of RSASSA-PSS stands in the parameters, and is SHA-1 where nothing stands. */
function signatureOf({ algorithm, parameters }: AlgorithmIdentifier): string {
  if (algorithm !== rsassaPss) return signatureAlgorithms[algorithm] ?? algorithm;
  if (!parameters) return 'rsassaPss-SHA1';
  const hash = read('@peculiar/asn1-rsa', 'RsaSaPssParams', new Uint8Array(parameters)).hashAlgorithm.algorithm;
  return `rsassaPss-${hashes[hash] ?? hash}`;
}

/** Node separates attributes by line feeds and escapes those inside values. */
function onOneLine(distinguishedName: string | undefined): string {
  return (distinguishedName ?? '').split('\n').map(oneLine).join(', ');
}

/** Node says "Bad time value" of some malformed dates whose Date is one all the same, of the year 4273. */
function instant(text: string, date: Date): Date {
  if (Number.isNaN(Date.parse(text)) || Number.isNaN(date.getTime())) throw unreadable();
  return date;
}

function unreadable(): FormatError {
  return new FormatError('certificate_unreadable', 'This is not a readable X.509 certificate.');
}
