import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { systemRandom } from '../../../src/adapters/system/random.ts';
import { Secret } from '../../../src/domain/secret.ts';
import type { SealedSignerKey } from '../../../src/domain/vault/key-reference.ts';
import { accessTokenPurpose } from '../../../src/domain/vault/sealed.ts';
import type { Vault } from '../../../src/domain/vault/upkeep.ts';
import { rewrapVault } from '../../../src/operations/vault/rewrap.ts';
import { MemoryStore } from '../../adapters/keys/memory-store.ts';
import { actor, passphrase, sealedOf, signsWith, storedKey, vaultOver } from '../../adapters/keys/vault-fixture.ts';
import { FakeClock } from '../../support/fake-clock.ts';

async function installation(keyCount = 3) {
  const store = new MemoryStore();
  const vault = vaultOver(store, passphrase('secret'));
  const keys: SealedSignerKey[] = [];
  for (let made = 0; made < keyCount; made += 1) keys.push(await storedKey(store, vault, `pair-${made}`));
  const sealed = await vault.seal(accessTokenPurpose, 'connection-1', new Secret('00D!token'));
  store.insertText({ purpose: accessTokenPurpose, rowId: 'connection-1', sealed });
  return { store, vault, keys, oldRootKey: store.state.slots[0]?.rootKeyId ?? assert.fail('no slot') };
}

function rewrap(store: MemoryStore, vault: Vault = vaultOver(store, passphrase('secret'))) {
  return rewrapVault.run({ store, clock: new FakeClock(), random: systemRandom, actor, vault }, undefined, () => {});
}

/** Every key as the database has it now, through a process that has just started. */
async function allSign(store: MemoryStore): Promise<boolean> {
  const fresh = vaultOver(store, passphrase('secret'));
  const results = await Promise.all([...store.state.keys.values()].map((key) => signsWith(fresh, key)));
  return results.length > 0 && results.every(Boolean);
}

async function token(store: MemoryStore, vault = vaultOver(store, passphrase('secret'))): Promise<string> {
  const row = [...store.state.texts.values()][0] ?? assert.fail('no token');
  return (await vault.unseal(row.purpose, row.rowId, row.sealed)).reveal();
}

test('everything hangs on the new root key afterwards, and the old one is gone', async () => {
  const { store, oldRootKey } = await installation();
  const result = await rewrap(store);

  assert.deepEqual({ ...result, rootKeyId: null }, { rootKeyId: null, keys: 3, texts: 1, damaged: [], finished: true });
  assert.notEqual(result.rootKeyId, oldRootKey);
  assert.deepEqual(
    store.state.slots.map(({ rootKeyId }) => rootKeyId),
    [result.rootKeyId],
  );
  assert.deepEqual(
    new Set([...store.state.keys.values()].map(({ sealed }) => sealed.rootKeyId)),
    new Set([result.rootKeyId]),
  );
  assert.ok(await allSign(store));
  assert.equal(await token(store), '00D!token');
  assert.deepEqual(
    store.state.audit.map(({ action }) => action),
    ['vault.created', 'vault.rootKeyAdded', 'vault.rootKeyRetired'],
  );
});

test('a process that runs on meets the new root key by itself, for old keys, new keys and tokens', async () => {
  const { store, vault, keys } = await installation();
  await rewrap(store);

  vault.forget('pair-0');
  const [first] = [...store.state.keys.values()];
  assert.ok(first && (await signsWith(vault, first)));
  assert.equal(await token(store, vault), '00D!token');
  const added = await storedKey(store, vault);
  assert.equal(added.sealed.rootKeyId, store.state.slots[0]?.rootKeyId);
  assert.equal(keys.length, 3);
});

test('what was sealed under the old root key by a process that did not know better is refused, not lost', async () => {
  const { store, vault } = await installation();
  const late = await vault.make('late', 'rsa-2048');
  await rewrap(store);
  const held = { keyPairId: 'late', publicKeyHash: new Uint8Array(32), fingerprint: 'AA', sealed: sealedOf(late) };
  assert.throws(() => store.insertKey(held), { code: 'rootKeyRetired' });
});

