// The npm package as a user gets it: packed, installed from the tarball into an empty folder, and run there.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startServe } from '../http/serve-process.ts';
import { assertNoCanaries, passwordCanary } from '../support/canaries.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const run = promisify(execFile);
const checkout = fileURLToPath(new URL('../..', import.meta.url));
const withThisNode = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}` };
const installing = ['--prefer-offline', '--no-audit', '--no-fund'];

interface Packed {
  filename: string;
  files: { path: string; mode: number }[];
}

/** Every file of the package lies in one of these folders or is one of these files. */
const shipped = [
  /^bin\/latchkey$/,
  /^dist\/[\w-]+\.js$/,
  /^web\/dist\/(?:index\.html|icon\.svg|assets\/[\w-]+\.(?:js|css))$/,
  /^docs\/json\/[a-z-]+\.schema\.json$/,
  /^docs\/(?:decisions\/)?[\w-]+\.(?:md|svg|1)$/,
  /^deploy\/[\w-]+\.(?:json|service|yml)$/,
  /^(?:README|ARCHITECTURE|CHANGELOG|SECURITY)\.md$/,
  /^(?:LICENSE|package\.json)$/,
];

async function packed(t: TestContext, secret: string): Promise<{ folder: string; tarball: string; paths: string[] }> {
  const folder = await temporaryFolder(t);
  const env = {
    ...withThisNode,
    LATCHKEY_PASSPHRASE: secret,
    LATCHKEY_DATABASE_URL: `postgresql://u:${encodeURIComponent(secret)}@127.0.0.1:1/db`,
  };
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: checkout, env });
  const [pack]: Packed[] = JSON.parse(stdout);
  assert.ok(pack);
  return { folder, tarball: join(folder, pack.filename), paths: pack.files.map(({ path }) => path) };
}

test('the packed program runs where Node.js strips no types, and carries nothing of the machine that built it', async (t) => {
  const { version } = JSON.parse(await readFile(join(checkout, 'package.json'), 'utf8'));
  const passphrase = passwordCanary('the passphrase of whoever packs');
  const { folder, tarball, paths } = await packed(t, String(passphrase.secret));

  assert.deepEqual(
    paths.filter((path) => !shipped.some((pattern) => pattern.test(path))),
    [],
    'ships neither sources nor tests nor data',
  );
  for (const path of ['dist/latchkey.js', 'docs/operations.md', 'deploy/latchkey.service']) {
    assert.ok(paths.includes(path), path);
  }

  const home = join(folder, 'installed');
  await run('npm', ['install', '--prefix', home, ...installing, tarball], { cwd: folder, env: withThisNode });
  const latchkey = async (...words: string[]) => {
    const env = { ...withThisNode, HOME: folder, LATCHKEY_DATA: join(folder, 'data') };
    return run(join(home, 'node_modules/.bin/latchkey'), words, { cwd: folder, env });
  };
  assert.deepEqual(await latchkey('--version'), { stdout: `${version}\n`, stderr: '' });
  await latchkey(
    'connection',
    'add',
    'acme',
    '--login-url',
    'https://login.salesforce.com',
    '--username',
    'a@acme.example',
  );
  await latchkey('certificate', 'download', 'acme', '--out', 'acme.crt');
  assert.ok((await stat(join(folder, 'acme.crt'))).size > 0);
  assert.match((await latchkey('status')).stdout, /acme/);

  const { ready } = await startServe(t, folder, {}, join(home, 'node_modules/.bin/latchkey'));
  const page = await fetch(ready.url, { headers: { accept: 'text/html' } });
  assert.match(await page.text(), /<script type="module" crossorigin src="\/assets\//);

  const content = join(home, 'node_modules/latchkey');
  await assertNoCanaries({ folder: content }, [passphrase]);
  const texts = await Promise.all(paths.map((path) => readFile(join(content, path), 'latin1')));
  for (const part of ['src/', 'simulator/', 'node_modules/'])
    assert.ok(!texts.some((text) => text.includes(checkout + part)));
  for (const text of texts) assert.doesNotMatch(text, /-----BEGIN [A-Z ]*PRIVATE KEY-----\s+[A-Za-z0-9+/]{40}/);
});

test('asks npm for the Node.js that its launcher takes, and asks less of who works on it', async () => {
  const { engines, devEngines } = JSON.parse(await readFile(join(checkout, 'package.json'), 'utf8'));
  const launcher = await readFile(join(checkout, 'bin/latchkey'), 'utf8');
  const [, least] = /"\$major" -lt (\d+)/.exec(launcher) ?? [];
  assert.deepEqual(engines, { node: `>=${least}` });
  assert.deepEqual(devEngines.runtime, { name: 'node', version: '>=20', onFail: 'warn' });
});
