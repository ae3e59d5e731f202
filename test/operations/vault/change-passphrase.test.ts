import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { systemFiles } from '../../../src/adapters/system/files.ts';
import { systemRandom } from '../../../src/adapters/system/random.ts';
import { LatchkeyError } from '../../../src/domain/errors.ts';
import type { Files } from '../../../src/domain/ports.ts';
import type { SealedSignerKey } from '../../../src/domain/vault/key-reference.ts';
import type { SlotProvider } from '../../../src/domain/vault/upkeep.ts';
import { changePassphrase } from '../../../src/operations/vault/change-passphrase.ts';
import { MemoryStore } from '../../adapters/keys/memory-store.ts';
import { actor, keyFile, passphrase, signsWith, storedKey, vaultOver } from '../../adapters/keys/vault-fixture.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

type Secret = (files?: Files) => SlotProvider;

async function installation(t: TestContext, secret: (folder: string) => Secret) {
  const folder = await temporaryFolder(t);
  const store = new MemoryStore();
  const present = secret(folder);
  const key = await storedKey(store, vaultOver(store, present()));
  return { folder, store, present, key };
}

function change(store: MemoryStore, present: SlotProvider, wanted: SlotProvider) {
  const context = { store, clock: new FakeClock(), random: systemRandom, actor };
  const changeTo = async () => ({ present, wanted, vaultOf: (one: SlotProvider) => vaultOver(store, one) });
  return changePassphrase.run({ ...context, changeTo }, { passphrase: null });
}

const inKeyFile =
  (folder: string): Secret =>
  (files) =>
    keyFile(join(folder, 'latchkey.key'), files);
const inPassphrase = (text: string) => (): Secret => () => passphrase(text);

test('after a change the new passphrase opens the vault and the old one no longer does', async (t) => {
  const { store, key } = await installation(t, inPassphrase('old'));
  const result = await change(store, passphrase('old'), passphrase('new'));

  assert.deepEqual(result, { changed: true, provider: 'passphrase', oldKeyFile: { fate: 'none' } });
  assert.ok(await signsWith(vaultOver(store, passphrase('new')), key));
  await assert.rejects(vaultOver(store, passphrase('old')).open(), { code: 'vaultPassphraseWrong' });
  assert.deepEqual(
    store.state.audit.map(({ action }) => action),
    ['vault.created', 'vault.slotAdded', 'vault.slotRemoved'],
  );
});

test('from a key file to a passphrase: the key file is gone, and starting without the passphrase says so', async (t) => {
  const { store, key, folder, present } = await installation(t, inKeyFile);
  const result = await change(store, present(), passphrase('new'));

  assert.deepEqual(result.oldKeyFile, { fate: 'removed' });
  assert.equal(existsSync(join(folder, 'latchkey.key')), false);
  assert.ok(await signsWith(vaultOver(store, passphrase('new')), key));
  await assert.rejects(vaultOver(store, present()).open(), { code: 'vaultPassphraseMissing' });
});

test('from a passphrase back to a key file, which is made', async (t) => {
  const { store, key, folder } = await installation(t, inPassphrase('old'));
  await change(store, passphrase('old'), inKeyFile(folder)());

  assert.ok(await signsWith(vaultOver(store, inKeyFile(folder)()), key));
  await assert.rejects(vaultOver(store, passphrase('old')).open(), { code: 'vaultNeedsKeyFile' });
});

test('a wrong old passphrase changes nothing', async (t) => {
  const { store } = await installation(t, inPassphrase('old'));
  const before = structuredClone({ slots: store.state.slots, audit: store.state.audit });
  await assert.rejects(change(store, passphrase('wrong'), passphrase('new')), { code: 'vaultPassphraseWrong' });
  assert.deepEqual({ slots: store.state.slots, audit: store.state.audit }, before);
  assert.equal(store.state.leases.size, 0);
});

test('a wrong old passphrase makes no key file either', async (t) => {
  const { store, folder } = await installation(t, inPassphrase('old'));
  await assert.rejects(change(store, passphrase('wrong'), inKeyFile(folder)()), { code: 'vaultPassphraseWrong' });
  assert.equal(existsSync(join(folder, 'latchkey.key')), false);
});

test('a root key that is added meanwhile keeps the old slots', async (t) => {
  const { store } = await installation(t, inPassphrase('old'));
  const wanted: SlotProvider = {
    ...passphrase('new'),
    unwrap: async (slot) => {
      const rootKey = await passphrase('new').unwrap(slot);
      if (rootKey !== null) store.state.slots.push({ ...slot, id: 'added', rootKeyId: 'another' });
      return rootKey;
    },
  };
  const [old] = store.state.slots;
  await assert.rejects(change(store, passphrase('old'), wanted), { code: 'changedMeanwhile' });
  assert.ok(store.state.slots.some(({ id }) => id === old?.id));
});

test('the same passphrase again is no change', async (t) => {
  const { store } = await installation(t, inPassphrase('old'));
  const before = structuredClone(store.state.slots);
  assert.equal((await change(store, passphrase('old'), passphrase('old'))).changed, false);
  assert.deepEqual(store.state.slots, before);
});

test('of two changes at the same time one is refused and one holds', async (t) => {
  const { store, key } = await installation(t, inPassphrase('old'));
  const results = await Promise.allSettled([
    change(store, passphrase('old'), passphrase('one')),
    change(store, passphrase('old'), passphrase('two')),
  ]);
  const [one, two] = results.map(({ status }) => status);
  assert.deepEqual([one, two].sort(), ['fulfilled', 'rejected']);
  assert.ok(await signsWith(vaultOver(store, passphrase(one === 'fulfilled' ? 'one' : 'two')), key));
  const refused = results.find((result) => result.status === 'rejected');
  assert.equal(refused?.reason.code, 'alreadyRunning');
});

