// Key pairs, their sealed private keys and the vault's slots, on both databases.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KeyPair, KeyPairStanding } from '../../../../src/domain/key-pair/key-pair.ts';
import type { SealedSignerKey } from '../../../../src/domain/vault/key-reference.ts';
import {
  active,
  clientApp,
  device,
  entry,
  keyPair,
  keyRequest,
  sealedKey,
  settle,
  slot,
  standing,
  start,
  token,
} from '../examples.ts';
import { type PlaceMaker, refuses } from '../place.ts';

const standings: KeyPairStanding[] = [
  { state: 'issued', lastAcceptedAt: null },
  { state: 'issued', lastAcceptedAt: start },
  { state: 'active', since: start, settledAt: null, lastAcceptedAt: start + 1 },
  { state: 'active', since: start, settledAt: start + 2, lastAcceptedAt: start + 1 },
  { state: 'settling', since: start, lastAcceptedAt: start, cameFrom: { state: 'issued', lastAcceptedAt: null } },
  {
    state: 'settling',
    since: start,
    lastAcceptedAt: start,
    cameFrom: { state: 'previous', since: 3, lastAcceptedAt: 4 },
  },
  { state: 'previous', since: start, lastAcceptedAt: start },
  { state: 'abandoned', since: start, lastAcceptedAt: null, reason: 'discarded' },
  { state: 'compromised', since: start, lastAcceptedAt: null },
  { state: 'destroyed', since: start, lastAcceptedAt: start },
];

function held(pair: KeyPair, text = 'private key'): SealedSignerKey {
  const { id: keyPairId, publicKeyHash, fingerprint } = pair;
  return { keyPairId, publicKeyHash, fingerprint, sealed: sealedKey(text) };
}

