// The result of a deploy as checkDeployStatus and the REST deployRequest return it: the same fields, as XML or as JSON.

import type { ComponentResult, Deployed } from '../orgs/metadata-jobs.ts';

export interface DeployStatus {
  [field: string]: string | number | boolean | null | DeployDetails;
}

export interface DeployDetails {
  [list: string]: Record<string, string | number | boolean | null>[];
}

export function deployStatus(deployed: Deployed): DeployStatus {
  const components = deployed.components ?? [];
  const failures = components.filter((component) => component.problem !== null);
  const at = new Date(deployed.at).toISOString();
  const { state: status, endedAt, canceledBy } = deployed;
  return {
    ...(canceledBy === null ? {} : { canceledBy: canceledBy.id, canceledByName: canceledBy.displayName }),
    checkOnly: deployed.checkOnly,
    ...(endedAt === null ? {} : { completedDate: new Date(endedAt).toISOString() }),
    createdBy: deployed.by.id,
    createdByName: deployed.by.displayName,
    createdDate: at,
    details: {
      componentFailures: failures.map((component) => componentMessage(deployed, component)),
      componentSuccesses: components
        .filter((component) => component.problem === null)
        .map((component) => componentMessage(deployed, component)),
    },
    done: endedAt !== null,
    id: deployed.id,
    ignoreWarnings: false,
    lastModifiedDate: new Date(endedAt ?? deployed.at).toISOString(),
    numberComponentErrors: failures.length,
    numberComponentsDeployed: components.length - failures.length,
    numberComponentsTotal: components.length,
    numberTestErrors: 0,
    numberTestsCompleted: 0,
    numberTestsTotal: 0,
    rollbackOnError: true,
    runTestsEnabled: false,
    ...(status === 'Pending' ? {} : { startDate: at }),
    status,
    success: status === 'Succeeded',
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
