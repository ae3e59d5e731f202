import assert from 'node:assert/strict';
import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { keyFileTrouble } from '../../../src/adapters/keys/key-file-provider.ts';
import { systemFiles } from '../../../src/adapters/system/files.ts';
import { systemRandom } from '../../../src/adapters/system/random.ts';
import type { SlotProvider } from '../../../src/domain/vault/upkeep.ts';
import { rewrapVault } from '../../../src/operations/vault/rewrap.ts';
import { vaultStatus } from '../../../src/operations/vault/status.ts';
import { vaultWarningWords } from '../../../src/text/vault/vault-warnings.ts';
import { MemoryStore } from '../../adapters/keys/memory-store.ts';
import { actor, keyFile, passphrase, storedKey, vaultOver } from '../../adapters/keys/vault-fixture.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { noDevices } from './device-keys.ts';

async function installation(t: TestContext, secret: (path: string) => SlotProvider) {
  const dataFolder = await temporaryFolder(t);
  const path = join(dataFolder, 'latchkey.key');
  const store = new MemoryStore();
  await storedKey(store, vaultOver(store, secret(path)));
  const status = (place = dataFolder) =>
    vaultStatus.run({
      store,
      files: systemFiles,
      places: { keyFile: path, dataFolder: place },
      keyFileTrouble: (slots) => keyFileTrouble(path, systemFiles, slots),
      devices: noDevices,
    });
  return { store, path, status };
}

const codes = ({ warnings }: Awaited<ReturnType<typeof vaultStatus.run>>) => warnings.map(({ code }) => code);

test('an empty installation has no vault yet and nothing to warn of', async (t) => {
  const dataFolder = await temporaryFolder(t);
  const keyFilePath = join(dataFolder, 'latchkey.key');
  const places = { keyFile: keyFilePath, dataFolder };
  const status = await vaultStatus.run({
    store: new MemoryStore(),
    files: systemFiles,
    places,
    keyFileTrouble: async () => null,
    devices: noDevices,
  });
  assert.deepEqual(status, {
    devices: [],
    leaving: [],
    exists: false,
    slots: [],
    rootKeys: [],
    warnings: [],
    keyFile: { path: keyFilePath, exists: false, mode: null },
  });
});

test('says which secret opens the vault, since when, and how many keys hang on it', async (t) => {
  const { store, path, status } = await installation(t, keyFile);
  const { rootKeyId } = store.state.slots[0] ?? assert.fail('no slot');
  const shown = await status();
  assert.deepEqual(shown.slots, [{ provider: 'keyFile', since: Date.UTC(2026, 0, 1), rootKeyId }]);
  assert.deepEqual(shown.rootKeys, [{ id: rootKeyId, sealedKeys: 1 }]);
  assert.deepEqual(shown.keyFile, { path, exists: true, mode: '600' });
});

test('a key file beside the data: says that a copy of the folder has both', async (t) => {
  const { path, status } = await installation(t, keyFile);
  const { warnings } = await status();
  assert.deepEqual(
    warnings.map(({ code }) => code),
    ['keyFileInDataFolder'],
  );
  const [said] = warnings.map((warning) => vaultWarningWords(warning, 'latchkey').text);
  assert.match(said ?? '', /a backup or a lost disk, holds lock and key in one place/);
  assert.ok(said?.includes(path));
  assert.deepEqual(codes(await status('/somewhere/else')), ['keyFileBesideDatabase']);
});

test('a key file that others can read, and one that is missing', async (t) => {
  const { path, status } = await installation(t, keyFile);
  chmodSync(path, 0o644);
  const open = await status();
  assert.deepEqual(codes(open), ['keyFileOpenToOthers', 'keyFileInDataFolder']);
  assert.deepEqual([open.warnings[0]?.path, open.warnings[0]?.mode], [path, '644']);
  rmSync(path);
  assert.deepEqual(codes(await status()), ['keyFileMissing']);
});

test('a passphrase has nothing to warn of, but for a key file that was left behind', async (t) => {
  const { path, status } = await installation(t, () => passphrase('secret'));
  assert.deepEqual(codes(await status()), []);
  await keyFile(path).prepare();
  assert.deepEqual(codes(await status()), ['keyFileOpensNothing']);
});

test('interrupted changes are told until they are finished', async (t) => {
  const { store, status } = await installation(t, () => passphrase('secret'));
  const vault = vaultOver(store, passphrase('secret'));
  store.state.slots.push(...(await vault.wrapFor(passphrase('other'))));
  assert.deepEqual(codes(await status()), ['severalSecrets']);
  store.state.slots.pop();

  store.state.slots.push(await vault.makeRootKey());
  assert.deepEqual(codes(await status()), ['severalRootKeys']);
  await rewrapVault.run({ store, clock: new FakeClock(), random: systemRandom, actor, vault }, undefined, () => {});
  assert.deepEqual(codes(await status()), []);
});

test('sealed keys without a slot are told first', async (t) => {
  const { store, status } = await installation(t, keyFile);
  store.state.slots = [];
  assert.equal(codes(await status())[0], 'keysWithoutRootKey');
});
