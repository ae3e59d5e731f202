// Writes docs/what-went-wrong.md from the tables of causes, messages and evidence. With --check it writes nothing and ends with 1 when the page
// is not what the tables say. The page is never edited by hand.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { causesPage } from './causes-page.ts';

const pageFile = new URL('../docs/what-went-wrong.md', import.meta.url);

const page = causesPage();
if (process.argv.includes('--check')) {
  if (readFileSync(pageFile, 'utf8') !== page) {
    console.error('docs/what-went-wrong.md is out of date: run npm run docs');
    process.exitCode = 1;
  }
} else {
  const temporary = new URL('../docs/.what-went-wrong.md.tmp', import.meta.url);
  writeFileSync(temporary, page);
  renameSync(temporary, pageFile);
  console.log('wrote docs/what-went-wrong.md');
}
