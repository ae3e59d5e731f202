// Scans that are killed, refused, held back and cancelled, against an org in memory: never a half result, nothing twice.

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import { systemClock } from '../../../src/adapters/system/clock.ts';
import { systemRandom } from '../../../src/adapters/system/random.ts';
import type { Connection } from '../../../src/domain/connection/connection.ts';
import { LatchkeyError } from '../../../src/domain/errors.ts';
import type { Scan } from '../../../src/domain/scan/scan.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { defaultSettings } from '../../../src/domain/settings.ts';
import type { Store } from '../../../src/domain/store.ts';
import { tokenHash } from '../../../src/domain/token/cached-token.ts';
import type { ScanContext } from '../../../src/operations/context.ts';
import { cancelScan } from '../../../src/operations/scan/cancel.ts';
import { deleteScan } from '../../../src/operations/scan/delete.ts';
import { diffScans } from '../../../src/operations/scan/diff.ts';
import { excludeFromScans } from '../../../src/operations/scan/exclude.ts';
import { cleanScans } from '../../../src/operations/scan/loops/clean-scans.ts';
import { runScans } from '../../../src/operations/scan/loops/run-scans.ts';
import { runSchedules } from '../../../src/operations/scan/loops/run-schedules.ts';
import { runScan } from '../../../src/operations/scan/run.ts';
import { scheduleScans } from '../../../src/operations/scan/schedule.ts';
import { showScan } from '../../../src/operations/scan/show.ts';
import { showSchedule } from '../../../src/operations/scan/show-schedule.ts';
import { startScan } from '../../../src/operations/scan/start.ts';
import { scanView } from '../../../src/operations/scan/steps/scan-view.ts';
import { seededRandom } from '../../simulator/scenario.ts';
import { aClientApp, aConnection } from '../../support/connections.ts';
import { onEachDatabase } from '../scene/on-each-database.ts';
import type { Place } from '../scene/place.ts';
import { FakeOrg } from './fake-org.ts';

/** A database that is asked over a socket takes its time. SCAN_KILLS=500 and SCAN_KILLS_SEED=7 make more and others of them. */
const { SCAN_KILLS, SCAN_KILLS_SEED } = process.env;
const kills = { sqlite: Number(SCAN_KILLS ?? 20), postgres: Number(SCAN_KILLS ?? 4) };

class Scene {
  readonly org = new FakeOrg();
  readonly store: Store;
  readonly connection: Connection;
  now = Date.UTC(2026, 5, 1);
  /** Of the token that works. */
  token = 'one';
  signIns = 0;
  signInFails: LatchkeyError | null = null;

  constructor(store: Store, connection: Connection) {
    this.store = store;
    this.connection = connection;
  }

  /** Another process; as a killed one its store writes nothing any more. */
  process(isKilled: () => boolean = () => false): ScanContext {
    const { store } = this;
    const alive = async () => {
      if (isKilled()) throw new Error('killed');
    };
    const acquire = async () => {
      await alive();
      if (this.signInFails !== null) throw this.signInFails;
      this.signIns += 1;
      const token = new Secret(this.token);
      return { token, instanceUrl: 'https://acme.my.salesforce.com', keyPairId: 'k', issuedAt: 0, goodUntil: 0 };
    };
    return {
      store: {
        ...store,
        read: async (work) => alive().then(() => store.read(work)),
        write: async (work) => alive().then(() => store.write(work)),
      },
      clock: {
        now: () => this.now,
        monotonicMs: () => this.now,
        sleep: (ms, signal) => (ms >= 10_000 ? systemClock.sleep(ms, signal) : Promise.resolve()),
      },
      // The same process each time: nobody waits for the claim of a dead one to run out.
      random: { bytes: fixedBytes(this.connection.id), fraction: () => 0.5 },
      actor: { name: 'tester', from: 'test' },
      log: { write: () => {} },
      settings: defaultSettings,
      tokens: { acquire, atHand: async () => null, refused: acquire },
      orgReader: { apiVersion: async () => ({ type: 'read', value: '68.0' }) } as never,
      metadataSource: this.org,
    };
  }

  async run(context = this.process()): Promise<Scan> {
    return (await runScan.run(context, { name: this.connection.name }, () => {})).scan;
  }

