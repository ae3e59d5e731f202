// Queries over a table of the test's own, for what no table of the simulator holds: numbers, and nulls beside values.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseQuery } from '../../../simulator/soql/parse-query.ts';
import { toRecords } from '../../../simulator/soql/records.ts';
import { runQuery } from '../../../simulator/soql/run-query.ts';
import { Database } from '../../../simulator/tables/database.ts';
import type { Tables } from '../../../simulator/tables/table.ts';

const TABLES: Tables = {
  Pet: {
    keyPrefix: '001',
    fields: { Id: 'id', Name: 'string', Legs: 'int', OwnerId: 'id' },
    relationships: { Owner: { field: 'OwnerId', object: 'Person' } },
    rows: () => [
      { Id: '001000000000001AAA', Name: 'cat', Legs: 4, OwnerId: '003000000000001AAA' },
      { Id: '001000000000002AAA', Name: 'Bird', Legs: 2, OwnerId: null },
      { Id: '001000000000003AAA', Name: 'fish', Legs: null, OwnerId: '003000000000009AAA' },
      { Id: '001000000000004AAA', Name: null, Legs: 10, OwnerId: '003000000000001AAA' },
    ],
  },
  Person: {
    keyPrefix: '003',
    fields: { Id: 'id', Name: 'string', BestFriendId: 'id' },
    relationships: { BestFriend: { field: 'BestFriendId', object: 'Person' } },
    rows: () => [{ Id: '003000000000001AAA', Name: 'Ann', BestFriendId: '003000000000001AAA' }],
  },
};

function run(soql: string): Record<string, unknown>[] {
  const database = new Database(TABLES, {} as never, {} as never, 0);
  const records = toRecords(runQuery(parseQuery(soql), database, 0), '/sobjects');
  return records.map(({ attributes: _, ...record }) => record);
}

const legs = (soql: string) => run(soql).map(({ Legs }) => Legs);

describe('a query over numbers and nulls', () => {
  it('orders numbers as numbers, and puts null first, or last where that is said', () => {
    assert.deepEqual(legs('SELECT Legs FROM Pet ORDER BY Legs'), [null, 2, 4, 10]);
    assert.deepEqual(legs('SELECT Legs FROM Pet ORDER BY Legs DESC'), [null, 10, 4, 2]);
    assert.deepEqual(legs('SELECT Legs FROM Pet ORDER BY Legs NULLS LAST'), [2, 4, 10, null]);
    assert.deepEqual(legs('SELECT Legs FROM Pet ORDER BY Legs DESC NULLS LAST'), [10, 4, 2, null]);
  });

  it('finds null by = null and by !=, and by no order', () => {
    assert.deepEqual(legs('SELECT Legs FROM Pet WHERE Legs = null'), [null]);
    assert.deepEqual(legs('SELECT Legs FROM Pet WHERE Legs != null ORDER BY Legs'), [2, 4, 10]);
    assert.deepEqual(legs('SELECT Legs FROM Pet WHERE Legs != 4 ORDER BY Legs'), [null, 2, 10]);
    assert.deepEqual(legs('SELECT Legs FROM Pet WHERE Legs NOT IN (4, 2) ORDER BY Legs'), [null, 10]);
    assert.deepEqual(legs('SELECT Legs FROM Pet WHERE Legs <= 4 ORDER BY Legs'), [2, 4]);
    assert.deepEqual(legs('SELECT Legs FROM Pet WHERE Legs > 3.5 ORDER BY Legs'), [4, 10]);
  });

  it('leaves null out of aggregates, which are null where no value is left', () => {
    assert.deepEqual(run('SELECT COUNT(Legs), SUM(Legs), AVG(Legs), MIN(Legs), MAX(Name) FROM Pet'), [
      { expr0: 3, expr1: 16, expr2: 16 / 3, expr3: 2, expr4: 'fish' },
    ]);
    assert.deepEqual(run("SELECT SUM(Legs), MIN(Legs), COUNT(Legs) FROM Pet WHERE Name = 'fish'"), [
      { expr0: null, expr1: null, expr2: 0 },
    ]);
  });

  it('is null where a relationship points to nothing, and goes over two of them', () => {
    const owner = { attributes: { type: 'Person', url: '/sobjects/Person/003000000000001AAA' } };
    assert.deepEqual(run('SELECT Owner.Name, Owner.BestFriend.Name FROM Pet WHERE Legs < 5 ORDER BY Legs'), [
      { Owner: null },
      { Owner: { ...owner, Name: 'Ann', BestFriend: { ...owner, Name: 'Ann' } } },
    ]);
    assert.deepEqual(run('SELECT Name FROM Pet WHERE Owner.Name = null ORDER BY Name'), [
      { Name: 'Bird' },
      { Name: 'fish' },
    ]);
  });
});
