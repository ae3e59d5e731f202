import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { systemCryptoEngine } from '../../../src/adapters/system/crypto-engine.ts';
import { Secret } from '../../../src/domain/secret.ts';
import type { SealedSignerKey } from '../../../src/domain/vault/key-reference.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { MemoryStore } from './memory-store.ts';
import { heldKey, keyFile, passphrase, quickCrypto, signsWith, storedKey, vaultOver } from './vault-fixture.ts';

async function openVault(t: TestContext) {
  const store = new MemoryStore();
  const provider = keyFile(join(await temporaryFolder(t), 'latchkey.key'));
  return { store, provider, vault: vaultOver(store, provider) };
}

test('signs what the public key of the pair verifies, as RS256 does', async (t) => {
  const { store, vault } = await openVault(t);
  const made = await vault.make('pair-1', 'rsa-2048');
  const held = heldKey('pair-1', made);
  store.insertKey(held);
  const bytes = Buffer.from('header.claims');
  const publicKey = createPublicKey({ key: Buffer.from(made.publicKeySpki), format: 'der', type: 'spki' });

  assert.equal(publicKey.asymmetricKeyDetails?.modulusLength, 2048);
  assert.ok(verify('RSA-SHA256', bytes, publicKey, await vault.sign(held, bytes)));
  assert.deepEqual(Buffer.from(await made.sign(bytes)), Buffer.from(await vault.sign(held, bytes)));
});

test('a key that came from outside signs as it did there, and the copy that was given stays whole', async (t) => {
  const { store, vault } = await openVault(t);
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'der' });
  const held = heldKey('pair-1', await vault.adopt('pair-1', new Secret<Uint8Array>(pkcs8)));
  store.insertKey(held);
  const bytes = Buffer.from('header.claims');

  assert.deepEqual(Buffer.from(await vault.sign(held, bytes)), sign('RSA-SHA256', bytes, privateKey));
  assert.ok(createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }).equals(privateKey));
});

test('another process opens what this one sealed', async (t) => {
  const { store, provider, vault } = await openVault(t);
  const held = await storedKey(store, vault);
  const token = await vault.seal('access-token', 'connection-1', new Secret('00D!token'));
  const other = vaultOver(store, provider);

  assert.ok(await signsWith(other, held));
  assert.equal((await other.unseal('access-token', 'connection-1', token)).reveal(), '00D!token');
});

test('a text opens for its purpose and row only', async (t) => {
  const { vault } = await openVault(t);
  const token = await vault.seal('access-token', 'connection-1', new Secret('00D!token'));
  const refusal = { code: 'sealedTextDamaged' };

  await assert.rejects(vault.unseal('access-token', 'connection-2', token), refusal);
  await assert.rejects(vault.unseal('smtp-password', 'connection-1', token), refusal);
  await assert.rejects(vault.unseal('access-token', 'connection-1', { ...token, rootKeyId: 'other' }), refusal);
});

test('a hundred signatures at once with room for four keys: all right, and no more kept than there is room for', async (t) => {
  const store = new MemoryStore();
  const provider = keyFile(join(await temporaryFolder(t), 'latchkey.key'));
  const vault = vaultOver(store, provider, { cacheSize: 4 });
  const keys: SealedSignerKey[] = [];
  for (let made = 0; made < 8; made += 1) keys.push(await storedKey(store, vault));

  const results = await Promise.all(
    Array.from({ length: 100 }, (_, i) => signsWith(vault, keys[(i * 5) % 8] as SealedSignerKey)),
  );
  assert.deepEqual(new Set(results), new Set([true]));
});

test('looking at the slots is all that the first signature costs the database; later ones cost nothing', async (t) => {
  const { store, provider, vault } = await openVault(t);
  const held = await storedKey(store, vault);
  const fresh = vaultOver(store, provider);
  store.reads = 0;
  await Promise.all(Array.from({ length: 20 }, () => fresh.sign(held, Buffer.from('x'))));
  await fresh.sign(held, Buffer.from('y'));
  assert.equal(store.reads, 1);
});

test('who seals many texts looks at the slots once a second, and meets a new root key then', async () => {
  const store = new MemoryStore();
  const clock = new FakeClock();
  const vault = vaultOver(store, passphrase('secret'), { clock });
  const sealed = async () => (await vault.seal('access-token', 'connection-1', new Secret('00D!token'))).rootKeyId;
  const old = await sealed();
  store.reads = 0;
  assert.deepEqual(new Set(await Promise.all(Array.from({ length: 20 }, sealed))), new Set([old]));
  assert.equal(store.reads, 0);
  const other = vaultOver(store, passphrase('secret'), { clock });
  const slot = await other.makeRootKey();
  store.state.slots.push(slot);
  assert.equal(await sealed(), old);
  await clock.advance(1_000);
  assert.equal(await sealed(), slot.rootKeyId);
});

test('a forgotten key is opened anew, from the row that is given', async (t) => {
  const { store, vault } = await openVault(t);
  const held = await storedKey(store, vault);
  assert.ok(await signsWith(vault, held));
  const erased = { ...held, sealed: { ...held.sealed, sealedPrivateKey: new Uint8Array() } };
  assert.ok(await signsWith(vault, erased), 'still parsed');
  vault.forget(held.keyPairId);
  await assert.rejects(vault.sign(erased, Buffer.from('x')), { code: 'sealedKeyDamaged' });
});

test('a failed opening is not kept: the next try with a whole row signs', async (t) => {
  const { store, vault } = await openVault(t);
  const held = await storedKey(store, vault);
  const broken = { ...held, sealed: { ...held.sealed, sealedPrivateKey: new Uint8Array(40) } };
  await assert.rejects(vault.sign(broken, Buffer.from('x')), { code: 'sealedKeyDamaged' });
  assert.ok(await signsWith(vault, held));
});

test('nothing is opened before the first use', async (t) => {
  const { store } = await openVault(t);
  vaultOver(store, keyFile('/nonexistent/latchkey.key'));
  assert.equal(store.reads, 0);
});

test('the vault opens with real scrypt parameters, and the slot carries them', async () => {
  const store = new MemoryStore();
  const { createPassphraseProvider } = await import('../../../src/adapters/keys/passphrase-provider.ts');
  const { systemRandom } = await import('../../../src/adapters/system/random.ts');
  const provider = (text: string) =>
    createPassphraseProvider({ passphrase: new Secret(text), crypto: systemCryptoEngine, random: systemRandom });
  const vault = vaultOver(store, provider('correct horse'));
  await vault.open();
  const { provider: stored } = store.state.slots[0] ?? assert.fail('no slot');
  assert.deepEqual(
    { ...stored, salt: null },
    {
      type: 'passphrase',
      kdf: 'scrypt',
      salt: null,
      cost: 131_072,
      blockSize: 8,
      parallelization: 1,
    },
  );
  await assert.rejects(vaultOver(store, provider('correct house')).open(), { code: 'vaultPassphraseWrong' });
  assert.equal(quickCrypto.sign, systemCryptoEngine.sign);
  await assert.rejects(vaultOver(store, passphrase('correct horse')).open(), { code: 'vaultPassphraseWrong' });
});