  async found(scan: Scan): Promise<string[]> {
    const all = await this.store.read((tx) =>
      tx.scans.withFilesAt(scanPlace(scan), { type: '', fullName: '' }, 10_000),
    );
    return all.map(({ type, fullName, files, missing }) => {
      const text = (files ?? []).map(({ bytes }) => Buffer.from(bytes).toString()).join();
      return `${type} ${fullName} ${text} ${missing?.reason ?? ''}`;
    });
  }
}

function scanPlace({ connectionId, number }: Scan) {
  return { connectionId, number };
}

function fixedBytes(seed: string) {
  let asked = 0;
  return (length: number) => {
    asked += 1;
    return new Uint8Array(Buffer.from(`${asked}${seed}`.padEnd(length, '.').slice(0, length)));
  };
}

async function openScenes(t: TestContext, place: Place, count: number): Promise<Scene[]> {
  const store = await openStore({ location: place.location, clock: systemClock, random: systemRandom });
  t.after(() => store.close());
  const entry = (id: string) => ({
    at: 0,
    actor: { name: 'tester', from: 'test' },
    action: 'connection.added' as const,
    subject: { type: 'connection' as const, id, name: id },
    before: null,
    after: null,
  });
  return store.write(async (tx) => {
    await tx.clientApps.insert(aClientApp(), entry('app-1'));
    const scenes: Scene[] = [];
    for (let index = 0; index < count; index += 1) {
      const connection = aConnection({ id: `c${index}`, name: `acme-${index}`, username: `u${index}@acme.example` });
      await tx.connections.insert(connection, entry(connection.id));
      scenes.push(new Scene(store, connection));
    }
    return scenes;
  });
}

async function one(t: TestContext, place: Place): Promise<Scene> {
  const [scene] = await openScenes(t, place, 1);
  return scene ?? assert.fail();
}

onEachDatabase('a scan killed anywhere goes on: nothing half, nothing twice', async (place, t) => {
  const scenes = await openScenes(t, place, kills[place.location.type] + 1);
  const whole = scenes[0] ?? assert.fail();
  const expected = await whole.found(await whole.run());
  assert.equal(expected.length, whole.org.names().length);
  const random = seededRandom(Number(SCAN_KILLS_SEED ?? 12));
  for (const scene of scenes.slice(1)) {
    const killedAt = 1 + Math.floor(random.next() * (whole.org.calls - 1));
    scene.org.before = (call) => {
      if (call >= killedAt) throw new Error('killed');
      return null;
    };
    await assert.rejects(scene.run(scene.process(() => scene.org.calls >= killedAt)));
    assert.equal(await scene.store.read((tx) => tx.scans.lastCompleted(scene.connection.id)), null);
    scene.org.before = () => null;
    const scan = await scene.run();
    assert.equal(scan.number, 1, `killed at call ${killedAt}`);
    assert.equal(scan.state, 'COMPLETED_WITH_ERRORS');
    assert.deepEqual(await scene.found(scan), expected, `killed at call ${killedAt}`);
    assert.equal(scan.problemCount, 1);
  }
});

onEachDatabase('one component that breaks a retrieve is reported alone, and the rest is read', async (place, t) => {
  const scene = await one(t, place);
  const scan = await scene.run();
  assert.deepEqual(scan.problems, [{ type: 'Flow', fullName: 'Flow5', message: 'it is broken' }]);
  const missing = (await scene.found(scan)).filter((line) => line.endsWith(' refused'));
  assert.deepEqual(missing, ['Flow Flow5  refused']);
});

