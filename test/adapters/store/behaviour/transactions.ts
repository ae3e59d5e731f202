// What holds for every transaction, on both databases.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientApp, connection, entry, settle } from '../examples.ts';
import { type PlaceMaker, refuses } from '../place.ts';

export function transactionBehaviour(place: PlaceMaker): void {
  test('a write that rejects leaves nothing, of its audit neither', async (t) => {
    const store = await (await place(t)).open();
    const work = store.write(async (tx) => {
      await tx.clientApps.insert(clientApp(), entry());
      await tx.facts.set('lastBackupAt', 5);
      throw new Error('the work changed its mind');
    });
    await assert.rejects(work, /changed its mind/);
    const left = await store.read(async (tx) => ({
      app: await tx.clientApps.byId('app-1'),
      fact: await tx.facts.get('lastBackupAt'),
      head: (await tx.audit.head()).sequence,
    }));
    assert.deepEqual(left, { app: null, fact: null, head: 0 });
  });

  test('a statement that failed dooms its transaction, also when the work swallows the error', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    const work = store.write(async (tx) => {
      await tx.facts.set('lastBackupAt', 5);
      await refuses('connectionExists', tx.connections.insert(connection('acme', { id: 'other' }), entry()));
    });
    await assert.rejects(work);
    assert.equal(await store.read((tx) => tx.facts.get('lastBackupAt')), null);
  });

  test('a read sees one state from its beginning to its end', async (t) => {
    const at = await place(t);
    const [reading, writing] = [await at.open(), await at.open()];
    await settle(writing);
    const counts = await reading.read(async (tx) => {
      const before = await tx.connections.count();
      await writing.write((other) => other.connections.insert(connection('second'), entry()));
      return [before, await tx.connections.count()];
    });
    assert.deepEqual(counts, [1, 1]);
    assert.equal(await reading.read((tx) => tx.connections.count()), 2);
  });

  test('a read can write nothing', async (t) => {
    const store = await (await place(t)).open();
    const attempt = store.read((tx) => {
      assert.ok('set' in tx.facts && typeof tx.facts.set === 'function');
      return tx.facts.set('lastBackupAt', 5);
    });
    await assert.rejects(attempt);
    assert.equal(await store.read((tx) => tx.facts.get('lastBackupAt')), null);
  });

  test('decisions that rest on what was read hold against each other', async (t) => {
    const at = await place(t);
    const stores = [await at.open(), await at.open()];
    await settle(await at.open());
    const addIfAlone = (name: string) => (store: (typeof stores)[number]) =>
      store.write(async (tx) => {
        if ((await tx.connections.ofApp('app-1')).length > 1) return false;
        await tx.connections.insert(connection(name), entry());
        return true;
      });
    const added = await Promise.all(stores.map((store, index) => addIfAlone(`new-${index}`)(store)));
    assert.deepEqual(added.toSorted(), [false, true]);
    assert.equal(await (await at.open()).read((tx) => tx.connections.count()), 2);
  });

  test('writes of one process and of several wait for each other and all happen', async (t) => {
    const at = await place(t);
    const stores = [await at.open(), await at.open(), await at.open()];
    const append = (number: number) =>
      stores[number % 3]?.write((tx) => tx.audit.append(entry(`thing.happened${number}`)));
    await Promise.all(Array.from({ length: 30 }, (_, number) => append(number)));
    const entries = await (await at.open()).read((tx) => tx.audit.page(0, 100));
    assert.deepEqual(
      entries.map(({ sequence }) => sequence),
      Array.from({ length: 30 }, (_, index) => index + 1),
    );
    assert.equal(new Set(entries.map(({ action }) => action)).size, 30);
  });

  test('a transaction inside another is refused instead of waiting for ever', async (t) => {
    const store = await (await place(t)).open();
    await assert.rejects(
      store.write(() => store.write(async () => {})),
      /inside another/,
    );
    await store.write((tx) => tx.facts.set('lastBackupAt', 1));
  });

  test('a statement that comes after the end of its transaction is refused', async (t) => {
    const store = await (await place(t)).open();
    let late = async () => {};
    await store.write(async (tx) => {
      late = () => tx.facts.set('lastBackupAt', 1);
    });
    await assert.rejects(late(), /the transaction is over/);
    assert.equal(await store.read((tx) => tx.facts.get('lastBackupAt')), null);
  });

  test('closing lets the transaction under way end', async (t) => {
    const at = await place(t);
    const store = await at.open();
    const under = store.write((tx) => tx.facts.set('lastBackupAt', 7));
    await store.close();
    await under;
    assert.equal(await (await at.open()).read((tx) => tx.facts.get('lastBackupAt')), 7);
    await assert.rejects(store.read((tx) => tx.connections.count()));
  });

  test('aborting rolls back the transaction under way', async (t) => {
    const at = await place(t);
    const store = await at.open();
    const under = store.write(async (tx) => {
      await tx.facts.set('lastBackupAt', 7);
      store.abort();
      await tx.facts.set('lastBackupAt', 8);
    });
    await assert.rejects(under);
    assert.equal(await (await at.open()).read((tx) => tx.facts.get('lastBackupAt')), null);
  });

  test('text that one of the databases cannot hold is stored alike on both', async (t) => {
    const store = await (await place(t)).open();
    const app = clientApp('app-1', { name: 'nul \0, half a pair \ud83d' });
    await store.write((tx) => tx.clientApps.insert(app, entry()));
    assert.equal((await store.read((tx) => tx.clientApps.byId('app-1')))?.name, 'nul \ufffd, half a pair \ufffd');
  });
}
