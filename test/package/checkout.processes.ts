// scripts/build-checkout.ts, which npm runs after `npm ci`, and the promise that comes with it: a checkout runs the sources as
// they are now.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { utimesSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildCheckout } from '../../scripts/build-checkout.ts';
import { changedAt, fileState } from '../../scripts/file-state.ts';
import { beginInstallation } from '../support/begin-installation.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const run = promisify(execFile);
const checkout = fileURLToPath(new URL('../..', import.meta.url));

/** A checkout of a few lines that print where they run from. */
async function smallCheckout(t: TestContext): Promise<string> {
  const root = join(await temporaryFolder(t), 'a checkout');
  const files = {
    'package.json': '{"type":"module"}',
    'package-lock.json': '{}',
    'tsconfig.json': '{}',
    'README.md': '',
    'src/bin/latchkey.ts':
      "import { said } from '../deep/said.ts';\nimport '../../simulator/org.ts';\nconsole.log(import.meta.url.includes('/dist/') ? 'built:' : 'sources:', said);\n",
    'src/deep/said.ts': "export const said: string = 'one';\n",
    'simulator/org.ts': 'export const org: number = 1;\n',
  };
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  }
  await cp(join(checkout, 'scripts'), join(root, 'scripts'), { recursive: true });
  await clockMoves(root);
  return root;
}

/** Until the clock of the file system has moved: it counts in steps of some milliseconds. */
async function clockMoves(root: string): Promise<void> {
  const probe = join(root, 'probe');
  const now = async () => {
    await writeFile(probe, '');
    return changedAt(fileState(probe));
  };
  const before = await now();
  while ((await now()) === before);
}

async function started(root: string): Promise<string> {
  const { stdout } = await run(process.execPath, [join(root, 'node_modules/.cache/latchkey/dist/start-checkout.js')]);
  return stdout.trim();
}

/** Neither the length nor the time of the file tells of the edit. */
async function editUnseen(file: string, from: string, to: string): Promise<void> {
  const { atime, mtime } = await stat(file);
  await writeFile(file, (await readFile(file, 'utf8')).replace(from, to));
  await utimes(file, atime, mtime);
}

async function copyOver(path: string): Promise<void> {
  await cp(path, `${path}.copy`, { recursive: true, preserveTimestamps: true });
  await rename(path, `${path}.before`);
  await rename(`${path}.copy`, path);
}

const touches: Record<string, (root: string) => Promise<unknown>> = {
  'an edit that keeps length and time': (root) => editUnseen(join(root, 'src/deep/said.ts'), 'one', 'two'),
  'another file moved to its place': (root) => copyOver(join(root, 'src/deep/said.ts')),
  'another folder moved to its place': (root) => copyOver(join(root, 'src')),
  'a copy of the whole': (root) => copyOver(root),
  'an edit of the simulator': (root) => editUnseen(join(root, 'simulator/org.ts'), '1', '2'),
  'other dependencies': (root) => writeFile(join(root, 'package-lock.json'), '{ }'),
  'another package.json': (root) => writeFile(join(root, 'package.json'), '{"type":"module" }'),
  'another way to build': (root) => editUnseen(join(root, 'scripts/build-package.ts'), 'Builds', 'builds'),
  'a file that is gone': async (root) => {
    await editUnseen(join(root, 'src/bin/latchkey.ts'), "import '../../simulator/org.ts';", '');
    await rm(join(root, 'simulator/org.ts'));
  },
};
for (const [what, touch] of Object.entries(touches)) {
  test(`a checkout runs its sources after ${what}`, async (t) => {
    const root = await smallCheckout(t);
    await buildCheckout(root);
    assert.equal(await started(root), 'built: one');
    await touch(root);
    assert.equal(await started(root), what.includes('edit that') ? 'sources: two' : 'sources: one');
  });
}

test('a checkout runs what was built when it was moved as it is, and whatever else changes', async (t) => {
  const root = await smallCheckout(t);
  await buildCheckout(root);
  await writeFile(join(root, 'README.md'), 'more');
  await writeFile(join(root, 'src/deep/new.ts'), 'nobody imports it');
  const moved = `${root} elsewhere`;
  await rename(root, moved);
  assert.equal(await started(moved), 'built: one');
});

