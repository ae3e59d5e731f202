// bin/latchkey, the shell script that finds a Node.js and becomes the program. Each test runs a copy of it in a
// checkout made for the purpose, with a few lines of TypeScript in the program's place.

import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, copyFile, mkdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../support/temporary-folder.ts';

const launcher = fileURLToPath(new URL('../../bin/latchkey', import.meta.url));
const standIn = `
const said: object = {
  pid: process.pid, args: process.argv.slice(2), node: process.argv0, cache: process.env.NODE_COMPILE_CACHE, cwd: process.cwd(),
};
if (process.argv[2] === 'wait') {
  process.once('SIGTERM', () => process.exit(42));
  setInterval(() => {}, 60_000);
}
console.log(JSON.stringify(said));
`;

interface Answer {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A checkout "with spaces" whose node_modules holds this very Node.js. */
async function checkout(t: TestContext): Promise<{ root: string; command: string; home: string }> {
  const folder = await temporaryFolder(t);
  const root = join(folder, 'a checkout');
  const home = join(folder, 'home');
  await mkdir(home, { mode: 0o700 });
  await mkdir(join(root, 'bin'), { recursive: true });
  await mkdir(join(root, 'src/bin'), { recursive: true });
  await mkdir(join(root, 'node_modules/node/bin'), { recursive: true });
  await copyFile(launcher, join(root, 'bin/latchkey'));
  await writeFile(join(root, 'src/bin/latchkey.ts'), standIn);
  await symlink(process.execPath, join(root, 'node_modules/node/bin/node'));
  return { root, command: join(root, 'bin/latchkey'), home };
}

/** A checkout without Node.js of its own, and a PATH whose `node` says `version` and otherwise is this one. */
async function checkoutWithSystemNode(t: TestContext, version: string) {
  const { root, home } = await checkout(t);
  const installed = join(dirname(root), 'installed');
  const path = join(dirname(root), 'path');
  await mkdir(join(installed, 'bin'), { recursive: true });
  await mkdir(join(installed, 'dist'), { recursive: true });
  await mkdir(path);
  await copyFile(launcher, join(installed, 'bin/latchkey'));
  await writeFile(join(installed, 'dist/latchkey.js'), 'console.log("JavaScript runs")');
  await writeFile(
    join(path, 'node'),
    `#!/bin/sh\nif [ "$1" = --version ]; then echo ${version}; else exec '${process.execPath}' "$@"; fi\n`,
  );
  await chmod(join(path, 'node'), 0o755);
  return { command: join(installed, 'bin/latchkey'), installed, env: { PATH: `${path}:/usr/bin:/bin`, HOME: home } };
}

function run(
  command: string,
  args: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Answer> {
  return new Promise((resolve) => {
    const child = execFile(command, args, { encoding: 'utf8', ...options }, (_, stdout, stderr) => {
      resolve({ code: child.exitCode, stdout, stderr });
    });
  });
}

test('runs the checkout that it belongs to through links, from any folder, and passes arguments as they are', async (t) => {
  const { root, command, home } = await checkout(t);
  const links = join(dirname(root), 'links');
  await mkdir(links);
  await symlink(command, join(links, 'absolute'));
  await symlink('../links/absolute', join(links, 'relative'));

  const answer = await run(join(links, 'relative'), ['two words', '', '*', '--flag=$HOME'], {
    cwd: links,
    env: { HOME: home, PATH: '/usr/bin:/bin', CDPATH: '/' },
  });

  assert.equal(answer.stderr, '');
  assert.equal(answer.code, 0);
  const said = JSON.parse(answer.stdout);
  assert.deepEqual(said.args, ['two words', '', '*', '--flag=$HOME']);
  assert.equal(said.node, join(root, 'node_modules/node/bin/node'));
  assert.equal(said.cwd, links);
});

test('is found by a relative path', async (t) => {
  const { root, home } = await checkout(t);
  const answer = await run('./latchkey', [], { cwd: join(root, 'bin'), env: { HOME: home, PATH: '/usr/bin:/bin' } });
  assert.equal(answer.code, 0, answer.stderr);
});

test('becomes the program: same process id, signals arrive, exit status comes through', async (t) => {
  const { command, home } = await checkout(t);
  const child = spawn(command, ['wait'], { env: { ...process.env, HOME: home }, stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => child.kill('SIGKILL'));

  const [line] = await once(child.stdout, 'data');
  assert.equal(JSON.parse(String(line)).pid, child.pid);

  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  assert.equal(code, 42);
});

test('keeps the compile cache in a private folder of the user', async (t) => {
  const { command, home } = await checkout(t);
  const answer = await run(command, [], { env: { HOME: home, PATH: '/usr/bin:/bin' } });

  const cache = JSON.parse(answer.stdout).cache;
  assert.equal(cache, join(home, '.cache/latchkey'));
  assert.equal((await stat(cache)).mode & 0o777, 0o700);
});

test('goes without a compile cache where others could write it or no folder can be had', async (t) => {
  const { command, home } = await checkout(t);
  const shared = join(home, 'shared');
  await mkdir(shared);
  await chmod(shared, 0o1777);
  await writeFile(join(home, 'file'), '');

  for (const env of [{ XDG_CACHE_HOME: shared }, { HOME: '/dev/null' }, { HOME: join(home, 'file') }, {}]) {
    const answer = await run(command, [], { env: { PATH: '/usr/bin:/bin', ...env } });
    assert.equal(answer.stderr, '');
    assert.equal(JSON.parse(answer.stdout).cache, undefined, JSON.stringify(env));
  }
});

/** As scripts/build-checkout.ts leaves it after `npm ci`. */
async function builtCache(root: string): Promise<string> {
  const cache = join(root, 'node_modules/.cache/latchkey');
  await mkdir(join(cache, 'dist'), { recursive: true });
  await writeFile(
    join(cache, 'dist/start-checkout.js'),
    standIn.replace(': object', '').replace('{', '{ built: true,'),
  );
  await chmod(dirname(cache), 0o755);
  await chmod(cache, 0o700);
  return cache;
}

test('takes what npm ci built in the checkout and its compile cache, with or without a home', async (t) => {
  const { root, command, home } = await checkout(t);
  const cache = await builtCache(root);
  for (const env of [{ HOME: home }, {}]) {
    const answer = await run(command, [], { env: { PATH: '/usr/bin:/bin', ...env } });
    const said = JSON.parse(answer.stdout);
    assert.deepEqual([said.built, said.cache], [true, cache]);
  }
  await assert.rejects(stat(join(home, '.cache')), { code: 'ENOENT' });
});

test("goes by the sources and the user's own cache where others could write what npm ci built, or it is another user's", async (t) => {
  const { root, command, home } = await checkout(t);
  const cache = await builtCache(root);
  const spoiled = [
    () => chmod(cache, 0o770),
    () => chmod(cache, 0o702),
    () => chmod(dirname(cache), 0o1777),
    ...(process.getuid?.() === 0 ? [() => chown(cache, 1, 1), () => chown(dirname(cache), 1, 1)] : []),
  ];
  for (const spoil of spoiled) {
    await spoil();
    const answer = await run(command, [], { env: { HOME: home, PATH: '/usr/bin:/bin' } });
    assert.equal(answer.stderr, '');
    const said = JSON.parse(answer.stdout);
    assert.deepEqual([said.built, said.cache], [undefined, join(home, '.cache/latchkey')], String(spoil));
    if (process.getuid?.() === 0) await Promise.all([cache, dirname(cache)].map((folder) => chown(folder, 0, 0)));
    await builtCache(root);
  }
});

test('leaves no compile cache behind after a demo', async (t) => {
  const { root, command, home } = await checkout(t);
  await builtCache(root);
  const answer = await run(command, ['demo'], { env: { HOME: home, PATH: '/usr/bin:/bin' } });
  assert.equal(JSON.parse(answer.stdout).cache, undefined);
  await assert.rejects(stat(join(home, '.cache')), { code: 'ENOENT' });
});

test('leaves the choice of a compile cache to whoever made one', async (t) => {
  const { command, home } = await checkout(t);
  const env = { HOME: home, PATH: '/usr/bin:/bin', NODE_COMPILE_CACHE: join(home, 'chosen') };
  assert.equal(JSON.parse((await run(command, [], { env })).stdout).cache, join(home, 'chosen'));
});

test('runs the built JavaScript of an installed package on a system Node.js 24 or newer', async (t) => {
  for (const version of ['v24.0.0', 'v26.1.0']) {
    const { command, env } = await checkoutWithSystemNode(t, version);
    assert.deepEqual(await run(command, [], { env }), { code: 0, stdout: 'JavaScript runs\n', stderr: '' });
  }
});

test('says in one sentence, with exit 4, that a checkout lacks its parts, whatever Node.js the system has', async (t) => {
  const { root, command } = await checkout(t);
  await rm(join(root, 'node_modules'), { recursive: true });
  const { env } = await checkoutWithSystemNode(t, 'v24.0.0');
  assert.deepEqual(await run(command, [], { env }), {
    code: 4,
    stdout: '',
    stderr: `Latchkey's parts are not installed yet: run \`npm ci\` in ${root}.\n`,
  });
});

test('says in one sentence, with exit 4, that Node.js is too old or absent', async (t) => {
  const { command, installed, env } = await checkoutWithSystemNode(t, 'v20.20.2');
  assert.deepEqual(await run(command, [], { env }), {
    code: 4,
    stdout: '',
    stderr: 'Latchkey needs Node.js 24 or newer and found v20.20.2: install it from https://nodejs.org.\n',
  });

  await writeFile(join(installed, 'package-lock.json'), '{}');
  assert.equal(
    (await run(command, [], { env })).stderr,
    `Latchkey needs Node.js 24 or newer and found v20.20.2: run \`npm ci\` in ${installed}, which brings it along.\n`,
  );

  const tools = join(dirname(installed), 'tools');
  await mkdir(tools);
  await symlink('/usr/bin/dirname', join(tools, 'dirname'));
  const none = await run('/bin/sh', [command], { env: { ...env, PATH: tools } });
  assert.equal(none.code, 4);
  assert.match(none.stderr, /^Latchkey needs Node\.js 24 or newer and found none: .*\.\n$/);
});
