// The result of a deploy as checkDeployStatus and the REST deployRequest return it: the same fields, as XML or as JSON.

import type { ComponentResult, Deployed } from '../orgs/metadata-jobs.ts';

export interface DeployStatus {
  [field: string]: string | number | boolean | null | DeployDetails;
}

export interface DeployDetails {
  [list: string]: Record<string, string | number | boolean | null>[];
}

export function deployStatus(deployed: Deployed): DeployStatus {
  const failures = deployed.components.filter((component) => component.problem !== null);
  const at = new Date(deployed.at).toISOString();
  return {
    checkOnly: deployed.checkOnly,
    completedDate: at,
    createdBy: deployed.by.id,
    createdByName: deployed.by.displayName,
    createdDate: at,
    details: {
      componentFailures: failures.map((component) => componentMessage(deployed, component)),
      componentSuccesses: deployed.components
        .filter((component) => component.problem === null)
        .map((component) => componentMessage(deployed, component)),
    },
    done: true,
    id: deployed.id,
    ignoreWarnings: false,
    lastModifiedDate: at,
    numberComponentErrors: failures.length,
    numberComponentsDeployed: deployed.components.length - failures.length,
    numberComponentsTotal: deployed.components.length,
    numberTestErrors: 0,
    numberTestsCompleted: 0,
    numberTestsTotal: 0,
    rollbackOnError: true,
    runTestsEnabled: false,
    startDate: at,
    status: failures.length === 0 ? 'Succeeded' : 'Failed',
    success: failures.length === 0,
  };
}

function componentMessage(deployed: Deployed, component: ComponentResult): DeployDetails[string][number] {
  const { fileName, fullName, componentType, created, changed, problem } = component;
  return {
    changed,
    componentType,
    created,
    createdDate: new Date(deployed.at).toISOString(),
    deleted: false,
    fileName,
    fullName,
    ...(problem === null ? {} : { problem, problemType: 'Error' }),
    success: problem === null,
  };
}
