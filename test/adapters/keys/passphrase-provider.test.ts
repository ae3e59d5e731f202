import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPassphraseFile } from '../../../src/adapters/keys/passphrase-file.ts';
import { createPassphraseProvider } from '../../../src/adapters/keys/passphrase-provider.ts';
import { systemFiles } from '../../../src/adapters/system/files.ts';
import { systemRandom } from '../../../src/adapters/system/random.ts';
import type { Files } from '../../../src/domain/ports.ts';
import { newPassphrase, passphraseFromFile } from '../../../src/domain/vault/passphrase.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { MemoryStore } from './memory-store.ts';
import { passphrase, quickCrypto, signsWith, storedKey, vaultOver } from './vault-fixture.ts';

async function installation(text: string) {
  const store = new MemoryStore();
  const key = await storedKey(store, vaultOver(store, passphrase(text)));
  return { store, key };
}

test('a wrong passphrase is said to be wrong and changes nothing', async () => {
  const { store } = await installation('correct horse');
  const before = structuredClone(store.state);
  for (const wrong of ['correct hors', 'Correct horse', 'correct horse ', ' ', 'x'.repeat(10_000)]) {
    await assert.rejects(vaultOver(store, passphrase(wrong)).open(), { code: 'vaultPassphraseWrong' });
  }
  assert.deepEqual(structuredClone(store.state), before);
});

test('the same letters from another keyboard are the same passphrase', async () => {
  const { store, key } = await installation('Z\u00fcrich \ufb01ve \uff11');
  assert.ok(await signsWith(vaultOver(store, passphrase('Zu\u0308rich five 1')), key));
});

test("a file's last newline does not belong to the passphrase, all else does", () => {
  const read = (text: string) => passphraseFromFile(Buffer.from(text)).reveal();
  assert.equal(read('secret\n'), 'secret');
  assert.equal(read('secret\r\n'), 'secret');
  assert.equal(read('secret'), 'secret');
  assert.equal(read('secret\n\n'), 'secret\n');
  assert.equal(read(' secret \n'), ' secret ');
  assert.throws(() => read('\n'), { code: 'invalidInput' });
  assert.throws(() => passphraseFromFile(Uint8Array.of(0xff, 0xfe, 0x00)), { code: 'invalidInput' });
  assert.throws(() => newPassphrase(''), { code: 'invalidInput' });
});

test('each slot has a salt of its own', async () => {
  const first = await installation('same');
  const second = await installation('same');
  const salts = [first, second].map(({ store }) => {
    const provider = store.state.slots[0]?.provider;
    return provider?.type === 'passphrase' ? Buffer.from(provider.salt).toString('hex') : assert.fail('no passphrase');
  });
  assert.notEqual(salts[0], salts[1]);
  assert.equal(salts[0]?.length, 32);
});

test('a slot that was changed to ask for all memory is refused before anything is derived', async () => {
  const { store } = await installation('secret');
  const provider = store.state.slots[0]?.provider;
  if (provider?.type !== 'passphrase') assert.fail('no passphrase');
  for (const change of [
    { cost: 2 ** 30 },
    { cost: 3 },
    { cost: 0 },
    { cost: 1.5 },
    { blockSize: 1_000 },
    { parallelization: 0 },
  ]) {
    const whole = { ...provider };
    Object.assign(provider, change);
    await assert.rejects(
      vaultOver(store, passphrase('secret')).open(),
      { code: 'vaultSlotDamaged' },
      JSON.stringify(change),
    );
    Object.assign(provider, whole);
  }
  await vaultOver(store, passphrase('secret')).open();
});

test('the bytes of a passphrase file are wiped, also when they are no passphrase', async (t) => {
  const path = join(await temporaryFolder(t), 'passphrase');
  for (const contents of ['correct horse\n', '\n']) {
    writeFileSync(path, contents, { mode: 0o600 });
    let read = new Uint8Array();
    const files: Files = {
      ...systemFiles,
      read: async (...given) => {
        read = new Uint8Array(await systemFiles.read(...given));
        return read;
      },
    };
    const opened = readPassphraseFile(path, files);
    if (contents === '\n') await assert.rejects(opened, { code: 'invalidInput' });
    else assert.equal((await opened).reveal(), 'correct horse');
    assert.deepEqual(read, new Uint8Array(contents.length));
  }
});

test('a passphrase file that others can read is refused, one of its owner alone opens the vault', async (t) => {
  const path = join(await temporaryFolder(t), 'passphrase');
  const store = new MemoryStore();
  const fromFile = createPassphraseProvider({
    passphrase: () => readPassphraseFile(path, systemFiles),
    crypto: quickCrypto,
    random: systemRandom,
  });
  const vault = vaultOver(store, fromFile);
  await assert.rejects(vault.open(), { code: 'fileUnreadable' });
  writeFileSync(path, 'secret\n', { mode: 0o600 });
  await vault.open();
  await vaultOver(store, passphrase('secret')).open();
  chmodSync(path, 0o640);
  await assert.rejects(vaultOver(store, fromFile).open(), {
    code: 'vaultFolderOpen',
    parameters: { path, mode: '640', wanted: '600' },
  });
});
