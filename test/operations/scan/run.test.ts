// A scan end to end, against a simulated org over real HTTP.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentationWriter } from '../../../src/adapters/documents/write-documentation.ts';
import { deleteScan } from '../../../src/operations/scan/delete.ts';
import { diffScans } from '../../../src/operations/scan/diff.ts';
import { exportScan } from '../../../src/operations/scan/export.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openScannedOrg, type ScannedOrg } from './scanned-org.ts';

async function openSmall(t: Parameters<typeof openScannedOrg>[0]): Promise<ScannedOrg> {
  const org = await openScannedOrg(t, { components: 300, seed: 3 });
  org.control.patchOrg(org.orgId, { retrievePolls: 0, brokenComponents: 1 });
  return org;
}

test('a scan finds exactly what is in the org, and the next one the same', async (t) => {
  const org = await openSmall(t);
  const apiCalls: number[] = [];
  for (const number of [1, 2]) {
    const scan = await org.scan();
    apiCalls.push(scan.apiCalls);
    assert.equal(scan.number, number);
    assert.deepEqual([scan.known, scan.done], [org.truth().length, org.truth().length]);
    const found = (await org.components(scan)).map(({ type, fullName }) => `${type} ${fullName}`).sort();
    assert.deepEqual(found, org.truth());
    assert.equal(
      Object.values(scan.byType ?? {}).reduce((sum, count) => sum + count, 0),
      found.length,
    );
  }
  const [first = 0, second = 0] = apiCalls;
  assert.ok(second <= first, `${first} calls, then ${second}`);
  const { differences } = await diffScans.run(org.scans, { name: 'acme', from: null, to: null });
  assert.deepEqual(differences, { from: 1, to: 2, added: 0, changed: 0, removed: 0, changes: [] });
});

test('what was edited, added and removed is what the next scan says differs', async (t) => {
  const org = await openSmall(t);
  await org.scan();
  const made = org.control.changeComponents(org.orgId, { edit: 8, add: 4, remove: 3 });
  await org.scan();
  const { differences } = await diffScans.run(org.scans, { name: 'acme', from: 1, to: 2 });
  const told = new Set(differences.changes.map(({ kind, type, fullName }) => `${kind} ${type} ${fullName}`));
  const kinds = { added: 'added', removed: 'removed', edited: 'changed' } as const;
  const lost = made
    .map(({ act, type, fullName }) => `${kinds[act]} ${type} ${fullName}`)
    .filter((one) => !told.has(one));
  assert.deepEqual(lost, []);
  // What differs besides are the parents, in whose files the children lie.
  const others = differences.changes.filter(
    ({ type, fullName }) => !made.some((one) => one.type === type && one.fullName === fullName),
  );
  assert.ok(
    others.every(({ kind }) => kind === 'changed'),
    JSON.stringify(others),
  );
  assert.ok(differences.changes.some(({ elements }) => elements.length > 0));
});

test('profiles are read with all that they open, ten at a time', async (t) => {
  const org = await openSmall(t);
  const scan = await org.scan();
  const profiles = (await org.components(scan)).filter(({ type }) => type === 'Profile');
  assert.ok(profiles.length > 0);
  for (const { fullName, files, missing } of profiles) {
    const text = Buffer.from(files?.[0]?.bytes ?? []).toString();
    assert.match(
      text,
      /^<\?xml.*\n<Profile xmlns=[\s\S]*<fieldPermissions>[\s\S]*<objectPermissions>[\s\S]*<\/Profile>\n$/,
      fullName,
    );
    assert.doesNotMatch(text, /<fullName>/);
    assert.equal(missing, null);
  }
});

test('a deleted scan takes nothing from a later one', async (t) => {
  const org = await openSmall(t);
  await org.scan();
  org.control.changeComponents(org.orgId, { edit: 8, add: 4, remove: 3 });
  const second = await org.scan();
  const before = await org.components(second);
  await deleteScan.run(org.scans, { name: 'acme', number: 1 });
  assert.deepEqual(await org.components(second), before);
  await deleteScan.run(org.scans, { name: 'acme', number: 2 });
  const third = await org.scan();
  assert.deepEqual(
    (await org.components(third)).map(({ fullName }) => fullName),
    before.map(({ fullName }) => fullName),
  );
});

test('a complete scan is exported as documents', async (t) => {
  const org = await openSmall(t);
  await org.scan();
  const folder = await temporaryFolder(t);
  const context = { store: org.scans.store, documents: documentationWriter };
  const formats = ['markdown', 'json'] as const;
  const { files, number } = await exportScan.run(context, { name: 'acme', number: null, formats, folder }, () => {});
  assert.equal(number, 1);
  assert.ok(files > 20, `${files} files`);
});
