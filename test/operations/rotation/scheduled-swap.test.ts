// Rotations that nobody asks for: the schedule of an app that agreed to be rotated without hands.

import assert from 'node:assert/strict';
import { dayMs, minuteMs, newId } from '../../../src/domain/ports.ts';
import type { Swap } from '../../../src/domain/rotation/swap.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import type { SwapContext } from '../../../src/operations/context.ts';
import { reconcileConnection } from '../../../src/operations/rotation/loops/reconcile.ts';
import { runSwaps } from '../../../src/operations/rotation/loops/run-swaps.ts';
import type { Installation } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';
import { handsFree } from './swap-scene.ts';

/** As `serve` does, each minute. */
async function served(world: Installation, context: SwapContext, id: string, minutes: number): Promise<void> {
  const holder = newId(context.random);
  for (let minute = 0; minute < minutes; minute += 1) {
    await world.drive(reconcileConnection(context, id));
    await world.drive(runSwaps(context, holder));
    await world.clock.advance(minuteMs);
  }
}

function lastSwap({ store }: SwapContext, id: string): Promise<Swap | null> {
  return store.read(async (tx) => {
    const connection = await tx.connections.byId(id);
    return connection && tx.swaps.lastOf(connection.clientAppId);
  });
}

inEachInstallation('an app is rotated by its schedule, and no person does anything', async (world) => {
  const { process, id, context } = await handsFree(world, 'connected-app');
  await setConnection.run(context, { name: 'acme', rotateEveryDays: 30 });
  await served(world, context, id, 2);
  assert.deepEqual(await world.states(process), ['active']);
  await world.clock.advance(31 * dayMs);
  await served(world, context, id, 30);
  assert.deepEqual(await world.states(process), ['previous', 'active']);
  const swap = await lastSwap(context, id);
  assert.deepEqual([swap?.phase, swap?.isScheduled, swap?.askedBy], ['settled', true, 'schedule']);
});

inEachInstallation('a scheduled rotation that is refused is tried again a day later, and not before', async (world) => {
  const { id, context } = await handsFree(world, 'connected-app');
  const { orgId, username } = world.org();
  await setConnection.run(context, { name: 'acme', rotateEveryDays: 30 });
  world.control.patchUser(orgId, username, { permissions: ['ApiEnabled'] });
  await world.clock.advance(31 * dayMs);
  await served(world, context, id, 5);
  const first = await lastSwap(context, id);
  assert.equal(first?.phase, 'refused');
  await served(world, context, id, 5);
  assert.equal((await lastSwap(context, id))?.id, first?.id);
  await world.clock.advance(dayMs);
  await served(world, context, id, 5);
  assert.notEqual((await lastSwap(context, id))?.id, first?.id);
});
