// Blobs that were damaged, moved or made up: none opens, and each refusal names the key pair.

import assert from 'node:assert/strict';
import { createSecretKey, generateKeyPairSync, hkdfSync } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { additionalData, seal, unseal } from '../../../src/adapters/keys/envelope.ts';
import { sealPrivateKey, sealText, unsealPrivateKey, unsealText } from '../../../src/adapters/keys/sealing.ts';
import { systemCryptoEngine } from '../../../src/adapters/system/crypto-engine.ts';
import { systemRandom } from '../../../src/adapters/system/random.ts';
import { Secret } from '../../../src/domain/secret.ts';
import type { SealedSignerKey } from '../../../src/domain/vault/key-reference.ts';
import type { SlotProvider } from '../../../src/domain/vault/upkeep.ts';
import { MemoryStore } from './memory-store.ts';
import { passphrase, signsWith, storedKey, vaultOver } from './vault-fixture.ts';

const store = new MemoryStore();
const vault = vaultOver(store, passphrase('secret'), {
  crypto: { ...systemCryptoEngine, scrypt: async () => new Uint8Array(32) },
});
const first = await storedKey(store, vault, 'pair-1');
const second = await storedKey(store, vault, 'pair-2');

async function refused(key: SealedSignerKey): Promise<void> {
  await assert.rejects(vault.verify(key), {
    code: 'sealedKeyDamaged',
    parameters: { fingerprint: key.fingerprint },
  });
  vault.forget(key.keyPairId);
  await assert.rejects(vault.sign(key, Buffer.from('x')), { code: 'sealedKeyDamaged' });
}

const flipped = (bytes: Uint8Array, at: number, mask = 1) =>
  bytes.map((byte, place) => (place === at ? byte ^ mask : byte));

test('every flipped byte of the wrapped data key is refused', async () => {
  const { wrappedDataKey } = first.sealed;
  assert.equal(wrappedDataKey.length, 12 + 32 + 16);
  for (let at = 0; at < wrappedDataKey.length; at += 1) {
    await refused({
      ...first,
      sealed: { ...first.sealed, wrappedDataKey: flipped(wrappedDataKey, at, 1 << (at % 8)) },
    });
  }
});

test('a flipped byte of the sealed private key is refused: in the nonce, the key and the tag', async () => {
  const { sealedPrivateKey } = first.sealed;
  const { length } = sealedPrivateKey;
  const key = Array.from({ length: 30 }, (_, step) => 12 + Math.floor(((length - 28) * step) / 30));
  const places = [...Array(12).keys(), ...key, ...Array.from({ length: 16 }, (_, place) => length - 1 - place)];
  for (const at of places) {
    await refused({ ...first, sealed: { ...first.sealed, sealedPrivateKey: flipped(sealedPrivateKey, at) } });
  }
});

test('blobs of another row, of another public key, under another label or cut short are refused', async () => {
  const swaps: Partial<SealedSignerKey>[] = [
    { sealed: second.sealed },
    { sealed: { ...first.sealed, sealedPrivateKey: second.sealed.sealedPrivateKey } },
    { sealed: { ...first.sealed, wrappedDataKey: second.sealed.wrappedDataKey } },
    { sealed: { ...first.sealed, wrappedDataKey: first.sealed.sealedPrivateKey } },
    { keyPairId: 'pair-3' },
    { publicKeyHash: second.publicKeyHash },
    { sealed: { ...first.sealed, formatVersion: 2 as 1 } },
    { sealed: { ...first.sealed, rootKeyId: 'another' } },
    { sealed: { ...first.sealed, sealedPrivateKey: first.sealed.sealedPrivateKey.subarray(0, -1) } },
    { sealed: { ...first.sealed, sealedPrivateKey: new Uint8Array() } },
    { sealed: { ...first.sealed, wrappedDataKey: new Uint8Array(27) } },
  ];
  for (const swap of swaps) await refused({ ...first, ...swap });
  assert.ok(await signsWith(vault, first));
});

test('a parsed key does not answer for a row with another public key', async () => {
  assert.ok(await signsWith(vault, first));
  await assert.rejects(vault.sign({ ...first, publicKeyHash: second.publicKeyHash }, Buffer.from('x')), {
    code: 'sealedKeyDamaged',
  });
  assert.ok(await signsWith(vault, first));
});

test('additional data alone refuses another public key', () => {
  const root = { id: 'root', key: createSecretKey(systemRandom.bytes(32)) };
  const row = { keyPairId: 'pair-1', publicKeyHash: first.publicKeyHash };
  const sealed = sealPrivateKey(root, row, Buffer.from('a private key'), systemRandom);
  assert.equal(unsealPrivateKey(root, row, sealed)?.toString(), 'a private key');
  assert.equal(unsealPrivateKey(root, { ...row, publicKeyHash: second.publicKeyHash }, sealed), null);
  // As SECURITY.md promises it, and so that what lies in databases opens for ever.
  const bound = (purpose: string) => additionalData('1', purpose, row.keyPairId, row.publicKeyHash);
  const dataKey = unseal(root.key, sealed.wrappedDataKey, bound('data-key')) ?? assert.fail('the data key');
  const opened = unseal(createSecretKey(dataKey), sealed.sealedPrivateKey, bound('private-key'));
  assert.equal(opened?.toString(), 'a private key');
});

