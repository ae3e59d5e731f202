// A ConnectedApp in a deploy: changes the app of that name, or makes it where the org still allows that.

import type { AppSettings } from '../orgs/client-app.ts';
import { createApp } from '../orgs/create.ts';
import type { Org } from '../orgs/org.ts';
import { saveCertificate } from '../orgs/save-certificate.ts';
import { keptFields, oauthScope } from './app-contents.ts';
import { assignedUsers } from './assigned-users.ts';
import {
  consumerKeyProblem,
  type DeployFile,
  type Draft,
  failed,
  findByName,
  passesOver,
  readSlot,
  type Step,
  saving,
} from './deploy-step.ts';
import { CONNECTED_APP } from './types.ts';
import { asList, asNode, asText, type XmlNode } from './xml.ts';

const RESTRICTED =
  'You can’t create a connected app. To enable connected app creation, contact Salesforce Customer Support.';

export function planConnectedApp(draft: Draft, file: DeployFile, node: XmlNode): Step {
  const app = draft.find('connected-app', file.name);
  const isNew = app === undefined;
  if (app?.isPackaged) return failed(file, 'Cannot modify managed object');
  if (isNew && draft.org.settings.connectedAppCreation === 'restricted') return failed(file, RESTRICTED);
  const oauth = asNode(node.oauthConfig);
  const consumerKey = asText(oauth.consumerKey);
  const problem = consumerKeyProblem(draft, consumerKey, isNew);
  if (problem !== undefined) return failed(file, problem);
  const certificate = readSlot(oauth.certificate);
  if (typeof certificate === 'string') return failed(file, certificate);
  const assigned = readAssigned(draft.org, node);
  if (typeof assigned === 'string') return failed(file, assigned);
  const { label = file.name, contactEmail, ...settings } = readSettings(node, oauth, isNew);
  return saving(file, CONNECTED_APP, { app, isNew }, (state, org, byUsername) => {
    const made = { name: file.name, label, consumerKey };
    const target = findByName(org, 'connected-app', file.name) ?? createApp(org, made, state.time.now(), state.random);
    if (passesOver(org, isNew)) return target;
    target.label = label;
    target.contactEmail = contactEmail ?? target.contactEmail;
    target.parts.set(file.type, { fullName: file.name, fields: keptFields(node) });
    saveCertificate(state, {
      org,
      app: target,
      certificate,
      byUsername,
      settings: { ...settings, ...(assigned === null ? {} : { assigned }), digitalSignatures: certificate !== null },
    });
    return target;
  });
}

function readSettings(node: XmlNode, oauth: XmlNode, isNew: boolean) {
  const isAdminApproved = asText(oauth.isAdminApproved) ?? (isNew ? 'false' : undefined);
  const settings: Partial<AppSettings> = {
    oauthEnabled: 'oauthConfig' in node,
    scopes: asList(oauth.scopes).map((scope) => oauthScope(String(scope))),
    callbackUrl: asText(oauth.callbackUrl) ?? '',
    ...(isAdminApproved === undefined
      ? {}
      : { permittedUsers: isAdminApproved === 'true' ? 'admin-approved' : 'self-authorize' }),
  };
  return { label: asText(node.label), contactEmail: asText(node.contactEmail), ...settings };
}

/** Null: the component says nothing of it, and it stays. */
function readAssigned(org: Org, node: XmlNode): string[] | string | null {
  if (!('profileName' in node) && !('permissionSetName' in node)) return null;
  const names = (element: unknown) => asList(element).map(String);
  return assignedUsers(org, [
    { field: 'profileName', type: 'Profile', names: names(node.profileName) },
    { field: 'permissionSetName', type: 'PermissionSet', names: names(node.permissionSetName) },
  ]);
}
