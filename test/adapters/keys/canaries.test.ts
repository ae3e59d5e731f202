// Secrets are planted and hunted wherever the vault leaves something: the real database with its log, errors, log lines,
// printed objects. The key file lies apart, since it is the one place that holds a secret openly.

import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { createKeyFileProvider } from '../../../src/adapters/keys/key-file-provider.ts';
import { createPassphraseProvider } from '../../../src/adapters/keys/passphrase-provider.ts';
import { createSoftwareVault } from '../../../src/adapters/keys/software.ts';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import { systemFiles } from '../../../src/adapters/system/files.ts';
import { createLogger } from '../../../src/adapters/system/logger.ts';
import { systemRandom } from '../../../src/adapters/system/random.ts';
import type { Random } from '../../../src/domain/ports.ts';
import { Secret } from '../../../src/domain/secret.ts';
import type { SealedSignerKey } from '../../../src/domain/vault/key-reference.ts';
import { accessTokenPurpose } from '../../../src/domain/vault/sealed.ts';
import type { SlotProvider } from '../../../src/domain/vault/upkeep.ts';
import { changePassphrase } from '../../../src/operations/vault/change-passphrase.ts';
import { rewrapVault } from '../../../src/operations/vault/rewrap.ts';
import {
  assertNoCanaries,
  type Canary,
  canary,
  huntCanaries,
  passwordCanary,
  privateKeyCanaries,
} from '../../support/canaries.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { clientApp, entry, keyPair } from '../store/examples.ts';
import { actor, heldKey, quickCrypto, signsWith } from './vault-fixture.ts';

test('no private key, root key, data key, passphrase or token is found in what the vault leaves behind', async (t) => {
  const canaries: Canary[] = [];
  const plant = (label: string, secret: string | Uint8Array) => canaries.push(canary(label, secret));
  /** Every key of 32 bytes that is made at all is a canary. */
  const random: Random = {
    ...systemRandom,
    bytes: (length) => {
      const bytes = systemRandom.bytes(length);
      if (length === 32) plant('a key of 32 bytes', bytes);
      return bytes;
    },
  };
  const crypto = {
    ...quickCrypto,
    makeRsaKey: async (bits: number) => {
      const made = await quickCrypto.makeRsaKey(bits);
      const privateKey = createPrivateKey({ key: Buffer.from(made.pkcs8), format: 'der', type: 'pkcs8' });
      canaries.push(...privateKeyCanaries('a private key', privateKey));
      return made;
    },
  };
  const folder = await temporaryFolder(t);
  const apart = join(folder, 'apart');
  const data = join(folder, 'data');
  mkdirSync(apart, { mode: 0o700 });
  mkdirSync(data, { mode: 0o700 });
  const clock = new FakeClock();
  const store = await openStore({ location: { type: 'sqlite', file: join(data, 'latchkey.db') }, clock, random });
  t.after(() => store.close());

  const phrases = [passwordCanary('the first passphrase'), passwordCanary('the second passphrase')];
  canaries.push(...phrases);
  const [first, second] = phrases.map(({ secret }) =>
    createPassphraseProvider({ passphrase: new Secret(secret.toString('utf8')), crypto, random }),
  );
  assert.ok(first && second);
  const keyFile = createKeyFileProvider({ path: join(apart, 'latchkey.key'), files: systemFiles, random });
  const vaultOf = (provider: SlotProvider) =>
    createSoftwareVault({ store, provider, random, crypto, clock, actor, cacheSize: 4 });

  // A life: keys and a token, other secrets, another root key.
  const vault = vaultOf(keyFile);
  const held: SealedSignerKey[] = [];
  await store.write((tx) => tx.clientApps.insert(clientApp(), entry()));
  for (const id of ['pair-1', 'pair-2', 'pair-3']) {
    const key = heldKey(id, await vault.make(id, 'rsa-2048'));
    const { publicKeyHash, fingerprint } = key;
    await store.write((tx) =>
      tx.keyPairs.insert(keyPair(id, { publicKeyHash, fingerprint }), { sealed: key.sealed }, entry()),
    );
    held.push(key);
  }
  const token = `00D000000000001!${systemRandom.bytes(60).toString()}`;
  plant('a token', token);
  const sealedToken = await vault.seal(accessTokenPurpose, 'connection-1', new Secret(token));
  const context = { store, clock, random, actor };
  const change = (present: SlotProvider, wanted: SlotProvider) => {
    const changeTo = async () => ({ present, wanted, vaultOf });
    return changePassphrase.run({ ...context, changeTo }, { passphrase: null });
  };
  await change(keyFile, first);
  await change(first, second);
  await rewrapVault.run({ ...context, vault: vaultOf(second) }, undefined, () => {});
  const last = vaultOf(second);
  for (const { pair, sealed } of await store.read((tx) => tx.keyPairs.sealedPage('', 10))) {
    const original = held.find(({ keyPairId }) => keyPairId === pair.id) ?? assert.fail();
    assert.ok(await signsWith(last, { ...original, sealed }));
  }

  // Everything that can go wrong, printed in every way.
  const [one, two] = held;
  assert.ok(one && two);
  const failures = await Promise.allSettled([
    vaultOf(first).open(),
    vaultOf(keyFile).open(),
    vault.verify({ ...one, sealed: two.sealed }),
    vault.sign(
      { ...one, keyPairId: 'other', sealed: { ...one.sealed, wrappedDataKey: new Uint8Array(60) } },
      Buffer.from('x'),
    ),
    vault.unseal('other', 'connection-1', sealedToken),
    vault.adopt('pair-9', new Secret<Uint8Array>(phrases[0]?.secret ?? new Uint8Array())),
  ]);
  assert.ok(failures.every(({ status }) => status === 'rejected'));
  const objects = [vault, last, first, keyFile, held, failures, await last.make('pair-4', 'rsa-2048')];
  const printed: string[] = [];
  const log = createLogger({ out: (line) => printed.push(line), format: 'json', lowestLevel: 'debug', clock });
  for (const object of objects) {
    printed.push(inspect(object, { depth: 20, showHidden: true, maxArrayLength: null }), JSON.stringify(object));
    log.write('error', inspect(object, { depth: 20 }), { object });
  }
  for (const failure of failures) {
    if (failure.status === 'rejected') log.write('error', String(failure.reason), { error: failure.reason });
  }

  assert.ok(canaries.length > 20, `only ${canaries.length} canaries`);
  await assertNoCanaries([{ folder: data }, { name: 'printed', content: printed.join('\n') }], canaries);
  assert.equal(
    (await huntCanaries({ name: 'proof', content: token }, canaries)).sightings.length,
    1,
    'the hunt finds what is there',
  );
});
