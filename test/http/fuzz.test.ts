// A fixed portion of the fuzzing; `npm run fuzz:api -- --seconds 600` goes on.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzz, openFuzzed, operationsOfDocument } from './fuzz.ts';

test('no operation fails, hangs or tells a secret, whatever is sent', async (t) => {
  const calls = await fuzz(await openFuzzed(t), 7, 2);
  assert.ok(calls > operationsOfDocument().length);
});