for (const linked of ['src/deep/said.ts', 'src/deep', 'src']) {
  test(`a checkout runs its sources when ${linked} is a link that leads elsewhere now, or to what was edited`, async (t) => {
    const root = await smallCheckout(t);
    const target = join(root, `linked-${basename(linked)}`);
    const other = join(root, `other-${basename(linked)}`);
    await cp(join(root, linked), other, { recursive: true });
    await rename(join(root, linked), target);
    await symlink(target, join(root, linked));
    const said = join(root, 'src/deep/said.ts');
    await clockMoves(root);
    await buildCheckout(root);
    assert.equal(await started(root), 'built: one');
    await editUnseen(said, 'one', 'two');
    assert.equal(await started(root), 'sources: two');

    await clockMoves(root);
    await buildCheckout(root);
    assert.equal(await started(root), 'built: two');
    await rm(join(root, linked));
    await symlink(other, join(root, linked));
    assert.equal(await started(root), 'sources: one');
  });
}

test('a checkout whose node_modules leads to that of another runs its own sources', async (t) => {
  const [other, root] = [await smallCheckout(t), await smallCheckout(t)];
  await buildCheckout(other);
  await symlink(join(other, 'node_modules'), join(root, 'node_modules'));
  await editUnseen(join(root, 'src/deep/said.ts'), 'one', 'two');
  assert.equal(await started(root), 'sources: two');
});

test('nothing is built of a file that changes while it is read, and what was built before is gone', async (t) => {
  const root = await smallCheckout(t);
  await buildCheckout(root);
  const file = join(root, 'src/deep/said.ts');
  const editing = setInterval(() => utimesSync(file, 1, 1), 1);
  await assert.rejects(buildCheckout(root), /said\.ts changed while it was read/).finally(() => clearInterval(editing));
  assert.deepEqual(await readdir(join(root, 'node_modules/.cache/latchkey')), []);
});

test('what npm ci builds lies where nobody else can write or read it, whatever the umask', async (t) => {
  const root = await smallCheckout(t);
  const before = process.umask(0o002);
  try {
    await buildCheckout(root);
  } finally {
    process.umask(before);
  }
  const cache = join(root, 'node_modules/.cache');
  const modes = await Promise.all(
    [cache, join(cache, 'latchkey'), join(cache, 'latchkey/dist')].map(async (path) => (await stat(path)).mode & 0o777),
  );
  assert.deepEqual(modes, [0o755, 0o700, 0o700]);
});

test('after npm ci the launcher runs what was built, and an edited command as it is now', async (t) => {
  const folder = await temporaryFolder(t);
  const root = join(folder, 'a copy');
  const modules = join(root, 'node_modules');
  await mkdir(modules, { recursive: true });
  for (const part of ['bin', 'src', 'simulator', 'scripts', 'package.json', 'package-lock.json', 'tsconfig.json']) {
    await cp(join(checkout, part), join(root, part), { recursive: true });
  }
  for (const name of await readdir(join(checkout, 'node_modules'))) {
    if (name !== '.cache') await symlink(join(checkout, 'node_modules', name), join(modules, name));
  }
  const env = { PATH: '/usr/bin:/bin', LATCHKEY_DATA: join(folder, 'data') };
  await beginInstallation(env.LATCHKEY_DATA);
  const status = async () => (await run(join(root, 'bin/latchkey'), ['status'], { env })).stdout;

  await buildCheckout(root);
  const entry = join(modules, '.cache/latchkey/dist/latchkey.js');
  await writeFile(entry, `console.log('This was built.');\n${await readFile(entry, 'utf8')}`);
  assert.match(await status(), /^This was built\.\nNo connection yet\. Add one:/);

  await editUnseen(
    join(root, 'src/cli/status/status.ts'),
    'No connection yet. Add one:',
    'No connection yet. Add two:',
  );
  assert.match(await status(), /^No connection yet\. Add two:/);
});

test('fails no installation and says nothing where what builds is not installed', async (t) => {
  const root = await smallCheckout(t);
  const { prepare } = JSON.parse(await readFile(join(checkout, 'package.json'), 'utf8')).scripts;
  const env = { PATH: `${dirname(process.execPath)}:/usr/bin:/bin` };
  await rm(join(root, 'scripts/build-package.ts'));
  assert.deepEqual(await run('/bin/sh', ['-c', prepare], { cwd: root, env }), { stdout: '', stderr: '' });
  assert.deepEqual(await run('/bin/sh', ['-c', prepare], { cwd: root, env: { PATH: '/dev/null' } }), {
    stdout: '',
    stderr: '',
  });
});
