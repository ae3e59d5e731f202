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
    const violations = await found(t, {
      'src/domain/token/rule.ts': way.replaceAll('../cli', '../../cli'),
      'src/cli/a.ts': '',
    });
    assert.deepEqual(
      violations.map((text) => text.replace(/:\d+ /, ' ')),
      ['src/domain/token/rule.ts src/domain/token/rule.ts -> src/cli/a.ts'],
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

test('refuses a folder that is no room, and a file beside the rooms that is not named', async (t) => {
  const sources = {
    'src/domain/elsewhere/x.ts': '',
    'src/operations/helpers.ts': '',
    'src/operations/errors/steps/x.ts': '',
    'src/text/errors.ts': '',
    'src/cli/table.ts': '',
    'src/http/pages/x.ts': '',
  };
  assert.deepEqual(await found(t, sources), [
    'src/domain/elsewhere/x.ts:1 src/domain/elsewhere/x.ts',
    'src/http/pages/x.ts:1 src/http/pages/x.ts',
    'src/operations/errors/steps/x.ts:1 src/operations/errors/steps/x.ts',
    'src/operations/helpers.ts:1 src/operations/helpers.ts',
  ]);
});

const act = 'src/operations/token/acquire.ts';
const loop = 'src/operations/watch/loops/run-watches.ts';
const step = 'src/operations/key-pair/steps/issue.ts';
const beside = 'src/operations/context.ts';

const uses: [from: string, mayUse: readonly string[]][] = [
  ['src/cli/token/token.ts', [act, beside]],
  ['src/http/http-face.ts', [act, beside]],
  ['src/reconciler/loop.ts', [loop, beside]],
  ['src/operations/status/show.ts', [loop, step, beside]],
  ['src/operations/notice/loops/sweep.ts', [loop, step, beside]],
  ['src/operations/notice/steps/claim.ts', [step, beside]],
  ['src/operations/act.ts', [beside]],
  ['src/bin/serve.ts', [act, loop, step, beside]],
];

for (const [from, mayUse] of uses) {
  test(`of operations ${from} uses what it may, and nothing else`, async (t) => {
    for (const to of [act, loop, step, beside]) {
      const up = '../'.repeat(from.split('/').length - 1);
      const violations = await found(t, { [from]: `import type { x } from '${up}${to}';`, [to]: '' });
      assert.deepEqual(violations, mayUse.includes(to) ? [] : [`${from}:1 ${from} -> ${to}`]);
    }
  });
}

test('refuses an act that is run past the door', async (t) => {
  const run = `import { acquire } from '../operations/token/acquire.ts';\nacquire.run({}, {});\nother.run();`;
  const inTest = run.replace('../', '../src/');
  const sources = { 'src/cli/token.ts': run, 'src/operations/token/acquire.ts': '', 'test/token.test.ts': inTest };
  assert.deepEqual(await found(t, sources), ['src/cli/token.ts:2 acquire.run']);
});

test('refuses a face that reaches for the database', async (t) => {
  const source = `const { store } = context;\ncontext.store.read();\nrun(({ store: kept }) => kept);\nconst x = { store: 1 };`;
  assert.deepEqual(await found(t, { 'src/cli/a.ts': source, 'src/http/b.ts': source, 'src/bin/c.ts': source }), [
    'src/cli/a.ts:1 store',
    'src/cli/a.ts:2 store',
    'src/cli/a.ts:3 store',
    'src/http/b.ts:1 store',
    'src/http/b.ts:2 store',
    'src/http/b.ts:3 store',
  ]);
});

test('refuses what costs every start outside of those who may load it', async (t) => {
  const source = `import { z } from 'zod';`;
  const sources = { 'src/http/a.ts': source, 'simulator/b.ts': source, 'src/domain/token/c.ts': source };
  assert.deepEqual(await found(t, { ...sources, 'src/cli/d.ts': `import 'zod/mini';` }), [
    'src/cli/d.ts:1 src/cli/d.ts -> zod/mini',
    'src/domain/token/c.ts:1 src/domain/token/c.ts -> zod',
  ]);
});

test('refuses a command line where rules give data', async (t) => {
  const source = [
    '// latchkey rotate acme',
    "const next = 'run latchkey rotate acme';",
    'const label = `latchkey runbook v1`;',
    'const said = () => `latchkey status`;',
  ].join('\n');
  const sources = {
    'src/domain/token/a.ts': source,
    'src/operations/token/b.ts': source,
    'src/text/token/c.ts': source,
  };
  assert.deepEqual(await found(t, sources), [
    'src/domain/token/a.ts:2 `latchkey rotate`',
    'src/domain/token/a.ts:4 `latchkey status`',
    'src/operations/token/b.ts:2 `latchkey rotate`',
    'src/operations/token/b.ts:4 `latchkey status`',
  ]);
});

test('refuses a sentence for people, and a problem in words, where rules give data', async (t) => {
  const source = [
    '// A comment may be a sentence.',
    "const label = 'not one';",
    "const said = 'The key is not there.';",
    "const told = new LatchkeyError('keyRefused', { problem: `This is no key.` });",
    "log.write('warn', 'The key is not there.', { text: `Of one day.` });",
    "throw new TypeError('No key is there.');",
    "throw invalidInput('name', 'it is empty', 'give one');",
  ].join('\n');
  const sources = {
    'src/operations/token/a.ts': source,
    'src/adapters/channels/d.ts': "const kept = { detail: 'the host is away', message: said(3) };",
    'src/adapters/salesforce/f.ts':
      "const f = (is) => (is ? 'the answer has no id' : new Error('nobody reads this here'));",
    'src/domain/diagnosis/messages/e.ts': "const said = 'The key is not there.';",
    'src/text/token/b.ts': "const said = 'The key is not there.';",
    'src/http/token/c.ts': "throw invalidInput('name', 'it is empty', 'give one');",
    'src/cli/token/d.ts': "throw invalidInput('name', 'it is empty', 'give one');",
  };
  assert.deepEqual(await found(t, sources), [
    "src/adapters/channels/d.ts:1 'the host is away'",
    "src/adapters/salesforce/f.ts:1 'the answer has no id'",
    'src/http/token/c.ts:1 invalidInput(…)',
    "src/operations/token/a.ts:3 'The key is not there.'",
    "src/operations/token/a.ts:4 'This is no key.'",
    "src/operations/token/a.ts:4 'This is no key.'",
    'src/operations/token/a.ts:7 invalidInput(…)',
  ]);
});

test('refuses a file that belongs to no layer', async (t) => {
  assert.deepEqual(await found(t, { 'src/utils/x.ts': '' }), ['src/utils/x.ts:1 src/utils/x.ts']);
});

test('refuses cycles, of types too, and names the way round', async (t) => {
  const sources = {
    'src/domain/token/a.ts': `import './b.ts';`,
    'src/domain/token/b.ts': `import './c.ts';`,
    'src/domain/token/c.ts': `// closes it\nimport type { A } from './a.ts';`,
    'src/domain/token/d.ts': `import './c.ts';`,
  };
  assert.deepEqual(await found(t, sources), [
    'src/domain/token/c.ts:2 src/domain/token/a.ts -> src/domain/token/b.ts -> src/domain/token/c.ts -> src/domain/token/a.ts',
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
    const file = `src/${layer}${layer === 'formats' ? '' : '/token'}/x.ts`;
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
