// The audit chain, on both databases: unbroken under load, and broken visibly by whoever touches a row.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstBreak, firstPreviousHash } from '../../../../src/domain/audit/audit-entry.ts';
import type { Store } from '../../../../src/domain/store.ts';
import { clientApp, entry } from '../examples.ts';
import type { Place, PlaceMaker } from '../place.ts';

export function auditBehaviour(place: PlaceMaker): void {
  test('entries come back as they were, chained, in pages and newest first', async (t) => {
    const store = await withEntries(await place(t));
    const all = await store.read((tx) => tx.audit.page(0, 100));
    assert.equal(await breakOf(store), null);
    const { sequence, previousHash, hash, mac: _, ...told } = all[0] ?? assert.fail('there is no entry');
    assert.deepEqual([sequence, previousHash, told], [1, firstPreviousHash, entry('thing.happened1', 'odd')]);
    assert.deepEqual(await store.read((tx) => tx.audit.page(2, 2)), all.slice(2, 4));
    assert.deepEqual(await store.read((tx) => tx.audit.newest(2)), all.toReversed().slice(0, 2));
    const odd = all.filter(({ subject }) => subject.id === 'odd');
    assert.deepEqual(await store.read((tx) => tx.audit.newest(9, { subjectId: 'odd' })), odd.toReversed());
    const filter = { before: 5, action: 'thing.happened1', actorName: all[0]?.actor.name };
    assert.deepEqual(await store.read((tx) => tx.audit.newest(9, filter)), all.slice(0, 1));
    assert.deepEqual(await store.read((tx) => tx.audit.newest(9, { ...filter, actorName: 'nobody' })), []);
    assert.deepEqual(await store.read((tx) => tx.audit.head()), { sequence: 6, hash: all.at(-1)?.hash });
    assert.match(hash, /^[0-9a-f]{64}$/);
  });

  test('an act and its entry are written together or not at all', async (t) => {
    const at = await place(t);
    const store = await withEntries(at);
    await at.tamper('delete from audit_head');
    await assert.rejects(store.write((tx) => tx.clientApps.insert(clientApp(), entry())));
    assert.equal(await store.read((tx) => tx.clientApps.byId('app-1')), null);
  });

  test('entries of one transaction are seen in it, in the order of the acts', async (t) => {
    const store = await withEntries(await place(t));
    const seen = await store.write(async (tx) => {
      await tx.audit.append(entry('a'));
      await tx.clientApps.insert(clientApp(), entry('b'));
      const newest = await tx.audit.newest(2);
      await tx.audit.append(entry('c'));
      return newest.map(({ action }) => action);
    });
    assert.deepEqual(seen, ['b', 'a']);
    assert.equal(await breakOf(store), null);
    assert.equal((await store.read((tx) => tx.audit.head())).sequence, 9);
  });

  test('text that a database cannot hold does not break the chain', async (t) => {
    const store = await withEntries(await place(t));
    const odd = { ...entry('odd'), after: { text: 'nul \0 and half a pair \ud83d', deep: ['\ud83d'] } };
    await store.write((tx) => tx.audit.append({ ...odd, actor: { name: '\ud83d', from: '\0' } }));
    assert.equal(await breakOf(store), null);
  });

  const tamperings: [what: string, statement: string, found: { sequence: number; reason: string }][] = [
    [
      'changed',
      `update audit_entry set action = 'nothing.happened' where sequence = 3`,
      { sequence: 3, reason: 'changed' },
    ],
    [
      'changed in its values',
      `update audit_entry set value_after = '{"b":[]}' where sequence = 4`,
      { sequence: 4, reason: 'changed' },
    ],
    [
      'changed in its values into no JSON',
      `update audit_entry set value_after = '{' where sequence = 4`,
      { sequence: 4, reason: 'changed' },
    ],
    [
      'changed in its time',
      'update audit_entry set at = at - 1 where sequence = 2',
      { sequence: 2, reason: 'changed' },
    ],
    ['removed', 'delete from audit_entry where sequence = 2', { sequence: 2, reason: 'missing' }],
    ['removed and closed up', closedUp, { sequence: 2, reason: 'unlinked' }],
    ['cut off at the end', 'delete from audit_entry where sequence = 6', { sequence: 6, reason: 'missing' }],
    ['put in', putIn, { sequence: 7, reason: 'unlinked' }],
  ];
  for (const [what, statement, found] of tamperings) {
    test(`an entry that was ${what} is found`, async (t) => {
      const at = await place(t);
      const store = await withEntries(at);
      for (const single of statement.split(';')) await at.tamper(single);
      assert.deepEqual(await breakOf(store), found);
    });
  }
}

const closedUp = [
  'delete from audit_entry where sequence = 2',
  ...[3, 4, 5, 6].map((sequence) => `update audit_entry set sequence = ${sequence - 1} where sequence = ${sequence}`),
].join(';');

const putIn = `insert into audit_entry select 7, hash, hash, at, actor_name, actor_from, action, subject_type, subject_id,
  subject_name, value_before, value_after, mac from audit_entry where sequence = 5`;

async function withEntries(at: Place): Promise<Store> {
  const store = await at.open();
  for (let number = 1; number <= 6; number += 1) {
    await store.write((tx) => tx.audit.append(entry(`thing.happened${number}`, number % 2 === 1 ? 'odd' : 'even')));
  }
  return store;
}

/** As a verification reads it: page by page, and up to the head. */
async function breakOf(store: Store): Promise<{ sequence: number; reason: string } | null> {
  return store.read(async (tx) => {
    let expected = { sequence: 1, previousHash: firstPreviousHash };
    for (;;) {
      const page = await tx.audit.page(expected.sequence - 1, 4);
      const found = firstBreak(page, expected);
      if (found !== null) return found;
      const last = page.at(-1);
      if (last === undefined) break;
      expected = { sequence: last.sequence + 1, previousHash: last.hash };
    }
    const head = await tx.audit.head();
    return head.sequence >= expected.sequence ? { sequence: expected.sequence, reason: 'missing' } : null;
  });
}
