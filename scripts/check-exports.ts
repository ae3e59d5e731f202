// Refuses an exported name that two files of src declare, since one word is to mean one thing, and an export that nobody needs.
// Run by `npm run check`. An export is needed when another file of the program, its benches or scripts imports it; one that only
// tests import must at least be used where it is declared, or the tests keep alive what is dead.

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ExportFacts, exportFacts } from './export-facts.ts';
import { targetOf } from './source-facts.ts';

/**
 * What only tests read, and may: keptTables is compared with the schema, so that no table is forgotten in a backup;
 * compareComponents is the order in which every writer of documents is given its components.
 */
const forTests = ['keptTables', 'compareComponents'];

export interface ExportViolation {
  file: string;
  line: number;
  found: string;
  rule: string;
}

export function exportViolationsIn(root: string): ExportViolation[] {
  const files = globSync('{src,simulator,scripts,bench,test,web}/**/*.{ts,tsx}', {
    cwd: root,
    exclude: ['**/node_modules/**'],
  }).sort();
  const facts = new Map(files.map((file) => [file, exportFacts(file, readFileSync(join(root, file), 'utf8'))]));
  const ofSource = [...facts].filter(([file]) => file.startsWith('src/'));
  return [...repeated(ofSource), ...unneeded(ofSource, importersOf(facts))];
}

function repeated(files: readonly [string, ExportFacts][]): ExportViolation[] {
  const all = files.flatMap(([file, { exported }]) => exported.map((one) => ({ file, ...one })));
  const byName = Map.groupBy(all, ({ name }) => name);
  return [...byName].flatMap(([name, declared]) => {
    const places = new Set(declared.map(({ file }) => file));
    if (places.size < 2) return [];
    const rule = `one exported name, one meaning: ${[...places].join(', ')}`;
    return declared.map(({ file, line }) => ({ file, line, found: name, rule }));
  });
}

/** 'file name' of everything that is imported, and by whom. */
function importersOf(facts: ReadonlyMap<string, ExportFacts>): Map<string, string[]> {
  const importers = new Map<string, string[]>();
  for (const [file, { imported }] of facts) {
    for (const { specifier, names } of imported) {
      const target = targetOf(file, specifier);
      if (target === undefined) continue;
      for (const name of names ?? facts.get(target)?.exported.map((one) => one.name) ?? []) {
        const key = `${target} ${name}`;
        importers.set(key, [...(importers.get(key) ?? []), file]);
      }
    }
  }
  return importers;
}

function unneeded(files: readonly [string, ExportFacts][], importers: Map<string, string[]>): ExportViolation[] {
  return files.flatMap(([file, { exported }]) =>
    exported.flatMap(({ name, line, isUsedHere }) => {
      const by = importers.get(`${file} ${name}`) ?? [];
      if (by.some((one) => !one.startsWith('test/')) || (by.length > 0 && (isUsedHere || forTests.includes(name))))
        return [];
      const rule = by.length === 0 ? 'nobody imports it: export nothing that is not needed' : 'only tests use it';
      return [{ file, line, found: name, rule }];
    }),
  );
}

if (import.meta.main) {
  const violations = exportViolationsIn(fileURLToPath(new URL('..', import.meta.url)));
  for (const { file, line, found, rule } of violations) console.error(`${file}:${line} ${found}\n    ${rule}`);
  process.exitCode = violations.length > 0 ? 1 : 0;
}
