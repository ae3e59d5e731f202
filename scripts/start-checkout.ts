// The first lines of what scripts/build-checkout.ts builds: runs it as long as every file that it was made of is untouched,
// else the sources. bin/latchkey starts this where it trusts the folder.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fileState } from './file-state.ts';

// ROOT/node_modules/.cache/latchkey/dist, by the path that was typed: node_modules may be a link to that of another checkout.
const dist = join(process.argv[1] ?? '', '..');
const root = join(dist, '../../../..');
const madeOf: [file: string, state: string][] = JSON.parse(readFileSync(join(dist, 'made-of.json'), 'utf8'));
const isCurrent = madeOf.every(([file, state]) => fileState(`${root}/${file}`) === state);
await import(pathToFileURL(isCurrent ? join(dist, 'latchkey.js') : join(root, 'src/bin/latchkey.ts')).href);
