// Fills or empties the one certificate slot of an app, and writes the setup audit trail in Salesforce's words. The
// certificate of a packaged app is its publisher's: a change there reaches every org that installed it.

import type { SimulatorState } from '../state.ts';
import type { AppCertificate } from './certificate.ts';
import type { AppSettings, ClientApp } from './client-app.ts';
import { type Org, recordSetupChange, saveApp } from './org.ts';

export interface CertificateChange {
  org: Org;
  app: ClientApp;
  /** Null clears the slot, which leaves no audit entry. */
  certificate: AppCertificate | null;
  byUsername: string;
  /** What else the same save changes: one save reaches each server as a whole. */
  settings?: Partial<AppSettings>;
}

export function saveCertificate(state: SimulatorState, change: CertificateChange): void {
  const { org, app, certificate, byUsername, settings } = change;
  const at = state.time.now();
  const before = app.settings.saved.certificate;
  saveApp(org, app, { ...settings, certificate }, at, state.random);
  for (const copy of installationsOf(state, app)) saveApp(copy.org, copy.app, { certificate }, at, state.random);
  if (before !== null && org.settings.tokensAfterCertificateChange === 'end') {
    state.sessions.revoke({ orgId: org.id, consumerKey: app.consumerKey });
  }
  if (certificate !== null) noteCertificate(state, org, { before, certificate, byUsername });
}

/** The audit entry alone, for an app that is made with its certificate. */
export function noteCertificate(
  { time, random }: SimulatorState,
  org: Org,
  change: { before: AppCertificate | null; certificate: AppCertificate; byUsername: string },
): void {
  const { before, certificate, byUsername } = change;
  const [action, display] =
    before === null
      ? ['insertApplicationCertificate', `Created Connected App Certificate ${certificate.subject}`]
      : [
          'changeApplicationCertificate',
          `Changed Connected App Certificate from ${before.subject} to ${certificate.subject}`,
        ];
  recordSetupChange(org, { at: time.now(), action, display, createdByUsername: byUsername }, random);
}

function installationsOf({ orgs }: SimulatorState, publisher: ClientApp): { org: Org; app: ClientApp }[] {
  return [...orgs.values()].flatMap((org) => {
    const app = org.apps.get(publisher.consumerKey);
    return app !== undefined && app !== publisher && app.isPackaged ? [{ org, app }] : [];
  });
}
