// A deploy of client apps, by SOAP and by REST alike. Deploys are declarative: a component without <certificate> clears the
// one there was. All or nothing: one component that fails leaves every app as it was.

import { strFromU8, unzipSync } from 'fflate';
import { drawId } from '../orgs/identifiers.ts';
import { type Deployed, type DeployState, keepJob } from '../orgs/metadata-jobs.ts';
import type { Org } from '../orgs/org.ts';
import type { OrgUser } from '../orgs/user.ts';
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

/** Of an org whose deploys take no time it is over when this returns. */
export function startDeploy(
  state: SimulatorState,
  org: Org,
  { user }: Pick<Caller, 'user'>,
  { zip, checkOnly }: { zip: Uint8Array; checkOnly: boolean },
): Deployed {
  const at = state.time.now();
  const deployed: Deployed = {
    id: drawId(state.random, '0Af'),
    checkOnly,
    at,
    finishesAt: at + org.settings.deploySeconds * 1000,
    by: user,
    zip,
    state: 'Pending',
    components: null,
    endedAt: null,
    canceledBy: null,
  };
  keepJob(org.deploys, deployed.id, deployed);
  state.deploying.add(org);
  finishDeploys(state);
  return deployed;
}

/** Does what the deploys whose time has come do, one after the other: an org has one at work. To be called before anything is looked at. */
export function finishDeploys(state: SimulatorState): void {
  for (const org of state.deploying) {
    const open = [...org.deploys.values()].filter(isUnderWay);
    const now = state.time.now();
    for (const deployed of open) {
      if (deployed.finishesAt <= now) finish(state, org, deployed);
      else deployed.state = stateUnderWay(deployed, now);
    }
    if (!open.some(isUnderWay)) state.deploying.delete(org);
  }
}

function stateUnderWay({ at, finishesAt }: Deployed, now: number): DeployState {
  const done = (now - at) / (finishesAt - at);
  if (done < 0.25) return 'Pending';
  return done < 0.9 ? 'InProgress' : 'Finalizing';
}

function isUnderWay({ components, canceledBy }: Deployed): boolean {
  return components === null && canceledBy === null;
}

/** False: there is no such deploy under way. */
export function cancelDeploy(state: SimulatorState, org: Org, { user }: Caller, id: string): boolean {
  const deployed = org.deploys.get(id);
  if (deployed === undefined || !isUnderWay(deployed)) return false;
  deployed.canceledBy = user;
  deployed.state = 'Canceled';
  deployed.endedAt = state.time.now();
  return true;
}

/** What was validated, for real. Undefined: it was not, or not with success. */
export function deployValidated(state: SimulatorState, org: Org, caller: Caller, id: string): Deployed | undefined {
  const validated = org.deploys.get(id);
  const isSound = validated?.checkOnly === true && validated.state === 'Succeeded';
  return isSound ? startDeploy(state, org, caller, { zip: validated.zip, checkOnly: false }) : undefined;
}

/** One that is over and says nothing of what it did. */
export function noteDeploy(state: SimulatorState, org: Org, user: OrgUser): void {
  const at = state.time.now();
  const id = drawId(state.random, '0Af');
  const over = { components: [], endedAt: at, canceledBy: null };
  const what = { checkOnly: false, zip: new Uint8Array(), state: 'Succeeded' } as const;
  keepJob(org.deploys, id, { id, at, finishesAt: at, by: user, ...what, ...over });
}

function finish(state: SimulatorState, org: Org, deployed: Deployed): void {
  const { by, zip, checkOnly } = deployed;
  const steps = planDeploy(org, { user: by }, zip);
  const isSound = steps.every((step) => step.result.problem === null);
  const isReal = !checkOnly && org.settings.certificateDeploys === 'replace';
  if (isSound && isReal) for (const step of steps) step.apply(state, org, by.username);
  deployed.components = steps.map((step) => step.result);
  deployed.state = isSound ? 'Succeeded' : 'Failed';
  deployed.endedAt = Math.max(deployed.finishesAt, deployed.at);
}

function planDeploy(org: Org, caller: Pick<Caller, 'user'>, zip: Uint8Array): Step[] {
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

function planFile(org: Org, caller: Pick<Caller, 'user'>, path: string, text: string): Step {
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
