// What every device and key service must do, the same for all of them.

import assert from 'node:assert/strict';
import { createPublicKey, randomBytes, verify } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type KeyAlgorithm, keyAlgorithms } from '../../../src/domain/vault/key-algorithm.ts';
import { type KeyProvider, KeyProviderFault } from '../../../src/domain/vault/key-provider.ts';

export interface ProviderScene {
  /** Another process: it shares nothing but the device. */
  open(): Promise<KeyProvider>;
  /** Takes the device away, as the troubles that it may then say; null: it cannot be taken away here. */
  outage: { begin(): Promise<void>; end(): Promise<void>; says: readonly KeyProviderFault['trouble'][] } | null;
  /** Those that it makes. */
  algorithms: readonly KeyAlgorithm[];
  close(): Promise<void>;
}

/** @param name of the provider, as the tests are told by it. */
export function keyProviderBehaves(name: string, begin: () => Promise<ProviderScene>): void {
  let scene: ProviderScene;
  let provider: KeyProvider;
  let pairs = 0;
  const newPair = () => {
    pairs += 1;
    return String(pairs).padStart(32, 'a');
  };
  const make = async (keyPairId = newPair()) => ({
    keyPairId,
    ...(await provider.makeKey({ keyPairId, algorithm: 'rsa-2048' })),
  });

  before(async () => {
    scene = await begin();
    provider = await scene.open();
  });
  after(async () => {
    await provider?.close();
    await scene?.close();
  });

  test(`${name}: a key is made there, and its signatures are RS256 of its public key`, async () => {
    for (const algorithm of scene.algorithms) {
      const { keyId, publicKeySpki } = await provider.makeKey({ keyPairId: newPair(), algorithm });
      const key = publicKeyOf(publicKeySpki);
      assert.equal(key.asymmetricKeyDetails?.modulusLength, keyAlgorithms[algorithm].modulusBits);
      assert.equal(key.asymmetricKeyDetails?.publicExponent, 65_537n);
      const bytes = randomBytes(300);
      const signature = await provider.sign(keyId, bytes);
      assert.equal(signature.length, keyAlgorithms[algorithm].modulusBits / 8);
      assert.ok(isSigned(publicKeySpki, bytes, signature));
    }
  });

  test(`${name}: a key stays, and another process signs with it`, async () => {
    const { keyPairId, keyId, publicKeySpki } = await make();
    const other = await scene.open();
    try {
      assert.deepEqual(Buffer.from((await other.readPublicKey(keyId)) ?? []), Buffer.from(publicKeySpki));
      assert.equal(await other.findKey(keyPairId), keyId);
      assert.ok(isSigned(publicKeySpki, Buffer.from('other'), await other.sign(keyId, Buffer.from('other'))));
    } finally {
      await other.close();
    }
  });

  test(`${name}: two keys are two`, async () => {
    const [one, other] = [await make(), await make()];
    assert.notEqual(one.keyId, other.keyId);
    const bytes = Buffer.from('whose');
    assert.equal(isSigned(other.publicKeySpki, bytes, await provider.sign(one.keyId, bytes)), false);
  });

  test(`${name}: signatures that are asked for at once are each of their own bytes`, async () => {
    const { keyId, publicKeySpki } = await make();
    const texts = Array.from({ length: 24 }, (_, index) => Buffer.from(`text ${index} `.repeat(index + 1)));
    const signatures = await Promise.all(texts.map((text) => provider.sign(keyId, text)));
    assert.ok(texts.every((text, index) => isSigned(publicKeySpki, text, signatures[index] ?? new Uint8Array())));
  });

  test(`${name}: what was destroyed signs no more, and may be destroyed again`, async () => {
    const [{ keyPairId, keyId }, other] = [await make(), await make()];
    const asked = Date.now();
    const { goneAt } = await provider.destroyKey(keyId);
    assert.ok(goneAt === null || goneAt >= asked - 60_000, 'its own waiting time ends later');
    await refusesAs('keyGone', provider.sign(keyId, Buffer.from('x')));
    assert.equal(await provider.readPublicKey(keyId), null);
    assert.equal(await provider.findKey(keyPairId), null);
    await provider.destroyKey(keyId);
    assert.ok(isSigned(other.publicKeySpki, Buffer.from('y'), await provider.sign(other.keyId, Buffer.from('y'))));
  });

  test(`${name}: a key that never was is gone, whatever it is called`, async () => {
    const { keyId } = await make();
    const strange = [keyId.slice(0, -1), `${keyId}0`, '', '0', '../x', '%00', 'ü'];
    for (const name of strange) {
      await refusesAs('keyGone', provider.sign(name, Buffer.from('x')));
      assert.equal(await provider.readPublicKey(name), null, name);
      await provider.destroyKey(name);
    }
    assert.equal(await provider.findKey(newPair()), null);
    assert.ok((await provider.sign(keyId, Buffer.from('x'))).length > 0);
  });

  test(`${name}: it says what it is`, async () => {
    assert.match((await provider.checkHealth()).description, /\S/);
  });

  test(`${name}: while it is down everything says so, and nothing afterwards`, async (t) => {
    const { outage } = scene;
    if (outage === null) return t.skip('it cannot be taken away here');
    const { keyId, publicKeySpki } = await make();
    await outage.begin();
    try {
      const asks = [
        () => provider.sign(keyId, Buffer.from('x')),
        () => provider.readPublicKey(keyId),
        () => provider.findKey('a'.repeat(32)),
        () => provider.destroyKey(keyId),
        () => provider.makeKey({ keyPairId: newPair(), algorithm: 'rsa-2048' }),
        () => provider.checkHealth(),
      ];
      for (const ask of asks) await refusesAs(outage.says, ask());
    } finally {
      await outage.end();
    }
    assert.ok(isSigned(publicKeySpki, Buffer.from('back'), await provider.sign(keyId, Buffer.from('back'))));
  });

  test(`${name}: a root key comes back as it was wrapped, in another process too, and no other does`, async (t) => {
    if (provider.rootKeyWrapper === null) return t.skip('it wraps no root key');
    const rootKey = randomBytes(32);
    const wrapped = await provider.rootKeyWrapper.wrapRootKey(rootKey);
    assert.equal(Buffer.from(wrapped).includes(rootKey), false);
    const other = await scene.open();
    try {
      assert.deepEqual(Buffer.from((await other.rootKeyWrapper?.unwrapRootKey(wrapped)) ?? []), rootKey);
      const changed = Buffer.from(wrapped);
      changed[changed.length - 5] = (changed[changed.length - 5] ?? 0) ^ 1;
      assert.equal(await other.rootKeyWrapper?.unwrapRootKey(changed), null);
    } finally {
      await other.close();
    }
  });
}

async function refusesAs(
  trouble: KeyProviderFault['trouble'] | readonly KeyProviderFault['trouble'][],
  ask: Promise<unknown>,
): Promise<void> {
  const error = await ask.then(
    () => assert.fail(`it should say ${trouble}`),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof KeyProviderFault, `it is no fault of a provider: ${String(error)}`);
  assert.ok([trouble].flat().includes(error.trouble), `${error.trouble} instead of ${trouble}: ${error.detail}`);
}

function publicKeyOf(spki: Uint8Array) {
  return createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
}

function isSigned(spki: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  return verify('sha256', bytes, publicKeyOf(spki), signature);
}
