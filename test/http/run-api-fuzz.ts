// `npm run fuzz:api -- --seconds N`: fuzzes the API with one seed after the other. The seed of what fails is told; it fails again with it.

import type { TestContext } from 'node:test';
import { parseArgs } from 'node:util';
import { fuzz, openFuzzed } from './fuzz.ts';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' } } });
const endsAtMs = performance.now() + Number(values.seconds) * 1_000;
let seed = Number(values.seed ?? Date.now() % 1_000_000);
let calls = 0;
do {
  const closing: (() => unknown)[] = [];
  const scope = { after: (close: () => unknown) => closing.push(close) } as unknown as TestContext;
  try {
    calls += await fuzz(await openFuzzed(scope), seed, 5);
  } catch (error) {
    console.error(`seed ${seed}:`);
    throw error;
  } finally {
    for (const close of closing.reverse()) await close();
  }
  seed += 1;
} while (performance.now() < endsAtMs && values.seed === undefined);
console.log(`${calls} calls, no failure`);
