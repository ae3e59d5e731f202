// What PostgreSQL alone has: conflicts that run the work again, sessions that break, a server's own settings.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { after, before, type TestContext, test } from 'node:test';
import pg from 'pg';
import type { Queries } from '../../../src/adapters/store/database.ts';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import { PostgresConnection } from '../../../src/adapters/store/postgres/connection.ts';
import { PostgresDatabase } from '../../../src/adapters/store/postgres/database.ts';
import { sql } from '../../../src/adapters/store/sql.ts';
import { systemClock } from '../../../src/adapters/system/clock.ts';
import { systemRandom } from '../../../src/adapters/system/random.ts';
import { saidOf } from '../../support/error-words.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres.ts';
import { settle } from './examples.ts';
import { openFor, refuses } from './place.ts';
import { startProcess } from './processes.ts';

const patience = { clock: systemClock, random: systemRandom };

let server: PostgresServer;
before(async () => {
  server = await startPostgres();
});
after(() => server.stop());

interface Counters {
  url: string;
  database: PostgresDatabase;
  /** As another process has it open. */
  other: PostgresDatabase;
  counts(): Promise<number[]>;
}

/** A database with a table of two rows, 1 and 2, each with count 0. */
async function counters(t: TestContext): Promise<Counters> {
  const url = await server.createDatabase();
  await administer(url, 'create table counter (id int primary key, count bigint not null)');
  await administer(url, 'insert into counter values (1, 0), (2, 0)');
  const [database, other] = [new PostgresDatabase(url, patience), new PostgresDatabase(url, patience)];
  t.after(() => Promise.all([database.close(), other.close()]));
  const counts = async () => {
    const rows = await database.read((queries) =>
      queries.all<{ count: number }>(sql`select count from counter order by id`),
    );
    return rows.map(({ count }) => count);
  };
  return { url, database, other, counts };
}

const countUp = (queries: Queries, id: number) =>
  queries.run(sql`update counter set count = count + 1 where id = ${id}`);

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** Waits until they have ended: a session that is only told to end may still be handed out by a pool. */
const endSessions = `select pg_terminate_backend(pid, 10000) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`;

test('nothing is written before the begin of its transaction is known to hold', async (t) => {
  const { url, counts } = await counters(t);
  const client = new pg.Client({ connectionString: url, pipeline: true });
  await client.connect();
  t.after(() => client.end());
  const connection = new PostgresConnection(client, 'here');
  const begun = connection.begin('begin isolation level unheard_of');
  const written = [
    connection.run(sql`update counter set count = 5 where id = 1`),
    connection.all(sql`insert into counter values (3, 5) returning id`),
    connection.all(sql`with raised as (update counter set count = 5 returning id) select id from raised`),
  ];
  for (const one of [begun, ...written]) await assert.rejects(one, { code: '42601' });
  assert.deepEqual(await counts(), [0, 0]);
});

test('work that read what another process changed meanwhile runs again on the new state', async (t) => {
  const { database, other, counts } = await counters(t);
  const seen: number[] = [];
  await database.write(async (queries) => {
    const row = await queries.first<{ count: number }>(sql`select count from counter where id = 1`);
    seen.push(row?.count ?? -1);
    if (seen.length === 1) {
      await other.write((queries) => queries.run(sql`update counter set count = 7 where id = 1`));
    }
    // What is sent on behind a statement that failed fails in other words, and is heard of first.
    const same = (written: number) => written;
    await Promise.all([
      countUp(queries, 1).then(same).then(same).then(same).then(same),
      queries.run(sql`select count from counter where id = 2`),
    ]);
  });
  assert.deepEqual(seen, [0, 7]);
  assert.deepEqual(await counts(), [8, 0]);
});

test('where a database must exist, an empty one is refused and nothing is made in it', async () => {
  const url = await server.createDatabase();
  const location = { type: 'postgres', url } as const;
  await refuses('databaseMissing', openStore({ location, ...patience, mustExist: { keyFile: null } }));
  await administer(url, 'create table latchkey_schema (version bigint not null)');
  await administer(url, 'drop table latchkey_schema');
});

