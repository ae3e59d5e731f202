// The components of an External Client App in a deploy: the app itself and its OAuth settings make or change it, the policies say
// who may use it. What means nothing here is kept, and a retrieve returns it.

import type { AppSettings, ClientApp } from '../orgs/client-app.ts';
import { createApp, rekeyApp } from '../orgs/create.ts';
import { type Org, saveApp } from '../orgs/org.ts';
import { saveCertificate } from '../orgs/save-certificate.ts';
import type { SimulatorState } from '../state.ts';
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
import {
  ECA_GLOBAL_OAUTH,
  ECA_OAUTH,
  ECA_OAUTH_POLICIES,
  ECA_POLICIES,
  EXTERNAL_CLIENT_APP,
  type MetadataType,
} from './types.ts';
import { asText, isTrue, type XmlNode } from './xml.ts';

const KIND = 'external-client-app';

/** Nobody may use it yet, whatever the user approved: that is what its other components are for. */
const WITHOUT_OAUTH = {
  oauthEnabled: false,
  digitalSignatures: false,
  jwtBearerFlow: false,
  scopes: [],
  callbackUrl: '',
  permittedUsers: 'self-authorize' as const,
};

export function planExternalClientApp(draft: Draft, file: DeployFile, node: XmlNode): Step {
  const app = draft.find(KIND, file.name);
  if (app?.isPackaged) return failed(file, MANAGED);
  const label = asText(node.label);
  if (label === undefined && app === undefined) return failed(file, 'Required field is missing: label');
  draft.brings(EXTERNAL_CLIENT_APP, file.name);
  return saving(file, EXTERNAL_CLIENT_APP, { app, isNew: app === undefined }, (state, org) => {
    const parts = new Map();
    const made = { kind: KIND, name: file.name, label: label ?? file.name, parts, settings: WITHOUT_OAUTH } as const;
    const target = findByName(org, KIND, file.name) ?? createApp(org, made, state.time.now(), state.random);
    target.label = label ?? target.label;
    target.contactEmail = asText(node.contactEmail) ?? target.contactEmail;
    target.parts.set(file.type, { fullName: file.name, fields: keptFields(node) });
    return target;
  });
}

export function planOauthSettings(draft: Draft, file: DeployFile, node: XmlNode): Step {
  const scopes = (asText(node.commaSeparatedOauthScopes) ?? '').split(',').filter((scope) => scope.trim() !== '');
  return planPart(draft, file, ECA_OAUTH, node, ({ state, org, target }) => {
    save(state, org, target, { scopes: scopes.map((scope) => oauthScope(scope.trim())) });
  });
}

export function planGlobalOauth(draft: Draft, file: DeployFile, node: XmlNode): Step {
  const name = asText(node.externalClientApplication) ?? '';
  const app = draft.find(KIND, name);
  const isNew = app?.parts.get(file.type) === undefined;
  const consumerKey = asText(node.consumerKey);
  const hasOauthSettings = app?.parts.has(ECA_OAUTH.xmlName) || draft.isBrought(ECA_OAUTH, name);
  const problem =
    consumerKeyProblem(draft, consumerKey, isNew) ?? (hasOauthSettings ? undefined : WITHOUT_OAUTH_SETTINGS);
  if (isThere(draft, name) && problem !== undefined) return failed(file, problem);
  if (!isNew && (isTrue(node.shouldRotateConsumerKey) || isTrue(node.shouldRotateConsumerSecret))) {
    return failed(file, 'This simulator does not rotate a consumer key or a consumer secret');
  }
  const certificate = readSlot(node.certificate);
  if (typeof certificate === 'string') return failed(file, certificate);
  return planPart(draft, file, ECA_GLOBAL_OAUTH, node, ({ state, org, target, byUsername }) => {
    if (consumerKey !== undefined) rekeyApp(org, target, consumerKey);
    if (isNew) addPolicies(target);
    const isThere = certificate !== null;
    const settings = {
      ...(isNew ? { oauthEnabled: true } : {}),
      callbackUrl: asText(node.callbackUrl) ?? target.settings.saved.callbackUrl,
      // Without a certificate there is no JWT bearer flow: its tick goes with it.
      digitalSignatures: isThere,
      jwtBearerFlow: isThere,
    };
    saveCertificate(state, { org, app: target, certificate, byUsername, settings });
  });
}

