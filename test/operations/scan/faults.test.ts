// Scans of an org whose calls fail now and then, over real HTTP: the right end, and the right report.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { cancelScan } from '../../../src/operations/scan/cancel.ts';
import { runScan } from '../../../src/operations/scan/run.ts';
import { onEachDatabase } from '../scene/on-each-database.ts';
import type { Place } from '../scene/place.ts';
import { openScannedOrg, type ScannedOrg } from './scanned-org.ts';

/** Of each call; an org in the same process answers well within it. */
const patienceMs = 2_000;

async function openPlain(t: TestContext, place: Place | null = null, patience = patienceMs): Promise<ScannedOrg> {
  const location = place?.location;
  const environment: Record<string, string> =
    location?.type === 'postgres' ? { LATCHKEY_DATABASE_URL: location.url } : {};
  const org = await openScannedOrg(t, { components: 300, seed: 5 }, environment, patience);
  org.control.patchOrg(org.orgId, { retrievePolls: 0, brokenComponents: 1 });
  return org;
}

async function found(org: ScannedOrg, scan: Awaited<ReturnType<ScannedOrg['scan']>>): Promise<string[]> {
  return (await org.components(scan)).map(({ type, fullName }) => `${type} ${fullName}`).sort();
}

test('calls that fail, are reset, break off or stall are asked again, and nothing of it is told as a fault of the org', async (t) => {
  const calm = await openPlain(t);
  const without = await calm.scan();
  const org = await openPlain(t);
  const kinds = ['serverError', 'maintenance', 'reset', 'lostAnswer', 'halfClosed'];
  // Few enough that no call meets one at each of its tries.
  const some = (after: number) => ({ path: '/services/Soap', after, count: 3 });
  const faults = Object.fromEntries(kinds.map((kind, place) => [kind, some(4 + 30 * place)]));
  // Two of each: every one is waited for to its end.
  const silent = { path: '/services/Soap', after: 10, count: 2 };
  org.control.patchOrg(org.orgId, { faults: { ...faults, neverAnswers: silent, stalls: { ...silent, after: 25 } } });
  const scan = await org.scan();
  assert.ok(scan.apiCalls > without.apiCalls, `${scan.apiCalls} calls, ${without.apiCalls} without faults`);
  assert.equal(scan.state, without.state);
  assert.deepEqual(scan.problems, without.problems);
  assert.deepEqual(await found(org, scan), org.truth());
});

onEachDatabase(
  'where the limit is reached in the middle it waits with that reason, and goes on from there',
  async (place, t) => {
    const org = await openPlain(t, place);
    const settings = { ...org.scans.settings, scanReservePercent: 0 };
    const context = { ...org.scans, settings };
    const run = async () => (await runScan.run(context, { name: 'acme' }, () => {})).scan;
    org.control.patchOrg(org.orgId, { apiRequestLimit: 10_000, apiRequestsUsed: 9_980 });
    const putOff = await run();
    assert.equal(putOff.state, 'RUNNING');
    assert.match(putOff.putOff ?? '', /limit|callsReserved/i);
    assert.ok(putOff.apiCalls > 0 && putOff.lookAt > Date.now() + 50 * 60_000);
    assert.equal(await org.scans.store.read((tx) => tx.scans.lastCompleted(putOff.connectionId)), null);
    org.control.patchOrg(org.orgId, { apiRequestsUsed: 0 });
    const scan = await run();
    assert.equal(scan.id, putOff.id);
    assert.match(scan.state, /^COMPLETED/);
    assert.deepEqual(await found(org, scan), org.truth());
  },
);

for (const fault of ['serverError', 'stalls'] as const) {
  onEachDatabase(
    `an org that is away in the middle is waited for, and goes on from there (${fault})`,
    async (place, t) => {
      const org = await openPlain(t, place, fault === 'stalls' ? 300 : patienceMs);
      org.control.patchOrg(org.orgId, { faults: { [fault]: { after: 12, path: '/services/Soap' } } });
      const putOff = await org.scan();
      assert.equal(putOff.state, 'RUNNING');
      assert.notEqual(putOff.putOff, null);
      assert.equal(putOff.problemCount, 0);
      const units = await org.scans.store.read((tx) => tx.scans.unitsDone(putOff.id));
      assert.ok(units.length > 10, `${units.length} units are kept`);
      org.control.patchOrg(org.orgId, { faults: null });
      const scan = await org.scan();
      assert.match(scan.state, /^COMPLETED/);
      assert.deepEqual(await found(org, scan), org.truth());
    },
  );
}

test('a scan is cancelled while its org answers nothing at all', { timeout: 30_000 }, async (t) => {
  const org = await openPlain(t, null, 60_000);
  const silent = Promise.withResolvers<void>();
  // It tells its version, its limits and its types, and no list of them any more.
  org.control.patchOrg(org.orgId, { faults: { neverAnswers: { after: 3 } } });
  const { clock } = org.scans;
  const hurried = { ...clock, sleep: (ms: number, signal?: AbortSignal) => clock.sleep(ms / 100, signal) };
  const running = runScan.run({ ...org.scans, clock: hurried }, { name: 'acme' }, ({ phase }) => {
    if (phase === 'listing') silent.resolve();
  });
  await silent.promise;
  assert.equal((await cancelScan.run(org.scans, { name: 'acme' })).scan.state, 'RUNNING');
  const { scan } = await running;
  assert.equal(scan.state, 'CANCELLED');
  assert.deepEqual(await org.components(scan), []);
});
