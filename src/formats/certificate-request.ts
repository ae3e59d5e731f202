// Makes a request for a certificate (PKCS#10, RFC 2986) in two halves, as self-signed-certificate.ts makes a certificate: the
// bytes to be signed, then the request from the signature over them.

import { certificateExtension, digitalSignatureOnly, sha256WithRsaEncryption } from './certificate-parts.ts';
import { bitString, explicit, implicit, objectIdentifier, sequence, setOf, unsignedInteger } from './der.ts';
import { distinguishedName, type NameAttribute } from './distinguished-name.ts';
import { FormatError } from './format-error.ts';

export type WantedCertificate = {
  /** DER of the RSA key's SubjectPublicKeyInfo. */
  readonly publicKeySpki: Uint8Array;
  readonly subject: readonly NameAttribute[];
  /** Host names for subjectAltName, ASCII; authorities of the web's kind refuse a request without one. */
  readonly dnsNames: readonly string[];
  /** extendedKeyUsage clientAuth: what a certificate that signs in is for. */
  readonly isForClients: boolean;
};

/**
 * The CertificationRequestInfo (DER), to be signed with RSASSA-PKCS1-v1_5 and SHA-256.
 * @throws FormatError name_…
 */
export function requestToBeSigned(wanted: WantedCertificate): Uint8Array {
  const extensions = sequence(
    digitalSignatureOnly,
    ...(wanted.isForClients
      ? [certificateExtension('2.5.29.37', sequence(objectIdentifier('1.3.6.1.5.5.7.3.2')))]
      : []),
    ...(wanted.dnsNames.length === 0 ? [] : [alternativeNames(wanted.dnsNames)]),
  );
  // RFC 2985 section 5.4.2: the extensions asked for are one attribute.
  const extensionRequest = sequence(objectIdentifier('1.2.840.113549.1.9.14'), setOf(extensions));
  return sequence(
    unsignedInteger(0),
    distinguishedName(wanted.subject),
    wanted.publicKeySpki,
    explicit(0, extensionRequest),
  );
}

/** The request (DER) from what `requestToBeSigned` gave and the signature over exactly those bytes. */
export function requestFromSignature(toBeSigned: Uint8Array, signature: Uint8Array): Uint8Array {
  return sequence(toBeSigned, sha256WithRsaEncryption, bitString(signature));
}

/** RFC 5280 section 4.2.1.6: dNSName is [2] IA5String. */
function alternativeNames(names: readonly string[]): Uint8Array {
  for (const name of names) {
    if (!isDnsName(name)) throw new FormatError('certificate_dns_name_invalid', `"${name}" is no host name.`, name);
  }
  return certificateExtension('2.5.29.17', sequence(...names.map((name) => implicit(2, Buffer.from(name, 'ascii')))));
}

/** RFC 1123 section 2.1, with a wildcard as the first label where wanted. */
function isDnsName(name: string): boolean {
  const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
  return name.length <= 253 && new RegExp(`^(?:\\*\\.)?${label}(?:\\.${label})*$`).test(name);
}
