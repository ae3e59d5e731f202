// Watched places and what is kept of them, on both databases: due by time, taken once, a place's rows as one range.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orgPermissions } from '../../../../src/domain/org/org.ts';
import { dayMs } from '../../../../src/domain/ports.ts';
import type { Store } from '../../../../src/domain/store.ts';
import { folderOf, folderPlace } from '../../../../src/domain/watch/watch-ids.ts';
import { findingsOfPlace, watchedOfPlace } from '../../../../src/operations/watch/steps/stored-of-place.ts';
import { clientApp, connection, entry, start } from '../examples.ts';
import type { PlaceMaker } from '../place.ts';

const org = '00D000000000001EAA';
const nextOrg = '00D000000000001EAB';

export function watchedBehaviour(place: PlaceMaker): void {
  test('a place is enrolled once, due by its time, and taken by one of those who saw it', async (t) => {
    const store = await (await place(t)).open();
    await store.write(async (tx) => {
      await tx.watchedPlaces.enroll(org, start + 2);
      await tx.watchedPlaces.enroll(org, start);
      await tx.watchedPlaces.enroll('elsewhere', start + 1);
    });
    const due = (now: number) => store.read((tx) => tx.watchedPlaces.due(now, start + dayMs, 9));
    assert.deepEqual(
      (await due(start + 2)).map((one) => one.place),
      ['elsewhere', org],
    );
    const [seen] = await due(start + 1);
    assert.deepEqual(seen, { place: 'elsewhere', lookAt: start + 1, lastReading: null });
    const begin = () => store.write((tx) => tx.watchedPlaces.begin(seen ?? assert.fail(), start + 900));
    assert.deepEqual([await begin(), await begin()], [true, false]);
    assert.deepEqual(await due(start + 1), []);
  });

  test('a place that is planned later than any can be is due, after those whose time has come', async (t) => {
    const store = await (await place(t)).open();
    await store.write(async (tx) => {
      await tx.watchedPlaces.enroll(org, start + 400 * dayMs);
      await tx.watchedPlaces.enroll(nextOrg, start + dayMs);
      await tx.watchedPlaces.enroll('elsewhere', start);
    });
    const due = (limit: number) => store.read((tx) => tx.watchedPlaces.due(start, start + dayMs, limit));
    assert.deepEqual(
      (await due(9)).map((one) => one.place),
      ['elsewhere', org],
    );
    assert.equal((await due(1)).length, 1);
  });

  test('what a reading came to comes back as it was, until the place is forgotten', async (t) => {
    const store = await (await place(t)).open();
    const lastReading = {
      at: start,
      notRead: [null, ...orgPermissions].map((permission) => {
        return { part: 'connectedApps', permission, message: 'a “fault”' } as const;
      }),
      unreadable: [{ name: 'Vendor_App', message: 'no' }],
      appsReadAt: null,
    };
    const note = { place: org, lookAt: start + 5, lastReading };
    await store.write((tx) => tx.watchedPlaces.note(note));
    assert.deepEqual(await store.read((tx) => tx.watchedPlaces.byName(org)), note);
    const folder = {
      ...note,
      place: folderPlace('/srv/Ünïcode checkout/x.y'),
      lastReading: { ...lastReading, contacts: ['a@b.example'] },
    };
    await store.write((tx) => tx.watchedPlaces.note(folder));
    assert.deepEqual(await store.read((tx) => tx.watchedPlaces.byName(folder.place)), folder);
    assert.equal(folderOf(folder.place), '/srv/Ünïcode checkout/x.y');
    await store.write((tx) => tx.watchedPlaces.forget(org));
    assert.equal(await store.read((tx) => tx.watchedPlaces.byName(org)), null);
  });

  test('the rows of a place are one range of ids, whatever stands before and after it, over pages', async (t) => {
    const store = await (await place(t)).open();
    const ids = [`${org}.app.0`, ...Array.from({ length: 250 }, (_, n) => `${org}.app.${1_000 + n}`)];
    await keep(store, [...ids, org, `${nextOrg}.app.0`, 'elsewhere.file.0', `${org}-x`]);
    const watched = await store.read((tx) => watchedOfPlace(tx, org));
    assert.deepEqual(
      watched.map(({ id }) => id),
      ids,
    );
    const findings = await store.read((tx) => findingsOfPlace(tx, org));
    assert.deepEqual(
      findings.map(({ id }) => id),
      ids,
    );
  });

  test('the connections of an org are those that signed in to it, by name', async (t) => {
    const store = await (await place(t)).open();
    const at = (orgId: string) => ({ org: { orgId, userId: '005000000000001AAA', instanceUrl: 'https://a.example' } });
    await store.write(async (tx) => {
      await tx.clientApps.insert(clientApp(), entry());
      await tx.connections.insert(connection('b', { ...at(org), username: 'b@x.example' }), entry());
      await tx.connections.insert(connection('a', { ...at(org), username: 'a@x.example' }), entry());
      await tx.connections.insert(connection('c', at(nextOrg)), entry());
      await tx.connections.insert(connection('d'), entry());
    });
    const found = await store.read((tx) => tx.connections.ofOrg(org));
    assert.deepEqual(
      found.map(({ name }) => name),
      ['a', 'b'],
    );
  });
}

async function keep(store: Store, ids: readonly string[]): Promise<void> {
  const certificate = { fingerprint: 'AA', subject: 'CN=a', notBefore: start, notAfter: start };
  const told = { severity: 'urgent', org: null, title: 't', detail: 'd', remedy: 'r' } as const;
  await store.write(async (tx) => {
    for (const id of ids) {
      const watched = { id, label: id, location: id, certificate, contacts: [], noticeDays: null };
      await tx.watchedCertificates.insert(watched, entry());
      await tx.findings.insert({ id, foundAt: start, endedAt: null, contacts: [], ...told }, entry());
    }
  });
}
