// Who changed a certificate, and when, as the setup audit trail tells.

import type { CertificateChange } from '../../domain/org/org.ts';

export function whoAndWhen({ at, by }: CertificateChange): string {
  return `It was changed on ${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC${by === null ? '' : ` by ${by}`}.`;
}
