// Scans, what they found, their schedules and what they leave out, on both databases.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OpenStore } from '../../../../src/adapters/store/open-store.ts';
import type { ComponentKey } from '../../../../src/domain/scan/component.ts';
import { newScan, type Scan } from '../../../../src/domain/scan/scan.ts';
import type { ComponentVersion } from '../../../../src/domain/scan/scan-store.ts';
import { newSchedule } from '../../../../src/domain/scan/schedule.ts';
import { entry, settle, start } from '../examples.ts';
import { type PlaceMaker, refuses } from '../place.ts';

const connectionId = 'id-of-acme';
const first: ComponentKey = { type: '', fullName: '' };

function aScan(number: number, more: Partial<Scan> = {}): Scan {
  const given = { id: `scan-${number}`, connectionId, number, askedBy: 'root', isScheduled: false, askedAt: start };
  return { ...newScan({ ...given, excluded: null }), ...more };
}

const completed = { state: 'COMPLETED', phase: 'over', byType: { ApexClass: 1 } } as const;

function version(fullName: string, sinceNumber: number, more: Partial<ComponentVersion> = {}): ComponentVersion {
  return {
    ...{ type: 'ApexClass', fullName, namespace: null, fileName: `classes/${fullName}.cls`, id: '01p000000000001' },
    ...{ createdBy: 'Ada', createdAt: start, lastModifiedBy: null, lastModifiedAt: null },
    ...{ sinceNumber, isRemoved: false, isPending: false, fingerprint: 'f', missing: null, ...more },
  };
}

async function insert(store: OpenStore, scan: Scan, versions: readonly ComponentVersion[] = []): Promise<void> {
  await store.write(async (tx) => {
    await tx.scans.insert(scan, entry('scan.asked', scan.id));
    await tx.scans.insertVersions(connectionId, versions);
  });
}

async function namesAt(store: OpenStore, number: number): Promise<string[]> {
  const found = await store.read((tx) => tx.scans.componentsAt({ connectionId, number }, first, 100));
  return found.map(({ fullName, sinceNumber }) => `${fullName} ${sinceNumber}`);
}

