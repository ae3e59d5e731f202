// What scripts/build-package.ts makes of the sources.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildPackage } from '../../scripts/build-package.ts';
import { beginInstallation } from '../support/begin-installation.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const run = promisify(execFile);
const checkout = fileURLToPath(new URL('../..', import.meta.url));

/** Prints, as the process ends, the file and length of every module of its own that it has loaded. */
const tellLoaded = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  import { writeSync } from 'node:fs';
  const loaded = {};
  registerHooks({
    load(url, context, next) {
      const module = next(url, context);
      if (url.includes('/dist/')) loaded[url.split('/').pop()] = String(module.source).length;
      return module;
    },
  });
  process.on('exit', () => writeSync(2, JSON.stringify(loaded)));
`)}`;

/** The program as the package has it, with this checkout's dependencies. */
async function built(t: TestContext): Promise<string> {
  const folder = await temporaryFolder(t);
  await buildPackage(checkout, join(folder, 'dist'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await symlink(join(checkout, 'node_modules'), join(folder, 'node_modules'));
  return join(folder, 'dist');
}

async function sources(t: TestContext, files: Record<string, string>): Promise<string> {
  const root = await temporaryFolder(t);
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  }
  return root;
}

test('status loads the entry and one chunk; what else it opens only names parts of that chunk', async (t) => {
  const dist = await built(t);
  const env = { PATH: '/usr/bin:/bin', LATCHKEY_DATA: join(dirname(dist), 'data') };
  await beginInstallation(env.LATCHKEY_DATA);
  const { stdout, stderr } = await run(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import', tellLoaded, join(dist, 'latchkey.js'), 'status'],
    { env },
  );

  assert.match(stdout, /^No connection yet/);
  const loaded: Record<string, number> = JSON.parse(stderr);
  const large = Object.keys(loaded).filter((file) => Number(loaded[file]) > 200);
  assert.equal(large.length, 2, large.join(' '));
  assert.deepEqual(
    large.map((file) => file.replace(/-.*/, '')),
    ['latchkey.js', 'status'],
  );
  assert.ok(Object.keys(loaded).length <= 5, Object.keys(loaded).join(' '));
});

test('every chunk loads by itself, is ASCII and needs no entry, which awaits them', async (t) => {
  const dist = await built(t);
  const chunks = (await readdir(dist)).filter((file) => file !== 'latchkey.js');
  for (const chunk of chunks) {
    const code = await readFile(join(dist, chunk), 'utf8');
    assert.doesNotMatch(code, /["']\.\/latchkey\.js["']/);
    assert.doesNotMatch(code, /[^\0-\x7f]/, chunk);
  }

  const all = chunks.map((chunk) => `await import(${JSON.stringify(join(dist, chunk))});`).join('\n');
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', `${all}\nconsole.log('loaded');`]);
  assert.equal(stdout, 'loaded\n');
});

test('builds anew, names no folder of this machine, and leaves dependencies to npm', async (t) => {
  const root = await sources(t, {
    'src/bin/latchkey.ts': `import { x } from '../x.ts'; import 'commander'; console.log(x());`,
    'src/x.ts': 'export function x(): number { return process.pid; }',
    'dist/stale.js': '',
  });
  await buildPackage(root, join(root, 'dist'));

  const files = await readdir(join(root, 'dist'));
  assert.ok(!files.includes('stale.js'));
  const code = (await Promise.all(files.map((file) => readFile(join(root, 'dist', file), 'utf8')))).join('\n');
  assert.match(code, /import "commander"/);
  assert.ok(!code.includes(root));
  assert.match(code, /function x\(\) \{/);
});

test('refuses to build what imports a file that is not there', async (t) => {
  const root = await sources(t, { 'src/bin/latchkey.ts': `import './missing.ts';` });
  await assert.rejects(buildPackage(root, join(root, 'dist')), /missing\.ts/);
});
