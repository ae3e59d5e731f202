// Writes web/api/schema.ts, the types of the pages' client, from the document of the API. With --check it writes nothing and ends with
// 1 when the file is not what the document says. It is never edited by hand.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { openApi } from '../src/http/open-api.ts';
import { routes } from '../src/http/routes.ts';

/** It runs on the TypeScript that web/ has for it: the native compiler has no such interface. */
const generator = createRequire(new URL('../web/package.json', import.meta.url))('openapi-typescript');

const file = new URL('../web/api/schema.ts', import.meta.url);
const heading = '// The types of the API, made from its document by `npm run docs`. Never edited by hand.\n\n';
const types = heading + generator.astToString(await generator.default(openApi(routes, '0'), { alphabetize: true }));

if (!process.argv.includes('--check')) {
  writeFileSync(file, types);
  console.log('wrote web/api/schema.ts');
} else if (!existsSync(file) || readFileSync(file, 'utf8') !== types) {
  console.error('web/api/schema.ts is out of date: run npm run docs');
  process.exitCode = 1;
}
