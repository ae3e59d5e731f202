// A rotation without hands while the clock is ahead, and set right again in the middle of it.

import assert from 'node:assert/strict';
import { dayMs, hourMs } from '../../../src/domain/ports.ts';
import { isOpenSwap, type SwapPhase } from '../../../src/domain/rotation/swap-phases.ts';
import { runSwaps } from '../../../src/operations/rotation/loops/run-swaps.ts';
import { beginSwap } from '../../../src/operations/rotation/steps/begin-swap.ts';
import type { Installation } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';
import { carried, handsFree, swapContext } from './swap-scene.ts';

const deployPath = '/services/data/v68.0/metadata/deployRequest';

/** A process on a machine whose clock is a month ahead of the org's. */
async function ahead(world: Installation) {
  const machine = { aheadMs: 30 * dayMs };
  const { clock } = world;
  const now = () => clock.now() + machine.aheadMs;
  const sleep: typeof clock.sleep = (ms, signal) => clock.sleep(ms, signal);
  const process = await world.process({ clock: { now, sleep, monotonicMs: () => clock.monotonicMs() } });
  return Object.assign(machine, { context: swapContext(world, process) });
}

for (const [when, where] of [
  ['is being begun', 'proving'],
  ['is looked for', 'searching'],
  ['is deployed', 'awaiting'],
  ['settles', 'settling'],
  ['is taken back', 'provingBack'],
] as const satisfies readonly (readonly [string, SwapPhase])[]) {
  inEachInstallation(`what was dated by a clock ahead does not hold one that ${when}`, async (world) => {
    const isBack = where === 'provingBack';
    await handsFree(world, 'connected-app', { deploySeconds: 20, ...(isBack && { certificateDeploys: 'ignore' }) });
    const machine = await ahead(world);
    const { context } = machine;
    let isRight = false;
    let rightAt = 0;
    const { swap, phases } = await carried(
      world,
      context,
      async ({ phase }) => {
        if (isRight || (phase !== where && where !== 'proving')) return;
        isRight = true;
        machine.aheadMs = 0;
        rightAt = world.clock.now();
      },
      (phase) => {
        if (phase !== 'deploying' || where !== 'searching') return;
        world.control.patchOrg(world.org().orgId, { faults: { lostAnswer: { path: deployPath, count: 1 } } });
      },
    );
    assert.ok(isRight, phases.join(' '));
    assert.ok(!isOpenSwap(swap.phase), `${phases.join(' ')} ${swap.waitsFor}`);
    assert.equal(swap.phase, isBack ? 'rolledBack' : 'settled', JSON.stringify(swap.problem));
    assert.ok((swap.endedAt ?? 0) - rightAt < hourMs, `took ${(swap.endedAt ?? 0) - rightAt} ms`);
  });
}

inEachInstallation(
  'a clock that runs years ahead makes no certificate expired while it is doubted: the way back is open',
  async (world) => {
    await handsFree(world, 'connected-app', { propagation: { minSeconds: 300, maxSeconds: 300 } });
    const machine = await ahead(world);
    machine.aheadMs = 0;
    const doubt = async () => (machine.aheadMs === 0 ? null : ({ doubt: 'jumped', aheadMs: machine.aheadMs } as const));
    const clockTrust = { doubt, doubtAfterAsking: doubt, isTrusted: async () => machine.aheadMs === 0 };
    let looks = 0;
    const { swap, phases } = await carried(world, { ...machine.context, clockTrust }, async ({ phase }) => {
      if (looks === 0 && phase !== 'accepting') return;
      looks += 1;
      machine.aheadMs = looks < 4 ? 1100 * dayMs : 0;
    });
    assert.ok(looks > 4, phases.join(' '));
    assert.equal(swap.phase, 'rolledBack', `${phases.join(' ')} ${JSON.stringify(swap.problem)}`);
  },
);

inEachInstallation('a look that a clock ahead has planned is due', async (world) => {
  await handsFree(world, 'connected-app', { deploySeconds: 20 });
  const machine = await ahead(world);
  const { id } = await world.drive(beginSwap(machine.context, { name: 'acme' }));
  machine.aheadMs = 0;
  await world.drive(runSwaps(machine.context, 'serve'));
  assert.notEqual((await machine.context.store.read((tx) => tx.swaps.byId(id)))?.phase, 'proving');
});
