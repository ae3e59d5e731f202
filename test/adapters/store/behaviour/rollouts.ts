// Rollouts, on both databases.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rollout } from '../../../../src/domain/rotation/rollout.ts';
import { newSwap } from '../../../../src/domain/rotation/swap.ts';
import { connection, entry, settle, start } from '../examples.ts';
import { type PlaceMaker, refuses } from '../place.ts';

const claim = (holder: string) => ({ holder, leaseMs: 30_000 });

/** Nothing in it is as it is at first. */
const full: Rollout = {
  ...{ id: 'rollout-1', phase: 'running', pattern: 'acme-*', labels: ['team:a', 'b'], batch: 5, stopAfter: 2 },
  ...{ askedBy: 'somebody', askedAt: start, waves: 3, canaryWave: 2, stoppedBy: 'anna', lookAt: start + 5 },
  leftOut: [
    { appName: 'Other', connections: ['other-1', 'other-2'], why: 'guided' },
    { appName: 'Another', connections: ['another'], why: 'outsideWindow' },
  ],
  endedAt: start + 9,
};
const apps = [{ clientAppId: 'app-1', connection: 'acme' }];

export function rolloutBehaviour(place: PlaceMaker): void {
  test('a rollout comes back as it was written, its apps with what their swaps say', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    await store.write((tx) => tx.rollouts.insert(full, apps, entry('rollout.asked', 'rollout-1')));
    assert.deepEqual(await store.read((tx) => tx.rollouts.last()), full);
    assert.deepEqual(await store.read((tx) => tx.rollouts.byId('rollout-1')), full);
    const waiting = { ...{ clientAppId: 'app-1', appName: 'App of app-1', connection: 'acme', wave: null } };
    const none = { swapId: null, notBegun: null, phase: null, problem: null };
    assert.deepEqual(await store.read((tx) => tx.rollouts.appsOf('rollout-1')), [{ ...waiting, ...none }]);
    const given = { clientAppId: 'app-1', connectionId: connection().id, askedBy: 'somebody', isScheduled: false };
    const pairs = { oldKeyPairId: 'pair-1', newKeyPairId: 'pair-2' };
    const problem = { type: 'deployRunning', by: 'Anna' } as const;
    const swap = { ...newSwap({ id: 'swap-1', askedAt: start, ...given, ...pairs }), problem };
    await store.write((tx) => tx.swaps.insert(swap, entry()));
    const placed = { clientAppId: 'app-1', wave: 2, swapId: 'swap-1', notBegun: 'clockWrong' } as const;
    await store.write((tx) => tx.rollouts.place('rollout-1', placed));
    const [told] = await store.read((tx) => tx.rollouts.appsOf('rollout-1'));
    assert.deepEqual(told, { ...waiting, ...placed, phase: 'proving', problem });
  });

  test('one rollout runs at a time, and another one when it is over', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    await store.write((tx) => tx.rollouts.insert(full, apps, entry()));
    const second = { ...full, id: 'rollout-2', askedAt: start + 1 };
    const insert = () => store.write((tx) => tx.rollouts.insert(second, apps, entry()));
    await refuses('rolloutUnderWay', insert());
    await store.write((tx) => tx.rollouts.update({ ...full, phase: 'stopped' }, entry('rollout.stopped')));
    await insert();
    assert.equal((await store.read((tx) => tx.rollouts.last()))?.id, 'rollout-2');
    await refuses(
      'rolloutUnderWay',
      store.write((tx) => tx.rollouts.update(full, entry())),
    );
  });

  test('of two that work at a rollout one holds it, until it gives it back or it stops', async (t) => {
    const store = await (await place(t)).open();
    await settle(store);
    await store.write((tx) => tx.rollouts.insert(full, apps, entry()));
    const claimed = async (holder: string, now = start + 5) =>
      (await store.write((tx) => tx.rollouts.claimRunning(now, claim(holder))))?.id ?? null;
    assert.equal(await claimed('one', start + 4), null);
    assert.equal(await claimed('one'), 'rollout-1');
    assert.equal(await claimed('two'), null);
    assert.equal(await claimed('one'), 'rollout-1');
    assert.equal(await store.write((tx) => tx.rollouts.lockHeld('rollout-1', 'two')), null);
    assert.deepEqual(await store.write((tx) => tx.rollouts.lockHeld('rollout-1', 'one')), full);
    await store.write((tx) => tx.rollouts.release('rollout-1', 'one'));
    assert.equal(await claimed('two'), 'rollout-1');
    await store.write((tx) => tx.rollouts.update({ ...full, phase: 'done' }, entry('rollout.done')));
    assert.equal(await store.write((tx) => tx.rollouts.lockHeld('rollout-1', 'two')), null);
    assert.equal(await claimed('two'), null);
  });
}