test('two that lock each other out are both done in the end', async (t) => {
  const { database, other, counts } = await counters(t);
  const { promise: bothHold, resolve } = Promise.withResolvers<void>();
  let holding = 0;
  const lock = (by: PostgresDatabase, first: number, second: number) =>
    by.write(async (queries) => {
      await countUp(queries, first);
      holding += 1;
      if (holding === 2) resolve();
      await bothHold;
      await countUp(queries, second);
    });
  await Promise.all([lock(database, 1, 2), lock(other, 2, 1)]);
  assert.deepEqual(await counts(), [2, 2]);
});

test('the writes of a process take turns in few transactions, so that none meets another and runs twice', async (t) => {
  const { database, counts } = await counters(t);
  const commits = t.mock.method(PostgresConnection.prototype, 'commit').mock;
  let runs = 0;
  const sums = await Promise.all(
    Array.from({ length: 20 }, () =>
      database.write(async (queries) => {
        runs += 1;
        const rows = await queries.all<{ count: number }>(sql`select count from counter`);
        await countUp(queries, 1 + (runs % 2));
        return rows.reduce((sum, { count }) => sum + count, 0);
      }),
    ),
  );
  assert.equal(runs, 20);
  assert.deepEqual(
    sums,
    Array.from({ length: 20 }, (_, index) => index),
  );
  assert.deepEqual(await counts(), [10, 10]);
  assert.ok(commits.callCount() < 20, `${commits.callCount()} commits`);
});

test('of writes in one transaction the one that fails is undone alone, and told in its own words', async (t) => {
  const { database, counts } = await counters(t);
  const results = await Promise.allSettled([
    database.write((queries) => countUp(queries, 1)),
    database.write(async (queries) => {
      await countUp(queries, 1);
      throw new Error('changed its mind');
    }),
    database.write((queries) => countUp(queries, 1)),
    database.write(async (queries) => {
      await countUp(queries, 1);
      await queries.run(sql`insert into counter values (1, 0)`).catch(() => 'swallowed');
    }),
    database.write((queries) => countUp(queries, 1)),
  ]);
  assert.deepEqual(
    results.map((result) => (result.status === 'fulfilled' ? result.value : String(result.reason))),
    [1, 'Error: changed its mind', 1, 'UniqueViolation: unique index counter_pkey', 1],
  );
  assert.deepEqual(await counts(), [3, 0]);
});

test('a write that waits for what another process has locked holds up no other, and is done in the end', async (t) => {
  const { url, database, counts } = await counters(t);
  const holder = new pg.Client({ connectionString: url });
  await holder.connect();
  t.after(() => holder.end());
  await holder.query('begin; update counter set count = count + 1 where id = 1');
  const done: string[] = [];
  const write = (name: string, id: number) =>
    database.write((queries) => countUp(queries, id)).then(() => done.push(name));
  const waiting = write('waiting', 1);
  await Promise.all([write('beside', 2), write('beside', 2)]);
  await write('later', 2);
  assert.deepEqual(done, ['beside', 'beside', 'later']);
  await holder.query('commit');
  await waiting;
  assert.deepEqual(await counts(), [2, 3]);
});

test('commits are durable also where the server is set otherwise, and whole numbers are numbers', async (t) => {
  const { url, database } = await counters(t);
  await administer(url, `alter database ${new URL(url).pathname.slice(1)} set synchronous_commit = off`);
  const row = await database.read((queries) =>
    queries.first<{ durable: string; large: number }>(
      sql`select current_setting('synchronous_commit') as durable, 9007199254740991::bigint as large`,
    ),
  );
  assert.deepEqual({ ...row }, { durable: 'on', large: Number.MAX_SAFE_INTEGER });
});

test('sessions that the server ends are told in words, and the next call has others', async (t) => {
  const url = await server.createDatabase();
  const store = await openFor(t, { type: 'postgres', url });
  await settle(store);
  const cut = store.write(async (tx) => {
    await tx.facts.set('lastBackupAt', 1);
    await administer(url, endSessions);
    await tx.facts.set('lastBackupAt', 2);
  });
  await refuses('databaseUnreachable', cut);
  assert.equal(await store.read((tx) => tx.facts.get('lastBackupAt')), null);
  await administer(url, endSessions);
  await store.write((tx) => tx.facts.set('lastBackupAt', 3));
  assert.equal(await store.read((tx) => tx.facts.get('lastBackupAt')), 3);
});

