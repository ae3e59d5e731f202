import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { systemFiles } from '../../../src/adapters/system/files.ts';
import type { Files } from '../../../src/domain/ports.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { MemoryStore } from './memory-store.ts';
import { keyFile, passphrase, signsWith, storedKey, vaultOver } from './vault-fixture.ts';

/** A vault with one key, and the path of its key file. */
async function installation(t: TestContext) {
  const path = join(await temporaryFolder(t), 'latchkey.key');
  const store = new MemoryStore();
  const key = await storedKey(store, vaultOver(store, keyFile(path)));
  return { path, store, key, open: () => vaultOver(store, keyFile(path)).open() };
}

test('the first run makes the key file for its owner alone, and says in the audit that the vault was made', async (t) => {
  const { path, store } = await installation(t);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.deepEqual(
    store.state.audit.map(({ action, actor, after }) => [action, actor.name, (after as { provider: string }).provider]),
    [['vault.created', 'tester', 'keyFile']],
  );
});

test('a key file that is there is taken as it is, also from a file system that is read-only', async (t) => {
  const { path } = await installation(t);
  const mounted: Files = { ...systemFiles, write: async () => assert.fail('nothing is written') };
  await keyFile(path, mounted).prepare();
});

test('a missing key file stops the start and is never made anew', async (t) => {
  const { path, open } = await installation(t);
  rmSync(path);
  await assert.rejects(open(), {
    code: 'vaultKeyFileMissing',
    parameters: { path },
  });
  assert.equal(existsSync(path), false);
});

test('a key file that others can read stops the start and names mode and chmod, by each bit', async (t) => {
  const { path, open } = await installation(t);
  for (const bit of [0o040, 0o020, 0o010, 0o004, 0o002, 0o001]) {
    chmodSync(path, 0o600 | bit);
    const mode = (0o600 | bit).toString(8);
    await assert.rejects(open(), {
      code: 'vaultFolderOpen',
      parameters: { path, mode, wanted: '600' },
    });
  }
  chmodSync(path, 0o400);
  await open();
});

test("another vault's key file is told from a damaged one", async (t) => {
  const { path, store, open, key } = await installation(t);
  const other = await installation(t);
  const right = readFileSync(path);
  writeFileSync(path, readFileSync(other.path));
  await assert.rejects(open(), { code: 'vaultKeyFileWrong' });
  writeFileSync(path, right);
  assert.ok(await signsWith(vaultOver(store, keyFile(path)), key));
});

test('the text of the key is never made a string, which could not be wiped, and its bytes are wiped', async (t) => {
  const { path, store } = await installation(t);
  const secret = readFileSync(path, 'latin1').split(' ')[1] ?? assert.fail('no key');
  const made: string[] = [];
  const asText = Buffer.prototype.toString;
  t.mock.method(Buffer.prototype, 'toString', function (this: Buffer, ...given: Parameters<typeof asText>) {
    const text = asText.apply(this, given);
    made.push(text);
    return text;
  });
  const read: Uint8Array[] = [];
  const written: Uint8Array[] = [];
  const files: Files = {
    ...systemFiles,
    read: async (...given) => {
      const contents = await systemFiles.read(...given);
      read.push(contents);
      return contents;
    },
    write: async (_, bytes) => {
      written.push(bytes);
    },
  };
  await vaultOver(store, keyFile(path, files)).open();
  await keyFile(`${path}.new`, files).prepare();
  assert.equal(made.filter((text) => text.includes(secret) || /^[\w-]{43}$/.test(text)).length, 0);
  for (const bytes of [...read, ...written]) assert.ok(bytes.length > 0 && bytes.every((byte) => byte === 0));
  assert.deepEqual([read.length > 0, written.length], [true, 1]);
});

