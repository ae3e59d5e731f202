// Loaded before a test file runs: the module that MUTANT names is loaded with one place changed. Child processes inherit it.

import { registerHooks } from 'node:module';

const { MUTANT = '{}' } = process.env;
const { url: changed, text, by } = JSON.parse(MUTANT);

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (url !== changed || loaded.source == null) return loaded;
    return {
      ...loaded,
      source: Buffer.from(loaded.source as Uint8Array)
        .toString('utf8')
        .replace(text, () => by),
    };
  },
});
