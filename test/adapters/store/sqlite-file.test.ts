// What the embedded database alone has: private files, the locks of other programs, a full disk, erased keys that stay
// nowhere, and no time of its own.

import assert from 'node:assert/strict';
import {
  chmod,
  copyFile,
  link,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { type OpenStore, openStore } from '../../../src/adapters/store/open-store.ts';
import { sql } from '../../../src/adapters/store/sql.ts';
import { SqliteConnection } from '../../../src/adapters/store/sqlite/connection.ts';
import { SqliteDatabase } from '../../../src/adapters/store/sqlite/database.ts';
import { systemClock } from '../../../src/adapters/system/clock.ts';
import type { Clock } from '../../../src/domain/ports.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { connection, entry, keyPair, settle, standing, start } from './examples.ts';
import { fixedRandom } from './fixed-random.ts';
import { refuses } from './place.ts';

async function open(t: TestContext, file: string, clock: Clock = new FakeClock()): Promise<OpenStore> {
  const store = await openStore({ location: { type: 'sqlite', file }, clock, random: fixedRandom });
  t.after(() => store.close());
  return store;
}

test('folder and files belong to one user, whatever the umask says', async (t) => {
  const before = process.umask(0);
  t.after(() => process.umask(before));
  const folder = join(await temporaryFolder(t), 'new', 'data');
  const store = await open(t, join(folder, 'latchkey.db'));
  await settle(store);
  assert.equal((await stat(folder)).mode & 0o777, 0o700);
  const files = await readdir(folder);
  assert.deepEqual(files.toSorted(), ['latchkey.db', 'latchkey.db-presence', 'latchkey.db-shm', 'latchkey.db-wal']);
  for (const file of files) assert.equal((await stat(join(folder, file))).mode & 0o777, 0o600, file);
});

test('a folder or file that others can read is refused, and how to close it is said', async (t) => {
  const folder = join(await temporaryFolder(t), 'data');
  const file = join(folder, 'latchkey.db');
  await (await open(t, file)).close();
  await chmod(folder, 0o750);
  const open750 = await refuses('vaultFolderOpen', open(t, file));
  assert.deepEqual(open750.parameters, { path: folder, mode: '750', wanted: '700' });
  await chmod(folder, 0o700);
  await chmod(file, 0o604);
  const open604 = await refuses('vaultFolderOpen', open(t, file));
  assert.deepEqual(open604.parameters, { path: file, mode: '604', wanted: '600' });
});

test('a file of another kind is refused and left as it is', async (t) => {
  const folder = await temporaryFolder(t);
  const letter = join(folder, 'letter.db');
  await writeFile(letter, 'Dear Sir or Madam,\n'.repeat(100), { mode: 0o600 });
  const before = await readFile(letter);
  await refuses('databaseForeign', open(t, letter));
  assert.deepEqual(await readFile(letter), before);

  const other = join(folder, 'other.db');
  const database = new DatabaseSync(other);
  database.exec('pragma application_id = 77');
  database.close();
  await chmod(other, 0o600);
  await refuses('databaseForeign', open(t, other));
});

test('a folder that cannot be made is told in words', async (t) => {
  const folder = await temporaryFolder(t);
  await writeFile(join(folder, 'data'), '');
  await refuses('databaseReadOnly', open(t, join(folder, 'data', 'latchkey.db')));
});

test('a database held by another program is asked again, without blocking, for 10 s', async (t) => {
  const file = join(await temporaryFolder(t), 'latchkey.db');
  const clock = new FakeClock();
  const store = await open(t, file, clock);
  await settle(store);
  const other = new DatabaseSync(file);
  t.after(() => other.close());
  other.exec('begin immediate');

  const patient = store.write((tx) => tx.facts.set('lastBackupAt', 1));
  await clock.advance(9_000);
  other.exec('commit');
  await clock.advance(300);
  await patient;

  other.exec('begin immediate');
  const refused = refuses(
    'databaseBusy',
    store.write((tx) => tx.facts.set('lastBackupAt', 2)),
  );
  await clock.advance(10_300);
  assert.equal((await refused).parameters.seconds, 10);
  other.exec('rollback');
  assert.equal(await store.read((tx) => tx.facts.get('lastBackupAt')), 1);
});

test('a database that was deleted, moved or replaced is neither written nor read', async (t) => {
  const file = join(await temporaryFolder(t), 'latchkey.db');
  const store = await open(t, file);
  const write = () => store.write((tx) => tx.facts.set('lastBackupAt', 1));
  const read = () => store.read((tx) => tx.facts.get('lastBackupAt'));
  await rename(file, `${file}-away`);
  await refuses('databaseGone', write());
  await refuses('databaseGone', read());
  await copyFile(`${file}-away`, file);
  await refuses('databaseGone', write());
  await rename(`${file}-away`, file);
  await write();
  assert.equal(await read(), 1);
});

test('where a database must exist, none is made, also not in an empty file', async (t) => {
  const folder = await temporaryFolder(t);
  const file = join(folder, 'data', 'latchkey.db');
  const existing = () =>
    openStore({
      location: { type: 'sqlite', file },
      clock: new FakeClock(),
      random: fixedRandom,
      mustExist: { keyFile: null },
    });
  await refuses('databaseMissing', existing());
  assert.deepEqual(await readdir(folder), []);
  await mkdir(join(folder, 'data'), { mode: 0o700 });
  await writeFile(file, '', { mode: 0o600 });
  await refuses('databaseMissing', existing());
  assert.deepEqual(await readdir(join(folder, 'data')), ['latchkey.db']);
  const empty = new DatabaseSync(file);
  empty.exec('pragma application_id = 0x4c74636b; pragma user_version = 1; pragma user_version = 0');
  empty.close();
  await refuses('databaseMissing', existing());
  await (await open(t, file)).close();
  await (await existing()).close();
});

test('a row has its columns by their names, also after another process has changed the table', async (t) => {
  const file = join(await temporaryFolder(t), 'latchkey.db');
  const [here, there] = [new SqliteConnection(file), new SqliteConnection(file)];
  t.after(() => here.close());
  there.execute("create table t (a text, b text, c text); insert into t values ('a', 'b', 'c')");
  const everything = sql`select * from t`;
  const named = sql`select c, a as first from t`;
  assert.deepEqual({ ...here.all(everything)[0] }, { a: 'a', b: 'b', c: 'c' });
  assert.deepEqual({ ...here.all(named)[0] }, { c: 'c', first: 'a' });
  there.execute('alter table t drop column b; alter table t add column d text');
  there.close();
  assert.deepEqual({ ...here.all(everything)[0] }, { a: 'a', c: 'c', d: null });
  assert.deepEqual({ ...here.all(named)[0] }, { c: 'c', first: 'a' });
});

test('a full disk fails the write in words and loses nothing', async (t) => {
  const file = join(await temporaryFolder(t), 'latchkey.db');
  const store = await open(t, file);
  await settle(store);
  await store.close();
  const database = await SqliteDatabase.open(file, { clock: new FakeClock(), random: fixedRandom });
  t.after(() => database.abort());
  // SQLite's own limit stands in for the disk's: the same error at the same places.
  await database.write((queries) => queries.all(sql`pragma max_page_count = 1`));
  const filling = database.write(async (queries) => {
    for (let row = 0; row < 1_000; row += 1)
      await queries.run(sql`insert into fact (key, value) values (${`key-${row}`}, ${'x'.repeat(4_000)})`);
  });
  await refuses('databaseFull', filling);
  database.abort();
  const again = await open(t, file);
  assert.deepEqual(await again.read((tx) => tx.connections.byName('acme')), connection());
  await again.write((tx) => tx.facts.set('lastBackupAt', 1));
});

const marker = 'the private key of pair-1, sealed';

async function bytesOf(folder: string): Promise<string> {
  const files = await Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file))));
  return Buffer.concat(files).toString('latin1');
}