export function planOauthPolicies(draft: Draft, file: DeployFile, node: XmlNode): Step {
  const type = asText(node.permittedUsersPolicyType) ?? 'AllSelfAuthorized';
  const permittedUsers = PERMITTED_USERS.get(type);
  if (permittedUsers === undefined) {
    return failed(file, `'${type}' is not a valid value for the enum 'PermittedUsersPolicyType'`);
  }
  const names = (field: string) =>
    (asText(node[field]) ?? '').split(',').flatMap((name) => (name.trim() === '' ? [] : name.trim()));
  const assigned = assignedUsers(draft.org, [
    { field: 'commaSeparatedProfile', type: 'Profile', names: names('commaSeparatedProfile') },
    { field: 'commaSeparatedPermissionSet', type: 'PermissionSet', names: names('commaSeparatedPermissionSet') },
  ]);
  if (typeof assigned === 'string') return failed(file, assigned);
  const highAssurance = asText(node.requiredSessionLevel) === 'HIGH_ASSURANCE';
  return planPart(draft, file, ECA_OAUTH_POLICIES, node, ({ state, org, target }) => {
    save(state, org, target, { permittedUsers, assigned, highAssurance });
  });
}

export function planPolicies(draft: Draft, file: DeployFile, node: XmlNode): Step {
  const isOn = (field: string) => asText(node[field]) !== 'false';
  return planPart(draft, file, ECA_POLICIES, node, ({ state, org, target }) => {
    save(state, org, target, { oauthEnabled: isOn('isEnabled') && isOn('isOauthPluginEnabled') });
  });
}

const PERMITTED_USERS = new Map<string, AppSettings['permittedUsers']>([
  ['AdminApprovedPreAuthorized', 'admin-approved'],
  ['AllSelfAuthorized', 'self-authorize'],
]);

const MANAGED = 'Cannot modify managed object';
/** Seen in a live org: the global settings alone make no app that anybody can use. */
const WITHOUT_OAUTH_SETTINGS =
  "The external client app configured in your global OAuth Settings doesn't have a valid OAuth settings configuration.";

interface Saving {
  state: SimulatorState;
  org: Org;
  target: ClientApp;
  byUsername: string;
}

/** A component that belongs to an app which is there, or comes with the same package. */
function planPart(
  draft: Draft,
  file: DeployFile,
  type: MetadataType,
  node: XmlNode,
  apply: (saving: Saving) => void,
): Step {
  const name = asText(node.externalClientApplication) ?? '';
  if (!isThere(draft, name)) {
    return failed(file, `In field: externalClientApplication - no ExternalClientApplication named ${name} found`);
  }
  const app = draft.find(KIND, name);
  if (app?.isPackaged) return failed(file, MANAGED);
  const known = app?.parts.get(type.xmlName);
  if (known !== undefined && known.fullName !== file.name) {
    return failed(file, `This simulator has the ${type.xmlName} of ${name} under the name ${known.fullName} already`);
  }
  draft.brings(type, name);
  return saving(file, type, { app, isNew: known === undefined }, (state, org, byUsername) => {
    const target = findByName(org, KIND, name);
    if (target === undefined) throw new Error(`the app ${name} comes before its parts`);
    if (type === ECA_GLOBAL_OAUTH && passesOver(org, known === undefined)) return target;
    target.parts.set(type.xmlName, { fullName: file.name, fields: keptFields(node) });
    apply({ state, org, target, byUsername });
    return target;
  });
}

function isThere(draft: Draft, name: string): boolean {
  return draft.find(KIND, name) !== undefined || draft.isBrought(EXTERNAL_CLIENT_APP, name);
}

/** An org adds them by itself, and a package may then bring them under whatever name it likes. */
function addPolicies({ name, parts }: ClientApp): void {
  for (const { xmlName } of [ECA_OAUTH_POLICIES, ECA_POLICIES]) {
    if (!parts.has(xmlName)) parts.set(xmlName, { fullName: `${name}_defaultPolicy`, fields: {} });
  }
}

function save({ time, random }: SimulatorState, org: Org, app: ClientApp, settings: Partial<AppSettings>): void {
  saveApp(org, app, settings, time.now(), random);
}