export function keyPairBehaviour(place: PlaceMaker): void {
  test('a key pair comes back as it was written, in every standing', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    for (const next of standings) {
      const pair = standing(keyPair(), next);
      await store.write((tx) => tx.keyPairs.update(pair, entry()));
      assert.deepEqual(await store.read((tx) => tx.keyPairs.byId('pair-1')), pair);
      assert.deepEqual(await store.read((tx) => tx.keyPairs.byFingerprint(pair.fingerprint)), [pair]);
      assert.deepEqual(await store.read((tx) => tx.keyPairs.byPublicKeyHash(pair.publicKeyHash)), [pair]);
    }
  });

  test('pairs of an app come newest first, locked or not; pages follow the ids', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    await store.write(async (tx) => {
      for (const [index, id] of ['pair-0', 'pair-3', 'pair-2'].entries())
        await tx.keyPairs.insert(keyPair(id, { issuedAt: start + 1 + index }), { sealed: sealedKey() }, entry());
    });
    const ids = (pairs: readonly { id: string }[]) => pairs.map(({ id }) => id);
    const expected = ['pair-2', 'pair-3', 'pair-0', 'pair-1'];
    assert.deepEqual(ids(await store.read((tx) => tx.keyPairs.ofApp('app-1'))), expected);
    assert.deepEqual(ids(await store.write((tx) => tx.keyPairs.lockOfApp('app-1'))), expected);
    assert.deepEqual(ids(await store.read((tx) => tx.keyPairs.page('pair-0', 2))), ['pair-1', 'pair-2']);
    const sealed = await store.read((tx) => tx.keyPairs.sealedPage('pair-2', 9));
    assert.deepEqual(sealed, [{ pair: keyPair('pair-3', { issuedAt: start + 2 }), sealed: sealedKey() }]);
  });

  test('the living pairs of an app are all but the destroyed ones, newest first, locked or not', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    await store.write(async (tx) => {
      for (const [index, id] of ['pair-2', 'pair-3'].entries())
        await tx.keyPairs.insert(keyPair(id, { issuedAt: start + 1 + index }), { sealed: sealedKey() }, entry());
    });
    const destroyed = { state: 'destroyed', since: start, lastAcceptedAt: null } as const;
    await store.write((tx) => tx.keyPairs.update(standing(keyPair('pair-2'), destroyed), entry()));
    const expected = [keyPair('pair-3', { issuedAt: start + 2 }), keyPair()];
    assert.deepEqual(await store.read((tx) => tx.keyPairs.livingOfConnection('id-of-acme')), expected);
    assert.deepEqual(await store.write((tx) => tx.keyPairs.lockLivingOfApp('app-1')), expected);
  });

  test('pairs that are locked as they were known have the standing of now, and those that came since are among them', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    const known = [keyPair()];
    const locked = () => store.write((tx) => tx.keyPairs.lockLivingOfApp('app-1', known));
    assert.deepEqual(await locked(), known);
    await store.write((tx) => tx.keyPairs.update(active(keyPair()), entry()));
    assert.deepEqual(await locked(), [active(keyPair())]);
    const newer = keyPair('pair-2', { issuedAt: start + 1 });
    await store.write((tx) => tx.keyPairs.insert(newer, { sealed: sealedKey() }, entry()));
    assert.deepEqual(await locked(), [newer, active(keyPair())]);
    const destroyed = { state: 'destroyed', since: start, lastAcceptedAt: null } as const;
    await store.write((tx) => tx.keyPairs.update(standing(keyPair(), destroyed), entry()));
    assert.deepEqual(await locked(), [newer]);
  });

  test('one pair of an app is active and one settling, whoever writes', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    await store.write((tx) => tx.keyPairs.insert(keyPair('pair-2'), { sealed: sealedKey() }, entry()));
    await store.write((tx) => tx.keyPairs.update(active(keyPair()), entry()));
    const second = store.write((tx) => tx.keyPairs.update(active(keyPair('pair-2')), entry()));
    await refuses('changedMeanwhile', second);
    const swapped = store.write(async (tx) => {
      await tx.keyPairs.update(standing(keyPair(), { state: 'previous', since: 1, lastAcceptedAt: 1 }), entry());
      await tx.keyPairs.update(active(keyPair('pair-2')), entry());
    });
    await swapped;
    const states = (await store.read((tx) => tx.keyPairs.ofApp('app-1'))).map((pair) => pair.standing.state);
    assert.deepEqual(states, ['active', 'previous']);
  });

  test('the private key of a pair lies in its row or in a device that the row names, never in both', async (t) => {
    const at = await place(t);
    const store = await at.open();
    await settle(store);
    await store.write((tx) => tx.keyPairs.insert(keyPair('pair-2'), { device }, entry()));
    assert.deepEqual(await store.read((tx) => tx.keyPairs.keyReference('pair-2')), { device });
    assert.deepEqual(await store.read((tx) => tx.keyPairs.sealedPage('', 9)), [
      { pair: keyPair(), sealed: sealedKey() },
    ]);
    for (const change of [
      `device_key_id = '01', provider_uri = 'pkcs11:token=a' where id = 'pair-1'`,
      `device_key_id = null, provider_uri = null where id = 'pair-2'`,
      `provider_uri = null where id = 'pair-2'`,
      `state = 'destroyed', since = 1 where id = 'pair-2'`,
    ])
      await assert.rejects(at.tamper(`update key_pair set ${change}`), /constraint/i, change);
    const destroyed = { state: 'destroyed', since: start, lastAcceptedAt: null } as const;
    await store.write((tx) => tx.keyPairs.update(standing(keyPair('pair-2'), destroyed), entry()));
    assert.equal(await store.read((tx) => tx.keyPairs.keyReference('pair-2')), null);
  });

  test('destroying erases the sealed private key in the same write and keeps the certificate', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    assert.deepEqual(await store.read((tx) => tx.keyPairs.keyReference('pair-1')), { sealed: sealedKey() });
    const destroyed = standing(keyPair(), { state: 'destroyed', since: start, lastAcceptedAt: null });
    await store.write((tx) => tx.keyPairs.update(destroyed, entry()));
    assert.equal(await store.read((tx) => tx.keyPairs.keyReference('pair-1')), null);
    assert.deepEqual(await store.read((tx) => tx.keyPairs.sealedPage('', 9)), []);
    assert.deepEqual(await store.read((tx) => tx.keyPairs.byId('pair-1')), destroyed);
  });

  test('nothing leads out of destroyed', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    const destroyed = standing(keyPair(), { state: 'destroyed', since: start, lastAcceptedAt: null });
    await store.write((tx) => tx.keyPairs.update(destroyed, entry()));
    await refuses(
      'changedMeanwhile',
      store.write((tx) => tx.keyPairs.update(active(keyPair()), entry())),
    );
    await refuses(
      'changedMeanwhile',
      store.write((tx) => tx.keyPairs.noteAccepted(active(keyPair()))),
    );
    assert.equal(await store.write((tx) => tx.vault.resealKey(held(keyPair()), sealedKey())), false);
    assert.equal(await store.read((tx) => tx.keyPairs.keyReference('pair-1')), null);
  });

  test('an issued pair moves to another app, one in use does not', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    await store.write((tx) => tx.clientApps.insert(clientApp('app-2'), entry()));
    await store.write((tx) => tx.keyPairs.moveToApp('pair-1', 'app-2', entry()));
    assert.deepEqual(await store.read((tx) => tx.keyPairs.ofApp('app-2')), [
      keyPair('pair-1', { clientAppId: 'app-2' }),
    ]);
    await store.write((tx) => tx.keyPairs.update(active(keyPair('pair-1', { clientAppId: 'app-2' })), entry()));
    await refuses(
      'changedMeanwhile',
      store.write((tx) => tx.keyPairs.moveToApp('pair-1', 'app-1', entry())),
    );
  });

  test('the vault has one first slot, also when two processes create it at once', async (t) => {
    const at = await place(t);
    const stores = [await at.open(), await at.open()];
    const outcomes = await Promise.allSettled(
      stores.map((store, index) => store.write((tx) => tx.vault.insertFirst(slot(`slot-${index}`), entry()))),
    );
    assert.deepEqual(outcomes.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    await refuses('vaultExists', Promise.reject(refused?.reason));
  });

  test('slots come oldest first and as they were written', async (t) => {
    const store = await (await place(t)).open();
    const keyFile = { ...slot('a'), createdAt: start + 1, provider: { type: 'keyFile', keyCheck: 'ab' } as const };
    await store.write(async (tx) => {
      await tx.vault.insertFirst(keyFile, entry());
      await tx.vault.insert(slot('z'), entry());
    });
    assert.deepEqual(await store.read((tx) => tx.vault.slots()), [slot('z'), keyFile]);
  });

  test('no sealed key enters under a root key without a slot, and no root key goes that keys hang on', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    const orphan = store.write((tx) =>
      tx.keyPairs.insert(keyPair('pair-2'), { sealed: sealedKey('key', 'root-2') }, entry()),
    );
    await refuses('rootKeyRetired', orphan);
    await refuses(
      'rootKeyRetired',
      store.write((tx) => tx.vault.resealKey(held(keyPair()), sealedKey('key', 'root-2'))),
    );
    await refuses(
      'rootKeyInUse',
      store.write((tx) => tx.vault.remove('slot-1', entry())),
    );
    await store.write((tx) => tx.vault.insert(slot('slot-2', 'root-2'), entry()));
    const reseal = () => store.write((tx) => tx.vault.resealKey(held(keyPair()), sealedKey('key', 'root-2')));
    assert.deepEqual([await reseal(), await reseal()], [true, false]);
    await store.write((tx) => tx.vault.remove('slot-1', entry()));
    assert.deepEqual(await store.read((tx) => tx.keyPairs.keyReference('pair-1')), {
      sealed: sealedKey('key', 'root-2'),
    });
    assert.deepEqual(await store.read((tx) => tx.vault.slots()), [slot('slot-2', 'root-2')]);
  });

  test('a key that comes and its root key that goes at the same moment do not both happen', async (t) => {
    const at = await place(t);
    const [first, second] = [await at.open(), await at.open()];
    await first.write((tx) => tx.vault.insertFirst(slot(), entry()));
    await first.write((tx) => tx.clientApps.insert(clientApp(), entry()));
    const outcomes = await Promise.allSettled([
      first.write((tx) => tx.keyPairs.insert(keyPair(), { sealed: sealedKey() }, entry())),
      second.write((tx) => tx.vault.remove('slot-1', entry())),
    ]);
    assert.deepEqual(outcomes.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  });

  test('pages over what hangs on another root key, keys and texts, and counts', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    await store.write(async (tx) => {
      await tx.vault.insert(slot('slot-2', 'root-2'), entry());
      await tx.keyPairs.insert(keyPair('pair-2'), { sealed: sealedKey('two') }, entry());
      await tx.keyPairs.insert(keyPair('pair-3'), { sealed: sealedKey('three', 'root-2') }, entry());
      await tx.keyPairs.insert(keyPair('pair-4'), { device }, entry());
      await tx.keyRequests.insert(keyRequest('pair-0'), { sealed: sealedKey('request') }, entry());
      await tx.keyRequests.insert(keyRequest('pair-5'), { device }, entry());
      await tx.tokens.put(token('hash'));
    });
    const pages = await store.read(async (tx) => ({
      first: await tx.vault.notUnder('root-2', 2),
      rest: await tx.vault.notUnder('root-2', 9, 'pair-1'),
      counts: await tx.vault.countByRootKey(),
      texts: await tx.vault.textsNotUnder('root-2', 9),
      after: await tx.vault.textsNotUnder('root-2', 9, { purpose: 'access-token', rowId: 'id-of-acme' }),
      none: await tx.vault.textsNotUnder('root-1', 9),
    }));
    const text = { purpose: 'access-token', rowId: 'id-of-acme', sealed: token('hash').sealed };
    assert.deepEqual(pages, {
      first: [held(keyPair('pair-0'), 'request'), held(keyPair(), 'private key')],
      rest: [held(keyPair('pair-2'), 'two')],
      counts: [
        { rootKeyId: 'root-1', sealedKeys: 3 },
        { rootKeyId: 'root-2', sealedKeys: 1 },
      ],
      texts: [text],
      after: [],
      none: [],
    });
    const resealed = { ...text.sealed, rootKeyId: 'root-2', sealed: new Uint8Array([1]) };
    const swap = () => store.write((tx) => tx.vault.resealText(text, resealed));
    assert.deepEqual([await swap(), await swap()], [true, false]);
    assert.deepEqual((await store.read((tx) => tx.tokens.get('id-of-acme')))?.sealed, resealed);
  });
}
