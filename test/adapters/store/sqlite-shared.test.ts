// Transactions that wait together share one of the embedded database, and nobody notices but the disk.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import type { Queries } from '../../../src/adapters/store/database.ts';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import { type Sql, sql } from '../../../src/adapters/store/sql.ts';
import { SqliteConnection } from '../../../src/adapters/store/sqlite/connection.ts';
import { SqliteDatabase } from '../../../src/adapters/store/sqlite/database.ts';
import { FakeClock, settle as settled } from '../../support/fake-clock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { fixedRandom } from './fixed-random.ts';
import { refuses } from './place.ts';

interface Opened {
  database: SqliteDatabase;
  /** As another process has it open. */
  other: DatabaseSync;
  clock: FakeClock;
  /** What has been run on any connection, without its parameters. */
  run: string[];
  commits(): number;
  /** The keys that are committed. */
  stored(): string[];
}

async function open(t: TestContext): Promise<Opened> {
  const file = join(await temporaryFolder(t), 'latchkey.db');
  const clock = new FakeClock();
  const parts = { clock, random: fixedRandom };
  await (await openStore({ location: { type: 'sqlite', file }, ...parts })).close();
  const database = await SqliteDatabase.open(file, parts);
  const other = new DatabaseSync(file);
  t.after(() => {
    other.close();
    database.abort();
  });
  const run: string[] = [];
  const statement = SqliteConnection.prototype.run;
  t.mock.method(SqliteConnection.prototype, 'run', function (this: SqliteConnection, query: Sql) {
    run.push(query.texts.join('?'));
    return statement.call(this, query);
  });
  return {
    database,
    other,
    clock,
    run,
    commits: () => run.filter((text) => text === 'commit').length,
    stored: () =>
      other
        .prepare('select key from fact order by rowid')
        .all()
        .map(({ key }) => String(key)),
  };
}

const put = (queries: Queries, key: string) => queries.run(sql`insert into fact (key, value) values (${key}, '1')`);

function outcomes(results: PromiseSettledResult<unknown>[]): unknown[] {
  return results.map((result) => (result.status === 'fulfilled' ? result.value : String(result.reason)));
}

test('writes that ask while one is under way share a commit, in the order in which they asked', async (t) => {
  const { database, commits, stored } = await open(t);
  await Promise.all(['c', 'a', 'b'].map((key) => database.write((queries) => put(queries, key))));
  assert.deepEqual(stored(), ['c', 'a', 'b']);
  assert.equal(commits(), 1);
});

test('each sees what those before it in the group wrote, as if it ran alone', async (t) => {
  const { database, commits } = await open(t);
  const counted = (key: string) =>
    database.write(async (queries) => {
      const row = await queries.first<{ count: number }>(sql`select count(*) as count from fact`);
      await put(queries, key);
      return row?.count;
    });
  assert.deepEqual(await Promise.all([counted('a'), counted('b'), counted('c')]), [0, 1, 2]);
  assert.equal(commits(), 1);
});

test('one that fails is undone alone, whether its work or a statement failed', async (t) => {
  const { database, commits, stored } = await open(t);
  const results = await Promise.allSettled([
    database.write((queries) => put(queries, 'a')),
    database.write(async (queries) => {
      await put(queries, 'changed its mind');
      throw new Error('changed its mind');
    }),
    database.write((queries) => put(queries, 'b')),
    database.write(async (queries) => {
      await put(queries, 'taken');
      await put(queries, 'a').catch(() => 'swallowed');
    }),
    database.write((queries) => put(queries, 'c')),
  ]);
  assert.deepEqual(outcomes(results), [
    1,
    'Error: changed its mind',
    1,
    'UniqueViolation: unique index fact_key_key',
    1,
  ]);
  assert.deepEqual(stored(), ['a', 'b', 'c']);
  assert.equal(commits(), 1);
});

test('when the first fails the others go on without it', async (t) => {
  const { database, stored } = await open(t);
  const results = await Promise.allSettled([
    database.write(async (queries) => {
      await put(queries, 'a');
      throw new Error('no');
    }),
    database.write((queries) => put(queries, 'b')),
  ]);
  assert.deepEqual(outcomes(results), ['Error: no', 1]);
  assert.deepEqual(stored(), ['b']);
});

test('a commit that fails fails all of them and leaves nothing of any', async (t) => {
  const { database, stored } = await open(t);
  const results = await Promise.allSettled([
    database.write((queries) => put(queries, 'a')),
    database.write(async (queries) => {
      // Its foreign key is looked at by the commit alone.
      await queries.all(sql`pragma defer_foreign_keys = on`);
      await queries.run(sql`insert into attempt_count (connection_id, key_pair_id, accepted, not_this_key, other)
        values ('nobody', 'pair', 1, 0, 0)`);
    }),
    database.write(async () => {
      throw new Error('a refusal that rests on what was not kept');
    }),
    database.write((queries) => put(queries, 'b')),
  ]);
  for (const told of outcomes(results)) assert.match(String(told), /FOREIGN KEY constraint failed/);
  assert.deepEqual(stored(), []);
  await database.write((queries) => put(queries, 'after'));
  assert.deepEqual(stored(), ['after']);
});

