// A ConnectedApp in a deploy: changes the app of that name, or makes it where the org still allows that.

import type { AppSettings } from '../orgs/client-app.ts';
import { createApp } from '../orgs/create.ts';
import type { Org } from '../orgs/org.ts';
import { saveCertificate } from '../orgs/save-certificate.ts';
import { oauthScope } from './components.ts';
import { type DeployFile, failed, findByName, planned, readSlot, type Step } from './deploy-step.ts';
import { asList, asNode, asText, type XmlNode } from './xml.ts';

const RESTRICTED =
  'You can’t create a connected app. To enable connected app creation, contact Salesforce Customer Support.';

export function planConnectedApp(org: Org, file: DeployFile, node: XmlNode): Step {
  const app = findByName(org, 'connected-app', file.name);
  if (app?.isPackaged) return failed(file, 'Cannot modify managed object');
  if (app === undefined && org.settings.connectedAppCreation === 'restricted') return failed(file, RESTRICTED);
  const oauth = asNode(node.oauthConfig);
  if (asText(oauth.consumerKey) !== undefined) return failed(file, 'You cannot provide a Consumer Key');
  const certificate = readSlot(oauth.certificate);
  if (typeof certificate === 'string') return failed(file, certificate);
  const settings = readSettings(node, oauth, certificate !== null);
  return planned(file, { created: app === undefined, changed: true }, (state, target, byUsername) => {
    const [label = file.name, contactEmail] = [asText(node.label), asText(node.contactEmail)];
    const existing = app ?? createApp(target, { label }, state.time.now(), state.random);
    existing.label = label;
    existing.contactEmail = contactEmail ?? existing.contactEmail;
    saveCertificate(state, { org: target, app: existing, certificate, byUsername, settings });
  });
}

function readSettings(node: XmlNode, oauth: XmlNode, hasCertificate: boolean): Partial<AppSettings> {
  return {
    oauthEnabled: 'oauthConfig' in node,
    digitalSignatures: hasCertificate,
    scopes: asList(oauth.scopes).map((scope) => oauthScope(String(scope))),
    callbackUrl: asText(oauth.callbackUrl) ?? '',
    ...(oauth.isAdminApproved === undefined
      ? {}
      : { permittedUsers: oauth.isAdminApproved === 'true' ? 'admin-approved' : 'self-authorize' }),
  };
}
