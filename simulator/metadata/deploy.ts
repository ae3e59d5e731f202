// A deploy of client apps, by SOAP and by REST alike, from the moment it is asked for. Deploys are declarative: a component without
// <certificate> clears the one there was. All or nothing, unless the org takes what can be done without the rest.

import { drawId } from '../orgs/identifiers.ts';
import { type Deployed, type DeployOptions, type DeployState, keepJob } from '../orgs/metadata-jobs.ts';
import type { Org } from '../orgs/org.ts';
import type { OrgUser } from '../orgs/user.ts';
import { ApiRefusal } from '../rest/api-refusal.ts';
import type { Caller } from '../rest/authorize.ts';
import type { SimulatorState } from '../state.ts';
import { isManifest, planPackage } from './deploy-package.ts';
import { Draft, type Step } from './deploy-step.ts';

const DAY = 86_400_000;
const VALIDATION_HOLDS = 10 * DAY;

export const plainDeploy: DeployOptions = {
  checkOnly: false,
  rollbackOnError: true,
  ignoreWarnings: false,
  allowMissingFiles: false,
  runTests: false,
};

/** Of an org whose deploys take no time it is over when this returns. */
export function startDeploy(
  state: SimulatorState,
  org: Org,
  { user }: Pick<Caller, 'user'>,
  { zip, options }: { zip: Uint8Array; options: DeployOptions },
): Deployed {
  if (!options.rollbackOnError && org.settings.environment === 'production') {
    throw new ApiRefusal(400, 'INVALID_OPERATION', 'rollbackOnError option must be true on a production org');
  }
  const at = state.time.now();
  const deployed: Deployed = {
    id: drawId(state.random, '0Af'),
    ...options,
    at,
    finishesAt: at + org.settings.deploySeconds * 1000,
    by: user,
    zip,
    state: 'Pending',
    components: null,
    endedAt: null,
    canceled: null,
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
      const { canceled, finishesAt } = deployed;
      if (canceled !== null && canceled.endsAt <= now) end(deployed, 'Canceled', canceled.endsAt);
      else if (canceled === null && finishesAt <= now) finish(state, org, deployed);
      else deployed.state = stateUnderWay(deployed, now);
    }
    if (!open.some(isUnderWay)) state.deploying.delete(org);
  }
}

function stateUnderWay({ at, finishesAt, canceled }: Deployed, now: number): DeployState {
  if (canceled !== null) return 'Canceling';
  const done = (now - at) / (finishesAt - at);
  if (done < 0.25) return 'Pending';
  return done < 0.9 ? 'InProgress' : 'Finalizing';
}

function isUnderWay({ endedAt }: Deployed): boolean {
  return endedAt === null;
}

function end(deployed: Deployed, state: DeployState, at: number): void {
  deployed.state = state;
  deployed.endedAt = at;
}

/** What waits is cancelled at once; what is at work takes a tenth of its time for it. Undefined: there is no such deploy under way. */
export function cancelDeploy(state: SimulatorState, org: Org, { user }: Caller, id: string): Deployed | undefined {
  const deployed = org.deploys.get(id);
  if (deployed === undefined || !isUnderWay(deployed)) return undefined;
  const now = state.time.now();
  const takesMs = deployed.state === 'Pending' ? 0 : (deployed.finishesAt - deployed.at) / 10;
  deployed.canceled ??= { by: user, endsAt: now + takesMs };
  finishDeploys(state);
  return deployed;
}

/** What was validated, for real. Undefined: it was not, or not with success, or too long ago. */
export function deployValidated(state: SimulatorState, org: Org, caller: Caller, id: string): Deployed | undefined {
  const validated = org.deploys.get(id);
  if (validated?.checkOnly !== true || validated.state !== 'Succeeded') return undefined;
  if (state.time.now() - (validated.endedAt ?? 0) > VALIDATION_HOLDS) return undefined;
  const { zip, rollbackOnError, ignoreWarnings, allowMissingFiles } = validated;
  const options = { checkOnly: false, rollbackOnError, ignoreWarnings, allowMissingFiles, runTests: false };
  return startDeploy(state, org, caller, { zip, options });
}

/** One that is over and says nothing of what it did. */
export function noteDeploy(state: SimulatorState, org: Org, user: OrgUser): void {
  const at = state.time.now();
  const id = drawId(state.random, '0Af');
  const over = { state: 'Succeeded', components: [], endedAt: at, canceled: null } as const;
  keepJob(org.deploys, id, {
    id,
    at,
    finishesAt: at,
    by: user,
    zip: new Uint8Array(),
    ...plainDeploy,
    ...over,
    components: [],
  });
}

function finish(state: SimulatorState, org: Org, deployed: Deployed): void {
  const { by, checkOnly, rollbackOnError } = deployed;
  const isTaken = (consumerKey: string) => [...state.orgs.values()].some(({ apps }) => apps.has(consumerKey));
  const steps = planPackage(new Draft(org, isTaken), by, deployed);
  const sound = steps.filter(({ result }) => isSuccess(deployed, result));
  const isWhole = sound.length === steps.length;
  if (!checkOnly && (isWhole || !rollbackOnError)) for (const step of sound) step.apply(state, org, by.username);
  deployed.components = steps.map(({ result }) => result);
  end(deployed, outcome(sound, isWhole, rollbackOnError), Math.max(deployed.finishesAt, deployed.at));
}

function outcome(sound: readonly Step[], isWhole: boolean, rollbackOnError: boolean): DeployState {
  if (isWhole) return 'Succeeded';
  const isPartial = !rollbackOnError && sound.some(({ result }) => !isManifest(result));
  return isPartial ? 'SucceededPartial' : 'Failed';
}

/** A warning is an error to whoever does not say that it is none. */
export function isSuccess(
  { ignoreWarnings }: Pick<DeployOptions, 'ignoreWarnings'>,
  { problem, isWarning }: Step['result'],
): boolean {
  return problem === null || (isWarning && ignoreWarnings);
}
