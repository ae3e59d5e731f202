// scripts/fill-compile-cache, which npm runs after `npm ci`, and the promise that comes with a cache: a checkout runs the
// sources as they are now.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beginInstallation } from '../support/begin-installation.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const run = promisify(execFile);
const checkout = fileURLToPath(new URL('../..', import.meta.url));
const path = '/usr/bin:/bin';

/** A copy of this checkout with the same dependencies, whose node_modules is its own. */
async function copyOfCheckout(t: TestContext) {
  const folder = await temporaryFolder(t);
  const root = join(folder, 'a copy');
  const modules = join(root, 'node_modules');
  await mkdir(modules, { recursive: true });
  for (const part of ['bin', 'src', 'scripts', 'package.json']) {
    await cp(join(checkout, part), join(root, part), { recursive: true });
  }
  for (const name of await readdir(join(checkout, 'node_modules'))) {
    if (name !== '.cache') await symlink(join(checkout, 'node_modules', name), join(modules, name));
  }
  const env = { PATH: path, LATCHKEY_DATA: join(folder, 'data') };
  await beginInstallation(env.LATCHKEY_DATA);
  return {
    root,
    cache: join(modules, '.cache/latchkey'),
    fill: (extra: NodeJS.ProcessEnv = {}) =>
      run('sh', [join(root, 'scripts/fill-compile-cache')], { env: { ...env, ...extra } }),
    /** What `status` says, and which sources Node took from the cache. */
    async status() {
      const options = { env: { ...env, NODE_DEBUG_NATIVE: 'COMPILE_CACHE' }, maxBuffer: 64 * 1024 * 1024 };
      const { stdout, stderr } = await run(join(root, 'bin/latchkey'), ['status'], options);
      const said = `${stdout}${stderr}`.split('\n');
      const accepted = said.filter((line) => line.startsWith('[compile cache]') && line.includes('was accepted'));
      return {
        text: said.filter((line) => !line.startsWith('[compile cache]')).join('\n'),
        accepted: accepted.join('\n'),
      };
    },
  };
}

test('after npm ci the first status takes its sources from the cache, and an edited one is never run stale', async (t) => {
  const { root, cache, fill, status } = await copyOfCheckout(t);
  assert.deepEqual(await fill(), { stdout: '', stderr: '' });
  assert.equal((await stat(cache)).mode & 0o777, 0o700);

  const before = await status();
  assert.match(before.accepted, /src\/cli\/status\/status\.ts/);
  assert.match(before.text, /No connection yet\. Add one:/);

  // Neither the length nor the time of the file tells of the edit.
  const edited = join(root, 'src/cli/status/status.ts');
  const { atime, mtime } = await stat(edited);
  const source = await readFile(edited, 'utf8');
  await writeFile(edited, source.replace('No connection yet. Add one:', 'No connection yet. Add two:'));
  await utimes(edited, atime, mtime);

  const after = await status();
  assert.match(after.text, /No connection yet\. Add two:/);
  assert.doesNotMatch(after.accepted, /src\/cli\/status\/status\.ts/);
  assert.match(after.accepted, /src\/bin\/compose\.ts/, 'the others come from the cache still');
});

test('takes no setting of whoever runs npm ci: no installation of theirs is opened', async (t) => {
  const { root, cache, fill } = await copyOfCheckout(t);
  const theirs = join(root, 'theirs');
  await fill({
    LATCHKEY_DATA: theirs,
    LATCHKEY_DATABASE_URL: 'postgresql://127.0.0.1:1/none',
    NODE_OPTIONS: '--no-such-flag',
  });
  await assert.rejects(stat(theirs), { code: 'ENOENT' });
  assert.equal((await readdir(cache)).length, 1);
});

test('fails no installation and says nothing where no folder, no home and no Node.js can be had', async (t) => {
  const { root } = await copyOfCheckout(t);
  const script = join(root, 'scripts/fill-compile-cache');
  const silent = { stdout: '', stderr: '' };
  assert.deepEqual(
    await run('/bin/sh', [script, '/dev/null/cache'], { env: { PATH: path, HOME: '/dev/null' } }),
    silent,
  );
  assert.deepEqual(await run('/bin/sh', [script], { env: { PATH: path, TMPDIR: '/dev/null' } }), silent);

  const bare = join(root, 'bare');
  await cp(join(root, 'scripts'), join(bare, 'scripts'), { recursive: true });
  assert.deepEqual(await run('/bin/sh', [join(bare, 'scripts/fill-compile-cache')], { env: { PATH: path } }), silent);
});
