// Connections and client apps, on both databases.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Connection } from '../../../../src/domain/connection/connection.ts';
import type { DueRequest } from '../../../../src/domain/connection/connection-store.ts';
import { dayMs, hourMs, minuteMs } from '../../../../src/domain/ports.ts';
import type { Store } from '../../../../src/domain/store.ts';
import {
  attempt,
  clientApp,
  connection,
  dueRequest,
  entry,
  fullConnection,
  keyPair,
  rootKeyId,
  sealedKey,
  settle,
  slot,
  start,
  token,
} from '../examples.ts';
import { type PlaceMaker, refuses } from '../place.ts';

export function connectionBehaviour(place: PlaceMaker): void {
  test('a connection comes back as it was written, empty and full', async (t) => {
    const store = await settled(await place(t));
    await store.write((tx) => tx.connections.insert(fullConnection(), entry()));
    assert.deepEqual(await store.read((tx) => tx.connections.byId('id-of-full')), fullConnection());
    assert.deepEqual(await store.read((tx) => tx.connections.byName('acme')), connection());
    assert.deepEqual(await store.read((tx) => tx.clientApps.byId('app-1')), clientApp());
    assert.deepEqual(await store.read((tx) => tx.clientApps.byConsumerKey('3MVG9.app-1')), clientApp());
    assert.equal(await store.read((tx) => tx.connections.byId('nobody')), null);
  });

  test('pages follow the names and begin after the one given', async (t) => {
    const store = await settled(await place(t));
    await store.write(async (tx) => {
      for (const name of ['Zeta', 'beta', 'Alpha', 'alpha-2', 'alpha_2'])
        await tx.connections.insert(connection(name), entry());
    });
    const first = await store.read((tx) => tx.connections.page('', 3));
    assert.deepEqual(names(first), ['acme', 'Alpha', 'alpha-2']);
    assert.deepEqual(names(await store.read((tx) => tx.connections.page('ALPHA-2', 9))), ['alpha_2', 'beta', 'Zeta']);
  });

  test('a second connection with a name that differs in case alone is refused', async (t) => {
    const store = await settled(await place(t));
    const twin = connection('ACME', { id: 'twin' });
    await refuses(
      'connectionExists',
      store.write((tx) => tx.connections.insert(twin, entry())),
    );
    await store.write((tx) => tx.connections.insert(connection('other'), entry()));
    const renamed = { ...connection('other'), name: 'Acme' };
    await refuses(
      'connectionExists',
      store.write((tx) => tx.connections.update(renamed, entry())),
    );
  });

  test('of two writers that add the same connection at once, one is refused', async (t) => {
    const at = await place(t);
    await settled(at);
    const stores = [await at.open(), await at.open()];
    const outcomes = await Promise.allSettled(
      stores.map((store, index) =>
        store.write((tx) => tx.connections.insert(connection('same', { id: `id-${index}` }), entry())),
      ),
    );
    assert.deepEqual(outcomes.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    await refuses('connectionExists', Promise.reject(refused?.reason));
  });

  test('a consumer key belongs to one client app; apps without one are many', async (t) => {
    const store = await settled(await place(t));
    await store.write(async (tx) => {
      await tx.clientApps.insert(clientApp('app-2', { consumerKey: null }), entry());
      await tx.clientApps.insert(clientApp('app-3', { consumerKey: null }), entry());
    });
    const taken = clientApp('app-2', { consumerKey: '3MVG9.app-1' });
    await refuses(
      'consumerKeyTaken',
      store.write((tx) => tx.clientApps.update(taken, entry())),
    );
    const fourth = clientApp('app-4', { consumerKey: '3MVG9.app-1' });
    await refuses(
      'consumerKeyTaken',
      store.write((tx) => tx.clientApps.insert(fourth, entry())),
    );
    assert.deepEqual(
      (await store.read((tx) => tx.clientApps.page('app-1', 10))).map(({ id }) => id),
      ['app-2', 'app-3'],
    );
  });

  test('a write with an older revision is refused, for a connection, its bookkeeping and its app', async (t) => {
    const store = await settled(await place(t));
    await store.write((tx) => tx.connections.update(connection('acme', { username: 'new@example.com' }), entry()));
    await refuses(
      'changedMeanwhile',
      store.write((tx) => tx.connections.update(connection(), entry())),
    );
    await refuses(
      'changedMeanwhile',
      store.write((tx) => tx.connections.note(connection())),
    );
    await store.write((tx) => tx.clientApps.update(clientApp(), entry()));
    await refuses(
      'changedMeanwhile',
      store.write((tx) => tx.clientApps.update(clientApp(), entry())),
    );
    const now = await store.read((tx) => tx.connections.byName('acme'));
    assert.deepEqual([now?.username, now?.revision], ['new@example.com', 2]);
  });

  test('what is locked as it was known is read anew once it has changed, a connection and its app', async (t) => {
    const store = await settled(await place(t));
    const [acme, app] = [connection(), clientApp()];
    const locked = () =>
      store.write(async (tx) => [await tx.connections.lock(acme.id, acme), await tx.clientApps.lock(app.id, app)]);
    assert.deepEqual(await locked(), [acme, app]);
    await store.write((tx) => tx.connections.note({ ...acme, clockSkewSeconds: 70 }));
    await store.write((tx) => tx.clientApps.update({ ...app, wantedKeyPairId: 'pair-1' }, entry()));
    assert.deepEqual(await locked(), [
      { ...acme, clockSkewSeconds: 70, revision: 2 },
      { ...app, wantedKeyPairId: 'pair-1', revision: 2 },
    ]);
    await store.write((tx) => tx.connections.remove(acme.id, entry()));
    assert.deepEqual(await locked(), [null, null]);
  });

  test('of two writers that read the same revision, one is refused', async (t) => {
    const at = await place(t);
    await settled(at);
    const stores = [await at.open(), await at.open()];
    const outcomes = await Promise.allSettled(
      stores.map((store) => store.write((tx) => tx.connections.update(connection(), entry('connection.changed')))),
    );
    assert.deepEqual(outcomes.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
    const store = await at.open();
    assert.equal((await store.read((tx) => tx.connections.byName('acme')))?.revision, 2);
    assert.equal((await store.read((tx) => tx.audit.newest(9))).filter(isChange).length, 1);
  });

  test('bookkeeping writes what it may and nothing else', async (t) => {
    const store = await settled(await place(t));
    await store.write((tx) => tx.connections.note({ ...fullConnection(), ...identity() }));
    const { lastAccepted, failure, backOff, clockSkewSeconds, probedCloselyUntil, lastProbeAt } = fullConnection();
    const noted = { lastAccepted, failure, backOff, clockSkewSeconds, probedCloselyUntil, lastProbeAt };
    assert.deepEqual(
      await store.read((tx) => tx.connections.byName('acme')),
      connection('acme', { ...noted, revision: 2 }),
    );
  });

  test('a look is brought forward on every connection of the app that has a later one, and on no other', async (t) => {
    const store = await settled(await place(t));
    await store.write(async (tx) => {
      await tx.clientApps.insert(clientApp('app-2', { consumerKey: null }), entry());
      await tx.connections.insert(connection('later', { nextLookAt: start + 9 }), entry());
      await tx.connections.insert(connection('earlier', { nextLookAt: start + 1 }), entry());
      await tx.connections.insert(connection('foreign', { clientAppId: 'app-2', nextLookAt: start + 9 }), entry());
      await tx.connections.lookBy(clientApp().id, start + 5);
    });
    const looks = await Promise.all(
      ['later', 'earlier', 'foreign'].map((name) => store.read((tx) => tx.connections.byName(name))),
    );
    assert.deepEqual(
      looks.map((one) => [one?.nextLookAt, one?.revision]),
      [
        [start + 5, 2],
        [start + 1, 1],
        [start + 9, 1],
      ],
    );
  });

  test('those of an app that fail are watched, but one, and those that are not for long yet', async (t) => {
    const store = await settled(await place(t));
    const failure = { since: start, at: start, code: 'refusedWithEveryKey', message: 'invalid assertion' };
    const failing = (name: string, facts: Partial<Connection> = {}) =>
      connection(name, { failure, nextLookAt: start + 100, ...facts });
    await store.write(async (tx) => {
      const some = [
        failing('fails'),
        failing('mended'),
        failing('due', { nextLookAt: start - 5, probedCloselyUntil: start + 3 }),
        failing('watched', { probedCloselyUntil: start + 6 }),
        failing('wrong-clock', { probedCloselyUntil: start + 400 }),
        connection('works', { nextLookAt: start + 100 }),
      ];
      for (const one of some) await tx.connections.insert(one, entry());
      await tx.connections.probeFailingClosely(clientApp().id, 'id-of-mended', start, 10);
    });
    const after = async (name: string) => {
      const one = await store.read((tx) => tx.connections.byName(name));
      return [one?.probedCloselyUntil, one?.nextLookAt].map((at) => (at == null ? null : at - start));
    };
    assert.deepEqual(await after('fails'), [10, 0]);
    assert.deepEqual(await after('mended'), [null, 100]);
    assert.deepEqual(await after('due'), [10, -5]);
    assert.deepEqual(await after('watched'), [6, 100]);
    assert.deepEqual(await after('wrong-clock'), [10, 0]);
    assert.deepEqual(await after('works'), [null, 100]);
    const found = await store.read((tx) => tx.connections.failingOfApp(clientApp().id));
    assert.deepEqual(names(found), ['due', 'fails', 'mended', 'watched', 'wrong-clock']);
  });

  test('the last connection of an app takes the app, its key pairs, attempts and tokens with it', async (t) => {
    const store = await settled(await place(t));
    await store.write(async (tx) => {
      await tx.connections.insert(connection('second'), entry());
      await tx.attempts.insert(attempt());
      await tx.attempts.finish('attempt-1', { type: 'accepted' }, start);
      await tx.tokens.put(token('hash'));
    });
    await store.write((tx) => tx.connections.remove('id-of-acme', entry('connection.removed')));
    assert.equal((await store.read((tx) => tx.keyPairs.ofApp('app-1'))).length, 1);
    assert.equal(await store.read((tx) => tx.tokens.get('id-of-acme')), null);
    assert.deepEqual(await store.read((tx) => tx.attempts.counts('id-of-acme')), []);
    await store.write((tx) => tx.connections.remove('id-of-second', entry('connection.removed')));
    const left = await store.read(async (tx) => [
      await tx.clientApps.byId('app-1'),
      await tx.keyPairs.byId('pair-1'),
      await tx.keyPairs.keyReference('pair-1'),
      await tx.attempts.newestOfConnection('id-of-acme', 9),
    ]);
    assert.deepEqual(left, [null, null, null, []]);
    await refuses(
      'changedMeanwhile',
      store.write((tx) => tx.connections.remove('id-of-acme', entry())),
    );
  });

  test('claims what is due, oldest first, and no more than its share of one host', async (t) => {
    const store = await withDue(await place(t));
    const claim = (holder: string, limit: number, perHost: number) =>
      store.write((tx) => tx.connections.claimDue(dueRequest({ holder, limit, perHost })));
    assert.deepEqual(names(await claim('a', 3, 2)), ['busy-0', 'busy-1', 'quiet-0']);
    assert.deepEqual(names(await claim('b', 9, 2)), ['busy-2', 'busy-3', 'quiet-1']);
    assert.equal((await claim('a', 400, 400)).length, 296);
    assert.deepEqual(await claim('c', 9, 9), []);
    await store.write((tx) => tx.connections.releaseClaim('id-of-busy-2', 'a'));
    assert.deepEqual(await claim('c', 9, 9), []);
    await store.write((tx) => tx.connections.releaseClaim('id-of-busy-2', 'b'));
    assert.deepEqual(names(await claim('c', 9, 9)), ['busy-2']);
  });

  test('an app that no connection uses is found while it holds private keys, and removed only then', async (t) => {
    const store = await settled(await place(t));
    await store.write(async (tx) => {
      await tx.clientApps.insert(clientApp('app-2', { consumerKey: null }), entry());
      await tx.clientApps.insert(clientApp('app-3', { consumerKey: null }), entry());
      await tx.keyPairs.insert(keyPair('pair-2', { clientAppId: 'app-2' }), { sealed: sealedKey() }, entry());
    });
    const left = await store.read((tx) => tx.clientApps.withoutConnection());
    assert.deepEqual(
      left.map(({ id }) => id),
      ['app-2'],
    );
    await refuses(
      'changedMeanwhile',
      store.write((tx) => tx.clientApps.remove(clientApp(), entry())),
    );
    await store.write((tx) => tx.clientApps.remove(clientApp('app-2'), entry('app.removed')));
    assert.equal(await store.read((tx) => tx.keyPairs.byId('pair-2')), null);
    assert.deepEqual(await store.read((tx) => tx.clientApps.withoutConnection()), []);
  });

  test('a claim whose time is over is free again', async (t) => {
    const store = await settled(await place(t));
    const claim = (leaseMs: number) => store.write((tx) => tx.connections.claimDue(dueRequest({ leaseMs })));
    assert.deepEqual(names(await claim(-1)), ['acme']);
    assert.deepEqual(names(await claim(60_000)), ['acme']);
    assert.deepEqual(names(await claim(60_000)), []);
  });

  test('a claim that ends later than any does, since the clock was set back, holds nobody off', async (t) => {
    const store = await settled(await place(t));
    const claim = (holder: string, leaseMs: number) =>
      store.write((tx) => tx.connections.claimDue(dueRequest({ holder, leaseMs })));
    // The dead process has claimed for three minutes, and then the clock went back by ten hours.
    assert.deepEqual(names(await claim('dead', 10 * hourMs + 3 * minuteMs)), ['acme']);
    assert.deepEqual(names(await claim('other', 3 * minuteMs)), ['acme']);
  });

  test('a clock that is set back by less than a claim lasts takes it from nobody', async (t) => {
    const store = await settled(await place(t));
    const claim = (holder: string, leaseMs: number) =>
      store.write((tx) => tx.connections.claimDue(dueRequest({ holder, leaseMs })));
    assert.deepEqual(names(await claim('living', 5 * minuteMs)), ['acme']);
    assert.deepEqual(names(await claim('other', 3 * minuteMs)), []);
  });

  test('what the claimer looks at just now it does not claim again, whatever has become of its claim', async (t) => {
    const store = await settled(await place(t));
    const claim = (changes: Partial<DueRequest>) =>
      store.write((tx) => tx.connections.claimDue(dueRequest({ leaseMs: -1, ...changes })));
    const looksAtIt = { exceptIds: ['id-of-acme'] };
    assert.deepEqual(names(await claim(looksAtIt)), []);
    const before = { dueBy: start - 30 * dayMs, now: start - 30 * dayMs };
    assert.deepEqual(names(await claim({ ...before, ...looksAtIt })), []);
    assert.deepEqual(names(await claim(before)), ['acme']);
  });

  test('several claimers never get the same connection', async (t) => {
    const at = await place(t);
    await withDue(at);
    const stores = await Promise.all(Array.from({ length: 4 }, () => at.open()));
    const claimed = await Promise.all(
      stores.flatMap((store, index) =>
        [1, 2, 3].map(() =>
          store.write((tx) => tx.connections.claimDue(dueRequest({ holder: `p${index}`, limit: 20, perHost: 99 }))),
        ),
      ),
    );
    const all = names(claimed.flat());
    assert.equal(new Set(all).size, all.length);
    assert.ok(all.length >= 200, `${all.length} claimed`);
  });
}

async function settled(at: { open(): Promise<Store> }): Promise<Store> {
  const store = await at.open();
  await settle(store);
  return store;
}

/** 300 connections due on one host, 2 on another, 1 not due. */
async function withDue(at: { open(): Promise<Store> }): Promise<Store> {
  const store = await at.open();
  await store.write(async (tx) => {
    await tx.vault.insertFirst(slot(), entry());
    await tx.clientApps.insert(clientApp(), entry());
    await tx.keyPairs.insert(keyPair(), { sealed: sealedKey('key', rootKeyId) }, entry());
    const insert = (name: string, loginUrl: string, nextLookAt: number) =>
      tx.connections.insert(connection(name, { loginUrl, nextLookAt }), entry());
    for (let index = 0; index < 300; index += 1)
      await insert(`busy-${index}`, 'https://busy.example', start - 900 + index);
    for (let index = 0; index < 2; index += 1)
      await insert(`quiet-${index}`, 'https://quiet.example', start - 10 + index);
    await insert('later', 'https://quiet.example', start + 1);
  });
  return store;
}

function identity(): Pick<Connection, 'id' | 'revision'> {
  return { id: 'id-of-acme', revision: 1 };
}

function names(connections: readonly Connection[]): string[] {
  return connections.map(({ name }) => name);
}

const isChange = ({ action }: { action: string }) => action === 'connection.changed';
