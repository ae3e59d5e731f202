import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { ensurePrivateFolder, systemFiles, writeFileAtomically } from '../../../src/adapters/system/files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const isRoot = process.getuid?.() === 0;
const text = (contents: string) => Buffer.from(contents);

test('writes the whole file with mode 0600, whatever the umask', async (t) => {
  const folder = await temporaryFolder(t);
  const umask = process.umask(0);
  t.after(() => process.umask(umask));
  await systemFiles.write(join(folder, 'a.crt'), text('whole'));
  assert.equal(readFileSync(join(folder, 'a.crt'), 'utf8'), 'whole');
  assert.equal(statSync(join(folder, 'a.crt')).mode & 0o777, 0o600);
  assert.deepEqual(readdirSync(folder), ['a.crt']);
});

test('an existing file stays as it is unless overwriting is asked for, also behind a dangling link', async (t) => {
  const folder = await temporaryFolder(t);
  const file = join(folder, 'a.crt');
  writeFileSync(file, 'first');
  symlinkSync(join(folder, 'nowhere'), join(folder, 'link'));

  await assert.rejects(systemFiles.write(file, text('second')), {
    code: 'fileExists',
    parameters: { file },
  });
  await assert.rejects(systemFiles.write(join(folder, 'link'), text('second')), { code: 'fileExists' });
  assert.equal(readFileSync(file, 'utf8'), 'first');
  await systemFiles.write(file, text('second'), { overwrite: true });
  assert.equal(readFileSync(file, 'utf8'), 'second');
  assert.deepEqual(readdirSync(folder).sort(), ['a.crt', 'link']);
});

test('of twenty that write the same name at once exactly one succeeds, with its own contents', async (t) => {
  const folder = await temporaryFolder(t);
  const file = join(folder, 'a.crt');
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, writer) => systemFiles.write(file, text(`writer ${writer}`))),
  );
  const winners = results.flatMap(({ status }, writer) => (status === 'fulfilled' ? [writer] : []));
  assert.equal(winners.length, 1);
  assert.equal(readFileSync(file, 'utf8'), `writer ${winners[0]}`);
  assert.deepEqual(readdirSync(folder), ['a.crt']);
});

test('a full disk: the file is named with the reason, nothing is left behind, and what was there stays', async (t) => {
  const disk = await smallDisk(t);
  if (disk === null)
    return t.diagnostic('no right to mount a file system; the limit of the file size stands in for it');
  const file = join(disk, 'a.crt');
  await systemFiles.write(file, text('first'));
  const large = Buffer.alloc(2 ** 20, 'x');

  await assert.rejects(systemFiles.write(file, large, { overwrite: true }), {
    code: 'fileUnwritable',
    parameters: { file, problem: 'ENOSPC' },
  });
  await assert.rejects(systemFiles.write(join(disk, 'b.crt'), large), { code: 'fileUnwritable' });
  assert.deepEqual(readdirSync(disk), ['a.crt']);
  assert.equal(readFileSync(file, 'utf8'), 'first');
});

test('a file that may not grow leaves nothing behind', async (t) => {
  const folder = await temporaryFolder(t);
  const program = `
    import { systemFiles } from ${JSON.stringify(new URL('../../../src/adapters/system/files.ts', import.meta.url).href)};
    process.on('SIGXFSZ', () => {});
    await systemFiles.write(${JSON.stringify(join(folder, 'a.crt'))}, Buffer.alloc(${2 ** 20})).catch((error) => console.log(error.code));`;
  const limited = 'ulimit -f 64; exec "$0" --input-type=module -e "$1"';
  const { stdout } = spawnSync('bash', ['-c', limited, process.execPath, program], { encoding: 'utf8' });
  assert.equal(stdout, 'fileUnwritable\n');
  assert.deepEqual(readdirSync(folder), []);
});

test('a read-only file system, a missing folder and a file in place of a folder are told apart', async (t) => {
  const folder = await temporaryFolder(t);
  writeFileSync(join(folder, 'file'), '');
  await assert.rejects(systemFiles.write(join(folder, 'none', 'a.crt'), text('x')), /ENOENT/);
  await assert.rejects(systemFiles.write(join(folder, 'file', 'a.crt'), text('x')), /ENOTDIR/);
  mkdirSync(join(folder, 'sub'));
  await assert.rejects(systemFiles.write(join(folder, 'sub'), text('x'), { overwrite: true }), {
    code: 'fileUnwritable',
  });
  assert.deepEqual(readdirSync(folder).sort(), ['file', 'sub']);

  const disk = await smallDisk(t, 'ro');
  if (disk !== null) await assert.rejects(systemFiles.write(join(disk, 'a.crt'), text('x')), /EROFS/);
});