onEachDatabase('only what changed is read again, and told with whoever did it', async (place, t) => {
  const scene = await one(t, place);
  const context = scene.process();
  await scene.run(context);
  const callsOfFirst = scene.org.calls;
  scene.org.put('CustomField', 'Object3__c.Field__c', 'objects/Object3__c.object', 'x', scene.now);
  scene.org.put('CustomObject', 'Object3__c', 'objects/Object3__c.object', '<a><label>New</label></a>');
  scene.org.put('ApexClass', 'Added', 'classes/Added.cls', 'class Added {}', scene.now);
  scene.org.components.delete('ReportFolder Folder1');
  for (const index of [1, 5, 9]) scene.org.components.delete(`Report Folder1/Report${index}`);
  const scan = await scene.run(context);
  assert.ok(scene.org.calls - callsOfFirst < callsOfFirst, 'fewer calls');
  const { differences } = await diffScans.run(context, { name: scene.connection.name, from: 1, to: 2 });
  assert.deepEqual(
    differences.changes.map(({ kind, type, fullName, by }) => `${kind} ${type} ${fullName} ${by}`),
    [
      'added ApexClass Added Bo',
      'changed CustomField Object3__c.Field__c Bo',
      'changed CustomObject Object3__c null',
      'removed Report Folder1/Report1 null',
      'removed Report Folder1/Report5 null',
      'removed Report Folder1/Report9 null',
      'removed ReportFolder Folder1 null',
    ],
  );
  assert.equal((await scene.found(scan)).length, scene.org.names().length);
});

onEachDatabase('folders by the hundred do not cost a commit each', async (place, t) => {
  const scene = await one(t, place);
  for (let index = 0; index < 300; index += 1) {
    scene.org.put('ReportFolder', `Many${index}`, `reports/Many${index}`);
    scene.org.put('Report', `Many${index}/Report`, `reports/Many${index}/Report.report`);
  }
  let commits = 0;
  const context = scene.process();
  const write: Store['write'] = (work) => {
    commits += 1;
    return context.store.write(work);
  };
  const scan = await scene.run({ ...context, store: { ...context.store, write } });
  assert.equal((await scene.found(scan)).length, scene.org.names().length);
  assert.ok(commits < 150, `${commits} commits`);
});

onEachDatabase('a token that is refused in the middle is replaced once for all who meet it', async (place, t) => {
  const scene = await one(t, place);
  let refused = 0;
  scene.org.before = (call) => {
    if (call < 5 || refused >= 3) return null;
    refused += 1;
    scene.token = 'two';
    return { type: 'sessionRefused', message: 'INVALID_SESSION_ID' };
  };
  const scan = await scene.run();
  assert.equal(scan.state, 'COMPLETED_WITH_ERRORS');
  assert.ok(scene.signIns <= 3, `${scene.signIns} sign-ins`);
  assert.notEqual(tokenHash(new Secret('one')), tokenHash(new Secret('two')));
});

onEachDatabase(
  'an org that is away in the middle is waited for, and blamed on nothing it was asked for',
  async (place, t) => {
    const scene = await one(t, place);
    scene.org.before = (call) => (call < 6 ? null : { type: 'noAnswer', fault: 'connectionReset', message: 'reset' });
    const { state, putOff, problemCount } = await scene.run();
    assert.deepEqual([state, putOff, problemCount], ['RUNNING', 'reset', 0]);
  },
);

onEachDatabase('an org that refuses every token is not signed in to for ever', async (place, t) => {
  const scene = await one(t, place);
  scene.org.before = (call) => {
    if (scene.signIns > 20) throw new Error('too many');
    return call < 3 ? null : { type: 'sessionRefused', message: 'INVALID_SESSION_ID' };
  };
  const { state, failure } = await scene.run();
  assert.deepEqual([state, failure?.code, scene.signIns], ['FAILED', 'scanRefused', 4]);
});

onEachDatabase('the scan that one under way is compared with is deleted once that is over', async (place, t) => {
  const scene = await one(t, place);
  const context = scene.process();
  const name = scene.connection.name;
  await scene.run(context);
  await startScan.run(context, { name });
  await deleteScan.run(context, { name, number: 1 });
  const at = { connectionId: scene.connection.id, number: 1 };
  const rows = () => scene.store.read((tx) => tx.scans.keysOf(at, { type: '', fullName: '' }, 99));
  assert.equal((await rows()).length, scene.org.names().length);
  const scan = await scene.run(context);
  assert.equal((await scene.found(scan)).length, scene.org.names().length);
  await cleanScans(context);
  assert.equal(await scene.store.read((tx) => tx.scans.byNumber(at)), null);
  assert.equal((await scene.found(scan)).length, scene.org.names().length);
});

