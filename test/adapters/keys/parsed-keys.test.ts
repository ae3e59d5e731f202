import assert from 'node:assert/strict';
import { createSecretKey, type KeyObject } from 'node:crypto';
import { test } from 'node:test';
import { ParsedKeys } from '../../../src/adapters/keys/parsed-keys.ts';
import type { SealedSignerKey } from '../../../src/domain/vault/key-reference.ts';

function held(keyPairId: string): SealedSignerKey {
  const sealed = {
    formatVersion: 1,
    rootKeyId: '',
    wrappedDataKey: new Uint8Array(),
    sealedPrivateKey: new Uint8Array(),
  } as const;
  return { keyPairId, publicKeyHash: Buffer.from(keyPairId), fingerprint: keyPairId, sealed };
}

function cache(capacity: number) {
  const opened: string[] = [];
  const parsed = new ParsedKeys(capacity, async ({ keyPairId }): Promise<KeyObject> => {
    opened.push(keyPairId);
    if (keyPairId === 'broken') throw new Error('damaged');
    return createSecretKey(Buffer.from(keyPairId));
  });
  return { parsed, opened };
}

test('a row with another public key opens for itself', async () => {
  const { parsed, opened } = cache(4);
  await parsed.get(held('a'));
  await parsed.get({ ...held('a'), publicKeyHash: Buffer.from('another') });
  assert.deepEqual(opened, ['a', 'a']);
});

test('many that want the same key at once wait for one opening', async () => {
  const { parsed, opened } = cache(4);
  const keys = await Promise.all(Array.from({ length: 100 }, () => parsed.get(held('a'))));
  assert.deepEqual(opened, ['a']);
  assert.equal(new Set(keys).size, 1);
});

test('the key that was unused for longest leaves, and never more stay than there is room for', async () => {
  const { parsed, opened } = cache(2);
  for (const id of ['a', 'b', 'a', 'c', 'a', 'b']) {
    await parsed.get(held(id));
    assert.ok(parsed.size <= 2);
  }
  assert.deepEqual(opened, ['a', 'b', 'c', 'b']);
});

test('a failed opening takes no room and is tried again', async () => {
  const { parsed, opened } = cache(2);
  await assert.rejects(parsed.get(held('broken')), /damaged/);
  assert.equal(parsed.size, 0);
  await assert.rejects(parsed.get(held('broken')), /damaged/);
  assert.deepEqual(opened, ['broken', 'broken']);
});

test('a forgotten key is opened anew', async () => {
  const { parsed, opened } = cache(2);
  await parsed.get(held('a'));
  parsed.forget('a');
  await parsed.get(held('a'));
  assert.deepEqual(opened, ['a', 'a']);
});