test('presence that was lost with its session is taken up again as soon as the loss is heard of', async (t) => {
  const url = await server.createDatabase();
  const [store, other] = [await openFor(t, { type: 'postgres', url }), await openFor(t, { type: 'postgres', url })];
  await administer(url, endSessions);
  // The end of a session reaches the process a moment after the server has told us of it.
  let exclusivity = await store.takeExclusive();
  for (let tries = 0; exclusivity.type === 'taken' && tries < 100; tries += 1) {
    await exclusivity.release();
    await other.read((tx) => tx.connections.count());
    exclusivity = await store.takeExclusive();
  }
  assert.equal(exclusivity.type, 'held');
});

test('a server that hangs, at the connection or at any later word, is told within 20 s', async (t) => {
  const url = new URL(await server.createDatabase());
  await (await openFor(t, { type: 'postgres', url: url.href })).close();
  const hanging = async (letsThrough: number) => {
    const sockets: Socket[] = [];
    let words = 0;
    const proxy = createServer((incoming) => {
      const outgoing = connect(Number(url.port), url.hostname);
      sockets.push(incoming, outgoing);
      incoming.on('data', (data) => {
        words += 1;
        if (words <= letsThrough) outgoing.write(data);
      });
      outgoing.on('data', (data) => incoming.write(data));
      for (const socket of [incoming, outgoing]) socket.on('error', () => {});
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    t.after(() => {
      proxy.close();
      for (const socket of sockets) socket.destroy();
    });
    const through = new URL(url);
    through.port = String((proxy.address() as AddressInfo).port);
    const startedAt = performance.now();
    await refuses('databaseUnreachable', openStore({ location: { type: 'postgres', url: through.href }, ...patience }));
    assert.ok(performance.now() - startedAt < 20_000, `${letsThrough}: ${performance.now() - startedAt} ms`);
  };
  await Promise.all([0, 1, 2, 3, 4, 5, 6].map(hanging));
});

test('a change of the schema may take long, where any other word of the server may not', async (t) => {
  const url = new URL(await server.createDatabase());
  // As the 11 s that are usual.
  url.searchParams.set('query_timeout', '300');
  const database = new PostgresDatabase(url.href, patience);
  t.after(() => database.close());
  const slowly = (queries: Queries) => queries.run(sql`select pg_sleep(1)`);
  assert.equal(await database.exclusively(slowly), 1);
  await refuses('databaseUnreachable', database.write(slowly));
});

test('each fault of the server has words of its own', async (t) => {
  const url = await server.createDatabase();
  const store = await openFor(t, { type: 'postgres', url });
  const write = () => store.write((tx) => tx.facts.set('lastBackupAt', 1));
  const name = new URL(url).pathname.slice(1);
  await administer(url, "create role restricted login password 'restricted' in role pg_read_all_data");
  const restricted = new URL(url);
  [restricted.username, restricted.password] = ['restricted', 'restricted'];
  const asOther = await openFor(t, { type: 'postgres', url: restricted.href });
  const forbidden = await refuses(
    'databaseForbidden',
    asOther.write((tx) => tx.facts.set('lastBackupAt', 1)),
  );
  assert.match(saidOf(forbidden), /permission denied for table fact/);
  await administer(url, `alter database "${name}" set default_transaction_read_only = on`);
  await administer(url, endSessions);
  await refuses('databaseStandby', write());
  await administer(server.url('postgres'), `alter database "${name}" reset all`);
  await administer(url, 'alter table fact rename to elsewhere');
  await administer(url, endSessions);
  assert.match(saidOf(await refuses('databaseFault', write())), /relation "fact" does not exist/);
});

test('a process ends by itself after its store is closed', async (t) => {
  const url = await server.createDatabase();
  const other = startProcess(t, { type: 'postgres', url }, 'appendMany');
  assert.equal(await other.said(), 'done');
  assert.equal(await other.ended(), 0);
});