onEachDatabase('at the limit of the org a scan is put off, and goes on from what it has', async (place, t) => {
  const scene = await one(t, place);
  scene.org.before = (call) =>
    call === 6 ? { type: 'failed', status: 500, errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'limit' } : null;
  const putOff = await scene.run();
  assert.equal(putOff.state, 'RUNNING');
  assert.equal(putOff.putOff, 'limit');
  assert.equal((await runScans(scene.process(), 'loop')).ran, 0);
  scene.now = putOff.lookAt;
  assert.equal((await runScans(scene.process(), 'loop')).ran, 1);
  const scan = (await scene.store.read((tx) => tx.scans.byId(putOff.id))) ?? assert.fail();
  assert.equal(scan.state, 'COMPLETED_WITH_ERRORS');
  assert.equal((await scene.found(scan)).length, scene.org.names().length);
});

onEachDatabase('what was listed before a scan was put off is not listed again', async (place, t) => {
  const scene = await one(t, place);
  const asked: string[] = [];
  scene.org.asked = (what) => asked.push(what);
  let lists = 0;
  // The folders and what is in two of them are there, and the rest comes later.
  scene.org.before = (_call, operation) => {
    if (operation !== 'list') return null;
    lists += 1;
    return lists > 3 ? { type: 'failed', status: 500, errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'limit' } : null;
  };
  const putOff = await scene.run();
  const done = await scene.store.read((tx) => tx.scans.unitsDone(putOff.id));
  assert.ok(done.includes('ReportFolder') && done.some((unit) => unit.startsWith('Report/')), done.join());
  scene.org.before = () => null;
  asked.length = 0;
  const scan = await scene.run();
  assert.equal((await scene.found(scan)).length, scene.org.names().length);
  assert.deepEqual(
    asked.filter((what) => done.some((unit) => what === `list ${unit}`)),
    [],
  );
});

onEachDatabase('a write that fails once loses nothing: the scan goes on from before it', async (place, t) => {
  const scenes = await openScenes(t, place, 9);
  const expected = await (scenes[0] ?? assert.fail()).found(await (scenes[0] ?? assert.fail()).run());
  let stumbled = 0;
  for (const [index, scene] of scenes.slice(1).entries()) {
    const context = scene.process();
    let writes = 0;
    const write: Store['write'] = async (work) => {
      writes += 1;
      if (writes === 3 + index) throw new Error('the disk was away');
      // Each answer is late enough to be written by itself.
      scene.now += 1_000;
      return context.store.write(work);
    };
    const first = await scene.run({ ...context, store: { ...context.store, write } }).catch(() => null);
    if (first?.putOff === 'internal') stumbled += 1;
    const scan = await scene.run();
    assert.equal(scan.number, 1);
    assert.deepEqual(await scene.found(scan), expected, `write ${3 + index}`);
  }
  assert.ok(stumbled > 3, `${stumbled} stumbled`);
});

onEachDatabase('one call in eight without an answer costs nothing but calls', async (place, t) => {
  const scene = await one(t, place);
  const random = seededRandom(5);
  scene.org.before = () =>
    random.next() < 1 / 8 ? { type: 'noAnswer', fault: 'connectionReset', message: 'reset' } : null;
  const scan = await scene.run();
  assert.deepEqual(
    scan.problems.map(({ fullName }) => fullName),
    ['Flow5'],
  );
  assert.equal((await scene.found(scan)).length, scene.org.names().length);
});

onEachDatabase('what is not complete is said to be so, and not to be missing', async (place, t) => {
  const scene = await one(t, place);
  const context = scene.process();
  const name = scene.connection.name;
  await scene.run(context);
  await startScan.run(context, { name });
  const notComplete = { code: 'scanNotComplete', parameters: { name, number: 2, state: 'PENDING' } };
  await assert.rejects(diffScans.run(context, { name, from: 1, to: 2 }), notComplete);
  await cancelScan.run(context, { name });
  const cancelled = { code: 'scanNotComplete', parameters: { name, number: 2, state: 'CANCELLED' } };
  await assert.rejects(diffScans.run(context, { name, from: 2, to: 1 }), cancelled);
  await assert.rejects(diffScans.run(context, { name, from: 1, to: 3 }), { code: 'scanNotFound' });
});

