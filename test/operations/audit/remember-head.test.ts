import assert from 'node:assert/strict';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemFiles } from '../../../src/adapters/system/files.ts';
import { rememberHead } from '../../../src/operations/audit/loops/remember-head.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

inEachInstallation('a database that is put back to an older copy is noticed once', async (world, t) => {
  const file = join(await temporaryFolder(t), 'audit-head');
  const process = await world.process();
  const context = { ...process.context, files: systemFiles };
  assert.equal(await rememberHead(context, file), true, 'nothing is remembered and nothing has happened');
  await world.connect(process, 'acme');
  assert.equal(await rememberHead(context, file), true);
  const [older] = await context.store.read(async (tx) => [await tx.audit.head()]);
  assert.ok(older);
  assert.equal(await readFile(file, 'utf8'), `${older.sequence}:${older.hash}\n`);
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  await setConnection.run(context, { name: 'acme', contacts: ['a@b.example'] });
  assert.equal(await rememberHead(context, file), true, 'it went on');

  await world.place.tamper(`delete from audit_entry where sequence > ${older.sequence}`);
  await world.place.tamper(`update audit_head set sequence = ${older.sequence}, hash = '${older.hash}'`);
  assert.equal(await rememberHead(context, file), false);
  assert.match(world.logged.join(''), /put back to an older copy/);
  assert.equal(await rememberHead(context, file), true);

  // Grown again to the same length, with other entries.
  await setConnection.run(context, { name: 'acme', contacts: ['b@b.example'] });
  assert.equal(await rememberHead(context, file), true);
  await world.place.tamper(`update audit_entry set hash = '${'0'.repeat(64)}' where sequence > ${older.sequence}`);
  assert.equal(await rememberHead(context, file), false);

  await writeFile(file, 'nonsense');
  await refuses('invalidInput', rememberHead(context, file));
});
