// Who changed a certificate, and when, as the setup audit trail tells.

import type { CertificateChange } from '../../domain/org/org.ts';
import { minute } from '../instants.ts';

export function whoAndWhen({ at, by }: CertificateChange): string {
  return `It was changed on ${minute(at)}${by === null ? '' : ` by ${by}`}.`;
}
