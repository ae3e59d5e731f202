import assert from 'node:assert/strict';
import { globSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { documentationWriter } from '../../../src/adapters/documents/write-documentation.ts';
import { scanRecord } from '../../support/metadata/scan-record.ts';
import { smallOrg } from '../../support/metadata/small-org.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const write = (folder: string) => documentationWriter.write(scanRecord(smallOrg()), ['markdown'], folder);

test("a folder of another's is refused and left as it is", async (t) => {
  const folder = await temporaryFolder(t);
  const mine = join(folder, 'markdown/mine.txt');
  mkdirSync(join(folder, 'markdown'));
  writeFileSync(mine, 'precious');
  await assert.rejects(write(folder), { code: 'fileExists', parameters: { file: join(folder, 'markdown') } });
  assert.deepEqual(globSync('{*,.*}', { cwd: folder }), ['markdown']);
  assert.equal(readFileSync(mine, 'utf8'), 'precious');
});

test('what others laid into a documentation, at its top or below, outlives the next one', async (t) => {
  const folder = await temporaryFolder(t);
  const head = join(folder, 'markdown/.git/HEAD');
  await write(folder);
  mkdirSync(join(folder, 'markdown/.git'));
  writeFileSync(head, 'ref: refs/heads/main');
  const mine = ['Flow/mine.txt', 'Flow/notes/deep/mine.txt', 'notes.md'].map((path) => join(folder, 'markdown', path));
  mkdirSync(join(folder, 'markdown/Flow/notes/deep'), { recursive: true });
  for (const file of mine) writeFileSync(file, 'precious');
  await write(folder);
  // Also where its folder is written no more.
  await documentationWriter.write(scanRecord(smallOrg().slice(0, 1)), ['markdown'], folder);
  await write(folder);
  assert.equal(readFileSync(head, 'utf8'), 'ref: refs/heads/main');
  for (const file of mine) assert.equal(readFileSync(file, 'utf8'), 'precious', file);
  assert.deepEqual(globSync('{*,.*}', { cwd: folder }), ['markdown']);
});

test('what is written no more goes, and a mark that names folders stands for all in them', async (t) => {
  const folder = await temporaryFolder(t);
  await write(folder);
  const all = globSync('**', { cwd: folder });
  await documentationWriter.write(scanRecord(smallOrg().slice(0, 1)), ['markdown'], folder);
  const few = globSync('**', { cwd: folder });
  assert.ok(few.length < all.length);
  await write(folder);
  const tops = readdirSync(join(folder, 'markdown'));
  writeFileSync(join(folder, 'markdown/.latchkey'), `${tops.join('\n')}\n`);
  await documentationWriter.write(scanRecord(smallOrg().slice(0, 1)), ['markdown'], folder);
  assert.deepEqual(globSync('**', { cwd: folder }), few);
});

test("what others laid there under a name of the next one's is refused, and stays", async (t) => {
  const folder = await temporaryFolder(t);
  await documentationWriter.write(scanRecord(smallOrg().slice(0, 1)), ['markdown'], folder);
  const mine = join(folder, 'markdown/Flow');
  writeFileSync(mine, 'precious');
  await assert.rejects(write(folder), { code: 'fileExists', parameters: { file: mine } });
  assert.equal(readFileSync(mine, 'utf8'), 'precious');
  assert.deepEqual(globSync('{*,.*}', { cwd: folder }), ['markdown']);
});

test('folders and files are for us alone', async (t) => {
  const folder = join(await temporaryFolder(t), 'a/b');
  await write(folder);
  const open = globSync('**', { cwd: folder, exclude: [] }).filter((path) => statSync(join(folder, path)).mode & 0o077);
  assert.deepEqual(open, []);
});

test('a place that takes nothing is named', async (t) => {
  const file = join(await temporaryFolder(t), 'file');
  writeFileSync(file, '');
  for (const place of [file, join(file, 'below'), '/proc/none/below', '/dev/null'])
    await assert.rejects(write(place), { code: 'fileUnwritable' }, place);
});