export function scanBehaviour(place: PlaceMaker): void {
  test('a scan comes back as it was written', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    const failure = { code: 'scanRefused', parameters: { name: 'a', message: 'b' }, isSignIn: true } as const;
    const whole = aScan(1, {
      ...{ state: 'RUNNING', phase: 'listing', isScheduled: true, startedAt: 1, endedAt: 2, known: 3, done: 4 },
      ...{ timeLeftMs: 5, apiCalls: 6, problems: [{ type: 'Flow', fullName: null, message: 'Ä' }], problemCount: 7 },
      ...{ failure, putOff: 'limit', putOffTimes: 8, lookAt: 9, isCancelWanted: true, byType: { Flow: 1 } },
      excluded: { types: ['Report'], names: ['Test*'], alongWith: ['ReportFolder'] },
    });
    await insert(store, whole);
    assert.deepEqual(await store.read((tx) => tx.scans.byId('scan-1')), whole);
    const changed = aScan(1, { ...completed, failure: null, putOff: null, excluded: null });
    await store.write((tx) => tx.scans.update(changed, null));
    assert.deepEqual(await store.read((tx) => tx.scans.byNumber({ connectionId, number: 1 })), changed);
    assert.equal(await store.read((tx) => tx.scans.nextNumber(connectionId)), 2);
    assert.equal(await store.read((tx) => tx.scans.openOf(connectionId)), null);
  });

  test('one scan of a connection is open, and one process holds it until its lease is over', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    await insert(store, aScan(1));
    await refuses('scanUnderWay', insert(store, aScan(2)));
    const claim = (holder: string, leaseMs = 60_000) =>
      store.write((tx) => tx.scans.claimDue(start, { holder, leaseMs }));
    assert.equal((await claim('one'))?.id, 'scan-1');
    assert.equal(await claim('two'), null);
    assert.equal(await store.write((tx) => tx.scans.claim('scan-1', { holder: 'two', leaseMs: 60_000 })), null);
    assert.ok(await store.write((tx) => tx.scans.claim('scan-1', { holder: 'one', leaseMs: 60_000 })));
    assert.equal(await store.write((tx) => tx.scans.lockHeld('scan-1', 'two')), null);
    await store.write((tx) => tx.scans.release('scan-1', 'two'));
    assert.equal(await claim('two'), null);
    await store.write((tx) => tx.scans.release('scan-1', 'one'));
    assert.equal((await claim('two'))?.id, 'scan-1');
    assert.equal(await store.read((tx) => tx.scans.lastCompleted(connectionId)), null);
  });

  test('a component is what its newest row up to a scan says, of scans that are complete', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    await insert(store, aScan(1, completed), [version('A', 1), version('B', 1), version('b', 1)]);
    await insert(store, aScan(2, { state: 'FAILED' }), [version('A', 2), version('C', 2)]);
    await insert(store, aScan(3, completed), [version('B', 3, { isRemoved: true }), version('D', 3)]);
    await insert(store, aScan(4), [version('A', 4)]);
    // In the order of bytes.
    assert.deepEqual(await namesAt(store, 1), ['A 1', 'B 1', 'b 1']);
    assert.deepEqual(await namesAt(store, 3), ['A 1', 'D 3', 'b 1']);
    assert.deepEqual(await namesAt(store, 4), ['A 4', 'D 3', 'b 1']);
    const touched = await store.read((tx) => tx.scans.touchedBetween(connectionId, 1, 4, first, 9));
    assert.deepEqual(
      touched.map(({ fullName }) => fullName),
      ['B', 'D'],
    );
    assert.deepEqual(await store.read((tx) => tx.scans.countsAt({ connectionId, number: 3 })), { ApexClass: 3 });
    assert.deepEqual(
      (await store.read((tx) => tx.scans.leaving(9))).map(({ number }) => number),
      [2],
    );
  });

  test('a folder has what lies in it and in folders inside, and nothing of its neighbours', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    const names = ['A', 'A/a', 'A/b/c', 'A/z', 'A b/a', 'A0/a', 'a/a', 'Ä/a'];
    await insert(store, aScan(1, completed), [
      ...names.map((name) => version(name, 1, { type: 'Report' })),
      version('A/x', 1),
    ]);
    const inFolder = async (folder: string, after: string, limit: number) => {
      const at = { connectionId, number: 1 };
      const found = await store.read((tx) => tx.scans.folderAt(at, { type: 'Report', folder }, after, limit));
      return found.map(({ fullName }) => fullName);
    };
    assert.deepEqual(await inFolder('A', '', 9), ['A/a', 'A/b/c', 'A/z']);
    assert.deepEqual(await inFolder('A', 'A/a', 1), ['A/b/c']);
    assert.deepEqual(await inFolder('A/b', '', 9), ['A/b/c']);
    assert.deepEqual(await inFolder('Ä', '', 9), ['Ä/a']);
    assert.deepEqual(await inFolder('B', '', 9), []);
  });

  test('contents come back byte for byte, and are written once', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    const at = { connectionId, number: 1 };
    await insert(store, aScan(1), [version('A', 1, { isPending: true, fingerprint: null }), version('B', 1)]);
    await store.write((tx) => tx.scans.insertVersions(connectionId, [version('A', 1, { namespace: 'twice' })]));
    assert.equal(await store.read((tx) => tx.scans.pendingCount(at)), 1);
    const files = [
      { path: 'classes/A.cls', bytes: Uint8Array.from({ length: 512 }, (_, index) => index) },
      { path: 'classes/Ä\n.cls', bytes: new Uint8Array() },
    ];
    const key = { type: 'ApexClass', fullName: 'A' };
    const keep = (fingerprint: string) =>
      store.write((tx) => tx.scans.keepContents(at, [{ key, files, fingerprint, missing: null }]));
    await keep('one');
    await keep('two');
    const found = await store.read((tx) => tx.scans.oneAt(at, key));
    assert.deepEqual([found?.files, found?.namespace], [files, null]);
    assert.equal((await store.read((tx) => tx.scans.versionAt(at, key)))?.fingerprint, 'one');
    assert.deepEqual(await store.read((tx) => tx.scans.pending(at, first, 9)), []);
  });

  test('rows go where they are as before, where a later scan stands in for them, or by pages', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    await insert(store, aScan(1, completed), [version('A', 1), version('B', 1)]);
    const rows = [version('A', 2), version('B', 2, { fingerprint: 'g' }), version('C', 2, { isPending: true })];
    await insert(store, aScan(2), rows);
    const looked = await store.write((tx) => tx.scans.dropSame({ connectionId, number: 2 }, first, 9));
    assert.equal(looked.length, 3);
    assert.deepEqual(await namesAt(store, 2), ['A 1', 'B 2', 'C 2']);
    await store.write((tx) => tx.scans.update(aScan(2, completed), null));
    const place1 = { connectionId, number: 1 };
    assert.equal(await store.write((tx) => tx.scans.dropSuperseded(place1, 2, 9)), 1);
    assert.equal(await store.write((tx) => tx.scans.dropSuperseded(place1, 2, 9)), 0);
    assert.deepEqual(await namesAt(store, 2), ['A 1', 'B 2', 'C 2']);
    const drop = () => store.write((tx) => tx.scans.dropSome({ connectionId, number: 2 }, 'scan-2', 1));
    assert.deepEqual([await drop(), await drop(), await drop()], [1, 1, 0]);
    assert.deepEqual(await namesAt(store, 2), ['A 1']);
  });

  test('what was removed stays removed, also where nothing was known of it but its name', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    const named = { fingerprint: null, missing: null };
    await insert(store, aScan(1, completed), [version('A', 1, named)]);
    await insert(store, aScan(2), [version('A', 2, { ...named, isRemoved: true })]);
    await store.write((tx) => tx.scans.dropSame({ connectionId, number: 2 }, first, 9));
    await store.write((tx) => tx.scans.update(aScan(2, completed), null));
    assert.deepEqual(await namesAt(store, 2), []);
  });

  test('units of an inventory are done once, and go with their scan', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    await insert(store, aScan(1));
    for (const unit of ['Report/A', 'Report/B', 'Report/A'])
      await store.write((tx) => tx.scans.unitDone('scan-1', unit));
    assert.deepEqual((await store.read((tx) => tx.scans.unitsDone('scan-1'))).sort(), ['Report/A', 'Report/B']);
    await store.write((tx) => tx.scans.remove('scan-1'));
    assert.deepEqual(await store.read((tx) => tx.scans.unitsDone('scan-1')), []);
  });

  test('a schedule and exclusions come back as they were set, once a connection, and are audited', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    const schedule = newSchedule(connectionId, { every: '7d', at: '02:00' }, start);
    const later = {
      ...newSchedule(connectionId, { cron: '0 2 * * 1' }, start),
      missed: [start],
      pausedBy: 'failure',
    } as const;
    await store.write((tx) => tx.scanSchedules.put(schedule, entry('scanSchedule.set', connectionId)));
    assert.deepEqual(await store.read((tx) => tx.scanSchedules.withMissed()), []);
    await store.write((tx) => tx.scanSchedules.put(later, null));
    assert.deepEqual(await store.read((tx) => tx.scanSchedules.of(connectionId)), later);
    assert.deepEqual(await store.read((tx) => tx.scanSchedules.withMissed()), [later]);
    assert.deepEqual(await store.read((tx) => tx.scanSchedules.due(later.nextAt - 1, 9)), []);
    assert.deepEqual(await store.read((tx) => tx.scanSchedules.due(later.nextAt, 9)), [later]);
    const exclusions = { types: ['Report'], names: ['Test*', 'Ä"'] };
    const put = (value: typeof exclusions | null) =>
      store.write((tx) => tx.scanExclusions.put(connectionId, value, entry('scanExclusion.set', connectionId)));
    await put({ types: [], names: ['x'] });
    await put(exclusions);
    assert.deepEqual(await store.read((tx) => tx.scanExclusions.of(connectionId)), exclusions);
    await put(null);
    assert.equal(await store.read((tx) => tx.scanExclusions.of(connectionId)), null);
    const [newest] = await store.read((tx) => tx.audit.newest(1));
    assert.equal(newest?.action, 'scanExclusion.set');
    await store.write((tx) => tx.scanSchedules.remove(connectionId, entry('scanSchedule.removed', connectionId)));
    assert.equal(await store.read((tx) => tx.scanSchedules.of(connectionId)), null);
  });
}
