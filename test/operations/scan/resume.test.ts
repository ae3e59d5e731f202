// Scans that are killed, refused, held back or met by faults, against an org in memory: never a half result, nothing twice.

import assert from 'node:assert/strict';
import { Secret } from '../../../src/domain/secret.ts';
import type { Store } from '../../../src/domain/store.ts';
import { tokenHash } from '../../../src/domain/token/cached-token.ts';
import { runScans } from '../../../src/operations/scan/loops/run-scans.ts';
import { seededRandom } from '../../simulator/scenario.ts';
import { onEachDatabase } from '../scene/on-each-database.ts';
import { one, openScenes } from './scan-scene.ts';

/** A database that is asked over a socket takes its time. SCAN_KILLS=500 and SCAN_KILLS_SEED=7 make more and others of them. */
const { SCAN_KILLS, SCAN_KILLS_SEED } = process.env;
const kills = { sqlite: Number(SCAN_KILLS ?? 20), postgres: Number(SCAN_KILLS ?? 4) };

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
    if (first?.putOff === 'stumbled: internal') stumbled += 1;
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
