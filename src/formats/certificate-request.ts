// Makes a request for a certificate (PKCS#10, RFC 2986) in two halves, as self-signed-certificate.ts makes a certificate: the
// bytes to be signed, then the request from the signature over them. The library of PKCS#10 writes it, loaded with the first one.

import { createRequire } from 'node:module';
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

const load = createRequire(import.meta.url);
const requests = (): typeof import('@peculiar/asn1-csr') => load('@peculiar/asn1-csr');
const parts = (): typeof import('@peculiar/asn1-x509') => load('@peculiar/asn1-x509');
const schemas = (): typeof import('@peculiar/asn1-schema') => load('@peculiar/asn1-schema');

const sha256WithRsaEncryption = '1.2.840.113549.1.1.11';
/** RFC 2985 section 5.4.2: the extensions asked for are one attribute. */
const extensionRequest = '1.2.840.113549.1.9.14';

/**
 * The CertificationRequestInfo (DER), to be signed with RSASSA-PKCS1-v1_5 and SHA-256.
 * @throws FormatError name_…, certificate_dns_name_invalid
 */
export function requestToBeSigned(wanted: WantedCertificate): Uint8Array {
  const { AsnConvert } = schemas();
  const { Attribute, Name, SubjectPublicKeyInfo } = parts();
  const { Attributes, CertificationRequestInfo } = requests();
  const asked = new Attribute({ type: extensionRequest, values: [AsnConvert.serialize(extensionsOf(wanted))] });
  return der(
    new CertificationRequestInfo({
      subject: AsnConvert.parse(distinguishedName(wanted.subject), Name),
      subjectPKInfo: AsnConvert.parse(wanted.publicKeySpki, SubjectPublicKeyInfo),
      attributes: new Attributes([asked]),
    }),
  );
}

/** The request (DER) from what `requestToBeSigned` gave and the signature over exactly those bytes. */
export function requestFromSignature(toBeSigned: Uint8Array, signature: Uint8Array): Uint8Array {
  const { AsnConvert } = schemas();
  const { CertificationRequest, CertificationRequestInfo } = requests();
  return der(
    new CertificationRequest({
      certificationRequestInfo: AsnConvert.parse(toBeSigned, CertificationRequestInfo),
      signatureAlgorithm: new (parts().AlgorithmIdentifier)({ algorithm: sha256WithRsaEncryption, parameters: null }),
      signature: new Uint8Array(signature).buffer,
    }),
  );
}

function extensionsOf({ dnsNames, isForClients }: WantedCertificate) {
  const x509 = parts();
  const extension = (extnID: string, value: unknown, critical = false) =>
    new x509.Extension({ extnID, critical, extnValue: new (schemas().OctetString)(der(value)) });
  for (const name of dnsNames)
    if (!isDnsName(name)) throw new FormatError('certificate_dns_name_invalid', `"${name}" is no host name.`, name);
  return new x509.Extensions([
    extension(x509.id_ce_keyUsage, new x509.KeyUsage(x509.KeyUsageFlags.digitalSignature), true),
    ...(isForClients ? [extension(x509.id_ce_extKeyUsage, new x509.ExtendedKeyUsage([x509.id_kp_clientAuth]))] : []),
    ...(dnsNames.length === 0
      ? []
      : [
          extension(
            x509.id_ce_subjectAltName,
            new x509.SubjectAlternativeName(dnsNames.map((dNSName) => new x509.GeneralName({ dNSName }))),
          ),
        ]),
  ]);
}

function der(value: unknown): Uint8Array {
  return new Uint8Array(schemas().AsnConvert.serialize(value));
}

/** RFC 1123 section 2.1, with a wildcard as the first label where wanted. */
function isDnsName(name: string): boolean {
  const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
  return name.length <= 253 && new RegExp(`^(?:\\*\\.)?${label}(?:\\.${label})*$`).test(name);
}