test('a key that is written under the old root key meanwhile is rewrapped as well', async () => {
  const { store, vault } = await installation();
  const made = await vault.make('aaa', 'rsa-2048');
  let inserted = false;
  store.beforeStep = (step) => {
    if (step !== 'committed' || inserted || !store.state.slots[1]) return;
    if (![...store.state.keys.values()].every(({ sealed }) => sealed.rootKeyId === store.state.slots[1]?.rootKeyId))
      return;
    inserted = true;
    store.insertKey({
      keyPairId: 'aaa',
      publicKeyHash: hashOf(made.publicKeySpki),
      fingerprint: 'AA',
      sealed: sealedOf(made),
    });
  };
  const result = await rewrap(store);
  assert.ok(inserted);
  assert.deepEqual({ keys: result.keys, finished: result.finished }, { keys: 4, finished: true });
});

test('a private key that was destroyed meanwhile does not come back', async () => {
  const { store } = await installation(1);
  const vault = vaultOver(store, passphrase('secret'));
  const { rewrapKey } = vault;
  vault.rewrapKey = async (key) => {
    const sealed = await rewrapKey.call(vault, key);
    store.state.keys.delete(key.keyPairId);
    return sealed;
  };
  const result = await rewrap(store, vault);
  assert.deepEqual({ keys: result.keys, finished: result.finished }, { keys: 0, finished: true });
  assert.equal(store.state.keys.size, 0);
});

test('a damaged key is named, keeps its root key, and holds up none of the others', async () => {
  const { store, oldRootKey } = await installation();
  const broken = store.state.keys.get('pair-1') ?? assert.fail('no pair');
  const whole = structuredClone(broken.sealed);
  broken.sealed.sealedPrivateKey[20] = (broken.sealed.sealedPrivateKey[20] ?? 0) ^ 1;

  const result = await rewrap(store);
  assert.deepEqual(result.damaged, [{ fingerprint: broken.fingerprint }]);
  assert.deepEqual({ keys: result.keys, finished: result.finished }, { keys: 2, finished: false });
  assert.ok(store.state.slots.some(({ rootKeyId }) => rootKeyId === oldRootKey));

  // It was mended from a backup: the same command goes on with the root key of before.
  const mended = store.state.keys.get('pair-1') ?? assert.fail('no pair');
  mended.sealed = whole;
  const again = await rewrap(store);
  assert.deepEqual(again, { rootKeyId: result.rootKeyId, keys: 1, texts: 0, damaged: [], finished: true });
  assert.ok(await allSign(store));
});

test('a token that opens no longer holds nothing up', async () => {
  const { store } = await installation(1);
  const [row] = [...store.state.texts.values()];
  if (row) row.sealed.sealed = new Uint8Array(40);
  assert.equal((await rewrap(store)).finished, true);
});

test('killed at any step, every key opens, and running it again finishes with one root key', async () => {
  class Crash extends Error {}
  let crashes = 0;
  for (let step = 1; ; step += 1) {
    const { store } = await installation(2);
    let steps = 0;
    store.beforeStep = () => {
      steps += 1;
      if (steps >= step) throw new Crash();
    };
    const crashed = await rewrap(store).then(
      () => false,
      (error: unknown) => {
        if (error instanceof Crash) return true;
        throw error;
      },
    );
    store.beforeStep = () => {};
    store.state.leases.clear();
    if (!crashed) break;
    crashes += 1;
    assert.ok(await allSign(store), `step ${step}`);
    assert.equal(await token(store), '00D!token', `step ${step}`);
    assert.equal((await rewrap(store)).finished, true, `step ${step}`);
    assert.equal(store.state.slots.length, 1, `step ${step}`);
    assert.ok(await allSign(store), `step ${step}: finished`);
  }
  assert.ok(crashes >= 10, `only ${crashes} steps were tried`);
});

function hashOf(spki: Uint8Array): Uint8Array {
  return createHash('sha256').update(spki).digest();
}
