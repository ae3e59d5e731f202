// Backups of either database, put back into either.

import assert from 'node:assert/strict';
import { copyFile, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { first } from '../../../../src/adapters/store/migrations/0001-first.ts';
import type { OpenStore } from '../../../../src/adapters/store/open-store.ts';
import { firstBreak, firstPreviousHash } from '../../../../src/domain/audit/audit-entry.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import {
  attempt,
  clientApp,
  connection,
  device,
  entry,
  fullConnection,
  keyPair,
  keyRequest,
  sealedKey,
  settle,
  slot,
  start,
  token,
} from '../examples.ts';
import { openFor, type PlaceMaker, refuses } from '../place.ts';

export function backupBehaviour(place: PlaceMaker): void {
  test('what is put back is what was backed up, in another database too', async (t) => {
    const store = await filled(t, place);
    const folder = await temporaryFolder(t);
    const file = join(folder, 'latchkey.backup');
    await store.backupTo(file);
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    assert.deepEqual(await readdir(folder), ['latchkey.backup']);
    const before = await everything(store);
    const elsewhere = await openFor(t, { type: 'sqlite', file: join(folder, 'other', 'latchkey.db') });
    for (const target of [store, elsewhere]) {
      await target.write((tx) => tx.facts.set('lastBackupAt', 99));
      await putBack(t, target, file);
      assert.deepEqual(await everything(target), before);
    }
  });

  test('a backup holds no cached token and no lease, and putting it back drops those that are there', async (t) => {
    const store = await filled(t, place);
    const file = join(await temporaryFolder(t), 'latchkey.backup');
    await store.backupTo(file);
    assert.equal((await readFile(file)).includes('sealed planted-token'), false);
    await putBack(t, store, file);
    assert.equal(await store.read((tx) => tx.tokens.get('id-of-acme')), null);
    assert.equal((await store.write((tx) => tx.leases.claim('sweep', 'other', 1_000)))?.number, 1);
    assert.equal(await store.write((tx) => tx.attempts.spendLogin('h', 'u@x.y', start, 1)), false);
  });

  test('a backup is one consistent state while others write', async (t) => {
    const at = await place(t);
    const [store, other] = [await at.open(), await at.open()];
    await settle(store);
    for (let index = 0; index < 250; index += 1) await store.write((tx) => tx.audit.append(entry(`a${index}`)));
    const file = join(await temporaryFolder(t), 'latchkey.backup');
    let isDone = false;
    const writing = (async () => {
      for (let index = 0; !isDone; index += 1) {
        await other.write((tx) => tx.audit.append(entry(`b${index}`)));
        // The embedded database answers at once: without a pause nothing else would ever run.
        await setImmediate();
      }
    })();
    await store.backupTo(file);
    isDone = true;
    await writing;
    const backup = await store.openBackup(file);
    t.after(() => backup.close());
    const [entries, head] = await backup.read(
      async (tx) => [await tx.audit.page(0, 10_000), await tx.audit.head()] as const,
    );
    assert.equal(firstBreak(entries, { sequence: 1, previousHash: firstPreviousHash }), null);
    assert.equal(entries.length, head.sequence);
  });

  test('putting back is one transaction with what is adjusted: a failure leaves all as it was', async (t) => {
    const store = await filled(t, place);
    const file = join(await temporaryFolder(t), 'latchkey.backup');
    await store.backupTo(file);
    await store.write((tx) => tx.connections.insert(connection('newer'), entry()));
    const before = await everything(store);
    await assert.rejects(
      putBack(t, store, file, () => Promise.reject(new Error('not this one'))),
      /not this one/,
    );
    assert.deepEqual(await everything(store), before);
    assert.notEqual(await store.read((tx) => tx.tokens.get('id-of-acme')), null);
  });

  test('what is adjusted sees the backup in place and is audited after its chain', async (t) => {
    const store = await filled(t, place);
    const file = join(await temporaryFolder(t), 'latchkey.backup');
    await store.backupTo(file);
    const head = await store.read((tx) => tx.audit.head());
    await store.write((tx) => tx.connections.remove('id-of-full', entry()));
    await putBack(t, store, file, async (tx) => {
      assert.deepEqual(await tx.connections.byName('full'), fullConnection());
      await tx.audit.append(entry('database.restored'));
    });
    const [newest] = await store.read((tx) => tx.audit.newest(1));
    assert.deepEqual([newest?.action, newest?.sequence], ['database.restored', head.sequence + 1]);
  });

  test('nothing is put back while another process is there, and none comes in meanwhile', async (t) => {
    const at = await place(t);
    const [store, other] = [await at.open(), await at.open()];
    await settle(store);
    const file = join(await temporaryFolder(t), 'latchkey.backup');
    await store.backupTo(file);
    assert.equal((await store.takeExclusive()).type, 'held');
    const backup = await store.openBackup(file);
    t.after(() => backup.close());
    await assert.rejects(
      store.replaceAllFrom(backup, async () => {}, null),
      /no other process/,
    );
    await other.close();
    const exclusivity = await store.takeExclusive();
    if (exclusivity.type === 'held') return assert.fail(exclusivity.holders);
    const late = at.open();
    await store.replaceAllFrom(backup, async () => {}, null);
    await exclusivity.release();
    assert.equal(await (await late).read((tx) => tx.connections.count()), 1);
  });

  test('a backup of an older schema is brought up to date in a copy and itself left alone', async (t) => {
    const store = await (await place(t)).open();
    const file = join(await temporaryFolder(t), 'latchkey.backup');
    writeFirstVersion(file);
    const bytes = await readFile(file);
    const backup = await store.openBackup(file);
    t.after(() => backup.close());
    assert.equal(backup.schemaVersion, 1);
    assert.equal((await backup.read((tx) => tx.clientApps.byId('app-1')))?.name, 'old');
    assert.deepEqual(await readFile(file), bytes);
  });

  test('a file that is no backup, a damaged or a newer one is refused in words', async (t) => {
    const store = await filled(t, place);
    const folder = await temporaryFolder(t);
    const file = join(folder, 'latchkey.backup');
    await store.backupTo(file);
    const at = (name: string) => join(folder, name);

    await refuses('fileUnreadable', store.openBackup(at('missing')));
    await writeFile(at('text'), 'this is a letter'.repeat(500));
    await refuses('backupUnreadable', store.openBackup(at('text')));
    await writeFile(at('empty'), '');
    await refuses('backupUnreadable', store.openBackup(at('empty')));

    const bytes = await readFile(file);
    await writeFile(at('truncated'), bytes.subarray(0, bytes.length / 2));
    await refuses('backupUnreadable', store.openBackup(at('truncated')));
    await writeFile(
      at('flipped'),
      bytes.map((byte, index) => (index > 8_192 && index < 40_000 ? byte ^ 0x5a : byte)),
    );
    await refuses('backupUnreadable', store.openBackup(at('flipped')));

    await copyFile(file, at('newer'));
    inFile(at('newer'), 'update latchkey_schema set version = 999');
    await refuses('databaseNewer', store.openBackup(at('newer')));
    inFile(at('foreign'), 'create table letters (id integer)');
    await refuses('backupUnreadable', store.openBackup(at('foreign')));
  });

  test('a backup that cannot be written leaves nothing behind', async (t) => {
    const store = await filled(t, place);
    const folder = await temporaryFolder(t);
    await refuses('fileUnwritable', store.backupTo(join(folder, 'no such folder', 'latchkey.backup')));
    assert.deepEqual(await readdir(folder), []);
  });
}

