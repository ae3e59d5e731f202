// No table is forgotten by backups: each is copied, dropped or kept, by name.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { copiedTables, droppedTables, keptTables } from '../../../src/adapters/store/backup/tables.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openFor } from './place.ts';

test('backups know every table of the schema, and read each in the order of a unique key', async (t) => {
  const file = join(await temporaryFolder(t), 'latchkey.db');
  await (await openFor(t, { type: 'sqlite', file })).close();
  const database = new DatabaseSync(file);
  t.after(() => database.close());
  const tables = database.prepare(`select name from sqlite_schema where type = 'table' order by name`).all();
  const known = [...copiedTables.map(({ name }) => name), ...droppedTables, ...keptTables, 'latchkey_schema'];
  assert.deepEqual(
    known.toSorted(),
    tables.map(({ name }) => name),
  );

  for (const { name, key } of copiedTables) {
    const indexes = database
      .prepare(`select name from pragma_index_list(?) where "unique" = 1 and partial = 0`)
      .all(name);
    const columns = indexes.map((index) =>
      database.prepare('select name from pragma_index_info(?) order by seqno').all(String(index.name)),
    );
    const primary = database.prepare('select name from pragma_table_info(?) where pk > 0 order by pk').all(name);
    const keys = [...columns, primary].map((rows) => rows.map((row) => row.name).join());
    assert.ok(keys.includes(key.join()), `${name}: ${key.join()} is none of ${keys.join(' | ')}`);
  }
});

test('each copied table stands after those that it refers to', async (t) => {
  const file = join(await temporaryFolder(t), 'latchkey.db');
  await (await openFor(t, { type: 'sqlite', file })).close();
  const database = new DatabaseSync(file);
  t.after(() => database.close());
  const names = copiedTables.map(({ name }) => name);
  for (const [place, name] of names.entries()) {
    for (const { table } of database.prepare('select "table" from pragma_foreign_key_list(?)').all(name)) {
      assert.ok(names.indexOf(String(table)) < place, `${name} refers to ${table}`);
    }
  }
});
