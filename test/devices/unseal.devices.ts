// A token opens the vault in software by itself, as any other secret would, and nothing else does.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createDeviceSlotProvider } from '../../src/adapters/keys/device-slot-provider.ts';
import { openProvider } from '../../src/adapters/keys/pkcs11/provider.ts';
import { systemFiles } from '../../src/adapters/system/files.ts';
import { systemRandom } from '../../src/adapters/system/random.ts';
import type { LatchkeyError } from '../../src/domain/errors.ts';
import { changePassphrase } from '../../src/operations/vault/change-passphrase.ts';
import { MemoryStore } from '../adapters/keys/memory-store.ts';
import { actor, passphrase, signsWith, storedKey, vaultOver } from '../adapters/keys/vault-fixture.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { softhsmToken } from './softhsm.ts';

const { uri } = softhsmToken(await temporaryFolder({ after }));
const token = await openProvider(uri, { files: systemFiles, random: systemRandom });
after(() => token.close());

const device = () =>
  createDeviceSlotProvider({
    providerUri: uri.providerUri,
    providers: { named: async (name) => (name === uri.providerUri ? token : null) },
    random: systemRandom,
  });

const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => null,
    (error: LatchkeyError) => error.code,
  );

test('a vault that a token made opens through it alone', async () => {
  const store = new MemoryStore();
  const key = await storedKey(store, vaultOver(store, device()));
  assert.ok(await signsWith(vaultOver(store, device()), key));
  assert.equal(await codeOf(vaultOver(store, passphrase('a guess')).open()), 'vaultNeedsDevice');
  const elsewhere = createDeviceSlotProvider({
    providerUri: 'pkcs11:token=another',
    providers: { named: async () => token },
    random: systemRandom,
  });
  assert.equal(await codeOf(vaultOver(store, elsewhere).open()), 'vaultNeedsDevice');
});

test('a slot that was changed is called damaged, and not one of another token', async () => {
  const store = new MemoryStore();
  await storedKey(store, vaultOver(store, device()));
  const [slot] = store.state.slots;
  assert.ok(slot);
  slot.wrappedRootKey = Buffer.from(slot.wrappedRootKey).map((octet, at) => (at === 20 ? octet ^ 1 : octet));
  assert.equal(await codeOf(vaultOver(store, device()).open()), 'vaultSlotDamaged');
});

test('a vault goes from a passphrase to a token and back, with the same keys', async () => {
  const store = new MemoryStore();
  const key = await storedKey(store, vaultOver(store, passphrase('the first')));
  const context = { store, clock: new FakeClock(), random: systemRandom, actor };
  const vaultOf = (provider: ReturnType<typeof device>) => vaultOver(store, provider);
  for (const [present, wanted] of [
    [passphrase('the first'), device()],
    [device(), passphrase('the second')],
  ] as const) {
    const changeTo = async () => ({ present, wanted, vaultOf });
    const changed = await changePassphrase.run({ ...context, changeTo }, { passphrase: null });
    assert.deepEqual([changed.changed, changed.provider], [true, wanted.type]);
    assert.ok(await signsWith(vaultOver(store, wanted), key));
    assert.notEqual(await codeOf(vaultOver(store, present).open()), null);
  }
});
