import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { findSecrets } from './find-secrets.ts';
import { KeysOfInstallation } from './key-pool.ts';

describe('a private key in the clear is found', () => {
  // Of four keys the second and third have a prime in common.
  for (const place of [0, 1, 2, 3]) {
    it(`in a file, when it is key ${place}`, async (t) => {
      const { folder, said, keys, made } = await installation(t);
      assert.equal(findSecrets({ folder, said, keys }), null);
      await writeFile(join(folder, 'latchkey.db-wal'), made[place] ?? '');
      assert.match(findSecrets({ folder, said, keys }) ?? '', /^key \d stands in latchkey\.db-wal$/);
    });
  }

  it('in what was said', async (t) => {
    const { folder, keys, made } = await installation(t);
    const said = ['nothing', `a key: ${Buffer.from(made[3] ?? '').toString('hex')}`];
    assert.match(findSecrets({ folder, said, keys }) ?? '', /^key \d was said in a log$/);
  });
});

async function installation(t: TestContext) {
  const folder = await temporaryFolder(t);
  await writeFile(join(folder, 'latchkey.db'), 'nothing');
  const keys = new KeysOfInstallation();
  const made = [0, 1, 2, 3].map(() => keys.take().pkcs8);
  return { folder, said: ['nothing'], keys, made };
}
