// What is done with what an org has shown: a warning goes, a wait grows and never shrinks, and nobody is asked for a permission that the
// org does without.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type FoundFact,
  keptFact,
  type OrgFact,
  propagationIn,
  stillMissing,
} from '../../../src/domain/org/org-facts.ts';
import { previewDeploy } from '../../../src/operations/rotation/preview-deploy.ts';
import { carried, handsFree } from '../rotation/swap-scene.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';
import { factsOf, proofContext, provable, proved } from './proof-scene.ts';

function known(fact: FoundFact): OrgFact {
  return { ...fact, foundBy: 'test', foundAt: 0, apiVersion: '68.0' };
}

test('a measured propagation lengthens what is waited for, and shortens nothing', () => {
  const settings = { propagationSeconds: 600 };
  assert.equal(propagationIn(settings, []).propagationSeconds, 600);
  assert.equal(propagationIn(settings, [known({ name: 'propagationSeconds', value: 93 })]).propagationSeconds, 600);
  assert.equal(propagationIn(settings, [known({ name: 'propagationSeconds', value: 720 })]).propagationSeconds, 720);
});

test('a permission that a deploy went well without is not missing, but the one to list deploys is', () => {
  const lacks = ['Manage Connected Apps', 'View Setup and Configuration'] as const;
  assert.deepEqual(stillMissing(lacks, []), lacks);
  const enough = known({ name: 'deployPermissions', value: ['Customize Application'] });
  assert.deepEqual(stillMissing(lacks, [enough]), ['View Setup and Configuration']);
  assert.deepEqual(stillMissing(['Customize Application'], [enough]), ['Customize Application']);
  const byAllData = known({ name: 'deployPermissions', value: ['Modify All Data', 'Customize Application'] });
  const metadata = 'Modify Metadata Through Metadata API Functions';
  assert.deepEqual(stillMissing([metadata, 'Manage Connected Apps'], [byAllData]), [metadata]);
});

test('of two propagations the longer stays known, of two sets of permissions the smaller, else the newer fact', () => {
  const facts: [FoundFact, FoundFact, FoundFact][] = [
    [
      { name: 'propagationSeconds', value: 300 },
      { name: 'propagationSeconds', value: 20 },
      { name: 'propagationSeconds', value: 300 },
    ],
    [
      { name: 'deployPermissions', value: ['a'] },
      { name: 'deployPermissions', value: ['a', 'b'] },
      { name: 'deployPermissions', value: ['a'] },
    ],
    [
      { name: 'expiredCertificate', value: 'accepted' },
      { name: 'expiredCertificate', value: 'refused' },
      { name: 'expiredCertificate', value: 'refused' },
    ],
  ];
  for (const [before, found, kept] of facts) assert.deepEqual(keptFact(before, found), kept);
});

inEachInstallation(
  'the dry run calls the swap of a Connected App unproved until the org has shown one',
  async (world) => {
    const { context } = await provable(world, 'connected-app');
    const isUnproved = async () => (await world.drive(previewDeploy.run(context, { name: 'acme' }))).isUnproved;
    assert.equal(await isUnproved(), true);
    await proved(world, context, ['connectedAppSwap']);
    assert.equal(await isUnproved(), false);
  },
  { settings: { propagationSeconds: 60 } },
);

inEachInstallation(
  'a rotation without hands of a Connected App that settled makes the org known for it',
  async (world) => {
    const { process, context } = await handsFree(world, 'connected-app');
    assert.deepEqual(await factsOf(proofContext(world, process)), {});
    const { swap } = await carried(world, context);
    assert.equal(swap.phase, 'settled');
    assert.deepEqual(await factsOf(proofContext(world, process)), { connectedAppSwap: 'replaced' });
  },
);
