// Fills or empties the one certificate slot of an app, and writes the setup audit trail in Salesforce's words.

import type { Random } from '../ports.ts';
import type { AppCertificate } from './certificate.ts';
import type { ClientApp } from './client-app.ts';
import { type Org, recordSetupChange, saveApp } from './org.ts';

export interface CertificateChange {
  org: Org;
  app: ClientApp;
  /** Null clears the slot, which leaves no audit entry. */
  certificate: AppCertificate | null;
  byUsername: string;
}

export function saveCertificate(
  { org, app, certificate, byUsername }: CertificateChange,
  at: number,
  random: Random,
): void {
  const before = app.settings.saved.certificate;
  saveApp(org, app, { certificate }, at, random);
  if (certificate === null) return;
  const [action, display] =
    before === null
      ? ['insertApplicationCertificate', `Created Connected App Certificate ${certificate.subject}`]
      : [
          'changeApplicationCertificate',
          `Changed Connected App Certificate from ${before.subject} to ${certificate.subject}`,
        ];
  recordSetupChange(org, { at, action, display, createdByUsername: byUsername }, random);
}
