// The check of exported names itself: each rule is shown sources that break it, and sources that do not.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { exportViolationsIn } from '../../scripts/check-exports.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function found(t: TestContext, sources: Record<string, string>): Promise<string[]> {
  const root = await temporaryFolder(t);
  for (const [file, source] of Object.entries(sources)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), source);
  }
  return exportViolationsIn(root).map(({ file, line, found }) => `${file}:${line} ${found}`);
}

test('passes what another file imports: by name, renamed, whole, as a type, or while the program runs', async (t) => {
  const sources = {
    'src/a.ts': 'export const one = 1; export type Two = 2; export function three() {}; export class Four {}',
    'src/b.ts': `import { one as first, type Two } from './a.ts'; export const five = first satisfies Two | 1;`,
    'src/c.ts': `import * as all from './b.ts'; const load = async () => (await import('./a.ts')).three; all; load();`,
    'bench/d.ts': `const { Four } = await import('../src/a.ts'); new Four();`,
  };
  assert.deepEqual(await found(t, sources), []);
});

test('refuses an exported name that two files declare', async (t) => {
  const sources = {
    'src/a.ts': 'export const list = 1;',
    'src/b.ts': 'export interface list {}',
    'src/c.ts': `import { list } from './a.ts'; import type { list as other } from './b.ts'; list satisfies other;`,
  };
  assert.deepEqual(await found(t, sources), ['src/a.ts:1 list', 'src/b.ts:1 list']);
});

test('refuses an export that nobody imports, and one that tests alone keep alive', async (t) => {
  const sources = {
    'src/a.ts': 'export const unused = 1;\nexport const dead = 2;\nexport const step = 3;\nexport const whole = step;',
    'src/b.ts': `import { whole } from './a.ts'; whole;`,
    'test/a.test.ts': `import { dead, step } from '../src/a.ts'; dead; step;`,
  };
  assert.deepEqual(await found(t, sources), ['src/a.ts:1 unused', 'src/a.ts:2 dead']);
});
