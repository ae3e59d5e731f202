// The architecture check itself: each rule is shown a source that breaks it, and one that does not.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { violationsIn } from '../../scripts/check-layers.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const checkout = fileURLToPath(new URL('../..', import.meta.url));

/** Writes the sources into an empty project and says what the check finds there, as 'file:line found'. */
async function found(t: TestContext, sources: Record<string, string>): Promise<string[]> {
  const root = await temporaryFolder(t);
  plant(root, sources);
  return violationsIn(root).map(({ file, line, found }) => `${file}:${line} ${found}`);
}

function plant(root: string, sources: Record<string, string>): void {
  for (const [file, source] of Object.entries(sources)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), source);
  }
}

test('this checkout keeps to its layers', () => {
  assert.deepEqual(violationsIn(checkout), []);
});

test('passes what the architecture allows', async (t) => {
  const sources = {
    'src/formats/pem.ts': `import { x } from './x509.ts'; import fs from 'node:fs';`,
    'src/formats/x509.ts': `export const x = new Date(0);`,
    'src/domain/token/rules.ts': `import type { x } from '../../formats/pem.ts';`,
    'src/domain/notice/steps.ts': `import '../token/rules.ts'; import '../errors.ts'; import './target.ts';`,
    'src/operations/token/acquire.ts': `export * from '../domain/token/rules.ts';`,
    'src/adapters/store/open.ts': `import '../../domain/token/rules.ts'; export const kind = 'sqlite'; Date.now();`,
    'src/cli/token.ts': `export const run = () => import('../operations/acquire-token.ts');`,
    'src/bin/latchkey.ts': `import '../cli/token.ts'; import '../adapters/store/open.ts'; import '../../simulator/serve.ts';`,
    'simulator/serve.ts': `import { Hono } from 'hono';`,
    'web/page.tsx': `import type { Api } from '../src/http/api.ts'; export const page = <p>sqlite</p>;`,
    'src/http/api.ts': `export type Api = string; // import '../cli/token.ts'`,
    'test/bin/latchkey.test.ts': "import '../../src/bin/latchkey.ts'; const text = `import x from '../../nowhere.ts'`;",
  };
  assert.deepEqual(await found(t, sources), []);
});

const refusedEdges: [from: string, to: string][] = [
  ['src/domain/key-pair/life.ts', 'src/domain/connection/connection.ts'],
  ['src/domain/installation/heartbeat.ts', 'src/domain/notice/steps.ts'],
  ['src/domain/notice/steps.ts', 'src/domain/elsewhere/room.ts'],
  ['src/formats/pem.ts', 'src/domain/errors.ts'],
  ['src/domain/errors.ts', 'src/operations/rotation/revert.ts'],
  ['src/domain/errors.ts', 'src/adapters/system/clock.ts'],
  ['src/operations/rotation/revert.ts', 'src/adapters/system/clock.ts'],
  ['src/operations/rotation/revert.ts', 'src/cli/revert.ts'],
  ['src/adapters/system/clock.ts', 'src/operations/rotation/revert.ts'],
  ['src/cli/revert.ts', 'src/http/routes.ts'],
  ['src/http/routes.ts', 'src/reconciler/loop.ts'],
  ['src/reconciler/loop.ts', 'src/adapters/system/clock.ts'],
  ['src/cli/revert.ts', 'src/bin/latchkey.ts'],
  ['simulator/orgs.ts', 'src/formats/pem.ts'],
  ['src/operations/rotation/revert.ts', 'simulator/orgs.ts'],
  ['src/domain/errors.ts', 'test/support/clock.ts'],
  ['src/bin/latchkey.ts', 'scripts/build.ts'],
  ['src/adapters/system/clock.ts', 'bench/signing.ts'],
  ['web/page.tsx', 'src/operations/rotation/revert.ts'],
];

for (const [from, to] of refusedEdges) {
  test(`refuses ${from} -> ${to}`, async (t) => {
    const up = '../'.repeat(from.split('/').length - 1);
    const sources = { [from]: `\nimport '${up}${to}';\n`, [to]: '' };
    assert.deepEqual(await found(t, sources), [`${from}:2 ${from} -> ${to}`]);
  });
}