test('a folder without the right to write says so to an ordinary user', async (t) => {
  const folder = await temporaryFolder(t);
  await chmod(folder, 0o500);
  if (!isRoot) {
    await assert.rejects(systemFiles.write(join(folder, 'a.crt'), text('x')), /"EACCES"/);
    return;
  }
  await systemFiles.write(join(folder, 'a.crt'), text('root may'));
});

test('reads up to the limit, from files and from pipes, and refuses more', async (t) => {
  const folder = await temporaryFolder(t);
  const file = join(folder, 'key.pem');
  writeFileSync(file, '12345');
  assert.equal(Buffer.from(await systemFiles.read(file, 5)).toString(), '12345');
  await assert.rejects(systemFiles.read(file, 4), {
    code: 'fileUnreadable',
    parameters: { file, problem: 'moreBytes: 4' },
  });
  await assert.rejects(systemFiles.read('/dev/zero', 1_000), { code: 'fileUnreadable' });
  await assert.rejects(systemFiles.read(folder, 10), /EISDIR/);
  await assert.rejects(systemFiles.read(join(folder, 'none'), 10), /ENOENT/);

  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  const [contents] = await Promise.all([systemFiles.read(pipe, 100), writeFile(pipe, 'through a pipe')]);
  assert.equal(Buffer.from(contents).toString(), 'through a pipe');
});

test('facts: the mode as chmod takes it, whether others may read, null for nothing there', async (t) => {
  const folder = await temporaryFolder(t);
  const file = join(folder, 'a');
  writeFileSync(file, 'abc');
  for (const [mode, written, isOpen] of [
    [0o600, '600', false],
    [0o400, '400', false],
    [0o640, '640', true],
    [0o604, '604', true],
  ] as const) {
    chmodSync(file, mode);
    const facts = { mode: written, isFolder: false, isOpenToOthers: isOpen, stranger: null };
    assert.deepEqual(await systemFiles.facts(file), facts);
  }
  assert.equal((await systemFiles.facts(folder))?.isFolder, true);
  assert.equal(await systemFiles.facts(join(folder, 'none')), null);
  assert.equal(await systemFiles.exists(join(folder, 'none')), false);
});

test('removing is done once, and a second time is no error', async (t) => {
  const file = join(await temporaryFolder(t), 'a');
  writeFileSync(file, '');
  await systemFiles.remove(file);
  await systemFiles.remove(file);
  assert.equal(existsSync(file), false);
});

test('a private folder is made with all that is missing above it, and one that others can read is refused', async (t) => {
  const folder = await temporaryFolder(t);
  const data = join(folder, 'deep', 'data');
  await ensurePrivateFolder(data);
  await ensurePrivateFolder(data);
  assert.equal(statSync(data).mode & 0o777, 0o700);

  writeFileSync(join(folder, 'file'), '');
  await assert.rejects(ensurePrivateFolder(join(folder, 'file')), /fileNotFolder/);

  chmodSync(data, 0o750);
  await assert.rejects(ensurePrivateFolder(data), {
    code: 'vaultFolderOpen',
    parameters: { path: data, mode: '750', wanted: '700' },
  });
  assert.equal(statSync(data).mode & 0o777, 0o750, 'it is not mended silently');
});

test('a public file may be given a wider mode', async (t) => {
  const file = join(await temporaryFolder(t), 'a.crt');
  await writeFileAtomically(file, text('x'), { mode: 0o644, neverOverwrite: true });
  assert.equal(statSync(file).mode & 0o777, 0o644 & ~process.umask());
});

/** A file system of 64 KB, or null where this user may not mount one. */
async function smallDisk(t: TestContext, option = 'rw'): Promise<string | null> {
  let isMounted = false;
  // Endings run in their order: the disk must be gone before its folder goes.
  t.after(() => (isMounted ? execFileSync('umount', [folder]) : undefined));
  const folder = join(await temporaryFolder(t), 'disk');
  mkdirSync(folder);
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=64k,mode=0700,${option}`, 'tmpfs', folder]);
  isMounted = mount.status === 0;
  return isMounted ? folder : null;
}

test('below a folder that takes nothing new it ends at once, in words, and does not try for ever', async () => {
  const files = JSON.stringify(new URL('../../../src/adapters/system/files.ts', import.meta.url).href);
  const program = `
    import { ensurePrivateFolder } from ${files};
    await ensurePrivateFolder('/proc/latchkey/data').catch(({ code, parameters }) => console.log(code, parameters.problem));`;
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  assert.equal(child.stdout, 'fileUnwritable folderNotMade\n');
});
