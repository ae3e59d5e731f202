// How scans end, against an org in memory: cancelled, given up, held to limits; and the schedule that pauses itself.

import assert from 'node:assert/strict';
import { LatchkeyError } from '../../../src/domain/errors.ts';
import type { MetadataSource } from '../../../src/domain/scan/metadata-source.ts';
import { defaultSettings } from '../../../src/domain/settings.ts';
import { previewRemoval } from '../../../src/operations/connection/preview-removal.ts';
import { removeConnection } from '../../../src/operations/connection/remove.ts';
import type { Context } from '../../../src/operations/context.ts';
import { cancelScan } from '../../../src/operations/scan/cancel.ts';
import { runScans } from '../../../src/operations/scan/loops/run-scans.ts';
import { runSchedules } from '../../../src/operations/scan/loops/run-schedules.ts';
import { runScan } from '../../../src/operations/scan/run.ts';
import { scheduleScans } from '../../../src/operations/scan/schedule.ts';
import { showScan } from '../../../src/operations/scan/show.ts';
import { startScan } from '../../../src/operations/scan/start.ts';
import { scanView } from '../../../src/operations/scan/steps/scan-view.ts';
import { onEachDatabase } from '../scene/on-each-database.ts';
import { one } from './scan-scene.ts';

onEachDatabase('of the calls of an org so many are left to others as the setting says', async (place, t) => {
  const scene = await one(t, place);
  const settings = { ...defaultSettings, scanReservePercent: 30 };
  scene.org.usage = { used: 69_990, maximum: 100_000 };
  const putOff = await scene.run({ ...scene.process(), settings });
  assert.equal(putOff.state, 'RUNNING');
  assert.equal(putOff.putOff, 'callsReserved: 70000/100000, 30');
  assert.equal(scene.org.usage.used, 70_000);
  const scan = await scene.run();
  assert.equal(scan.state, 'COMPLETED_WITH_ERRORS');
  assert.ok(scene.org.usage.used <= 80_000);
});

onEachDatabase('while it goes on, it tells how far it is and how long it will still take', async (place, t) => {
  const scene = await one(t, place);
  const context = scene.process();
  scene.org.before = () => {
    scene.now += 1_000;
    return null;
  };
  const told: { known: number; done: number; timeLeft: number | null }[] = [];
  await runScan.run(context, { name: scene.connection.name }, (scan) => {
    told.push(scanView({ name: '', scan }).progress);
  });
  const underWay = told.filter(({ timeLeft }) => timeLeft !== null);
  assert.ok(underWay.length > 0, JSON.stringify(told));
  assert.ok(underWay.every(({ known, done }) => done > 0 && done < known));
  const { progress } = showScan.view(await showScan.run(context, { name: scene.connection.name, number: null }));
  assert.deepEqual(progress, { known: 65, done: 65, timeLeft: null });
});

onEachDatabase('a cancelled scan leaves nothing, and another can begin', async (place, t) => {
  const scene = await one(t, place);
  const context = scene.process();
  await startScan.run(context, { name: scene.connection.name });
  await assert.rejects(startScan.run(context, { name: scene.connection.name }), /scanUnderWay/);
  const cancelled = await cancelScan.run(context, { name: scene.connection.name });
  assert.equal(cancelled.scan.state, 'CANCELLED');
  assert.equal((await scene.run(context)).number, 2);
});

onEachDatabase('a scan whose connection is removed in the middle ends with that reason', async (place, t) => {
  const scene = await one(t, place);
  const context = scene.process();
  const { name } = scene.connection;
  const remove = async () => {
    const announced = await previewRemoval.run(context, { name });
    await removeConnection.run(context as unknown as Context, { name, announced });
  };
  let removing: Promise<void> | null = null;
  const metadataSource: MetadataSource = {
    async open(session, heard) {
      const org = await context.metadataSource.open(session, heard);
      const retrieve: typeof org.retrieve = async (...asked) => {
        removing ??= remove();
        await removing;
        return org.retrieve(...asked);
      };
      return { ...org, retrieve };
    },
  };
  await assert.rejects(scene.run({ ...context, metadataSource }), { code: 'connectionNotFound', parameters: { name } });
});