async function withMarkedKey(t: TestContext): Promise<{ folder: string; store: OpenStore }> {
  const folder = await temporaryFolder(t);
  const store = await open(t, join(folder, 'latchkey.db'));
  await settle(store);
  const sealed = {
    formatVersion: 1,
    rootKeyId: 'root-1',
    wrappedDataKey: new Uint8Array(Buffer.from(marker)),
    sealedPrivateKey: new Uint8Array(Buffer.from(marker.repeat(40))),
  } as const;
  await store.write((tx) => tx.keyPairs.insert(keyPair('pair-9'), { sealed }, entry()));
  assert.ok((await bytesOf(folder)).includes(marker), 'the test looks in the wrong place');
  return { folder, store };
}

const destroyed = standing(keyPair('pair-9'), { state: 'destroyed', since: start, lastAcceptedAt: null });

test('a destroyed private key is in no page and in no log, while the store is open', async (t) => {
  const { folder, store } = await withMarkedKey(t);
  await store.write((tx) => tx.keyPairs.update(destroyed, entry()));
  assert.equal((await bytesOf(folder)).includes(marker), false);
});

test('a key whose log could not be emptied is erased at the next occasion', async (t) => {
  const { folder, store } = await withMarkedKey(t);
  const other = await open(t, join(folder, 'latchkey.db'));
  await store.read(async (tx) => {
    await tx.connections.count();
    // As another process would, while this one reads the older state.
    await other.write((elsewhere) => elsewhere.keyPairs.update(destroyed, entry()));
  });
  assert.ok((await bytesOf(folder)).includes(marker), 'the reader of the older state held nothing up');
  await other.read((tx) => tx.connections.count());
  assert.equal((await bytesOf(folder)).includes(marker), false);
});

