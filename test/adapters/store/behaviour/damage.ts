// A row that was damaged: an error that says where it lies, for every table whose columns hold more than their type says.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ErrorParameters, errorTable } from '../../../../src/domain/errors.ts';
import type { ReadTransaction } from '../../../../src/domain/store.ts';
import { connection, settle } from '../examples.ts';
import { type PlaceMaker, refuses } from '../place.ts';

interface Damage {
  table: string;
  id: string;
  column: string;
  by: readonly string[];
  read(tx: ReadTransaction): Promise<unknown>;
}

const damages: readonly Damage[] = [
  {
    table: 'connection',
    id: 'id-of-acme',
    column: 'failure',
    by: [`update connection set failure = '{"since":1,"at":"now","code":"c","message":"m"}'`],
    read: (tx) => tx.connections.byName('acme'),
  },
  {
    table: 'connection',
    id: 'id-of-acme',
    column: 'contacts',
    by: [`update connection set contacts = 'a@b.c'`],
    read: (tx) => tx.connections.page('', 9),
  },
  {
    table: 'connection',
    id: 'id-of-acme',
    column: 'user_id',
    by: [`update connection set org_id = '00D1', instance_url = 'https://i.test'`],
    read: (tx) => tx.connections.ofApp('app-1'),
  },
  {
    table: 'key_pair',
    id: 'pair-1',
    column: 'came_from',
    by: [
      `update key_pair set state = 'settling', since = 1, came_from = '{"state":"active"}'`,
      `insert into key_pair_acceptance (key_pair_id, last_accepted_at) select id, 1 from key_pair`,
    ],
    read: (tx) => tx.keyPairs.ofApp('app-1'),
  },
  {
    table: 'key_pair',
    id: 'pair-1',
    column: 'algorithm',
    by: [`update key_pair set algorithm = 'ec-256'`],
    read: (tx) => tx.keyPairs.byId('pair-1'),
  },
  {
    table: 'vault_slot',
    id: 'slot-1',
    column: 'provider',
    by: [`update vault_slot set provider = '{"type":"passphrase"}'`],
    read: (tx) => tx.vault.slots(),
  },
  {
    table: 'fact',
    id: 'watchRanAt',
    column: 'value',
    by: [`insert into fact (key, value) values ('watchRanAt', '"yesterday"')`],
    read: (tx) => tx.facts.get('watchRanAt'),
  },
  {
    table: 'finding',
    id: 'f',
    column: 'content',
    by: [`insert into finding (id, content) values ('f', '{}')`],
    read: (tx) => tx.findings.byId('f'),
  },
  {
    table: 'watched_place',
    id: 'org',
    column: 'last_reading',
    by: [`insert into watched_place (place, look_at, last_reading) values ('org', 1, '[]')`],
    read: (tx) => tx.watchedPlaces.byName('org'),
  },
  {
    table: 'notice_message',
    id: 'm',
    column: 'content',
    by: [
      `insert into notice_message (id, channel, recipient, content, is_urgent, created_at, state, attempts, next_attempt_at)
        values ('m', 'mail', 'a@b.c', '{"id":"m"}', 0, 1, 'pending', 0, 1)`,
    ],
    read: (tx) => tx.notices.message('m'),
  },
];

export function damageBehaviour(place: PlaceMaker): void {
  for (const { table, id, column, by, read } of damages) {
    test(`a damaged ${table}.${column} is an error that names table, row and column, and not the value`, async (t) => {
      const at = await place(t);
      const store = await at.open();
      await settle(store);
      for (const statement of by) await at.tamper(statement);
      const error = await refuses('rowDamaged', store.read(read));
      const { problem, ...where } = error.parameters as ErrorParameters<'rowDamaged'>;
      assert.deepEqual(where, { table, id, column });
      assert.equal(errorTable.rowDamaged.exitCode, errorTable.databaseDamaged.exitCode);
      assert.match(problem, /^(it is|in) /);
      assert.doesNotMatch(problem, /a@b|yesterday|ec-256|now/);
    });
  }

  test('what is written is read again, whole', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    assert.deepEqual(await store.read((tx) => tx.connections.byName('acme')), connection());
  });
}
