// A process that dies right where it was about to deploy: whoever goes on takes the answer for lost, looks for the deploy, and sends
// another only once the org's list proves that there was none.

import assert from 'node:assert/strict';
import { minuteMs, newId, secondMs } from '../../../src/domain/ports.ts';
import type { Swap } from '../../../src/domain/rotation/swap.ts';
import { isOpenSwap } from '../../../src/domain/rotation/swap-phases.ts';
import type { SwapContext } from '../../../src/operations/context.ts';
import { driveSwap, swapLeaseMs } from '../../../src/operations/rotation/loops/drive-swap.ts';
import { beginSwap } from '../../../src/operations/rotation/steps/begin-swap.ts';
import type { Installation } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';
import { handsFree } from './swap-scene.ts';

/** To its end, by a process that dies the first time that it enters the phase. */
async function dyingIn(world: Installation, context: SwapContext, phase: Swap['phase']) {
  const phases: string[] = [];
  const holder = newId(context.random);
  let swap = await world.drive(beginSwap(context, { name: 'acme' }));
  for (let turns = 0; isOpenSwap(swap.phase) && turns < 400; turns += 1) {
    const taken = await context.store.write((tx) => tx.swaps.claim(swap.id, { holder, leaseMs: swapLeaseMs }));
    assert.ok(taken);
    const ending = new AbortController();
    const tell = (moved: Swap) => {
      if (moved.phase === phase && !phases.includes(phase)) ending.abort();
      if (phases.at(-1) !== moved.phase) phases.push(moved.phase);
    };
    swap = await world.drive(driveSwap(context, taken, { holder, tell, signal: ending.signal }));
    await world.clock.advance(Math.max(secondMs, Math.min(swap.lookAt - world.clock.now(), minuteMs / 2)));
  }
  return { swap, phases };
}

inEachInstallation('a deploy that was about to be sent is looked for before another is', async (world) => {
  const { context } = await handsFree(world, 'connected-app');
  const { swap, phases } = await dyingIn(world, context, 'deploying');
  assert.equal(swap.phase, 'settled', JSON.stringify(swap.problem));
  assert.equal(phases[phases.indexOf('deploying') + 1], 'searching', phases.join(' '));
  assert.equal(swap.deploysAsked, 2);
});

/** Of an app whose certificate the org does not show: else the way back is over where it is seen to be in place. */
const notShown = { orgs: [{ appKind: 'external-client-app' as const }] };

inEachInstallation(
  'the same on the way back',
  async (world) => {
    const { context } = await handsFree(world, 'external-client-app', { certificateDeploys: 'ignore' });
    const { swap, phases } = await dyingIn(world, context, 'restoring');
    assert.ok(phases.includes('restoring'), `${phases.join(' ')} ${JSON.stringify(swap.problem)}`);
    assert.equal(phases[phases.indexOf('restoring') + 1], 'searchingBack', phases.join(' '));
    assert.equal(swap.phase, 'rolledBack', JSON.stringify(swap.problem));
    assert.equal(swap.restoresAsked, 2);
  },
  notShown,
);
