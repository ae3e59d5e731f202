// The index of the search, written as scripts of some thousand entries each: no page has to load one file of many megabytes,
// and no writer to hold it.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import MiniSearch from 'minisearch';
import { splitWords } from './split-words.ts';

const entriesOfShard = 4_000;
/** A description is found by its first words. */
const mostLetters = 200;

interface Entry {
  id: number;
  /** Name, label, type in words, description, address from the site's folder. */
  n: string;
  l: string;
  t: string;
  d: string;
  h: string;
}

export class SearchIndex {
  readonly #write: (path: string, text: string) => Promise<void>;
  #entries: Entry[] = [];
  #shards = 0;

  constructor(write: (path: string, text: string) => Promise<void>) {
    this.#write = write;
  }

  async add(name: string, label: string | null, type: string, description: string | null, href: string): Promise<void> {
    const l = label === name ? '' : (label ?? '');
    this.#entries.push({
      id: this.#entries.length,
      n: name,
      l,
      t: type,
      d: (description ?? '').slice(0, mostLetters),
      h: href,
    });
    if (this.#entries.length === entriesOfShard) await this.#flush();
  }

  /** Gives how many files there are. */
  async finish(): Promise<number> {
    if (this.#entries.length > 0) await this.#flush();
    return this.#shards;
  }

  async #flush(): Promise<void> {
    const index = new MiniSearch<Entry>({
      fields: ['n', 'l', 'd'],
      storeFields: ['n', 'l', 't', 'h'],
      tokenize: splitWords,
    });
    index.addAll(this.#entries);
    this.#entries = [];
    this.#shards += 1;
    // As text: a browser reads JSON several times faster than the same as a script.
    const text = JSON.stringify(JSON.stringify(index)).replace(
      /[\u2028\u2029]|<(?=[/!])/g,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    await this.#write(`search/index-${this.#shards}.js`, `documentationIndex.shard(${text});\n`);
  }
}

/** MiniSearch itself, as a plain script that lies beside the pages. */
export async function searchLibrary(): Promise<string> {
  const main = createRequire(import.meta.url).resolve('minisearch');
  const text = await readFile(join(dirname(main), '..', 'umd', 'index.js'), 'utf8');
  return text.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n');
}