test('no timer, clock or chance but those that came in is used', async (t) => {
  const folder = await temporaryFolder(t);
  const forbidden = () => assert.fail('something outside the given ports was asked');
  for (const name of ['setTimeout', 'setImmediate', 'setInterval'] as const) t.mock.method(globalThis, name, forbidden);
  t.mock.method(Date, 'now', forbidden);
  t.mock.method(Math, 'random', forbidden);
  const store = await open(t, join(folder, 'latchkey.db'));
  await settle(store);
  const lease = await store.write((tx) => tx.leases.claim('sweep', 'me', 1_000));
  assert.equal(lease?.number, 1);
  await store.read((tx) => tx.connections.page('', 9));
  await store.close();
});

test('leases run on the clock that came in', async (t) => {
  const clock = new FakeClock();
  const store = await open(t, join(await temporaryFolder(t), 'latchkey.db'), clock);
  const claim = (holder: string) => store.write((tx) => tx.leases.claim('sweep', holder, 1_000));
  await claim('a');
  await clock.advance(999);
  assert.equal(await claim('b'), null);
  await clock.advance(1);
  assert.equal((await claim('b'))?.holder, 'b');
});

test('the data folder is found again when it was made by hand with the right mode', async (t) => {
  const folder = join(await temporaryFolder(t), 'data');
  await mkdir(folder, { mode: 0o700 });
  await settle(await open(t, join(folder, 'latchkey.db')));
});

test('a backup takes the place of an older backup and of nothing else, under whatever name', async (t) => {
  const folder = await temporaryFolder(t);
  const [file, other] = [join(folder, 'one', 'latchkey.db'), join(folder, 'two', 'latchkey.db')];
  const store = await open(t, file, systemClock);
  await settle(store);
  const running = await open(t, other);
  await settle(running);
  const closed = join(folder, 'three', 'latchkey.db');
  await (await open(t, closed)).close();
  const nightly = join(folder, 'nightly.backup');
  await store.backupTo(nightly);

  const [linked, hard, ofOther, note] = ['linked', 'hard', 'of-other', 'note'].map((name) => join(folder, name));
  await symlink(file, linked as string);
  await link(file, hard as string);
  await link(other, ofOther as string);
  await writeFile(note as string, 'SQLite format 3, says the first line of my essay. '.repeat(9));
  for (const taken of [file, linked, hard, other, ofOther, closed, note] as string[]) {
    const before = await readFile(taken);
    await assert.rejects(store.backupTo(taken), { name: 'LatchkeyError' }, taken);
    assert.deepEqual(await readFile(taken), before, taken);
  }
  assert.equal((await store.read((tx) => tx.connections.byName('acme'))) === null, false);

  const byLink = join(folder, 'latest.backup');
  await symlink(nightly, byLink);
  await store.backupTo(byLink);
  await (await store.openBackup(nightly)).close();
});

test('a backup that somebody reads, or that was taken into use, is not replaced', async (t) => {
  const folder = await temporaryFolder(t);
  const store = await open(t, join(folder, 'data', 'latchkey.db'), systemClock);
  const nightly = join(folder, 'nightly.backup');
  await store.backupTo(nightly);
  const reader = new DatabaseSync(nightly);
  reader.exec('begin; select * from sqlite_schema');
  await assert.rejects(store.backupTo(nightly), { code: 'fileUnwritable' });
  reader.close();
  await store.backupTo(nightly);

  const moved = join(folder, 'moved', 'latchkey.db');
  await mkdir(join(folder, 'moved'), { mode: 0o700 });
  await copyFile(nightly, moved);
  await (await open(t, moved)).close();
  for (const part of ['-wal', '-shm', '-presence']) await rm(`${moved}${part}`, { force: true });
  await assert.rejects(store.backupTo(moved), { code: 'fileExists' });
});
