// Parts that a certificate and a request for one have in common.

import { bitString, derNull, derTrue, objectIdentifier, octetString, sequence } from './der.ts';

export const sha256WithRsaEncryption = sequence(objectIdentifier('1.2.840.113549.1.1.11'), derNull);

export function certificateExtension(oid: string, extensionValue: Uint8Array, critical?: 'critical'): Uint8Array {
  return sequence(objectIdentifier(oid), ...(critical ? [derTrue] : []), octetString(extensionValue));
}

/** keyUsage, critical. */
export const digitalSignatureOnly = certificateExtension(
  '2.5.29.15',
  bitString(Uint8Array.of(0b1000_0000), 7),
  'critical',
);
