// A deploy of client apps, by SOAP and by REST alike. Deploys are declarative: a component without <certificate> clears the
// one there was. All or nothing: one component that fails leaves every app as it was.

import { strFromU8, unzipSync } from 'fflate';
import { type AppCertificate, CertificateRefused, readMetadataCertificate } from '../orgs/certificate.ts';
import type { AppSettings, ClientApp } from '../orgs/client-app.ts';
import { createApp } from '../orgs/create.ts';
import { drawId } from '../orgs/identifiers.ts';
import { type ComponentResult, type Deployed, keepJob } from '../orgs/metadata-jobs.ts';
import { type Org, recordDeploy } from '../orgs/org.ts';
import { saveCertificate } from '../orgs/save-certificate.ts';
import type { Caller } from '../rest/authorize.ts';
import type { SimulatorState } from '../state.ts';
import { SCOPE_NAMES } from './components.ts';
import { asList, asNode, asText, isTrue, readXml, type XmlNode } from './xml.ts';

export function startDeploy(
  state: SimulatorState,
  org: Org,
  caller: Caller,
  { zip, checkOnly }: { zip: Uint8Array; checkOnly: boolean },
): Deployed {
  const steps = planDeploy(org, caller, zip);
  const isSound = steps.every((step) => step.result.problem === null);
  if (isSound && !checkOnly) {
    for (const step of steps) step.apply(state, org, caller.user.username);
    recordDeploy(org, { at: state.time.now(), byUsername: caller.user.username }, state.random);
  }
  const deployed: Deployed = {
    id: drawId(state.random, '0Af'),
    checkOnly,
    at: state.time.now(),
    by: caller.user,
    components: steps.map((step) => step.result),
  };
  keepJob(org.deploys, deployed.id, deployed);
  return deployed;
}

interface Step {
  result: ComponentResult;
  apply(state: SimulatorState, org: Org, by: string): void;
}

function planDeploy(org: Org, caller: Caller, zip: Uint8Array): Step[] {
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(zip);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return [failed('package.xml', '', '', 'The zip file is not readable')];
  }
  const steps = Object.entries(files)
    .filter(([path]) => !path.endsWith('/') && !path.endsWith('package.xml'))
    .map(([path, bytes]) => planFile(org, caller, path, strFromU8(bytes)));
  const hasManifest = Object.keys(files).some((path) => path.endsWith('package.xml'));
  return hasManifest ? steps : [failed('package.xml', '', '', 'No package.xml found')];
}

function planFile(org: Org, caller: Caller, path: string, text: string): Step {
  const [, name = ''] = /([^/]+)\.[A-Za-z]+$/.exec(path) ?? [];
  const document = readXml(text);
  if (document === undefined) return failed(path, name, '', 'Error parsing file: not well-formed XML');
  const type = document.name;
  const missing = (['CustomizeApplication', 'ManageConnectedApps'] as const).find(
    (permission) => !caller.user.permissions.includes(permission),
  );
  if (missing !== undefined)
    return failed(path, name, type, `You do not have the permission ${missing} that this deploy needs`);
  if (type === 'ConnectedApp') return planConnectedApp(org, path, name, document.node);
  if (type === 'ExtlClntAppGlobalOauthSettings') return planGlobalOauth(org, path, name, document.node);
  if (type === 'ExternalClientApplication' || type === 'ExtlClntAppOauthSettings') return unchanged(path, name, type);
  return failed(path, name, type, `Entity type ${type} cannot be deployed to this simulator`);
}

function planConnectedApp(org: Org, path: string, name: string, node: XmlNode): Step {
  const type = 'ConnectedApp';
  const app = findByName(org, 'connected-app', name);
  if (app?.isPackaged) return failed(path, name, type, 'Cannot modify managed object');
  if (app === undefined && org.settings.connectedAppCreation === 'restricted') {
    return failed(
      path,
      name,
      type,
      'You can’t create a connected app. To enable connected app creation, contact Salesforce Customer Support.',
    );
  }
  const oauth = asNode(node.oauthConfig);
  if (asText(oauth.consumerKey) !== undefined) return failed(path, name, type, 'You cannot provide a Consumer Key');
  const certificate = readSlot(oauth.certificate);
  if (typeof certificate === 'string') return failed(path, name, type, certificate);
  const patch: Partial<AppSettings> = {
    oauthEnabled: 'oauthConfig' in node,
    digitalSignatures: certificate !== null,
    scopes: asList(oauth.scopes).map((scope) => oauthScope(String(scope))),
    callbackUrl: asText(oauth.callbackUrl) ?? '',
    ...(oauth.isAdminApproved === undefined
      ? {}
      : {
          permittedUsers: oauth.isAdminApproved === 'true' ? ('admin-approved' as const) : ('self-authorize' as const),
        }),
  };
  return {
    result: {
      fileName: path,
      fullName: name,
      componentType: type,
      created: app === undefined,
      changed: true,
      problem: null,
    },
    apply(state, target, by) {
      const now = state.time.now();
      const existing = app ?? createApp(target, { label: asText(node.label) ?? name }, now, state.random);
      saveCertificate(state, { org: target, app: existing, certificate, byUsername: by, settings: patch });
    },
  };
}

function planGlobalOauth(org: Org, path: string, name: string, node: XmlNode): Step {
  const type = 'ExtlClntAppGlobalOauthSettings';
  const app = findByName(org, 'external-client-app', asText(node.externalClientApplication) ?? '');
  if (app === undefined)
    return failed(path, name, type, 'The external client app that this component names does not exist');
  if (app.isPackaged) return failed(path, name, type, 'Cannot modify managed object');
  if (isTrue(node.shouldRotateConsumerKey) || isTrue(node.shouldRotateConsumerSecret)) {
    return failed(path, name, type, 'This simulator rotates no consumer key and no consumer secret');
  }
  const certificate = readSlot(node.certificate);
  if (typeof certificate === 'string') return failed(path, name, type, certificate);
  return {
    result: { fileName: path, fullName: name, componentType: type, created: false, changed: true, problem: null },
    apply: (state, target, byUsername) => saveCertificate(state, { org: target, app, certificate, byUsername }),
  };
}

/** The certificate, null when the element is missing, or the sentence why it is refused. */
function readSlot(element: unknown): AppCertificate | null | string {
  const text = asText(element);
  if (text === undefined) return null;
  try {
    return readMetadataCertificate(text);
  } catch (error) {
    if (error instanceof CertificateRefused) return error.message;
    throw error;
  }
}

function findByName(org: Org, kind: ClientApp['kind'], name: string): ClientApp | undefined {
  return [...org.apps.values()].find((app) => app.kind === kind && app.name === name);
}

function oauthScope(metadataName: string): string {
  return Object.keys(SCOPE_NAMES).find((scope) => SCOPE_NAMES[scope] === metadataName) ?? metadataName;
}

function failed(fileName: string, fullName: string, componentType: string, problem: string): Step {
  const result = { fileName, fullName, componentType, created: false, changed: false, problem };
  return { result, apply: () => undefined };
}

function unchanged(fileName: string, fullName: string, componentType: string): Step {
  const result = { fileName, fullName, componentType, created: false, changed: false, problem: null };
  return { result, apply: () => undefined };
}
