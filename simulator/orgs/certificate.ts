// The certificate of a client app as Salesforce reads it on upload: one PEM block of at most 4 KB, X.509, RSA.
// Extensions, key usage and lifetime are not policed, neither here nor there.

import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';

const MAX_BYTES = 4096;
const MIN_RSA_BITS = 2048;

export interface AppCertificate {
  pem: string;
  /** One line of base64, as a metadata retrieve returns it: of the DER, or of the whole file where that began otherwise. */
  inMetadata: string;
  /** SHA-256 of the DER, upper-case hex pairs joined by colons. */
  fingerprint: string;
  /** The distinguished name as the setup audit trail writes it. */
  subject: string;
  notBefore: number;
  notAfter: number;
  keyBits: number;
  publicKey: KeyObject;
}

export class CertificateRefused extends Error {
  override name = 'CertificateRefused';
}

/** Reads an uploaded file. Throws CertificateRefused with the sentence that Setup would show. */
export function readCertificate(file: string): AppCertificate {
  if (Buffer.byteLength(file) > MAX_BYTES) {
    throw new CertificateRefused('The certificate file is too large. The maximum size is 4 KB.');
  }
  const block = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/.exec(file);
  if (block === null) throw new CertificateRefused('The file is not a certificate in PEM format.');
  const certificate = fromX509(parse(block[0]));
  // Salesforce looks for BEGIN at the start alone, and keeps a file with text before it as it is.
  const isKeptWhole = !file.trimStart().startsWith('-----BEGIN');
  return isKeptWhole ? { ...certificate, inMetadata: Buffer.from(file).toString('base64') } : certificate;
}

/** Reads the certificate of a metadata component: PEM, or base64 of the DER or of a whole file, with or without line breaks. */
export function readMetadataCertificate(text: string): AppCertificate {
  if (text.includes('-----BEGIN')) return readCertificate(text);
  const bytes = Buffer.from(text, 'base64');
  return bytes.includes('-----BEGIN') ? readCertificate(bytes.toString()) : fromX509(parse(bytes));
}

function parse(source: string | Buffer): X509Certificate {
  try {
    return new X509Certificate(source);
  } catch (cause) {
    throw new CertificateRefused('The certificate is invalid or corrupted.', { cause });
  }
}

function fromX509(certificate: X509Certificate): AppCertificate {
  const keyBits = certificate.publicKey.asymmetricKeyDetails?.modulusLength;
  if (certificate.publicKey.asymmetricKeyType !== 'rsa' || keyBits === undefined) {
    throw new CertificateRefused('The certificate must contain an RSA public key.');
  }
  if (keyBits < MIN_RSA_BITS) throw new CertificateRefused('The RSA key must be at least 2048 bits long.');
  return {
    pem: certificate.toString(),
    inMetadata: certificate.raw.toString('base64'),
    fingerprint: certificate.fingerprint256,
    subject: distinguishedName(certificate),
    notBefore: Date.parse(certificate.validFrom),
    notAfter: Date.parse(certificate.validTo),
    keyBits,
    publicKey: createPublicKey(certificate.publicKey.export({ type: 'spki', format: 'pem' })),
  };
}

/** Node lists the parts from the country down, one a line, and has no subject at all where the certificate has none. */
function distinguishedName(certificate: X509Certificate): string {
  const subject: string | undefined = certificate.subject;
  return subject?.split('\n').reverse().join(', ') ?? '';
}
