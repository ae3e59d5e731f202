// A key pair made at run time and a certificate over it, signed here as the product's signer would: from outside.

import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { encodePem } from '../../src/formats/pem.ts';
import {
  certificateFromSignature,
  certificateToBeSigned,
  type SelfSignedLeaf,
} from '../../src/formats/self-signed-certificate.ts';

export type RsaLeaf = {
  readonly privateKey: KeyObject;
  readonly spki: Uint8Array;
  readonly der: Uint8Array;
  readonly pem: string;
};

export function rsaLeaf(changes: Partial<SelfSignedLeaf> = {}, modulusLength = 2048): RsaLeaf {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const toBeSigned = certificateToBeSigned({ ...leafOf(spki), ...changes });
  const der = certificateFromSignature(toBeSigned, sign('sha256', toBeSigned, privateKey));
  return { privateKey, spki, der, pem: encodePem('CERTIFICATE', der) };
}

export function leafOf(publicKeySpki: Uint8Array): SelfSignedLeaf {
  return {
    publicKeySpki,
    subject: [
      ['OU', 'Orders 20261121 0A1B2C3D'],
      ['CN', 'north-production'],
    ],
    serialNumber: Uint8Array.from({ length: 16 }, (_, at) => 0xf0 + at),
    notBefore: new Date('2026-11-21T10:20:30.999Z'),
    notAfter: new Date('2027-11-21T10:20:30Z'),
  };
}
