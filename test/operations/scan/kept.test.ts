// What scans keep of an org in memory: what changed, what is left out, and what older ones found.

import assert from 'node:assert/strict';
import { defaultSettings } from '../../../src/domain/settings.ts';
import { cancelScan } from '../../../src/operations/scan/cancel.ts';
import { deleteScan } from '../../../src/operations/scan/delete.ts';
import { diffScans } from '../../../src/operations/scan/diff.ts';
import { excludeFromScans } from '../../../src/operations/scan/exclude.ts';
import { cleanScans } from '../../../src/operations/scan/loops/clean-scans.ts';
import { showSchedule } from '../../../src/operations/scan/show-schedule.ts';
import { startScan } from '../../../src/operations/scan/start.ts';
import { onEachDatabase } from '../scene/on-each-database.ts';
import { one } from './scan-scene.ts';

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

onEachDatabase('an exclusion of which the last scan found nothing is set, and said to be so', async (place, t) => {
  const scene = await one(t, place);
  const context = scene.process();
  const exclude = (types: string[], names: string[]) =>
    excludeFromScans.run(context, { name: scene.connection.name, types, names });
  assert.equal((await exclude(['Reprot'], ['Clas'])).notFound, null, 'no scan tells');
  await exclude([], []);
  await scene.run(context);
  const { excluded, notFound } = await exclude(['Reprot', 'report'], ['Class1', 'Clas', 'clas*']);
  assert.deepEqual(excluded?.types, ['Reprot', 'report']);
  assert.deepEqual(notFound, { number: 1, types: ['Reprot'], names: ['Clas'] });
  await scene.run(context);
  // What that one left out was not looked for.
  assert.equal((await exclude(['report', 'Flow'], ['clas*'])).notFound, null);
});

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
