// A certificate that nobody here has the key of: what an admin uploads who picks the wrong file.

import { generateKeyPairSync, sign } from 'node:crypto';
import { encodePem } from '../../src/formats/pem.ts';
import { certificateFromSignature, certificateToBeSigned } from '../../src/formats/self-signed-certificate.ts';

let made: string | null = null;

export function foreignCertificate(): string {
  made ??= make();
  return made;
}

function make(): string {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const toBeSigned = certificateToBeSigned({
    publicKeySpki: publicKey.export({ type: 'spki', format: 'der' }),
    subject: [
      ['OU', 'elsewhere'],
      ['CN', 'somebody else'],
    ],
    serialNumber: new Uint8Array(16).fill(7),
    notBefore: new Date('2020-01-01T00:00:00Z'),
    notAfter: new Date('2200-01-01T00:00:00Z'),
  });
  return encodePem('CERTIFICATE', certificateFromSignature(toBeSigned, sign('sha256', toBeSigned, privateKey)));
}
