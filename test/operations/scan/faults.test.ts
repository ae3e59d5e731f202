// Scans of an org whose calls fail now and then, over real HTTP: the right end, and the right report.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScan } from '../../../src/operations/scan/run.ts';
import { openScannedOrg, type ScannedOrg } from './scanned-org.ts';

async function openPlain(t: Parameters<typeof openScannedOrg>[0]): Promise<ScannedOrg> {
  const org = await openScannedOrg(t, { components: 300, seed: 5 });
  org.control.patchOrg(org.orgId, { retrievePolls: 0, brokenComponents: 1 });
  return org;
}

async function found(org: ScannedOrg, scan: Awaited<ReturnType<ScannedOrg['scan']>>): Promise<string[]> {
  return (await org.components(scan)).map(({ type, fullName }) => `${type} ${fullName}`).sort();
}

test('calls that fail, are reset or break off are asked again, and nothing of it is told as a fault of the org', async (t) => {
  const calm = await openPlain(t);
  const without = await calm.scan();
  const org = await openPlain(t);
  const kinds = ['serverError', 'maintenance', 'reset', 'lostAnswer', 'halfClosed'];
  const faults = Object.fromEntries(kinds.map((kind) => [kind, { probability: 0.03, path: '/services/Soap' }]));
  org.control.patchOrg(org.orgId, { faults });
  const scan = await org.scan();
  assert.ok(scan.apiCalls > without.apiCalls, `${scan.apiCalls} calls, ${without.apiCalls} without faults`);
  assert.equal(scan.state, without.state);
  assert.deepEqual(scan.problems, without.problems);
  assert.deepEqual(await found(org, scan), org.truth());
});

test('where the limit of the org is reached in the middle it waits with that reason, and goes on from what it has', async (t) => {
  const org = await openPlain(t);
  const settings = { ...org.scans.settings, scanReservePercent: 0 };
  const context = { ...org.scans, settings };
  const run = async () => (await runScan.run(context, { name: 'acme' }, () => {})).scan;
  org.control.patchOrg(org.orgId, { apiRequestLimit: 10_000, apiRequestsUsed: 9_980 });
  const putOff = await run();
  assert.equal(putOff.state, 'RUNNING');
  assert.match(putOff.putOff ?? '', /limit|API calls are used/i);
  assert.ok(putOff.apiCalls > 0 && putOff.lookAt > Date.now() + 50 * 60_000);
  assert.equal(await org.scans.store.read((tx) => tx.scans.lastCompleted(putOff.connectionId)), null);
  org.control.patchOrg(org.orgId, { apiRequestsUsed: 0 });
  const scan = await run();
  assert.equal(scan.id, putOff.id);
  assert.match(scan.state, /^COMPLETED/);
  assert.deepEqual(await found(org, scan), org.truth());
});

test('an org that is away in the middle is waited for, and what it sent before is not asked for again', async (t) => {
  const org = await openPlain(t);
  const down = { serverError: { after: 12, path: '/services/Soap' } };
  org.control.patchOrg(org.orgId, { faults: down });
  const putOff = await org.scan();
  assert.equal(putOff.state, 'RUNNING');
  assert.notEqual(putOff.putOff, null);
  assert.equal(putOff.problemCount, 0);
  org.control.patchOrg(org.orgId, { faults: null });
  const scan = await org.scan();
  assert.match(scan.state, /^COMPLETED/);
  assert.deepEqual(await found(org, scan), org.truth());
});