test('every way to damage a key file is refused with its problem, and never with its contents', async (t) => {
  const { path, open } = await installation(t);
  const right = readFileSync(path, 'latin1');
  const secret = right.split(' ')[1] ?? assert.fail('no key');
  const flipped = (at: number) => right.slice(0, at) + (right[at] === 'A' ? 'B' : 'A') + right.slice(at + 1);
  const damages: [contents: string, problem: RegExp][] = [
    ['', /it is empty/],
    ['\n', /not one line/],
    [right.slice(0, 30), /not one line/],
    [right.trimEnd().slice(0, -1), /not one line/],
    [right + right, /not one line/],
    [`\ufeff${right}`, /not one line/],
    [flipped(20), /checksum does not fit/],
    [flipped(50), /checksum does not fit/],
    [flipped(60), /(checksum does not fit|not one line)/],
    ['x'.repeat(2_000), /not one line/],
    ['-----BEGIN PRIVATE KEY-----\n', /not one line/],
  ];
  for (const [contents, problem] of damages) {
    writeFileSync(path, contents, 'latin1');
    await assert.rejects(open(), (error: Error & { code?: string }) => {
      assert.equal(error.code, 'vaultKeyFileBroken', contents);
      assert.match(error.message, problem);
      assert.ok(!error.message.includes(secret.slice(0, 8)));
      return true;
    });
  }
  writeFileSync(path, right.replace('\n', '\r\n'));
  await open();
});

test('a folder in place of the key file is no key file', async (t) => {
  const store = new MemoryStore();
  const folder = await temporaryFolder(t);
  await assert.rejects(vaultOver(store, keyFile(folder)).open(), { code: 'fileUnreadable' });
});

test('a vault of the other kind says which secret it wants', async (t) => {
  const { store, path } = await installation(t);
  await assert.rejects(vaultOver(store, passphrase('x')).open(), { code: 'vaultNeedsKeyFile' });
  const locked = new MemoryStore();
  await vaultOver(locked, passphrase('x')).open();
  await assert.rejects(vaultOver(locked, keyFile(path)).open(), { code: 'vaultPassphraseMissing' });
  await assert.rejects(vaultOver(locked, keyFile('/nonexistent/latchkey.key')).open(), {
    code: 'vaultPassphraseMissing',
  });
});

test('two processes that start at once on an empty installation end up with one root key', async (t) => {
  for (let round = 0; round < 5; round += 1) {
    const path = join(await temporaryFolder(t), 'latchkey.key');
    const store = new MemoryStore();
    const processes = Array.from({ length: 6 }, () => vaultOver(store, keyFile(path)));
    await Promise.all(processes.map((vault) => vault.open()));
    assert.equal(store.state.slots.length, 1);
    assert.equal(store.state.audit.length, 1);
    const keys = await Promise.all(processes.map((vault, place) => storedKey(store, vault, `pair-${place}`)));
    const restarted = vaultOver(store, keyFile(path));
    for (const key of keys) assert.ok(await signsWith(restarted, key));
  }
});

test('a crash between key file and first slot is finished by the next start with the same file', async (t) => {
  const path = join(await temporaryFolder(t), 'latchkey.key');
  const store = new MemoryStore();
  store.beforeStep = () => {
    throw new Error('crashed');
  };
  await assert.rejects(vaultOver(store, keyFile(path)).open(), /crashed/);
  const contents = readFileSync(path);
  store.beforeStep = () => {};
  await vaultOver(store, keyFile(path)).open();
  assert.deepEqual(readFileSync(path), contents);
});

test('sealed keys without any slot are damage, not an empty installation', async (t) => {
  const { path, store } = await installation(t);
  store.state.slots = [];
  rmSync(path);
  await assert.rejects(vaultOver(store, keyFile(path)).open(), { code: 'vaultSlotDamaged' });
  assert.equal(existsSync(path), false, 'no new key file over old keys');
});

test('every flipped byte of a slot is noticed', async (t) => {
  const { store, open } = await installation(t);
  const slot = store.state.slots[0] ?? assert.fail('no slot');
  for (let at = 0; at < slot.wrappedRootKey.length; at += 1) {
    const { wrappedRootKey } = slot;
    slot.wrappedRootKey = wrappedRootKey.map((byte, place) => (place === at ? byte ^ 0x10 : byte));
    await assert.rejects(open(), { code: 'vaultSlotDamaged' });
    slot.wrappedRootKey = wrappedRootKey;
  }
  const { id, rootKeyId } = slot;
  slot.id = 'moved';
  await assert.rejects(open(), { code: 'vaultSlotDamaged' });
  Object.assign(slot, { id, rootKeyId: 'relabelled' });
  await assert.rejects(open(), { code: 'vaultSlotDamaged' });
  slot.rootKeyId = rootKeyId;
  await open();
});
