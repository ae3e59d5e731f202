// A deploy of client apps, by SOAP and by REST alike. Deploys are declarative: a component without <certificate> clears the
// one there was. All or nothing: one component that fails leaves every app as it was.

import { strFromU8, unzipSync } from 'fflate';
import { drawId } from '../orgs/identifiers.ts';
import { type Deployed, keepJob } from '../orgs/metadata-jobs.ts';
import { type Org, recordDeploy } from '../orgs/org.ts';
import type { Caller } from '../rest/authorize.ts';
import type { SimulatorState } from '../state.ts';
import { planConnectedApp } from './deploy-connected-app.ts';
import { planExternalClientApp, planGlobalOauth, planOauthSettings } from './deploy-external-client-app.ts';
import { type DeployFile, failed, type Step } from './deploy-step.ts';
import {
  CONNECTED_APP,
  ECA_GLOBAL_OAUTH,
  ECA_OAUTH,
  EXTERNAL_CLIENT_APP,
  METADATA_TYPES,
  type MetadataType,
} from './types.ts';
import { readXml, type XmlNode } from './xml.ts';

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

function planDeploy(org: Org, caller: Caller, zip: Uint8Array): Step[] {
  const files = unzip(zip);
  if (files === undefined) return [failed({ path: 'package.xml', name: '', type: '' }, 'The zip file is not readable')];
  const paths = Object.keys(files).filter((path) => !path.endsWith('/'));
  if (!paths.some((path) => path.endsWith('package.xml'))) {
    return [failed({ path: 'package.xml', name: '', type: '' }, 'No package.xml found')];
  }
  return paths
    .filter((path) => !path.endsWith('package.xml') && !isSidecar(path, paths))
    .map((path) => planFile(org, caller, path, strFromU8(files[path] ?? new Uint8Array())));
}

function unzip(zip: Uint8Array): Record<string, Uint8Array> | undefined {
  try {
    return unzipSync(zip);
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** A.cls-meta.xml beside A.cls is one component with it. */
function isSidecar(path: string, paths: readonly string[]): boolean {
  return path.endsWith('-meta.xml') && paths.includes(path.slice(0, -'-meta.xml'.length));
}

const PLANS = new Map<MetadataType | undefined, (org: Org, file: DeployFile, node: XmlNode) => Step>([
  [CONNECTED_APP, planConnectedApp],
  [EXTERNAL_CLIENT_APP, planExternalClientApp],
  [ECA_GLOBAL_OAUTH, planGlobalOauth],
  [ECA_OAUTH, planOauthSettings],
]);

function planFile(org: Org, caller: Caller, path: string, text: string): Step {
  const [, directory = '', name = '', suffix = ''] = /(?:([^/]+)\/)?([^/]+)\.([A-Za-z]+)$/.exec(path) ?? [];
  const type = METADATA_TYPES.find((known) => known.suffix === suffix && known.directoryName === directory);
  const file: DeployFile = { path, name, type: type?.xmlName ?? '' };
  const plan = PLANS.get(type);
  if (/^destructiveChanges(Pre|Post)?$/.test(name)) return failed(file, 'This simulator does not delete components');
  if (plan === undefined) return failed(file, `This simulator does not deploy ${type?.xmlName ?? path}`);
  const document = readXml(text);
  if (document?.name !== file.type) return failed(file, `Error parsing file: not a well-formed ${file.type}`);
  const missing = (['CustomizeApplication', 'ManageConnectedApps'] as const).find(
    (permission) => !caller.user.permissions.includes(permission),
  );
  if (missing !== undefined) return failed(file, `You do not have the permission ${missing} that this deploy needs`);
  return plan(org, file, document.node);
}
