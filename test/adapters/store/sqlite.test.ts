// What only the embedded database has: its file, its locks, its log. What both databases guarantee is in behaviour.ts.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { connection, settle } from './examples.ts';
import { fixedRandom } from './fixed-random.ts';

test('keeps what was written when the store is opened again', async (t) => {
  const file = join(await temporaryFolder(t), 'data', 'latchkey.db');
  const options = { location: { type: 'sqlite', file }, clock: new FakeClock(), random: fixedRandom } as const;
  const first = await openStore(options);
  await settle(first);
  await first.close();
  const second = await openStore(options);
  t.after(() => second.close());
  assert.deepEqual(await second.read((tx) => tx.connections.byName('ACME')), connection());
});
