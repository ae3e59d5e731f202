// Several processes on one database, and what a killed one leaves, on both databases.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstBreak, firstPreviousHash } from '../../../../src/domain/audit/audit-entry.ts';
import type { Exclusivity } from '../../../../src/domain/installation/backup.ts';
import { clientApp, connection, entry, settle, start } from '../examples.ts';
import { type PlaceMaker, refuses } from '../place.ts';
import { startProcess } from '../processes.ts';

/** `place` makes a migrated database, `emptyPlace` one with nothing in it. */
export function processBehaviour(place: PlaceMaker, emptyPlace: PlaceMaker): void {
  test('two processes that start together on an empty database both come up', async (t) => {
    const at = await emptyPlace(t);
    const both = [startProcess(t, at.location, 'open'), startProcess(t, at.location, 'open')];
    assert.deepEqual(await Promise.all(both.map((other) => other.said())), ['done', 'done']);
    const store = await at.open();
    await settle(store);
    assert.equal(await store.read((tx) => tx.connections.count()), 1);
  });

  test('of two processes that add the same connection at once, one is refused', async (t) => {
    const at = await place(t);
    await settle(await at.open());
    const both = [startProcess(t, at.location, 'addSame'), startProcess(t, at.location, 'addSame')];
    const said = await Promise.all(both.map((other) => other.said()));
    assert.deepEqual(said.map((what) => JSON.stringify(what)).toSorted(), ['"done"', '{"error":"connectionExists"}']);
  });

  test('two processes that append to the audit at once leave one unbroken chain', async (t) => {
    const at = await place(t);
    const both = [startProcess(t, at.location, 'appendMany'), startProcess(t, at.location, 'appendMany')];
    assert.deepEqual(await Promise.all(both.map((other) => other.said())), ['done', 'done']);
    const entries = await (await at.open()).read((tx) => tx.audit.page(0, 999));
    assert.equal(entries.length, 50);
    assert.equal(firstBreak(entries, { sequence: 1, previousHash: firstPreviousHash }), null);
  });

  test('two processes that claim at once share the work', async (t) => {
    const at = await place(t);
    const store = await at.open();
    await store.write(async (tx) => {
      await tx.clientApps.insert(clientApp(), entry());
      for (let index = 0; index < 60; index += 1)
        await tx.connections.insert(connection(`c${index}`, { nextLookAt: start - index }), entry());
    });
    const both = [startProcess(t, at.location, 'claimMany'), startProcess(t, at.location, 'claimMany')];
    const claimed = (await Promise.all(both.map((other) => other.said()))).flat();
    assert.equal(claimed.length, 60);
    assert.equal(new Set(claimed).size, 60);
  });

  test('a process killed in the middle of a write leaves nothing of it and holds nothing up', async (t) => {
    const at = await place(t);
    const store = await at.open();
    const other = startProcess(t, at.location, 'stayInWrite');
    assert.equal(await other.said(), 'in the middle');
    await other.kill();
    await store.write((tx) => tx.clientApps.insert(clientApp('after'), entry('after')));
    await store.close();
    const again = await at.open();
    const left = await again.read(async (tx) => ({
      apps: (await tx.clientApps.page('', 9)).map(({ id }) => id),
      actions: (await tx.audit.page(0, 9)).map(({ action }) => action),
    }));
    assert.deepEqual(left, { apps: ['after'], actions: ['after'] });
  });

  for (const answers of [1, 33, 150]) {
    test(`of ${answers} answered writes, 32 at once, none is lost when the process is killed`, async (t) => {
      const at = await place(t);
      const answered = await startProcess(t, at.location, `dieAfter ${answers}`).saidUntilEnd();
      assert.equal(answered.length, answers);
      const entries = await (await at.open()).read((tx) => tx.audit.page(0, 9_999));
      assert.equal(firstBreak(entries, { sequence: 1, previousHash: firstPreviousHash }), null);
      const having = (action: string) =>
        new Set(entries.filter((one) => one.action === action).map(({ subject }) => subject.id));
      const [begun, ended] = [having('begun'), having('ended')];
      assert.deepEqual(begun, ended, 'a write is there in part');
      assert.deepEqual(
        answered.filter((id) => !ended.has(String(id))),
        [],
        'an answered write is lost',
      );
    });
  }

  test('a killed process leaves no claim that keeps a restore out; a running one is named', async (t) => {
    const at = await place(t);
    const store = await at.open();
    const other = startProcess(t, at.location, 'open');
    assert.equal(await other.said(), 'done');
    const held = await store.takeExclusive();
    if (held.type === 'taken') return assert.fail('another process was overlooked');
    assert.match(held.holders, new RegExp(`process ${other.id}\\b`));
    await other.kill();
    const taken = await eventually(store.takeExclusive.bind(store));
    await taken.release();
  });

  test('a newer schema is refused and left as it is', async (t) => {
    const at = await place(t);
    await (await at.open()).close();
    await at.tamper('update latchkey_schema set version = 999');
    const error = await refuses('databaseNewer', at.open());
    assert.equal(error.parameters.found, 999);
    await at.tamper('update latchkey_schema set version = version where version = 999');
  });

  test('tables of another program under our names are refused and left alone', async (t) => {
    const at = await emptyPlace(t);
    await at.tamper('create table connection (mine integer)');
    await refuses('databaseForeign', at.open());
    await at.tamper('insert into connection (mine) values (1)');
  });
}

/** A server notices the end of a killed process in its own time. */
async function eventually(take: () => Promise<Exclusivity>) {
  for (let tries = 0; tries < 500; tries += 1) {
    const outcome = await take();
    if (outcome.type === 'taken') return outcome;
  }
  return assert.fail('the claim of the killed process stayed');
}
