import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { systemCryptoEngine } from '../../../src/adapters/system/crypto-engine.ts';
import { Secret } from '../../../src/domain/secret.ts';
import type { HeldKey } from '../../../src/domain/vault/custody.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { MemoryStore } from './memory-store.ts';
import { heldKey, keyFile, passphrase, quickCrypto, signsWith, storedKey, vault } from './vault-fixture.ts';

async function openVault(t: TestContext) {
  const store = new MemoryStore();
  const provider = keyFile(join(await temporaryFolder(t), 'latchkey.key'));
  return { store, provider, custody: vault(store, provider) };
}

test('signs what the public key of the pair verifies, as RS256 does', async (t) => {
  const { store, custody } = await openVault(t);
  const made = await custody.make('pair-1', 'rsa-2048');
  const held = heldKey('pair-1', made);
  store.insertKey(held);
  const bytes = Buffer.from('header.claims');
  const publicKey = createPublicKey({ key: Buffer.from(made.publicKeySpki), format: 'der', type: 'spki' });

  assert.equal(publicKey.asymmetricKeyDetails?.modulusLength, 2048);
  assert.ok(verify('RSA-SHA256', bytes, publicKey, await custody.sign(held, bytes)));
  assert.deepEqual(Buffer.from(await made.sign(bytes)), Buffer.from(await custody.sign(held, bytes)));
});

test('a key that came from outside signs as it did there, and the copy that was given stays whole', async (t) => {
  const { store, custody } = await openVault(t);
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'der' });
  const held = heldKey('pair-1', await custody.adopt('pair-1', new Secret<Uint8Array>(pkcs8)));
  store.insertKey(held);
  const bytes = Buffer.from('header.claims');

  assert.deepEqual(Buffer.from(await custody.sign(held, bytes)), sign('RSA-SHA256', bytes, privateKey));
  assert.ok(createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }).equals(privateKey));
});

test('another process opens what this one sealed', async (t) => {
  const { store, provider, custody } = await openVault(t);
  const held = await storedKey(store, custody);
  const token = await custody.sealText('access-token', 'connection-1', new Secret('00D!token'));
  const other = vault(store, provider);

  assert.ok(await signsWith(other, held));
  assert.equal((await other.openText('access-token', 'connection-1', token)).reveal(), '00D!token');
});

test('a text opens for its purpose and row only', async (t) => {
  const { custody } = await openVault(t);
  const token = await custody.sealText('access-token', 'connection-1', new Secret('00D!token'));
  const refusal = { code: 'sealedTextDamaged' };

  await assert.rejects(custody.openText('access-token', 'connection-2', token), refusal);
  await assert.rejects(custody.openText('smtp-password', 'connection-1', token), refusal);
  await assert.rejects(custody.openText('access-token', 'connection-1', { ...token, rootKeyId: 'other' }), refusal);
});

test('a hundred signatures at once with room for four keys: all right, and no more kept than there is room for', async (t) => {
  const store = new MemoryStore();
  const provider = keyFile(join(await temporaryFolder(t), 'latchkey.key'));
  const custody = vault(store, provider, { cacheSize: 4 });
  const keys: HeldKey[] = [];
  for (let made = 0; made < 8; made += 1) keys.push(await storedKey(store, custody));

  const results = await Promise.all(
    Array.from({ length: 100 }, (_, i) => signsWith(custody, keys[(i * 5) % 8] as HeldKey)),
  );
  assert.deepEqual(new Set(results), new Set([true]));
});

test('looking at the slots is all that the first signature costs the database; later ones cost nothing', async (t) => {
  const { store, provider, custody } = await openVault(t);
  const held = await storedKey(store, custody);
  const fresh = vault(store, provider);
  store.reads = 0;
  await Promise.all(Array.from({ length: 20 }, () => fresh.sign(held, Buffer.from('x'))));
  await fresh.sign(held, Buffer.from('y'));
  assert.equal(store.reads, 1);
});

test('a forgotten key is opened anew, from the row that is given', async (t) => {
  const { store, custody } = await openVault(t);
  const held = await storedKey(store, custody);
  assert.ok(await signsWith(custody, held));
  const erased = { ...held, sealed: { ...held.sealed, sealedPrivateKey: new Uint8Array() } };
  assert.ok(await signsWith(custody, erased), 'still parsed');
  custody.forget(held.keyPairId);
  await assert.rejects(custody.sign(erased, Buffer.from('x')), { code: 'sealedKeyDamaged' });
});

test('a failed opening is not kept: the next try with a whole row signs', async (t) => {
  const { store, custody } = await openVault(t);
  const held = await storedKey(store, custody);
  const broken = { ...held, sealed: { ...held.sealed, sealedPrivateKey: new Uint8Array(40) } };
  await assert.rejects(custody.sign(broken, Buffer.from('x')), { code: 'sealedKeyDamaged' });
  assert.ok(await signsWith(custody, held));
});

test('nothing is opened before the first use', async (t) => {
  const { store } = await openVault(t);
  vault(store, keyFile('/nonexistent/latchkey.key'));
  assert.equal(store.reads, 0);
});

test('the vault opens with real scrypt parameters, and the slot carries them', async () => {
  const store = new MemoryStore();
  const { createPassphraseProvider } = await import('../../../src/adapters/keys/passphrase-provider.ts');
  const { systemRandom } = await import('../../../src/adapters/system/random.ts');
  const provider = (text: string) =>
    createPassphraseProvider({ passphrase: new Secret(text), crypto: systemCryptoEngine, random: systemRandom });
  const custody = vault(store, provider('correct horse'));
  await custody.open();
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
  await assert.rejects(vault(store, provider('correct house')).open(), { code: 'vaultPassphraseWrong' });
  assert.equal(quickCrypto.sign, systemCryptoEngine.sign);
  await assert.rejects(vault(store, passphrase('correct horse')).open(), { code: 'vaultPassphraseWrong' });
});
