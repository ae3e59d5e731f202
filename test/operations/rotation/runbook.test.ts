import assert from 'node:assert/strict';
import { readFile, readlink, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after } from 'node:test';
import { systemFiles } from '../../../src/adapters/system/files.ts';
import { previewRemoval } from '../../../src/operations/connection/preview-removal.ts';
import { removeConnection } from '../../../src/operations/connection/remove.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import { refreshRunbooks } from '../../../src/operations/rotation/loops/refresh-runbooks.ts';
import { writeRunbook } from '../../../src/operations/rotation/write-runbook.ts';
import { runbookPrinter } from '../../../src/text/rotation/runbook-page.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

inEachInstallation(
  'a runbook names this connection, is made anew when a fact changes, and only then',
  async (world) => {
    const folder = await temporaryFolder({ after });
    const process = await world.process();
    await world.connect(process, 'acme');
    const context = {
      ...process.context,
      files: systemFiles,
      runbooks: runbookPrinter({ machine: 'vm1', command: 'latchkey --data /srv/latchkey' }),
      defaultContacts: ['ops@acme.example'],
    };
    const file = join(folder, 'runbook.html');
    await writeRunbook.run(context, { name: 'acme', file });
    const first = await readFile(file, 'utf8');
    assert.match(first, /latchkey rotate acme/);
    assert.match(first, /ops@acme\.example/);
    assert.match(first, /<code>vm1<.*<code>latchkey --data \/srv\/latchkey</);

    assert.equal(await refreshRunbooks(context), 0);
    await setConnection.run(process.context, {
      name: 'acme',
      appName: 'Nightly <import>',
      contacts: ['eva@acme.example'],
    });
    assert.equal(await refreshRunbooks(context), 1);
    const second = await readFile(file, 'utf8');
    assert.match(second, /Nightly &#60;import&#62;/);
    assert.match(second, /eva@acme\.example/);
    assert.doesNotMatch(second, /ops@acme\.example/);
    assert.equal(await refreshRunbooks(context), 0);
  },
);

inEachInstallation(
  'a runbook overwrites no file that it did not write, and is forgotten with its connection',
  async (world) => {
    const folder = await temporaryFolder({ after });
    const process = await world.process();
    await world.connect(process, 'acme');
    const context = {
      ...process.context,
      files: systemFiles,
      runbooks: runbookPrinter({ machine: 'vm1', command: 'latchkey --data /srv/latchkey' }),
      defaultContacts: [],
    };
    const taken = join(folder, 'taken.html');
    await writeFile(taken, 'mine');
    await refuses('fileExists', writeRunbook.run(context, { name: 'acme', file: taken }));
    assert.equal(await readFile(taken, 'utf8'), 'mine');

    await writeRunbook.run(context, { name: 'acme', file: join(folder, 'runbook.html') });
    await removeConnection.run(process.context, {
      name: 'acme',
      announced: await previewRemoval.run(process.context, { name: 'acme' }),
    });
    assert.equal(await refreshRunbooks(context), 0);
    assert.deepEqual(await process.context.store.read((tx) => tx.facts.get('runbooks')), {});
  },
);

inEachInstallation('what stands in the place of a runbook by now is left as it is', async (world) => {
  const folder = await temporaryFolder({ after });
  const process = await world.process();
  await world.connect(process, 'acme');
  const context = {
    ...process.context,
    files: systemFiles,
    runbooks: runbookPrinter({ machine: 'vm1', command: 'latchkey --data /srv/latchkey' }),
    defaultContacts: [],
  };
  const file = join(folder, 'runbook.html');
  const { digest } = await writeRunbook.run(context, { name: 'acme', file });
  await writeFile(file, 'mine');
  await setConnection.run(process.context, { name: 'acme', appName: 'Nightly' });
  assert.equal(await refreshRunbooks(context), 0);
  await refuses('fileExists', writeRunbook.run(context, { name: 'acme', file }));
  assert.equal(await readFile(file, 'utf8'), 'mine');

  // The paths lie in the database: who can write there must not be able to write everywhere.
  const other = join(folder, 'profile');
  await writeFile(other, 'export PATH');
  await process.context.store.write((tx) => tx.facts.set('runbooks', { acme: { file: other, digest } }));
  assert.equal(await refreshRunbooks(context), 0);
  assert.equal(await readFile(other, 'utf8'), 'export PATH');
});

inEachInstallation('a path that stands in the database alone is neither made nor written', async (world, t) => {
  const folder = await realpath(await temporaryFolder(t));
  const process = await world.process();
  await world.connect(process, 'acme');
  const context = {
    ...process.context,
    files: systemFiles,
    runbooks: runbookPrinter({ machine: 'vm1', command: 'latchkey --data /srv/latchkey' }),
    defaultContacts: [],
  };
  const file = join(folder, 'runbook.html');
  await writeRunbook.run(context, { name: 'acme', file });
  const ours = await readFile(file, 'utf8');
  const plant = async (changes: object) => {
    const known = await process.context.store.read((tx) => tx.facts.get('runbooks'));
    const planted = JSON.stringify({ acme: { ...known?.acme, digest: 'other', ...changes } });
    await world.place.tamper(`update fact set value = '${planted}' where key = 'runbooks'`);
  };
  const missing = join(folder, 'authorized_keys');
  const copy = join(folder, 'copy.html');
  await writeFile(copy, ours);

  await plant({ file: missing });
  assert.equal(await refreshRunbooks(context), 0);
  assert.equal(await systemFiles.exists(missing), false);

  // A runbook of this connection, that this installation did not put there.
  await plant({ file: copy });
  assert.equal(await refreshRunbooks(context), 0);
  assert.equal(await readFile(copy, 'utf8'), ours);

  // An entry of an older release has no proof.
  await plant({ file, mac: undefined });
  assert.equal(await refreshRunbooks(context), 0);

  // Written by a person anew: proved, until something else stands there.
  await writeRunbook.run(context, { name: 'acme', file });
  await plant({});
  assert.equal(await refreshRunbooks(context), 1);
  await rm(file);
  await plant({});
  assert.equal(await refreshRunbooks(context), 0, 'one that was taken away is not made again');
  await symlink(copy, file);
  assert.equal(await refreshRunbooks(context), 0);
  assert.equal(await readlink(file), copy, 'nothing is written through a link');
  assert.equal(await readFile(copy, 'utf8'), ours);

  // The proof of one connection is none for another.
  await rm(file);
  await writeFile(file, ours);
  await world.connect(process, 'other', { username: 'other@example.com' });
  const { acme } = (await process.context.store.read((tx) => tx.facts.get('runbooks'))) ?? {};
  await world.place.tamper(
    `update fact set value = '${JSON.stringify({ other: { ...acme, digest: 'other' } })}' where key = 'runbooks'`,
  );
  assert.equal(await refreshRunbooks(context), 0);
});
