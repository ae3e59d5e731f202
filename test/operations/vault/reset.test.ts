// A vault that nothing opens any more is replaced by a new one: what is lost is named before, and the installation works again.

import assert from 'node:assert/strict';
import { createPassphraseProvider } from '../../../src/adapters/keys/passphrase-provider.ts';
import { createSoftwareVault } from '../../../src/adapters/keys/software.ts';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import { systemClock } from '../../../src/adapters/system/clock.ts';
import { systemCryptoEngine } from '../../../src/adapters/system/crypto-engine.ts';
import { systemRandom } from '../../../src/adapters/system/random.ts';
import { Secret } from '../../../src/domain/secret.ts';
import type { Store } from '../../../src/domain/store.ts';
import type { SlotProvider } from '../../../src/domain/vault/upkeep.ts';
import { auditKeyOf } from '../../../src/operations/audit/steps/audit-key.ts';
import { verifyAudit } from '../../../src/operations/audit/verify.ts';
import { previewRemoval } from '../../../src/operations/connection/preview-removal.ts';
import { removeConnection } from '../../../src/operations/connection/remove.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import { previewReset } from '../../../src/operations/vault/preview-reset.ts';
import { resetVault } from '../../../src/operations/vault/reset.ts';
import { type Installation, refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

const crypto: typeof systemCryptoEngine = {
  ...systemCryptoEngine,
  scrypt: (password, salt, parameters) => systemCryptoEngine.scrypt(password, salt, { ...parameters, cost: 16 }),
};

const providerOf = (words: string) =>
  createPassphraseProvider({ passphrase: new Secret(words), crypto, random: systemRandom });

/** A process that was given this passphrase, with the audit under a key of its vault, as the program has it. */
async function processWith(world: Installation, words: string) {
  const clock = { ...systemClock, now: () => world.clock.now() };
  const { context: first } = await world.process();
  const log = first.log;
  const store = await openStore({
    location: world.place.location,
    clock,
    random: systemRandom,
    auditKey: () => auditKeyOf({ store, sealer: vault, random: systemRandom, log }),
  });
  world.closing(() => store.close());
  const vaultOf = (provider: SlotProvider, over: Store = store) =>
    createSoftwareVault({
      store: over,
      provider,
      random: systemRandom,
      crypto,
      clock,
      actor: first.actor,
      cacheSize: 4,
    });
  const vault = vaultOf(providerOf(words));
  await first.store.close();
  const context = {
    ...first,
    store,
    clock: world.clock,
    vault,
    sealer: vault,
    signerKeys: vault,
    backups: store,
    changeTo: async () => ({ present: providerOf(words), wanted: providerOf(words), vaultOf }),
  };
  return { context, tokens: {} as never };
}

inEachInstallation('a lost secret: the loss is named, given up, and everything works anew', async (world) => {
  const owner = await processWith(world, 'correct horse');
  await world.connect(owner, 'acme');
  const { pair } = await world.download(owner);
  await refuses('vaultUsable', previewReset.run(owner.context));
  await owner.context.store.close();

  const later = await processWith(world, 'another one');
  const { store } = later.context;
  const { because, loss } = await previewReset.run(later.context);
  assert.equal(because.code, 'vaultPassphraseWrong');
  assert.deepEqual(loss.keyPairs, [
    { id: pair.id, fingerprint: pair.fingerprint, state: 'issued', connections: ['acme'] },
  ]);
  await refuses('changedMeanwhile', resetVault.run(later.context, { announced: { keyPairs: [], requests: [] } }));
  assert.equal((await store.read((tx) => tx.keyPairs.byId(pair.id)))?.standing.state, 'issued', 'nothing was given up');

  const entries = (await store.read((tx) => tx.audit.head())).sequence;
  await resetVault.run(later.context, { announced: loss });
  assert.equal((await store.read((tx) => tx.keyPairs.byId(pair.id)))?.standing.state, 'destroyed');
  assert.equal(await store.read((tx) => tx.keyPairs.keyReference(pair.id)), null);
  const written = await store.read((tx) => tx.audit.page(entries, 20));
  assert.deepEqual(
    written.map(({ action, mac }) => [action, mac !== null]),
    [
      ['keyPair.destroyed', false],
      ['clientApp.wantsNothing', false],
      ['vault.slotRemoved', false],
      ['vault.reset', false],
      ['vault.created', false],
      ['vault.macKeyBegun', true],
    ],
  );
  await world.download(later);
  const verdict = await verifyAudit.run(later.context, { kept: null });
  assert.equal(verdict.brokenAt, null);
  assert.ok((verdict.macs?.ofAnotherKey ?? 0) > 0);
  await refuses('vaultUsable', resetVault.run(later.context, { announced: loss }));

  // Another process of the new vault reads what this one sealed.
  await store.close();
  const again = await processWith(world, 'another one');
  await setConnection.run(again.context, { name: 'acme', contacts: ['a@b.example'] });
  assert.equal((await verifyAudit.run(again.context, { kept: null })).brokenAt, null);
});

inEachInstallation(
  'after everything was removed the vault is usable again, and nothing more is lost',
  async (world) => {
    const owner = await processWith(world, 'correct horse');
    await world.connect(owner, 'acme');
    await world.download(owner);
    await owner.context.store.close();
    const later = await processWith(world, 'another one');
    const announced = await previewRemoval.run(later.context, { name: 'acme' });
    await removeConnection.run(later.context, { name: 'acme', announced });
    const { loss } = await previewReset.run(later.context);
    assert.deepEqual(loss, { keyPairs: [], requests: [] });
    await resetVault.run(later.context, { announced: loss });
    await world.connect(later, 'acme');
    await world.download(later);
  },
);

inEachInstallation('refused while another process is there, and before a new vault could be made', async (world) => {
  const owner = await processWith(world, 'correct horse');
  await world.connect(owner, 'acme');
  const { pair } = await world.download(owner);
  const later = await processWith(world, 'another one');
  const { loss } = await previewReset.run(later.context);
  await refuses('processesRunning', resetVault.run(later.context, { announced: loss }));
  await owner.context.store.close();
  const broken = {
    ...later.context,
    changeTo: async () => {
      const present = { ...providerOf('x'), wrap: async () => assert.fail('a broken key file') };
      return { ...(await later.context.changeTo()), present };
    },
  };
  await assert.rejects(resetVault.run(broken, { announced: loss }), /a broken key file/);
  assert.equal((await later.context.store.read((tx) => tx.keyPairs.byId(pair.id)))?.standing.state, 'issued');
});
