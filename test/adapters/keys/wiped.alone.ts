// Whatever opens or is opened in the vault is wiped as soon as it was used. Every buffer that goes into a key or comes out of
// AES-GCM is watched; this file is a process of its own, so that nobody else's are.

import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { mock, test } from 'node:test';
import { createKeyFileProvider } from '../../../src/adapters/keys/key-file-provider.ts';
import { createSoftwareVault } from '../../../src/adapters/keys/software.ts';
import { systemFiles } from '../../../src/adapters/system/files.ts';
import { systemRandom } from '../../../src/adapters/system/random.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { MemoryStore } from './memory-store.ts';
import { actor, passphrase, quickCrypto, signsWith, storedKey } from './vault-fixture.ts';

const watched: { from: string; bytes: Uint8Array }[] = [];
const { createDecipheriv, createPrivateKey, createSecretKey } = crypto;

mock.method(crypto, 'createSecretKey', (bytes: Uint8Array) => {
  watched.push({ from: 'into a key', bytes });
  return createSecretKey(bytes);
});
const secretKeys = Object.getPrototypeOf(createSecretKey(Buffer.alloc(1))) as crypto.KeyObject;
const exported = secretKeys.export as (this: crypto.KeyObject) => Buffer;
mock.method(secretKeys, 'export', function (this: crypto.KeyObject) {
  const bytes = exported.call(this);
  watched.push({ from: 'exported', bytes });
  return bytes;
});
mock.method(crypto, 'createPrivateKey', (given: { key: Uint8Array } & Parameters<typeof createPrivateKey>[0]) => {
  watched.push({ from: 'parsed', bytes: given.key });
  return createPrivateKey(given);
});
mock.method(crypto, 'createDecipheriv', (...parts: Parameters<typeof createDecipheriv>) => {
  const decipher = createDecipheriv(...parts);
  const update = decipher.update.bind(decipher) as (bytes: Uint8Array) => Buffer;
  const watching = (bytes: Uint8Array) => {
    const plaintext = update(bytes);
    watched.push({ from: 'opened', bytes: plaintext });
    return plaintext;
  };
  return Object.assign(decipher, { update: watching });
});
syncBuiltinESMExports();

/** Also every key that is drawn. */
const random = {
  ...systemRandom,
  bytes: (length: number) => {
    const bytes = systemRandom.bytes(length);
    if (length === 32) watched.push({ from: 'drawn', bytes });
    return bytes;
  },
};

function assertWiped(what: string, atLeast: number): void {
  const kept = watched.filter(({ bytes }) => bytes.some((byte) => byte !== 0));
  assert.deepEqual(
    kept.map(({ from, bytes }) => `${from}: ${bytes.length} bytes`),
    [],
    what,
  );
  assert.ok(watched.length >= atLeast, `${what}: only ${watched.length} buffers were seen`);
  watched.length = 0;
}

test('keys, data keys and texts are wiped after every use of the vault', async (t) => {
  const store = new MemoryStore();
  const path = join(await temporaryFolder(t), 'latchkey.key');
  const provider = createKeyFileProvider({ path, files: systemFiles, random });
  const parts = { store, random, crypto: quickCrypto, clock: new FakeClock(), actor, cacheSize: 4 };
  const vault = createSoftwareVault({ ...parts, provider });
  const held = await storedKey(store, vault);
  assertWiped('made', 5);
  assert.ok(await signsWith(vault, held));
  assertWiped('signed', 3);
  await vault.rewrapKey(held);
  assertWiped('rewrapped', 4);
  const token = await vault.seal('access-token', 'connection-1', new Secret('00D!token'));
  await vault.unseal('access-token', 'connection-1', token);
  assertWiped('sealed and unsealed a text', 3);
  await assert.rejects(vault.unseal('access-token', 'connection-2', token), { code: 'sealedTextDamaged' });
  assertWiped('refused a text of another row', 2);
  const wanted = passphrase('new');
  await vault.wrapFor({
    ...wanted,
    wrap: (rootKey, slot) => {
      watched.push({ from: 'to be wrapped', bytes: rootKey });
      return wanted.wrap(rootKey, slot);
    },
  });
  await vault.makeRootKey();
  assertWiped('wrapped for another secret', 3);
  const pkcs8 = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  await vault.adopt('pair-2', new Secret<Uint8Array>(pkcs8.export({ type: 'pkcs8', format: 'der' })));
  assertWiped('adopted', 2);
});
