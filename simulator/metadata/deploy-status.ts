// The result of a deploy as checkDeployStatus and the REST deployRequest return it: the same fields, as XML or as JSON.

import type { ComponentResult, Deployed } from '../orgs/metadata-jobs.ts';
import { isSuccess } from './deploy.ts';
import { isManifest } from './deploy-package.ts';

type Plain = string | number | boolean | null;

export interface DeployStatus {
  [field: string]: Plain | DeployDetails;
}

interface DeployDetails {
  [list: string]: Record<string, Plain>[] | Record<string, Plain>;
}

export function deployStatus(deployed: Deployed, withDetails: boolean): DeployStatus {
  const results = deployed.components ?? [];
  const counted = results.filter((one) => !isManifest(one) || one.problem !== null);
  const failures = results.filter((one) => !isSuccess(deployed, one));
  const successes = results.filter((one) => isSuccess(deployed, one));
  const at = new Date(deployed.at).toISOString();
  const { state: status, endedAt, canceled } = deployed;
  return {
    ...(canceled === null ? {} : { canceledBy: canceled.by.id, canceledByName: canceled.by.displayName }),
    checkOnly: deployed.checkOnly,
    ...(endedAt === null ? {} : { completedDate: new Date(endedAt).toISOString() }),
    createdBy: deployed.by.id,
    createdByName: deployed.by.displayName,
    createdDate: at,
    ...(withDetails
      ? {
          details: {
            componentFailures: failures.map((one) => componentMessage(deployed, one)),
            componentSuccesses: successes.map((one) => componentMessage(deployed, one)),
            runTestResult: { numFailures: 0, numTestsRun: 0, totalTime: 0 },
          },
        }
      : {}),
    done: endedAt !== null,
    id: deployed.id,
    ignoreWarnings: deployed.ignoreWarnings,
    lastModifiedDate: new Date(endedAt ?? deployed.at).toISOString(),
    numberComponentErrors: failures.length,
    numberComponentsDeployed: counted.length - failures.length,
    numberComponentsTotal: counted.length,
    numberTestErrors: 0,
    numberTestsCompleted: 0,
    numberTestsTotal: 0,
    rollbackOnError: deployed.rollbackOnError,
    runTestsEnabled: deployed.runTests,
    ...(status === 'Pending' ? {} : { startDate: at }),
    status,
    success: status === 'Succeeded' || status === 'SucceededPartial',
  };
}

function componentMessage(deployed: Deployed, component: ComponentResult): Record<string, Plain> {
  const { id, problem, isWarning, ...did } = component;
  return {
    ...did,
    createdDate: new Date(deployed.endedAt ?? deployed.at).toISOString(),
    ...(id === null ? {} : { id }),
    ...(problem === null ? {} : { problem, problemType: isWarning ? 'Warning' : 'Error' }),
    success: isSuccess(deployed, component),
  };
}