async function filled(t: TestContext, place: PlaceMaker): Promise<OpenStore> {
  const store = await (await place(t)).open();
  await settle(store);
  await store.write(async (tx) => {
    await tx.connections.insert(fullConnection(), entry('connection.added'));
    await tx.keyPairs.insert(keyPair('pair-2'), { sealed: sealedKey('two') }, entry('keyPair.issued'));
    const destroyed = {
      ...keyPair('pair-2'),
      standing: { state: 'destroyed', since: start, lastAcceptedAt: null },
    } as const;
    await tx.keyPairs.update(destroyed, entry('keyPair.destroyed'));
    await tx.keyPairs.insert(keyPair('pair-3'), { device }, entry('keyPair.issued'));
    await tx.keyRequests.insert(keyRequest(), { sealed: sealedKey('request') }, entry());
    await tx.attempts.insert(attempt());
    await tx.attempts.insert(attempt('attempt-2', { connectionId: 'id-of-full' }));
    await tx.attempts.finish('attempt-2', { type: 'accepted' }, start + 5);
    await tx.tokens.put(token('planted-token'));
    await tx.leases.claim('sweep', 'someone', 60_000);
    await tx.attempts.spendLogin('h', 'u@x.y', start, 1);
    await tx.facts.set('lastBackupAt', 5);
    await tx.clientApps.insert(clientApp('app-2', { consumerKey: null }), entry());
    await tx.vault.insert(slot('slot-2', 'root-2'), entry());
  });
  return store;
}

/** All that a backup must keep, read through the windows. */
function everything(store: OpenStore) {
  return store.read(async (tx) => ({
    apps: await tx.clientApps.page('', 99),
    connections: await tx.connections.page('', 99),
    pairs: await tx.keyPairs.page('', 99),
    sealed: await tx.keyPairs.sealedPage('', 99),
    device: await tx.keyPairs.keyReference('pair-3'),
    requests: await tx.keyRequests.ofApp('app-1'),
    sealedKeys: await tx.vault.countByRootKey(),
    attempts: await tx.attempts.newestOfConnection('id-of-acme', 99),
    attemptsOfFull: await tx.attempts.newestOfConnection('id-of-full', 99),
    counts: await tx.attempts.counts('id-of-full'),
    audit: await tx.audit.page(0, 999),
    head: await tx.audit.head(),
    slots: await tx.vault.slots(),
    lastBackupAt: await tx.facts.get('lastBackupAt'),
  }));
}

async function putBack(
  t: TestContext,
  store: OpenStore,
  file: string,
  adjust: Parameters<OpenStore['replaceAllFrom']>[1] = async () => {},
): Promise<void> {
  const backup = await store.openBackup(file);
  t.after(() => backup.close());
  const exclusivity = await store.takeExclusive();
  if (exclusivity.type === 'held') return assert.fail(exclusivity.holders);
  try {
    await store.replaceAllFrom(backup, adjust, null);
  } finally {
    await exclusivity.release();
  }
}

/** A backup as the first release wrote it, with one client app. */
function writeFirstVersion(file: string): void {
  inFile(file, 'pragma application_id = 0x4c74636b');
  const types = { text: 'text', integer: 'integer', real: 'real', bytes: 'blob', tableEnd: 'strict' };
  for (const statement of first(types)) inFile(file, statement);
  inFile(file, 'create table latchkey_schema (version integer not null)');
  inFile(file, 'insert into latchkey_schema values (1)');
  inFile(
    file,
    `insert into client_app (id, kind, name, created_at, revision) values ('app-1', 'connected-app', 'old', 0, 1)`,
  );
}

function inFile(file: string, statement: string): void {
  const database = new DatabaseSync(file);
  database.exec(statement);
  database.close();
}