test('a key file that cannot be removed is reported, and the change holds', async (t) => {
  const { store, key, folder } = await installation(t, inKeyFile);
  const mounted: Files = {
    ...systemFiles,
    remove: async (file) => {
      throw new LatchkeyError('fileUnwritable', { file, problem: 'the file system is read-only' });
    },
  };
  const result = await change(store, inKeyFile(folder)(mounted), passphrase('new'));
  assert.equal(result.oldKeyFile.fate, 'left');
  assert.ok(await signsWith(vaultOver(store, passphrase('new')), key));
});

test('in the middle of a rewrap both root keys go along, and the newer one stays the newer', async (t) => {
  const { store, key } = await installation(t, inPassphrase('old'));
  const vault = vaultOver(store, passphrase('old'));
  const next = await vault.makeRootKey();
  store.state.slots.push(next);
  const other = await storedKey(store, vault);
  assert.equal(other.sealed.rootKeyId, next.rootKeyId);

  await change(store, passphrase('old'), passphrase('new'));
  assert.deepEqual(
    store.state.slots.map(({ rootKeyId }) => rootKeyId),
    [key.sealed.rootKeyId, next.rootKeyId],
  );
  const [older, newer] = store.state.slots;
  assert.ok(older && newer && older.createdAt < newer.createdAt, 'their times alone say which');
  const changed = vaultOver(store, passphrase('new'));
  assert.ok((await signsWith(changed, key)) && (await signsWith(changed, other)));
  assert.equal((await storedKey(store, changed)).sealed.rootKeyId, next.rootKeyId);
});

test('a new slot that does not open leaves the old one: the vault is opened through the new one first', async (t) => {
  const { store, key } = await installation(t, inPassphrase('old'));
  const wanted: SlotProvider = {
    ...passphrase('new'),
    wrap: async (rootKey, slot) => {
      const made = await passphrase('new').wrap(rootKey, slot);
      return { ...made, wrappedRootKey: made.wrappedRootKey.toReversed() };
    },
  };
  await assert.rejects(change(store, passphrase('old'), wanted), { code: 'vaultPassphraseWrong' });
  assert.ok(await signsWith(vaultOver(store, passphrase('old')), key));
});

test('a key file that a remaining slot needs is never removed', async (t) => {
  const { folder, store, present } = await installation(t, inKeyFile);
  const [slot] = store.state.slots;
  assert.ok(slot);
  assert.equal(await present().retire([slot], [{ ...slot, id: 'other' }]), false);
  assert.equal(existsSync(join(folder, 'latchkey.key')), true);
});

class Crash extends Error {}

/** Runs the change and kills it at its nth step (of the database or of the disk); false when it has fewer steps. */
async function crashAt(step: number, store: MemoryStore, present: Secret, wanted: Secret): Promise<boolean> {
  let steps = 0;
  let dead = false;
  const died = () => {
    steps += 1;
    if (steps >= step) dead = true;
    if (dead) throw new Crash();
  };
  const files: Files = {
    ...systemFiles,
    write: async (...args) => {
      died();
      await systemFiles.write(...args);
      died();
    },
    remove: async (path) => {
      died();
      await systemFiles.remove(path);
      died();
    },
  };
  store.beforeStep = died;
  try {
    await change(store, present(files), wanted(files));
    return false;
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
    return true;
  } finally {
    store.beforeStep = () => {};
    // A minute passes: the lease of the dead process runs out.
    store.state.leases.clear();
  }
}

async function opensWith(store: MemoryStore, secret: Secret, key: SealedSignerKey): Promise<boolean> {
  try {
    return await signsWith(vaultOver(store, secret()), key);
  } catch (error) {
    if (error instanceof LatchkeyError && error.code.startsWith('vault')) return false;
    throw error;
  }
}

const changes: [name: string, from: (folder: string) => Secret, to: (folder: string) => Secret][] = [
  ['passphrase to passphrase', inPassphrase('old'), inPassphrase('new')],
  ['key file to passphrase', inKeyFile, inPassphrase('new')],
  ['passphrase to key file', inPassphrase('old'), inKeyFile],
];

for (const [name, from, to] of changes) {
  test(`${name}: killed at any step, the old or the new secret opens every key, and running it again finishes`, async (t) => {
    let crashes = 0;
    for (let step = 1; ; step += 1) {
      const { store, folder, present, key } = await installation(t, from);
      const wanted = to(folder);
      if (!(await crashAt(step, store, present, wanted))) break;
      crashes += 1;
      const opens = { old: await opensWith(store, present, key), new: await opensWith(store, wanted, key) };
      assert.ok(opens.old || opens.new, `step ${step}: ${JSON.stringify(opens)}`);
      await change(store, (opens.old ? present : wanted)(), wanted());
      assert.ok(await opensWith(store, wanted, key), `step ${step}: finished`);
      assert.equal(store.state.slots.length, 1, `step ${step}: one slot is left`);
    }
    assert.ok(crashes >= 8, `only ${crashes} steps were tried`);
  });
}

test('the key file never lies there half written: what prepare made is one whole line', async (t) => {
  const { folder } = await installation(t, inKeyFile);
  assert.match(readFileSync(join(folder, 'latchkey.key'), 'latin1'), /^latchkey-key-1 [\w-]{43} [0-9a-f]{8}\n$/);
});
