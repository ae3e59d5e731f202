// The components of an app that lives for the time of an experiment, as they are sent to an org. A new app may be given its consumer key;
// one that is there keeps its own.

import type { AppKind } from '../client-app/client-app.ts';

interface AppComponent {
  type: string;
  fullName: string;
  /** In a package, with its folder. */
  path: string;
  xml: string;
}

interface WantedApp {
  /** Its API name: letters, digits, underscores. */
  name: string;
  consumerKey: string;
  /** Null: without one, which turns the flow off. */
  certificateDer: Uint8Array | null;
  /** The name or id of the profile whose users may sign in. */
  profile: string;
}

const namespace = 'http://soap.sforce.com/2006/04/metadata';
const contactEmail = 'nobody@example.com';
/** Asked for by Setup, and used by no JWT bearer flow. */
const callbackUrl = 'https://login.salesforce.com/services/oauth2/callback';

export function newApp(kind: AppKind, app: WantedApp): AppComponent[] {
  return kind === 'connected-app' ? [connectedApp(app)] : externalClientApp(app);
}

/** What is deployed to take the certificate out of an app that is there. */
export function emptiedSlot(kind: AppKind, app: Omit<WantedApp, 'certificateDer' | 'consumerKey'>): AppComponent {
  const empty = { ...app, certificateDer: null, consumerKey: null };
  return kind === 'connected-app' ? connectedApp(empty) : globalSettings(empty);
}

/** What is deleted; its parts go with it. */
export function appItself(kind: AppKind, name: string): { type: string; fullName: string } {
  return { type: kind === 'connected-app' ? 'ConnectedApp' : 'ExternalClientApplication', fullName: name };
}

export function slotOf(kind: AppKind, name: string): { fullName: string } {
  return { fullName: kind === 'connected-app' ? name : `${name}_glbloauth` };
}

type Given = Omit<WantedApp, 'consumerKey'> & { consumerKey: string | null };

function connectedApp({ name, consumerKey, certificateDer, profile }: Given): AppComponent {
  const oauth =
    element('callbackUrl', callbackUrl) +
    certificateElement(certificateDer) +
    (consumerKey === null ? '' : element('consumerKey', consumerKey)) +
    element('isAdminApproved', 'true') +
    element('scopes', 'Api') +
    element('scopes', 'RefreshToken');
  const fields =
    element('contactEmail', contactEmail) +
    element('label', name) +
    `<oauthConfig>${oauth}</oauthConfig>` +
    element('profileName', profile);
  return component('ConnectedApp', name, `connectedApps/${name}.connectedApp`, fields);
}

function externalClientApp(app: Given): AppComponent[] {
  const { name, profile } = app;
  const [settings, policies] = [`${name}_oauth`, `${name}_oauthPlcy`];
  return [
    component(
      'ExternalClientApplication',
      name,
      `externalClientApps/${name}.eca`,
      element('contactEmail', contactEmail) + element('distributionState', 'Local') + element('label', name),
    ),
    component(
      'ExtlClntAppOauthSettings',
      settings,
      `extlClntAppOauthSettings/${settings}.ecaOauth`,
      element('commaSeparatedOauthScopes', 'Api, RefreshToken') + ofApp(name, settings),
    ),
    globalSettings(app),
    component(
      'ExtlClntAppOauthConfigurablePolicies',
      policies,
      `extlClntAppOauthPolicies/${policies}.ecaOauthPlcy`,
      element('commaSeparatedProfile', profile) +
        ofApp(name, policies) +
        element('permittedUsersPolicyType', 'AdminApprovedPreAuthorized'),
    ),
  ];
}

function globalSettings({ name, consumerKey, certificateDer }: Given): AppComponent {
  const { fullName } = slotOf('external-client-app', name);
  const fields =
    element('callbackUrl', callbackUrl) +
    certificateElement(certificateDer) +
    (consumerKey === null ? '' : element('consumerKey', consumerKey)) +
    ofApp(name, fullName) +
    element('shouldRotateConsumerKey', 'false') +
    element('shouldRotateConsumerSecret', 'false');
  const path = `extlClntAppGlobalOauthSets/${fullName}.ecaGlblOauth`;
  return component('ExtlClntAppGlobalOauthSettings', fullName, path, fields);
}

function ofApp(name: string, label: string): string {
  return element('externalClientApplication', name) + element('label', label);
}

function certificateElement(der: Uint8Array | null): string {
  return der === null ? '' : element('certificate', Buffer.from(der).toString('base64'));
}

function component(type: string, fullName: string, path: string, fields: string): AppComponent {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="${namespace}">${fields}</${type}>\n`;
  return { type, fullName, path, xml };
}

function element(name: string, text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<${name}>${escaped}</${name}>`;
}
