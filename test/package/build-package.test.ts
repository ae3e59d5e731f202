// What scripts/build-package.ts makes of TypeScript.

import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildPackage, toJavaScript } from '../../scripts/build-package.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('strips types in place and points at the built files, workers included', () => {
  const source = [
    `import type { A } from './a.ts';`,
    `import { b, type B } from "../b.ts";`,
    `export * from './c.ts';`,
    `const d: Promise<unknown> = import('./d.ts');`,
    `new Worker(new URL('./worker.ts', import.meta.url));`,
    `console.log('not a path: x.ts', './data.json');`,
  ].join('\n');

  assert.equal(
    toJavaScript('x.ts', source),
    [
      ' '.repeat(32),
      `import { b,        } from "../b.js";`,
      `export * from './c.js';`,
      `const d                   = import('./d.js');`,
      `new Worker(new URL('./worker.js', import.meta.url));`,
      `console.log('not a path: x.ts', './data.json');`,
    ].join('\n'),
  );
});

test('builds anew: code stripped, everything else copied, nothing left of an earlier build', async (t) => {
  const root = await temporaryFolder(t);
  for (const folder of ['src/bin', 'simulator', 'test', 'dist/src'])
    await mkdir(join(root, folder), { recursive: true });
  await writeFile(join(root, 'package.json'), '{"type":"module"}');
  await writeFile(join(root, 'src/bin/latchkey.ts'), `import '../../simulator/page.ts';`);
  await writeFile(join(root, 'simulator/page.ts'), 'export const x: number = 1;');
  await writeFile(join(root, 'simulator/page.html'), '<p>');
  await writeFile(join(root, 'test/x.ts'), '');
  await writeFile(join(root, 'dist/src/stale.js'), '');

  await buildPackage(root);

  const built = async (file: string) => readFile(join(root, 'dist', file), 'utf8');
  assert.equal(await built('src/bin/latchkey.js'), `import '../../simulator/page.js';`);
  assert.equal(await built('simulator/page.js'), 'export const x         = 1;');
  assert.equal(await built('simulator/page.html'), '<p>');
  assert.equal(await built('package.json'), '{"type":"module"}');
  for (const absent of ['src/stale.js', 'test/x.js', 'simulator/page.ts']) {
    await assert.rejects(built(absent), { code: 'ENOENT' });
  }
});
