import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import { systemClock } from '../../../src/adapters/system/clock.ts';
import { systemRandom } from '../../../src/adapters/system/random.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { keyFile, vaultOver } from './vault-fixture.ts';

const program = fileURLToPath(new URL('first-start-process.ts', import.meta.url));

test('processes that start at once on an empty folder seal under one root key, which opens all their keys', async (t) => {
  const folder = await temporaryFolder(t);
  const run = (id: string) => promisify(execFile)(process.execPath, [program, folder, id]);
  const ends = await Promise.all(['pair-1', 'pair-2', 'pair-3'].map(run));
  const rootKeys = new Set(ends.map(({ stdout }) => stdout.trim()));
  assert.equal(rootKeys.size, 1);

  const store = await openStore({
    location: { type: 'sqlite', file: join(folder, 'latchkey.db') },
    clock: systemClock,
    random: systemRandom,
  });
  t.after(() => store.close());
  const vault = vaultOver(store, keyFile(join(folder, 'latchkey.key')));
  const rows = await store.read((tx) => tx.keyPairs.sealedPage('', 10));
  assert.equal(rows.length, 3);
  for (const { pair, sealed } of rows) {
    const { publicKeyHash, fingerprint } = pair;
    await vault.verify({ keyPairId: pair.id, publicKeyHash, fingerprint, sealed });
  }
});