test('nobody is answered before the shared commit, not with a refusal either', async (t) => {
  const { database, stored } = await open(t);
  const gate = Promise.withResolvers<void>();
  const answered: [string, string[]][] = [];
  const note = (name: string) => () => answered.push([name, stored()]);
  const all = [
    database.write((queries) => put(queries, 'a')).then(note('first')),
    database.write(() => Promise.reject(new Error('no'))).catch(note('refused')),
    database.write(() => gate.promise).then(note('last')),
  ];
  await settled();
  assert.deepEqual(answered, []);
  assert.deepEqual(stored(), []);
  gate.resolve();
  await Promise.all(all);
  assert.deepEqual(answered, [
    ['first', ['a']],
    ['refused', ['a']],
    ['last', ['a']],
  ]);
});

test('of two writes of one caller the later one is done later', async (t) => {
  const { database, stored } = await open(t);
  const set = (value: string) =>
    database.write((queries) =>
      queries.run(sql`insert into fact (key, value) values ('key', ${value})
        on conflict (key) do update set value = fact.value || excluded.value`),
    );
  await Promise.all([...'latchkey'].map(set));
  const row = await database.read((queries) => queries.first<{ value: string }>(sql`select value from fact`));
  assert.equal(row?.value, 'latchkey');
  assert.deepEqual(stored(), ['key']);
});

test('when SQLite ends the transaction itself, only the one that made it do so fails', async (t) => {
  const { database, stored } = await open(t);
  const [pages] = await database.read((queries) => queries.all<{ page_count: number }>(sql`pragma page_count`));
  const most = `pragma max_page_count = ${(pages?.page_count ?? 0) + 5}`;
  await database.write((queries) => queries.all({ texts: [most], values: [] }));
  const small = (key: string) => database.write((queries) => put(queries, key));
  const results = await Promise.allSettled([
    small('a'),
    small('b'),
    database.write(async (queries) => {
      for (let row = 0; row < 1_000; row += 1)
        await queries.run(sql`insert into fact (key, value) values (${`key-${row}`}, ${'x'.repeat(4_000)})`);
    }),
    small('c'),
  ]);
  await refuses(
    'databaseFull',
    results[2]?.status === 'rejected' ? Promise.reject(results[2].reason) : Promise.resolve(),
  );
  assert.deepEqual(stored(), ['a', 'b', 'c']);
  assert.deepEqual(
    results.map(({ status }) => status),
    ['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
  );
});

test('a lone write is a transaction and nothing more', async (t) => {
  const { database, run } = await open(t);
  await database.write((queries) => put(queries, 'a'));
  assert.deepEqual(run, ['begin immediate', `insert into fact (key, value) values (?, '1')`, 'commit']);
});

test('a group is bounded in number and in time, so that other processes come in between', async (t) => {
  const { database, clock, commits, stored } = await open(t);
  const keys = Array.from({ length: 130 }, (_, index) => `key-${index}`);
  await Promise.all(keys.map((key) => database.write((queries) => put(queries, key))));
  assert.deepEqual(stored(), keys);
  assert.equal(commits(), 3);
  const slow = (key: string) =>
    database.write(async (queries) => {
      await put(queries, key);
      await clock.advance(10);
    });
  await Promise.all(['slow', 'slower', 'slowest'].map(slow));
  assert.equal(commits(), 6);
});

test('those that waited in vain for another process are told together, and the next write waits for itself', async (t) => {
  const { database, clock, other, stored } = await open(t);
  other.exec('begin immediate');
  const inVain = ['a', 'b', 'c'].map((key) =>
    refuses(
      'databaseBusy',
      database.write((queries) => put(queries, key)),
    ),
  );
  await clock.advance(10_300);
  await Promise.all(inVain);
  const patient = database.write((queries) => put(queries, 'd'));
  await clock.advance(9_000);
  other.exec('rollback');
  await clock.advance(300);
  await patient;
  assert.deepEqual(stored(), ['d']);
});

const count = async (queries: Queries) =>
  (await queries.first<{ count: number }>(sql`select count(*) as count from fact`))?.count;

test('reads that wait together share one snapshot', async (t) => {
  const { database, run } = await open(t);
  const gate = Promise.withResolvers<void>();
  const first = database.read(() => gate.promise);
  const others = [database.read(count), database.read(count), database.read(count)];
  await settled();
  gate.resolve();
  await first;
  assert.deepEqual(await Promise.all(others), [0, 0, 0]);
  assert.equal(run.filter((text) => text === 'begin deferred').length, 2);
});

test('a read sees every write that was answered before it asked, though an older snapshot is still open', async (t) => {
  const { database } = await open(t);
  const gate = Promise.withResolvers<void>();
  const older = database.read(async (queries) => {
    await gate.promise;
    return count(queries);
  });
  await settled();
  await database.write((queries) => put(queries, 'a'));
  const newer = database.read(count);
  gate.resolve();
  assert.deepEqual(await Promise.all([older, newer]), [0, 1]);
});

test('a read that fails fails alone', async (t) => {
  const { database } = await open(t);
  const gate = Promise.withResolvers<void>();
  const first = database.read(() => gate.promise);
  const others = Promise.allSettled([
    database.read(count),
    database.read((queries) => queries.all(sql`select key from nowhere`)),
    database.read(() => Promise.reject(new Error('no'))),
    database.read(count),
  ]);
  gate.resolve();
  await first;
  assert.deepEqual(outcomes(await others), [0, 'Error: no such table: nowhere', 'Error: no', 0]);
});
