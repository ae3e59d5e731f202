// What an admin clicks to put a certificate into Salesforce, in Salesforce's own words, for either kind of app. One text
// for the terminal, mails, pages and the runbook.

import type { ClientApp } from '../../domain/client-app/client-app.ts';
import type { Connection } from '../../domain/connection/connection.ts';
import { isSandboxHost } from '../../domain/connection/login-url.ts';

/** For an app that exists: where its certificate is replaced. Each string is one step. */
export function uploadSteps(app: ClientApp, connection: Connection, certificateFile: string): string[] {
  const org = isSandboxHost(connection.loginUrl) === true ? 'the sandbox' : 'Salesforce';
  const which =
    app.consumerKey === null
      ? []
      : [`If several apps have this name, the right one shows the consumer key ${shortened(app.consumerKey)}.`];
  if (app.kind === 'connected-app') {
    return [
      `In ${org}, open Setup > App Manager. Find "${app.name}", open its menu and choose Edit.`,
      ...which,
      `Under Use digital signatures choose ${certificateFile} with Choose File. Leave the box ticked.`,
      'Save. Salesforce takes 2 to 10 minutes to spread the change; nothing fails meanwhile.',
    ];
  }
  return [
    `In ${org}, open Setup > External Client App Manager. Open "${app.name}" and its Settings tab, then Edit.`,
    ...which,
    `In OAuth Settings, under Flow Enablement, keep Enable JWT Bearer Flow ticked and upload ${certificateFile} with Upload Files.`,
    'Save. Salesforce takes 2 to 10 minutes to spread the change; nothing fails meanwhile.',
  ];
}

/** Enough to recognise a key among others; the whole is in `connection show`. */
function shortened(consumerKey: string): string {
  return consumerKey.length <= 20 ? consumerKey : `${consumerKey.slice(0, 12)}…${consumerKey.slice(-6)}`;
}
