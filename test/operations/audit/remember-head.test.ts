import assert from 'node:assert/strict';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemFiles } from '../../../src/adapters/system/files.ts';
import { type AuditValue, auditHash, type ChainedAuditEntry } from '../../../src/domain/audit/audit-entry.ts';
import { auditMac } from '../../../src/domain/audit/audit-mac.ts';
import type { AuditHead } from '../../../src/domain/audit/audit-store.ts';
import type { Trouble } from '../../../src/domain/installation/trouble.ts';
import { rememberHead } from '../../../src/operations/audit/loops/remember-head.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import { macKey } from '../../../src/operations/vault/steps/mac-key.ts';
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

inEachInstallation('a restore excuses the very end that it names under a MAC, and nothing else', async (world, t) => {
  const folder = await temporaryFolder(t);
  const process = await world.process();
  const context = { ...process.context, files: systemFiles };
  const key = await macKey(context);
  const told: Trouble[] = [];
  const files = { inside: join(folder, 'inside'), beside: join(folder, 'no-folder', 'audit-head') };
  const look = () => rememberHead(context, files, async (trouble) => void told.push(trouble));
  await world.connect(process, 'acme');
  /** What the last entry is made into, after its end was remembered. */
  const replaced = async (
    forge: (end: AuditHead, last: ChainedAuditEntry) => { after: AuditValue; hash: string; mac: string | null },
  ) => {
    await setConnection.run(context, { name: 'acme', contacts: [`a${told.length}@b.example`] });
    await setConnection.run(context, { name: 'acme', contacts: [] });
    await look();
    told.splice(0);
    const end = await context.store.read((tx) => tx.audit.head());
    const [last] = await context.store.read((tx) => tx.audit.newest(1));
    assert.ok(last);
    const { after, hash, mac } = forge(end, { ...last, action: 'database.restored', before: null });
    await world.place.tamper(
      `update audit_entry set action = 'database.restored', value_before = 'null', value_after = '${JSON.stringify(after)}', hash = '${hash}', mac = ${mac === null ? 'null' : `'${mac}'`} where sequence = ${last.sequence}`,
    );
    await world.place.tamper(`update audit_head set hash = '${hash}'`);
    await look();
    return told.length;
  };
  const hashOf = ({ sequence, previousHash, ...entry }: ChainedAuditEntry, after: AuditValue) =>
    auditHash(sequence, previousHash, { ...entry, after });
  const naming = ({ sequence, hash }: AuditHead) => ({ replacedAudit: { sequence, hash } });

  const proved = await replaced((end, last) => {
    const hash = hashOf(last, naming(end));
    return { after: naming(end), hash, mac: auditMac(key, hash) };
  });
  assert.equal(proved, 0, 'whoever restored had the vault');
  const without = await replaced((end, last) => ({ after: naming(end), hash: hashOf(last, naming(end)), mac: null }));
  assert.equal(without, 1, 'written by somebody without the vault');
  const changed = await replaced((end, last) => {
    const hash = hashOf(last, naming({ ...end, sequence: 1 }));
    return { after: naming(end), hash, mac: auditMac(key, hash) };
  });
  assert.equal(changed, 1, 'changed since it was written');
  const another = await replaced((end, last) => {
    const hash = hashOf(last, naming({ ...end, hash: 'b'.repeat(64) }));
    return { after: naming({ ...end, hash: 'b'.repeat(64) }), hash, mac: auditMac(key, hash) };
  });
  assert.equal(another, 1, 'it replaced another end');
});