onEachDatabase(
  'what is excluded is neither listed nor read, and told as left out, not as removed',
  async (place, t) => {
    const scene = await one(t, place);
    const context = scene.process();
    const name = scene.connection.name;
    await scene.run(context);
    const wish = { name, types: ['CustomObject', 'report'], names: ['flow1*', 'Class?'] };
    await assert.rejects(excludeFromScans.run(context, { ...wish, names: ['*'] }), { code: 'invalidInput' });
    await excludeFromScans.run(context, wish);
    const asked: string[] = [];
    scene.org.asked = (one) => asked.push(one);
    const scan = await scene.run(context);
    const isKept = (one: string) => /^(?:ApexClass|Flow|Translations) /.test(one) && !/Flow1/.test(one);
    const kept = scene.org.names().filter(isKept);
    const found = (await scene.found(scan)).map((line) => line.split(' ').slice(0, 2).join(' '));
    assert.deepEqual(found.sort(), kept);
    assert.deepEqual(
      asked.filter((one) => /^list (?:Custom|Report)|^retrieve (?!.*(?:ApexClass|Flow[^1]))/.test(one)),
      [],
    );
    const { types } = wish;
    const alongWith = ['CustomField', 'ReportFolder'];
    assert.deepEqual(scan.excluded, { types, names: ['Class?', 'flow1*'], alongWith });
    const differ = async (from: number, to: number) =>
      (await diffScans.run(context, { name, from, to })).differences.changes.map(
        ({ kind, fullName }) => `${kind} ${fullName}`,
      );
    assert.deepEqual(await differ(1, 2), []);
    await excludeFromScans.run(context, { name, types: [], names: [] });
    const third = await scene.run(context);
    assert.equal((await scene.found(third)).length, scene.org.names().length);
    assert.deepEqual(await differ(2, 3), []);
    assert.deepEqual(await differ(1, 3), []);
    const audited = await scene.store.read((tx) => tx.audit.newest(50));
    assert.equal(audited.filter(({ action }) => action === 'scanExclusion.set').length, 2);
  },
);

onEachDatabase('what is excluded while a scan is under way counts from the next one on', async (place, t) => {
  const scene = await one(t, place);
  const context = scene.process();
  const name = scene.connection.name;
  await startScan.run(context, { name });
  await excludeFromScans.run(context, { name, types: ['Flow'], names: [] });
  assert.equal((await scene.found(await scene.run(context))).length, scene.org.names().length);
  assert.deepEqual((await showSchedule.run(context, { name })).excluded, { types: ['Flow'], names: [] });
  assert.equal((await scene.run(context)).byType?.Flow, undefined);
});

onEachDatabase('of kept scans none loses what it found when older ones go', async (place, t) => {
  const scene = await one(t, place);
  const context = { ...scene.process(), settings: { ...defaultSettings, scansKept: 2 } };
  const found: string[][] = [];
  for (let number = 1; number <= 5; number += 1) {
    scene.org.put('ApexClass', `Added${number}`, `classes/Added${number}.cls`, `class Added${number} {}`, scene.now);
    scene.org.put('ApexClass', 'Class1', 'classes/Class1.cls', `class Class1 { /* ${number} */ }`, scene.now + number);
    scene.org.components.delete(`ApexClass Added${number - 2}`);
    found.push(await scene.found(await scene.run(context)));
  }
  const kept = await scene.store.read((tx) => tx.scans.ofConnection(scene.connection.id, 9));
  assert.deepEqual(
    kept.map(({ number }) => number),
    [5, 4],
  );
  for (const scan of kept) assert.deepEqual(await scene.found(scan), found[scan.number - 1], `scan ${scan.number}`);
  assert.deepEqual(await scene.store.read((tx) => tx.scans.leaving(9)), []);
});

onEachDatabase('of the calls of an org so many are left to others as the setting says', async (place, t) => {
  const scene = await one(t, place);
  const settings = { ...defaultSettings, scanReservePercent: 30 };
  scene.org.usage = { used: 69_990, maximum: 100_000 };
  const putOff = await scene.run({ ...scene.process(), settings });
  assert.equal(putOff.state, 'RUNNING');
  assert.match(putOff.putOff ?? '', /70000 of 100000 API calls are used, and 30 % are left to others/);
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
