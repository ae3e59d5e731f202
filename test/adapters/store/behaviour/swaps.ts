// Rotations without hands, on both databases.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterOutcome, newSwap, type Swap, type SwapProblem } from '../../../../src/domain/rotation/swap.ts';
import { connection, entry, settle, slot, start } from '../examples.ts';
import { type PlaceMaker, refuses } from '../place.ts';

const claim = (holder: string) => ({ holder, leaseMs: 30_000 });

function swap(changes: Partial<Swap> = {}): Swap {
  const given = { clientAppId: 'app-1', connectionId: connection().id, askedBy: 'somebody', isScheduled: false };
  const pairs = { oldKeyPairId: 'pair-1', newKeyPairId: 'pair-2' };
  return { ...newSwap({ id: 'swap-1', askedAt: start, ...given, ...pairs }), ...changes };
}

const kept = { formatVersion: 1, rootKeyId: 'root-1', sealed: new Uint8Array([1, 2, 3]) } as const;

/** Nothing in it is as it is at first. */
const full = swap({
  phase: 'restoring',
  component: {
    type: 'ConnectedApp',
    fullName: 'Acme',
    path: 'connectedApps/Acme.connectedApp',
    knownBy: 'consumerKey',
  },
  keptForm: kept,
  deployedDigest: 'ab12',
  knownDeployIds: ['0Af1', '0Af2'],
  deploy: { askedAt: start, id: '0Af3', endedAt: start + 1 },
  deploysAsked: 2,
  restore: { askedAt: start + 2, id: null, endedAt: null },
  restoresAsked: 1,
  problem: { type: 'notPermitted', permissions: ['API Enabled'] },
  waitsFor: 'the org',
});

export function swapBehaviour(place: PlaceMaker): void {
  test('a swap comes back as it was written, with every kind of problem', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    const problems: SwapProblem[] = [
      { type: 'componentAmbiguous', fullNames: ['A', 'B'] },
      { type: 'deployRunning', by: null },
      { type: 'otherKind', kind: 'connected-app', fullName: 'A' },
      { type: 'bothRefused' },
    ];
    await store.write((tx) => tx.swaps.insert(full, entry('swap.asked', 'swap-1')));
    assert.deepEqual(await store.read((tx) => tx.swaps.openOf('app-1')), full);
    for (const problem of problems) {
      const changed = { ...full, problem };
      await store.write((tx) => tx.swaps.update(changed, entry('swap.moved', 'swap-1')));
      assert.deepEqual(await store.read((tx) => tx.swaps.byId('swap-1')), changed);
    }
    const [newest] = await store.read((tx) => tx.audit.newest(1));
    assert.deepEqual([newest?.action, newest?.subject.id], ['swap.moved', 'swap-1']);
  });

  test('an app has one open swap, and another once that is over', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    await store.write((tx) => tx.swaps.insert(swap(), entry()));
    const second = swap({ id: 'swap-2', askedAt: start + 1 });
    await refuses(
      'swapUnderWay',
      store.write((tx) => tx.swaps.insert(second, entry())),
    );
    const over = afterOutcome(swap(), 'refused', { problem: { type: 'oldExpired' } }, start + 1);
    assert.ok(over);
    await store.write((tx) => tx.swaps.update(over, entry()));
    assert.equal(await store.read((tx) => tx.swaps.openOf('app-1')), null);
    await store.write((tx) => tx.swaps.insert(second, entry()));
    assert.equal((await store.read((tx) => tx.swaps.lastOf('app-1')))?.id, 'swap-2');
  });

  test('of two that work at a swap one holds it, until it gives it back', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    await store.write((tx) => tx.swaps.insert(swap({ lookAt: start + 5 }), entry()));
    assert.equal(await store.write((tx) => tx.swaps.claimDue(start + 4, claim('one'))), null);
    assert.equal((await store.write((tx) => tx.swaps.claimDue(start + 5, claim('one'))))?.id, 'swap-1');
    assert.equal(await store.write((tx) => tx.swaps.claimDue(start + 5, claim('two'))), null);
    assert.equal(await store.write((tx) => tx.swaps.claim('swap-1', claim('two'))), null);
    assert.equal((await store.write((tx) => tx.swaps.claim('swap-1', claim('one'))))?.id, 'swap-1');
    assert.equal(await store.write((tx) => tx.swaps.lockHeld('swap-1', 'two')), null);
    assert.equal((await store.write((tx) => tx.swaps.lockHeld('swap-1', 'one')))?.id, 'swap-1');
    await store.write((tx) => tx.swaps.release('swap-1', 'two'));
    assert.equal(await store.write((tx) => tx.swaps.claim('swap-1', claim('two'))), null);
    await store.write((tx) => tx.swaps.release('swap-1', 'one'));
    assert.equal((await store.write((tx) => tx.swaps.claim('swap-1', claim('two'))))?.id, 'swap-1');
  });

  test('a kept form moves to another root key with all that is sealed, and is written under no root key that went', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    await store.write((tx) => tx.swaps.insert(full, entry()));
    await store.write((tx) => tx.vault.insert(slot('slot-2', 'root-2'), entry()));
    const row = { purpose: 'swap-form', rowId: 'swap-1', sealed: kept };
    assert.deepEqual(await store.read((tx) => tx.vault.textsNotUnder('root-2', 9)), [row]);
    assert.deepEqual(await store.read((tx) => tx.vault.textsNotUnder('root-2', 9, row)), []);
    const resealed = { ...kept, rootKeyId: 'root-2', sealed: new Uint8Array([9]) };
    const reseal = () => store.write((tx) => tx.vault.resealText(row, resealed));
    assert.deepEqual([await reseal(), await reseal()], [true, false]);
    assert.deepEqual((await store.read((tx) => tx.swaps.byId('swap-1')))?.keptForm, resealed);
    await refuses(
      'rootKeyRetired',
      store.write((tx) => tx.swaps.update({ ...full, keptForm: { ...kept, rootKeyId: 'root-9' } }, null)),
    );
  });
}
