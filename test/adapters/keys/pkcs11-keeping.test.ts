// What a thread of a device's library reads and writes is not freed under it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { keeping } from '../../../src/adapters/keys/pkcs11/cryptoki.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** A call that knows nothing of what it was given, as `pkcs11js` does. */
function callBegun() {
  const { promise, resolve: end } = Promise.withResolvers<void>();
  const bytes = Buffer.alloc(10_000);
  const seen = new WeakRef(bytes);
  return { seen, end, call: keeping({ bytes }, () => promise) };
}

async function isThere(seen: WeakRef<Buffer>): Promise<boolean> {
  // A WeakRef holds what it shows until the turn ends.
  await new Promise(setImmediate);
  collect();
  return seen.deref() !== undefined;
}

test('what a call of the library was given stays until the call has ended, and no longer', async () => {
  const { seen, end, call } = callBegun();
  assert.equal(await isThere(seen), true);
  end();
  await call;
  assert.equal(await isThere(seen), false);
});