test('sees every way to name another file', async (t) => {
  const ways = [
    `import { a } from '../cli/a.ts';`,
    `import type { a } from '../cli/a.ts';`,
    `import {\n  type a,\n} from '../cli/a.ts';`,
    `export { a } from '../cli/a.ts';`,
    `export * from '../cli/a.ts';`,
    `export type { a } from '../cli/a.ts';`,
    `const a = () => import('../cli/a.ts');`,
    `type A = import('../cli/a.ts').A;`,
  ];
  for (const way of ways) {
    const violations = await found(t, { 'src/domain/rule.ts': way, 'src/cli/a.ts': '' });
    assert.deepEqual(
      violations.map((text) => text.replace(/:\d+ /, ' ')),
      ['src/domain/rule.ts src/domain/rule.ts -> src/cli/a.ts'],
      way,
    );
  }
});

test('refuses an import in src that is computed at run time', async (t) => {
  assert.deepEqual(await found(t, { 'src/cli/run.ts': 'export const run = (name: string) => import(name);' }), [
    'src/cli/run.ts:1 import(…)',
  ]);
});

test('refuses code, but not types, from src in the pages', async (t) => {
  assert.deepEqual(
    await found(t, { 'web/page.tsx': `import { api } from '../src/http/api.ts';`, 'src/http/api.ts': '' }),
    ['web/page.tsx:1 web/page.tsx -> src/http/api.ts'],
  );
});

test('refuses a file that belongs to no layer', async (t) => {
  assert.deepEqual(await found(t, { 'src/utils/x.ts': '' }), ['src/utils/x.ts:1 src/utils/x.ts']);
});

test('refuses cycles, of types too, and names the way round', async (t) => {
  const sources = {
    'src/domain/a.ts': `import './b.ts';`,
    'src/domain/b.ts': `import './c.ts';`,
    'src/domain/c.ts': `// closes it\nimport type { A } from './a.ts';`,
    'src/domain/d.ts': `import './c.ts';`,
  };
  assert.deepEqual(await found(t, sources), [
    'src/domain/c.ts:2 src/domain/a.ts -> src/domain/b.ts -> src/domain/c.ts -> src/domain/a.ts',
  ]);
});

test('refuses clock and chance in formats, domain and operations', async (t) => {
  const source = [
    'Date.now();',
    'new Date();',
    'new Date(0);',
    'Date();',
    'Math.random();',
    'Math.floor(1.5);',
    'crypto.randomUUID();',
    'performance.now();',
    'const now = Date.now;',
  ].join('\n');
  for (const layer of ['formats', 'domain', 'operations']) {
    const file = `src/${layer}/x.ts`;
    assert.deepEqual(await found(t, { [file]: source, 'src/adapters/system/clock.ts': source }), [
      `${file}:1 Date.now`,
      `${file}:2 new Date()`,
      `${file}:4 Date()`,
      `${file}:5 Math.random`,
      `${file}:7 crypto.randomUUID`,
      `${file}:8 performance.now`,
      `${file}:9 Date.now`,
    ]);
  }
});

test('refuses to ask which database it is outside the store', async (t) => {
  const source = `if (kind === 'postgres') run();\ntype Kind = 'sqlite';`;
  assert.deepEqual(await found(t, { 'src/operations/installation/backup.ts': source, 'src/bin/wiring.ts': source }), [
    `src/operations/installation/backup.ts:1 'postgres'`,
    `src/operations/installation/backup.ts:2 'sqlite'`,
  ]);
});

test('refuses a source that it cannot read', async (t) => {
  await assert.rejects(found(t, { 'src/domain/x.ts': 'import {' }), /src\/domain\/x\.ts/);
});

test('the command prints file, line, edge and rule, and fails', async (t) => {
  const root = await temporaryFolder(t);
  cpSync(join(checkout, 'scripts'), join(root, 'scripts'), { recursive: true });
  symlinkSync(join(checkout, 'node_modules'), join(root, 'node_modules'));
  plant(root, { 'src/cli/a.ts': `import '../http/b.ts';`, 'src/http/b.ts': '' });

  const { status, stderr } = spawnSync(process.execPath, ['scripts/check-layers.ts'], { cwd: root, encoding: 'utf8' });

  assert.equal(status, 1);
  assert.equal(
    stderr,
    'src/cli/a.ts:1 src/cli/a.ts -> src/http/b.ts\n' +
      '    src/cli imports only itself and src/operations, src/text, src/domain, src/formats\n',
  );
});
