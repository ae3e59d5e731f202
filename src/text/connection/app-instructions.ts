// What an admin clicks to make the app that will hold the certificate, in Salesforce's own words. For an app that exists
// already see rotation/upload-instructions.ts.
// Labels: Salesforce Help, "Configure a Connected App for the OAuth 2.0 JWT Bearer Flow" and "Create a Local External
// Client App".

import type { ClientApp } from '../../domain/client-app/client-app.ts';
import type { Connection } from '../../domain/connection/connection.ts';
import { isSandboxHost } from '../../domain/connection/login-url.ts';

/** The form asks for one, the flow never uses it. */
const callbackUrl = 'https://login.salesforce.com/services/oauth2/callback';
const scopes = '"Manage user data via APIs (api)" and "Perform requests at any time (refresh_token, offline_access)"';

/** What the form asks for, to copy. `contactEmail` null: the admin's own. */
export function appForm(app: ClientApp, { contacts }: Connection) {
  return { apiName: apiName(app.name), contactEmail: contacts[0] ?? null, callbackUrl };
}

function formValues(app: ClientApp, connection: Connection, nameLabel: string): string {
  const { apiName, contactEmail } = appForm(app, connection);
  return `${nameLabel} "${app.name}", API Name ${apiName}, Contact Email ${contactEmail ?? 'your own address'}`;
}

/** Letters, digits and single underscores, beginning with a letter (Salesforce Help, "API Name"). */
function apiName(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  const words = plain.replaceAll(/[^A-Za-z0-9]+/g, '_').replaceAll(/^_+|_+$/g, '');
  return /^[A-Za-z]/.test(words) ? words : `App_${words}`.replace(/_$/, '');
}

/** Each string is one step; the last one leaves the consumer key in the clipboard. */
export function appSteps(app: ClientApp, connection: Connection, certificateFile: string): string[] {
  const org = isSandboxHost(connection.loginUrl) === true ? 'the sandbox' : 'Salesforce';
  const copyKey = 'Copy the Consumer Key, never the Consumer Secret. Salesforce mails a code before it shows them.';
  if (app.kind === 'connected-app') {
    return [
      `In ${org}, open Setup > App Manager and choose New Connected App, or Edit in the menu of the app you have.`,
      `For a new one: ${formValues(app, connection, 'Connected App Name')}.`,
      `Tick Enable OAuth Settings; Callback URL ${callbackUrl}; scopes ${scopes}.`,
      `Tick Use digital signatures and choose ${certificateFile} with Choose File. Save.`,
      `Manage Connected Apps > the app > Edit Policies: Permitted Users "Admin approved users are pre-authorized". Save, then add a profile or permission set of ${connection.username}.`,
      `App Manager > the app > View > Manage Consumer Details. ${copyKey}`,
    ];
  }
  return [
    `In ${org}, open Setup > External Client App Manager and choose New External Client App, or open the one you have.`,
    `For a new one: ${formValues(app, connection, 'External Client App Name')}, Distribution State Local.`,
    `In OAuth Settings tick Enable OAuth; Callback URL ${callbackUrl}; scopes ${scopes}.`,
    `Under Flow Enablement tick Enable JWT Bearer Flow and upload ${certificateFile} with Upload Files. Create.`,
    `In Policies, OAuth Policies: Permitted Users "Admin approved users are pre-authorized", and add a profile or permission set of ${connection.username}. Save.`,
    `Settings > OAuth Settings > Consumer Key and Secret. ${copyKey}`,
  ];
}
