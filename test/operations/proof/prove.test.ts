// Experiments against the simulated org: every fact is found as the org was set, both ways, and what cannot be found out says why.

import assert from 'node:assert/strict';
import type { OrgPatch } from '../../../simulator/control/patches.ts';
import type { Permission } from '../../../simulator/orgs/user.ts';
import type { OrgFactValues } from '../../../src/domain/org/org-facts.ts';
import type { ExperimentName } from '../../../src/domain/proof/experiments.ts';
import type { NotFoundOut } from '../../../src/domain/proof/proof.ts';
import type { Installation } from '../scene/installation.ts';
import { refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';
import { type AppKind, factsOf, provable, proved } from './proof-scene.ts';

const deploying: Permission[] = [
  'ApiEnabled',
  'ModifyMetadata',
  'CustomizeApplication',
  'ManageConnectedApps',
  'ViewSetup',
];
const seeing: Permission[] = [...deploying, 'ViewConsumerSecretsInMetadata'];

/** As fast as a run of the tests can bear, and slower than the rhythm of the experiments. */
const spreading = { propagation: { minSeconds: 4, maxSeconds: 12 }, servers: 4 };

interface Case {
  experiment: ExperimentName;
  org: OrgPatch;
  permissions?: Permission[];
  appKind?: AppKind;
  /** What it is, or why it was not found out. */
  comes: Partial<OrgFactValues> | NotFoundOut;
}

const cases: Case[] = [
  {
    experiment: 'wrongKey',
    org: { wrongKeyAnswer: 'invalid-assertion' },
    comes: { wrongKeyAnswer: 'invalid_grant: invalid assertion' },
  },
  {
    experiment: 'wrongKey',
    org: { wrongKeyAnswer: 'invalid-client' },
    comes: { wrongKeyAnswer: 'invalid_client: invalid client credentials' },
  },
  { experiment: 'readBack', org: {}, comes: { connectedAppReadBack: 'shown' } },
  {
    experiment: 'readBack',
    org: { ecaCertificateReadback: 'by-permission' },
    appKind: 'external-client-app',
    permissions: seeing,
    comes: { readBackWithSecrets: 'shown' },
  },
  {
    experiment: 'readBack',
    org: { ecaCertificateReadback: 'never' },
    appKind: 'external-client-app',
    permissions: seeing,
    comes: { readBackWithSecrets: 'notShown' },
  },
  {
    experiment: 'readBack',
    org: { ecaCertificateReadback: 'by-permission' },
    appKind: 'external-client-app',
    permissions: deploying,
    comes: { readBackWithoutSecrets: 'notShown' },
  },
  {
    experiment: 'readBack',
    org: { ecaCertificateReadback: 'always' },
    appKind: 'external-client-app',
    permissions: deploying,
    comes: { readBackWithoutSecrets: 'shown' },
  },
  {
    experiment: 'readBack',
    org: {},
    permissions: ['ApiEnabled'],
    comes: { type: 'notPermitted', detail: 'Modify Metadata Through Metadata API Functions' },
  },
  {
    experiment: 'deployer',
    org: {},
    permissions: deploying,
    comes: {
      deployPermissions: [
        'Modify Metadata Through Metadata API Functions',
        'Customize Application',
        'Manage Connected Apps',
        'View Setup and Configuration',
      ],
    },
  },
  {
    experiment: 'deployer',
    org: {},
    permissions: ['ApiEnabled', 'ModifyMetadata', 'CustomizeApplication', 'ManageConnectedApps'],
    comes: {
      deployPermissions: [
        'Modify Metadata Through Metadata API Functions',
        'Customize Application',
        'Manage Connected Apps',
      ],
    },
  },
  {
    experiment: 'deployer',
    org: {},
    permissions: ['ApiEnabled', 'ModifyMetadata', 'ManageConnectedApps'],
    comes: {
      type: 'deployRefused',
      detail: 'You do not have the permission CustomizeApplication that this deploy needs',
    },
  },
  ...(['invalid-assertion', 'invalid-client'] as const).flatMap((answer): Case[] => {
    const words =
      answer === 'invalid-client' ? 'invalid_client: invalid client credentials' : 'invalid_grant: invalid assertion';
    const org = { ...spreading, flowOffAnswer: answer };
    return [
      { experiment: 'missingCertificate', org, comes: { missingCertificateAnswer: words } },
      { experiment: 'flowOff', org, comes: { flowOffAnswer: words } },
    ];
  }),
  ...(['accept', 'refuse'] as const).map(
    (expiredCertificates): Case => ({
      experiment: 'expiredCertificate',
      org: { ...spreading, expiredCertificates },
      comes: { expiredCertificate: expiredCertificates === 'accept' ? 'accepted' : 'refused' },
    }),
  ),
  {
    experiment: 'connectedAppSwap',
    org: { ...spreading, certificateDeploys: 'ignore' },
    comes: { connectedAppSwap: 'notReplaced' },
  },
  {
    experiment: 'connectedAppSwap',
    org: { connectedAppCreation: 'restricted' },
    comes: {
      type: 'appNotMade',
      detail:
        'You can’t create a connected app. To enable connected app creation, contact Salesforce Customer Support.',
    },
  },
  {
    experiment: 'swap',
    org: { ...spreading, certificateDeploys: 'ignore' },
    comes: { type: 'notAccepted', detail: 'invalid_grant: invalid assertion' },
  },
];

for (const { experiment, org, permissions, appKind = 'connected-app', comes } of cases) {
  const how = JSON.stringify({ ...org, ...(permissions && { permissions }) });
  inEachInstallation(
    `${experiment} of a ${appKind} finds ${JSON.stringify(comes)} where the org is ${how}`,
    async (world) => {
      const { context } = await provable(world, appKind, org);
      if (permissions !== undefined) patchOwnUser(world, permissions);
      const { experiments } = await proved(world, context, [experiment]);
      const [result] = experiments;
      assert.deepEqual(result?.notFoundOut, 'type' in comes ? comes : null);
      assert.deepEqual(await factsOf(context), 'type' in comes ? {} : comes);
      const { orgId } = world.org();
      assert.equal(world.control.apps(orgId).length, 1, 'nothing of ours is left in the org');
    },
    { orgs: [{ appKind }], settings: { propagationSeconds: 60 } },
  );
}

function patchOwnUser(world: Installation, permissions: Permission[]): void {
  const { orgId, username } = world.org();
  world.control.patchUser(orgId, username, { permissions });
}

inEachInstallation('a production org is refused, and not one login is spent on it', async (world) => {
  const { context } = await provable(world, 'connected-app', { environment: 'production' });
  world.network.taken();
  await refuses('proofInProduction', proved(world, context));
  const [proof] = await context.store.read((tx) =>
    tx.connections.byName('acme').then((one) => tx.proofs.unfinishedOf(one?.id ?? '')),
  );
  assert.equal(proof, undefined);
});

inEachInstallation('the fewest permissions with which a deploy went well stay known', async (world) => {
  const { context } = await provable(world, 'connected-app');
  const few: Permission[] = ['ApiEnabled', 'ModifyMetadata', 'CustomizeApplication', 'ManageConnectedApps'];
  patchOwnUser(world, few);
  await proved(world, context, ['deployer']);
  patchOwnUser(world, deploying);
  await proved(world, context, ['deployer']);
  assert.equal((await factsOf(context)).deployPermissions?.length, 3);
});
