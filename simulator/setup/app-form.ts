// The form of a new or an edited app, in the words of Setup > App Manager, and what it says when it is sent.

import { html } from 'hono/html';
import { type AppCertificate, CertificateRefused, readCertificate } from '../orgs/certificate.ts';
import type { AppKind, AppSettings } from '../orgs/client-app.ts';
import type { Html } from './page.ts';

export interface AppFields {
  label: string;
  contactEmail: string;
  settings: Pick<AppSettings, 'oauthEnabled' | 'callbackUrl' | 'digitalSignatures' | 'jwtBearerFlow' | 'scopes'>;
}

export const EMPTY_FIELDS: AppFields = {
  label: '',
  contactEmail: '',
  settings: { oauthEnabled: false, callbackUrl: '', digitalSignatures: false, jwtBearerFlow: false, scopes: [] },
};

/** The scopes that the form offers, by Salesforce's labels. */
const SCOPE_LABELS: readonly [scope: string, label: string][] = [
  ['api', 'Manage user data via APIs (api)'],
  ['refresh_token', 'Perform requests at any time (refresh_token, offline_access)'],
  ['id', 'Access the identity URL service (id, profile, email, address, phone)'],
  ['web', 'Manage user data via Web browsers (web)'],
  ['openid', 'Access unique user identifiers (openid)'],
  ['full', 'Full access (full)'],
];

export interface FormSetting {
  kind: AppKind;
  action: string;
  cancel: string;
  fields: AppFields;
  certificate: AppCertificate | null;
}

export function appForm({ kind, action, cancel, fields, certificate }: FormSetting): Html {
  const { settings } = fields;
  const isConnectedApp = kind === 'connected-app';
  return html`<form method="post" action="${action}" enctype="multipart/form-data">
<fieldset><legend>Basic Information</legend>
${textInput('label', isConnectedApp ? 'Connected App Name' : 'External Client App Name', fields.label, 'text')}
${textInput('contactEmail', 'Contact Email', fields.contactEmail, 'email')}
</fieldset>
<fieldset><legend>API (Enable OAuth Settings)</legend>
${checkbox('oauthEnabled', isConnectedApp ? 'Enable OAuth Settings' : 'Enable OAuth', settings.oauthEnabled)}
${textInput('callbackUrl', 'Callback URL', settings.callbackUrl, 'url')}
<p class="hint">The form asks for one; the JWT bearer flow does not use it.</p>
${isConnectedApp ? '' : checkbox('jwtBearerFlow', 'Enable JWT Bearer Flow', settings.jwtBearerFlow)}
${isConnectedApp ? checkbox('digitalSignatures', 'Use digital signatures', settings.digitalSignatures) : ''}
<label for="certificate">${isConnectedApp ? 'Digital certificate' : 'Certificate for the JWT bearer flow'}: Choose File</label>
<input type="file" id="certificate" name="certificate" accept=".crt,.pem,.cer">
<p class="hint">${certificate === null ? 'No certificate is uploaded.' : `Uploaded: ${certificate.subject}. Another file replaces it.`}</p>
</fieldset>
<fieldset><legend>Selected OAuth Scopes</legend>
${SCOPE_LABELS.map(([scope, label]) => checkbox('scopes', label, settings.scopes.includes(scope), scope))}
</fieldset>
<button type="submit">Save</button> <a class="button plain" href="${cancel}">Cancel</a>
</form>`;
}

export function checkbox(name: string, label: string, isChecked: boolean, value = 'on'): Html {
  return html`<label class="check"><input type="checkbox" name="${name}" value="${value}" ${isChecked ? 'checked' : ''}> ${label}</label>`;
}

function textInput(name: string, label: string, value: string, type: 'text' | 'email' | 'url'): Html {
  return html`<label for="${name}">${label}</label><input type="${type}" id="${name}" name="${name}" value="${value}">`;
}

export interface SentApp {
  fields: AppFields;
  /** Undefined when no file was chosen: the one there was stays. */
  certificate: AppCertificate | undefined;
  /** The first thing that Salesforce would complain about. */
  problem: string | undefined;
}

export async function readAppForm(form: FormData, kind: AppKind): Promise<SentApp> {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const isChecked = (name: string) => form.has(name);
  const fields: AppFields = {
    label: text('label'),
    contactEmail: text('contactEmail'),
    settings: {
      oauthEnabled: isChecked('oauthEnabled'),
      callbackUrl: text('callbackUrl'),
      digitalSignatures: kind === 'connected-app' ? isChecked('digitalSignatures') : isChecked('jwtBearerFlow'),
      jwtBearerFlow: kind === 'connected-app' || isChecked('jwtBearerFlow'),
      scopes: form.getAll('scopes').map(String),
    },
  };
  const file = form.get('certificate');
  const isChosen = file instanceof Blob && file.size > 0;
  try {
    const certificate = isChosen ? readCertificate(await file.text()) : undefined;
    return { fields, certificate, problem: problemIn(fields) };
  } catch (error) {
    if (error instanceof CertificateRefused) return { fields, certificate: undefined, problem: error.message };
    throw error;
  }
}

function problemIn({ label, contactEmail, settings }: AppFields): string | undefined {
  if (label === '') return 'Enter a name for the app.';
  if (!contactEmail.includes('@')) return 'Enter a contact email.';
  if (!settings.oauthEnabled) return undefined;
  if (settings.callbackUrl === '') return 'Enter a callback URL.';
  return settings.scopes.length === 0 ? 'Select at least one OAuth scope.' : undefined;
}
