// Rotations without hands of an app that has a maintenance window: the deploy begins in it, and in it alone.

import assert from 'node:assert/strict';
import { windowOpensAt } from '../../../src/domain/client-app/maintenance-window.ts';
import { dayMs, hourMs, minuteMs, newId } from '../../../src/domain/ports.ts';
import type { Swap } from '../../../src/domain/rotation/swap.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import type { SwapContext } from '../../../src/operations/context.ts';
import { beginDueSwaps } from '../../../src/operations/rotation/loops/begin-due.ts';
import { driveSwap, swapLeaseMs } from '../../../src/operations/rotation/loops/drive-swap.ts';
import { reconcileConnection } from '../../../src/operations/rotation/loops/reconcile.ts';
import { runSwaps } from '../../../src/operations/rotation/loops/run-swaps.ts';
import { startDeploy } from '../../../src/operations/rotation/start-deploy.ts';
import { beginSwap } from '../../../src/operations/rotation/steps/begin-swap.ts';
import { type Installation, refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';
import { handsFree } from './swap-scene.ts';

const window = 'Sat 02:00-05:00';

/** As `serve` does, each `everyMinutes`. */
async function served(world: Installation, context: SwapContext, minutes: number, everyMinutes = 1): Promise<void> {
  const holder = newId(context.random);
  for (let minute = 0; minute < minutes; minute += everyMinutes) {
    await world.drive(beginDueSwaps(context));
    await world.drive(runSwaps(context, holder));
    await world.clock.advance(everyMinutes * minuteMs);
  }
}

async function lastSwap({ store }: SwapContext, id: string): Promise<Swap | null> {
  return store.read(async (tx) => {
    const connection = await tx.connections.byId(id);
    return connection && tx.swaps.lastOf(connection.clientAppId);
  });
}

/** To so many minutes before its next opening. */
async function beforeOpening(world: Installation, minutes: number): Promise<void> {
  const now = world.clock.now();
  await world.clock.advance(windowOpensAt(window, now + hourMs * 4) - minutes * minuteMs - now);
}

inEachInstallation('a scheduled rotation waits for its window, and its end cuts nothing off', async (world) => {
  const { process, id, context } = await handsFree(world, 'connected-app', {
    propagation: { minSeconds: 120, maxSeconds: 600 },
  });
  await setConnection.run(context, { name: 'acme', rotateEveryDays: 30, rotationWindow: window });
  await world.clock.advance(31 * dayMs);
  await beforeOpening(world, 30);
  await served(world, context, 29);
  assert.equal(await lastSwap(context, id), null, 'asked for, and not begun');
  // One hour of the window is over already when somebody starts the program again.
  await world.clock.advance(3 * hourMs - 5 * minuteMs);
  await served(world, context, 30);
  const swap = await lastSwap(context, id);
  assert.equal(swap?.phase, 'settled', JSON.stringify(swap?.problem));
  const opened = windowOpensAt(window, swap?.deploy?.askedAt ?? 0);
  assert.equal(opened, swap?.deploy?.askedAt, 'the deploy began in the window');
  assert.ok(windowOpensAt(window, swap?.endedAt ?? 0) > (swap?.endedAt ?? 0), 'and settled behind its end');
  assert.deepEqual(await world.states(process), ['previous', 'active']);
});

inEachInstallation('a certificate that ends before the window opens is rotated at once', async (world) => {
  const { process, id, context } = await handsFree(world, 'connected-app');
  await setConnection.run(context, { name: 'acme', rotateBeforeDays: 8, rotationWindow: window });
  const { pairs } = await world.whole(context, id);
  const [active] = pairs;
  // Nobody ran the program in the week in which it was open last.
  await world.clock.advance((active?.notAfter ?? 0) - 2 * dayMs - world.clock.now());
  const opensAt = windowOpensAt(window, world.clock.now());
  if (opensAt + 6 * hourMs <= (active?.notAfter ?? 0))
    await world.clock.advance(opensAt + 4 * hourMs - world.clock.now());
  await world.drive(reconcileConnection(context, id));
  await served(world, context, 20);
  const swap = await lastSwap(context, id);
  assert.equal(swap?.phase, 'settled', JSON.stringify(swap?.problem));
  assert.deepEqual(await world.states(process), ['previous', 'active']);
});

inEachInstallation('a person is told that the window is closed, and may deploy all the same', async (world) => {
  const { process, context } = await handsFree(world, 'connected-app');
  await setConnection.run(context, { name: 'acme', rotationWindow: window });
  await beforeOpening(world, 60);
  await refuses('outsideWindow', world.drive(beginSwap(context, { name: 'acme' })));
  assert.deepEqual(await world.states(process), ['active'], 'no key pair was made for it');
  const { swap } = await world.drive(startDeploy.run(context, { name: 'acme', isNow: true }));
  assert.equal(swap.ignoresWindow, true);
});

inEachInstallation('a deploy that does not come to begin in its window does not begin behind it', async (world) => {
  const { id, context } = await handsFree(world, 'connected-app');
  await setConnection.run(context, { name: 'acme', rotationWindow: window });
  await beforeOpening(world, -179);
  const begun = await world.drive(beginSwap(context, { name: 'acme' }));
  await world.clock.advance(2 * minuteMs);
  const holder = newId(context.random);
  const taken = await context.store.write((tx) => tx.swaps.claim(begun.id, { holder, leaseMs: swapLeaseMs }));
  assert.ok(taken);
  await world.drive(driveSwap(context, taken, { holder }));
  const swap = await lastSwap(context, id);
  assert.deepEqual([swap?.phase, swap?.problem, swap?.deploysAsked], ['refused', { type: 'outsideWindow', window }, 0]);
});

inEachInstallation('a window that may stay closed until the certificate ends is refused', async (world) => {
  const { context } = await handsFree(world, 'connected-app');
  const set = (change: object) => setConnection.run(context, { name: 'acme', ...change });
  await refuses('invalidInput', set({ rotateBeforeDays: 5, rotationWindow: window }));
  await set({ rotateBeforeDays: 8, rotationWindow: window });
  await refuses('invalidInput', set({ rotateBeforeDays: 3 }));
  await set({ rotateBeforeDays: 3, rotationWindow: 'daily 02:00-05:00' });
});