onEachDatabase('a scan that is cancelled in the middle ends at its next write', async (place, t) => {
  const scene = await one(t, place);
  const context = scene.process();
  const cancelling: Promise<unknown>[] = [];
  const { scan } = await runScan.run(context, { name: scene.connection.name }, ({ phase }) => {
    if (phase === 'retrieving' && cancelling.length === 0)
      cancelling.push(cancelScan.run(context, { name: scene.connection.name }));
  });
  await Promise.all(cancelling);
  assert.equal(scan.state, 'CANCELLED');
  const at = { connectionId: scene.connection.id, number: 1 };
  assert.deepEqual(await scene.store.read((tx) => tx.scans.keysOf(at, { type: '', fullName: '' }, 9)), []);
});

onEachDatabase('a scan that is to be cancelled asks its org nothing more', async (place, t) => {
  const scene = await one(t, place);
  const context = scene.process();
  const { scan } = await startScan.run(context, { name: scene.connection.name });
  const elsewhere = { holder: 'elsewhere', leaseMs: 60_000 };
  await scene.store.write((tx) => tx.scans.claim(scan.id, elsewhere));
  assert.equal((await cancelScan.run(context, { name: scene.connection.name })).scan.state, 'PENDING');
  await scene.store.write((tx) => tx.scans.release(scan.id, 'elsewhere'));
  await runScans(context, 'loop');
  assert.equal((await scene.store.read((tx) => tx.scans.byId(scan.id)))?.state, 'CANCELLED');
  assert.equal(scene.org.calls, 0);
});

onEachDatabase('a scan that is put off again and again is given up, and nothing of it is left', async (place, t) => {
  const scene = await one(t, place);
  const context = scene.process();
  const name = scene.connection.name;
  const { schedule } = await scheduleScans.run(context, { name, change: { every: '30d', at: '00:00' } });
  scene.now = schedule?.nextAt ?? assert.fail();
  await runSchedules(context);
  const limit = { type: 'failed', status: 500, errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'limit' } as const;
  scene.org.before = (_call, operation) => (operation === 'retrieve' ? limit : null);
  const place1 = { connectionId: scene.connection.id, number: 1 };
  const seen = async () => (await scene.store.read((tx) => tx.scans.byNumber(place1))) ?? assert.fail();
  const rows = () => scene.store.read((tx) => tx.scans.keysOf(place1, { type: '', fullName: '' }, 99));
  let runs = 0;
  for (; (await seen()).endedAt === null && runs < 99; runs += 1) {
    await runScans(context, 'loop');
    if (runs === 0) assert.equal((await rows()).length, scene.org.names().length);
    scene.now = Math.max(scene.now, (await seen()).lookAt);
  }
  const { state, failure } = await seen();
  assert.deepEqual([state, failure?.code, runs], ['FAILED', 'scanGivenUp', 31]);
  assert.deepEqual(await rows(), []);
  const kept = await scene.store.read((tx) => tx.scanSchedules.of(scene.connection.id));
  assert.equal(kept?.pausedBy, null, 'it is no matter of the sign-in');
});

onEachDatabase(
  'a schedule that cannot sign in pauses itself, and resumes once the connection is accepted',
  async (place, t) => {
    const scene = await one(t, place);
    const context = scene.process();
    const name = scene.connection.name;
    const { schedule } = await scheduleScans.run(context, { name, change: { every: '1d', at: '00:00' } });
    scene.now = schedule?.nextAt ?? assert.fail();
    scene.signInFails = new LatchkeyError('certificateExpired', { name, notAfter: '2026-01-01' });
    assert.equal((await runSchedules(context)).asked, 1);
    await runScans(context, 'loop');
    const read = () => scene.store.read((tx) => tx.scanSchedules.of(scene.connection.id));
    const paused = await read();
    assert.equal(paused?.pausedBy, 'failure');
    assert.equal(paused?.failure?.code, 'certificateExpired');
    assert.equal(paused?.missed.length, 1);
    scene.now = paused?.nextAt ?? assert.fail();
    assert.equal((await runSchedules(context)).asked, 0, 'no login is spent');
    await scene.store.write(async (tx) => {
      const connection = (await tx.connections.lock(scene.connection.id)) ?? assert.fail();
      await tx.connections.note({ ...connection, lastAccepted: { at: scene.now, keyPairId: 'k' } });
    });
    await runSchedules(context);
    assert.equal((await read())?.pausedBy, null);
    assert.equal((await read())?.missed.length, 2);
  },
);
