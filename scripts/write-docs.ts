// Writes the pages that come from tables: docs/what-went-wrong.md, docs/reference.md, docs/latchkey.1, docs/json. With --check it writes
// nothing and ends with 1 when one is not what the tables say. They are never edited by hand.

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { causesPage } from './reference/causes-page.ts';
import { jsonFiles, jsonPage } from './reference/json-page.ts';
import { manualPage } from './reference/manual-page.ts';
import { referencePage } from './reference/reference-page.ts';

const pages = {
  'what-went-wrong.md': causesPage(),
  'reference.md': referencePage(),
  'latchkey.1': manualPage(),
  'json.md': jsonPage(),
  ...jsonFiles(),
};

for (const [name, page] of Object.entries(pages)) {
  const file = new URL(`../docs/${name}`, import.meta.url);
  if (process.argv.includes('--check')) {
    if (existsSync(file) && readFileSync(file, 'utf8') === page) continue;
    console.error(`docs/${name} is out of date: run npm run docs`);
    process.exitCode = 1;
  } else {
    const temporary = new URL(`../docs/${name}.tmp`, import.meta.url);
    writeFileSync(temporary, page);
    renameSync(temporary, file);
    console.log(`wrote docs/${name}`);
  }
}