test('a private key that was sealed by someone who knew how, for a row with another public key, signs nothing', async () => {
  const rootKey = systemRandom.bytes(32);
  const slot = { id: 'slot', rootKeyId: 'root', createdAt: 1, wrappedRootKey: new Uint8Array() };
  const known: SlotProvider = { ...passphrase('x'), unwrap: async () => Buffer.from(rootKey) };
  const knownStore = new MemoryStore();
  knownStore.state.slots.push({ ...slot, provider: { type: 'keyFile', keyCheck: '' } });
  const knowing = vaultOver(knownStore, known);
  const forged = (privateKey: Buffer): SealedSignerKey => {
    const root = { id: 'root', key: createSecretKey(rootKey) };
    return { ...first, sealed: sealPrivateKey(root, first, privateKey, systemRandom) };
  };
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const refusal = { code: 'sealedKeyDamaged' };
  await assert.rejects(knowing.verify(forged(privateKey.export({ type: 'pkcs8', format: 'der' }))), refusal);
  await assert.rejects(knowing.verify(forged(Buffer.from('no key at all'))), refusal);
});

test('what is no private key is not adopted, and not quoted', async () => {
  const rubbish = new Secret<Uint8Array>(Buffer.from('MIIEvQIBADANBgkqhkiG9w0BAQEFAASC'));
  await assert.rejects(vault.adopt('pair-8', rubbish), (error: Error & { code?: string }) => {
    assert.equal(error.code, 'keyRefused');
    assert.ok(!error.message.includes('MIIE'));
    return true;
  });
});

test('no made-up blob opens or crashes', async () => {
  const bytes = fc.uint8Array({ maxLength: 100 });
  await fc.assert(
    fc.asyncProperty(bytes, bytes, async (wrappedDataKey, sealedPrivateKey) => {
      const sealed = { ...first.sealed, wrappedDataKey, sealedPrivateKey };
      await assert.rejects(vault.verify({ ...first, sealed }), { code: 'sealedKeyDamaged' });
      const text = { ...first.sealed, sealed: sealedPrivateKey };
      await assert.rejects(vault.unseal('access-token', 'row', text), { code: 'sealedTextDamaged' });
    }),
  );
});

test('whatever is sealed comes back, and only with the same key and additional data', () => {
  const key = createSecretKey(systemRandom.bytes(32));
  const otherKey = createSecretKey(systemRandom.bytes(32));
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), fc.uint8Array(), (plaintext, bound, otherBound) => {
      const blob = seal(key, plaintext, bound, systemRandom);
      assert.deepEqual(new Uint8Array(unseal(key, blob, bound) ?? []), new Uint8Array(plaintext));
      assert.equal(unseal(otherKey, blob, bound), null);
      if (!Buffer.from(bound).equals(otherBound)) assert.equal(unseal(key, blob, otherBound), null);
    }),
  );
});

test('the same text sealed twice under one key has two nonces and nothing in common', () => {
  const key = createSecretKey(systemRandom.bytes(32));
  const nonces = new Set<string>();
  for (let sealed = 0; sealed < 100; sealed += 1) {
    nonces.add(
      Buffer.from(seal(key, Buffer.from('x'), Buffer.from('y'), systemRandom).subarray(0, 12)).toString('hex'),
    );
  }
  assert.equal(nonces.size, 100);
});

test('no two lists of fields make the same additional data', () => {
  const lists = [['ab', 'c'], ['a', 'bc'], ['abc'], ['abc', ''], ['', 'abc']];
  assert.equal(
    new Set(lists.map((fields) => Buffer.from(additionalData(...fields)).toString('hex'))).size,
    lists.length,
  );
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.string()), (one, two) => {
      const same = Buffer.from(additionalData(...one)).equals(additionalData(...two));
      assert.equal(same, JSON.stringify(one) === JSON.stringify(two));
    }),
  );
});

test('texts of any kind come back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
      const sealed = await vault.seal('access-token', 'row', new Secret(text));
      assert.equal((await vault.unseal('access-token', 'row', sealed)).reveal(), text);
    }),
    { numRuns: 50 },
  );
});

test('a text is sealed under the key that HKDF gives for its purpose and row, as OpenSSL makes it', () => {
  const root = { id: 'root', key: createSecretKey(Buffer.alloc(32, 7)) };
  const info = additionalData('text-key', 'access-token', 'connection-1');
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', root.key, '', info, 32)));
  const bound = additionalData('1', 'text', 'access-token', 'connection-1');
  const { sealed } = sealText(root, 'access-token', 'connection-1', new Secret('00D!token'), systemRandom);
  assert.equal(unseal(key, sealed, bound)?.toString(), '00D!token');
  const made = {
    formatVersion: 1,
    rootKeyId: 'root',
    sealed: seal(key, Buffer.from('older'), bound, systemRandom),
  } as const;
  assert.equal(unsealText(root, 'access-token', 'connection-1', made)?.reveal(), 'older');
});
