// Private keys that wait for their certificate, on both databases.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientApp, device, entry, keyPair, keyRequest, sealedKey, settle, slot, start } from '../examples.ts';
import { type PlaceMaker, refuses } from '../place.ts';

export function keyRequestBehaviour(place: PlaceMaker): void {
  test('a key request comes back as it was written, the newest of an app first', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    const older = keyRequest('pair-2', { requestedAt: start - 1 });
    await store.write(async (tx) => {
      await tx.keyRequests.insert(older, { sealed: sealedKey('two') }, entry('keyRequest.made', 'pair-2'));
      await tx.keyRequests.insert(keyRequest(), { device }, entry('keyRequest.made', 'pair-9'));
    });
    assert.deepEqual(await store.read((tx) => tx.keyRequests.byId('pair-9')), keyRequest());
    assert.deepEqual(await store.read((tx) => tx.keyRequests.ofApp('app-1')), [keyRequest(), older]);
    const [newest] = await store.read((tx) => tx.audit.newest(1));
    assert.deepEqual([newest?.action, newest?.subject.id], ['keyRequest.made', 'pair-9']);
  });

  test('with its certificate a request becomes an issued pair with the same private key, and is gone', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    for (const [id, key] of [['pair-2', { sealed: sealedKey('two') }] as const, ['pair-3', { device }] as const]) {
      await store.write((tx) => tx.keyRequests.insert(keyRequest(id), key, entry()));
      await store.write((tx) => tx.keyRequests.issue(keyPair(id), entry('keyPair.issued', id)));
      assert.equal(await store.read((tx) => tx.keyRequests.byId(id)), null);
      assert.deepEqual(await store.read((tx) => tx.keyPairs.byId(id)), keyPair(id));
      assert.deepEqual(await store.read((tx) => tx.keyPairs.keyReference(id)), key);
      const [newest] = await store.read((tx) => tx.audit.newest(1));
      assert.deepEqual([newest?.action, newest?.subject.id], ['keyPair.issued', id]);
    }
  });

  test('a certificate over another key, for another app, or without a request changes nothing', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    await store.write((tx) => tx.clientApps.insert(clientApp('app-2'), entry()));
    await store.write((tx) => tx.keyRequests.insert(keyRequest('pair-2'), { sealed: sealedKey() }, entry()));
    const head = await store.read((tx) => tx.audit.head());
    for (const pair of [
      keyPair('pair-2', { publicKeyHash: keyPair('other').publicKeyHash }),
      keyPair('pair-2', { clientAppId: 'app-2' }),
      keyPair('pair-3'),
    ])
      await refuses(
        'changedMeanwhile',
        store.write((tx) => tx.keyRequests.issue(pair, entry())),
      );
    assert.deepEqual(await store.read((tx) => tx.keyRequests.ofApp('app-1')), [keyRequest('pair-2')]);
    assert.equal(await store.read((tx) => tx.keyPairs.byId('pair-2')), null);
    assert.deepEqual(await store.read((tx) => tx.audit.head()), head);
  });

  test('a request is discarded with its private key, once', async (t) => {
    const at = await place(t);
    const store = await at.open();
    await settle(store);
    await store.write((tx) => tx.keyRequests.insert(keyRequest(), { sealed: sealedKey() }, entry()));
    await store.write((tx) => tx.keyRequests.discard('pair-9', entry()));
    assert.equal(await store.read((tx) => tx.keyRequests.byId('pair-9')), null);
    await refuses(
      'changedMeanwhile',
      store.write((tx) => tx.keyRequests.discard('pair-9', entry())),
    );
    await assert.rejects(
      at.tamper(`insert into key_request (id, client_app_id, algorithm, public_key_hash, subject, request_der, requested_at)
        select 'x', client_app_id, algorithm, public_key_hash, subject, certificate_der, issued_at from key_pair`),
      /constraint/i,
      'a request without a private key',
    );
  });

  test('a request moves to the app that it was meant for, and goes with the app that it belongs to', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    const second = clientApp('app-2');
    await store.write((tx) => tx.clientApps.insert(second, entry()));
    await store.write((tx) => tx.keyRequests.insert(keyRequest(), { sealed: sealedKey() }, entry()));
    await store.write((tx) => tx.keyRequests.moveToApp('pair-9', 'app-2', entry()));
    assert.deepEqual(await store.read((tx) => tx.keyRequests.ofApp('app-2')), [
      keyRequest('pair-9', { clientAppId: 'app-2' }),
    ]);
    await store.write((tx) => tx.clientApps.remove(second, entry()));
    assert.equal(await store.read((tx) => tx.keyRequests.byId('pair-9')), null);
  });

  test('the private key of a request moves under another root key, and holds the old one until then', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    const late = store.write((tx) =>
      tx.keyRequests.insert(keyRequest(), { sealed: sealedKey('nine', 'root-2') }, entry()),
    );
    await refuses('rootKeyRetired', late);
    await store.write(async (tx) => {
      await tx.vault.insert(slot('slot-2', 'root-2'), entry());
      await tx.keyRequests.insert(keyRequest(), { sealed: sealedKey('nine', 'root-2') }, entry());
    });
    await refuses(
      'rootKeyInUse',
      store.write((tx) => tx.vault.remove('slot-2', entry())),
    );
    const [key] = await store.read((tx) => tx.vault.notUnder('root-1', 9));
    assert.ok(key);
    assert.equal(await store.write((tx) => tx.vault.resealKey(key, sealedKey('nine'))), true);
    await store.write((tx) => tx.vault.remove('slot-2', entry()));
    await store.write((tx) => tx.keyRequests.issue(keyPair('pair-9'), entry()));
    assert.deepEqual(await store.read((tx) => tx.keyPairs.keyReference('pair-9')), { sealed: sealedKey('nine') });
  });
}
