import assert from 'node:assert/strict';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemFiles } from '../../../src/adapters/system/files.ts';
import { auditHash } from '../../../src/domain/audit/audit-entry.ts';
import type { Trouble } from '../../../src/domain/installation/trouble.ts';
import { rememberHead } from '../../../src/operations/audit/loops/remember-head.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

inEachInstallation('a database that is put back to an older copy is noticed once', async (world, t) => {
  const folder = await temporaryFolder(t);
  const file = join(folder, 'audit-head');
  const process = await world.process();
  const context = { ...process.context, files: systemFiles };
  const told: Trouble[] = [];
  const isThere = async () => {
    const before = told.length;
    await rememberHead(
      context,
      { inside: file, beside: join(folder, 'no-folder', 'audit-head') },
      async (trouble) => void told.push(trouble),
    );
    return told.length === before;
  };
  assert.equal(await isThere(), true, 'nothing is remembered and nothing has happened');
  await world.connect(process, 'acme');
  assert.equal(await isThere(), true);
  const [older] = await context.store.read(async (tx) => [await tx.audit.head()]);
  assert.ok(older);
  assert.equal((await readFile(file, 'utf8')).split('\n')[0], `${older.sequence}:${older.hash}`);
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  await setConnection.run(context, { name: 'acme', contacts: ['a@b.example'] });
  assert.equal(await isThere(), true, 'it went on');

  await world.place.tamper(`delete from audit_entry where sequence > ${older.sequence}`);
  await world.place.tamper(`update audit_head set sequence = ${older.sequence}, hash = '${older.hash}'`);
  assert.equal(await isThere(), false);
  assert.deepEqual(
    told.map(({ type, what }) => ({ type, what })),
    [{ type: 'databasePutBack', what: `${older.sequence}:${older.hash}` }],
  );
  assert.equal(await isThere(), true);

  // Grown again to the same length, with other entries.
  await setConnection.run(context, { name: 'acme', contacts: ['b@b.example'] });
  assert.equal(await isThere(), true);
  await world.place.tamper(`update audit_entry set hash = '${'0'.repeat(64)}' where sequence > ${older.sequence}`);
  assert.equal(await isThere(), false);

  await writeFile(file, 'nonsense');
  await refuses('invalidInput', isThere());
});

inEachInstallation(
  'it is noticed although the whole data folder was put back, but no other installation is',
  async (world, t) => {
    const folder = await temporaryFolder(t);
    const [inside, beside] = [join(folder, 'inside'), join(folder, 'beside')];
    const process = await world.process();
    const context = { ...process.context, files: systemFiles };
    const told: Trouble[] = [];
    const look = () => rememberHead(context, { inside, beside }, async (trouble) => void told.push(trouble));
    await world.connect(process, 'acme');
    await look();
    const older = await context.store.read((tx) => tx.audit.head());
    const copy = await readFile(inside);
    await setConnection.run(context, { name: 'acme', contacts: ['a@b.example'] });
    await look();
    const newer = await readFile(beside, 'utf8');
    await world.place.tamper(`delete from audit_entry where sequence > ${older.sequence}`);
    await world.place.tamper(`update audit_head set sequence = ${older.sequence}, hash = '${older.hash}'`);
    await writeFile(inside, copy);
    await look();
    assert.deepEqual(
      told.splice(0).map(({ detail }) => detail),
      [newer.split('\n')[0]],
    );
    await look();
    assert.deepEqual(told, []);

    await rm(inside);
    await writeFile(beside, `9:${'a'.repeat(64)}\n${'b'.repeat(64)}\n`);
    await look();
    assert.deepEqual(told, [], 'what another installation left there');
  },
);

inEachInstallation('a restore that nobody with the vault wrote excuses nothing', async (world, t) => {
  const folder = await temporaryFolder(t);
  const process = await world.process();
  const context = { ...process.context, files: systemFiles };
  const told: Trouble[] = [];
  const files = { inside: join(folder, 'inside'), beside: join(folder, 'no-folder', 'audit-head') };
  const look = () => rememberHead(context, files, async (trouble) => void told.push(trouble));
  await world.connect(process, 'acme');
  await setConnection.run(context, { name: 'acme', contacts: ['a@b.example'] });
  await look();
  const replacedAudit = await context.store.read((tx) => tx.audit.head());
  const [last] = await context.store.read((tx) => tx.audit.newest(1));
  assert.ok(last);
  const forged = { ...last, action: 'database.restored', before: null, after: { replacedAudit: { ...replacedAudit } } };
  const hash = auditHash(last.sequence, last.previousHash, forged);
  await world.place.tamper(
    `update audit_entry set action = 'database.restored', value_before = 'null', value_after = '${JSON.stringify(forged.after)}', hash = '${hash}' where sequence = ${last.sequence}`,
  );
  await world.place.tamper(`update audit_head set hash = '${hash}'`);
  await look();
  assert.deepEqual(told.length, 1);
});
