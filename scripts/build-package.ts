// Builds dist/, what the npm package runs: src/ and simulator/ with their types stripped, since Node.js strips none below
// node_modules. Run by `npm pack` (prepack). Checks nothing; `npm run check` does.
//
// dist/ mirrors the checkout, package.json included, so that a path relative to a source file means the same in both.

import { copyFile, glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sourceReferences } from './source-facts.ts';

/** TypeScript with blanks where its types were: lines and columns in stack traces stay those of the source. */
export function toJavaScript(file: string, source: string): string {
  let javaScript = stripTypeScriptTypes(source, { mode: 'strip' });
  for (const { start, end, path } of sourceReferences(file, javaScript).reverse()) {
    const quote = javaScript.charAt(start);
    javaScript = `${javaScript.slice(0, start)}${quote}${path.replace(/\.ts$/, '.js')}${quote}${javaScript.slice(end)}`;
  }
  return javaScript;
}

export async function buildPackage(root: string): Promise<void> {
  const dist = join(root, 'dist');
  await rm(dist, { recursive: true, force: true });
  for await (const entry of glob('{src,simulator}/**', { cwd: root, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const from = join(entry.parentPath, entry.name);
    const to = join(dist, from.slice(root.length));
    await mkdir(dirname(to), { recursive: true });
    if (from.endsWith('.ts')) {
      await writeFile(to.replace(/\.ts$/, '.js'), toJavaScript(from, await readFile(from, 'utf8')));
    } else {
      await copyFile(from, to);
    }
  }
  await copyFile(join(root, 'package.json'), join(dist, 'package.json'));
}

if (import.meta.main) await buildPackage(fileURLToPath(new URL('..', import.meta.url)));
