// Rotations without hands, against orgs whose changes spread slowly, under traffic from several processes.

import assert from 'node:assert/strict';
import type { OrgPatch } from '../../../simulator/control/patches.ts';
import { dayMs } from '../../../src/domain/ports.ts';
import type { Installation, Process } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';
import { carried, fingerprintOf, handsFree, slotOf } from './swap-scene.ts';

const slow = { propagation: { minSeconds: 120, maxSeconds: 600 }, deploySeconds: 30 } as const;

/** Every process signs in anew; a failure ends the test. */
function traffic(world: Installation, id: string, processes: readonly Process[]) {
  let calls = 0;
  return {
    count: () => calls,
    async call() {
      for (const { tokens } of processes) {
        await world.drive(tokens.acquire(id, { fresh: true }));
        calls += 1;
      }
    },
  };
}

const cases: [string, 'connected-app' | 'external-client-app', OrgPatch][] = [
  ['a Connected App', 'connected-app', slow],
  ['an External Client App that shows nothing', 'external-client-app', slow],
  [
    'an External Client App that shows its certificate',
    'external-client-app',
    { ...slow, ecaCertificateReadback: 'always' },
  ],
];

for (const [what, kind, patch] of cases) {
  inEachInstallation(
    `${what} is rotated without hands, and no call under traffic fails`,
    async (world) => {
      const { process, id, context } = await handsFree(world, kind, patch);
      const callers = traffic(world, id, [process, await world.process(), await world.process()]);
      const { swap, phases } = await carried(world, context, callers.call);
      const forth = 'reading checking comparing deploying awaiting readingBack accepting settling settled';
      assert.equal(phases.join(' '), forth, JSON.stringify(swap.problem));
      assert.equal(
        swap.component?.knownBy,
        patch.ecaCertificateReadback === undefined && kind !== 'connected-app' ? 'name' : 'consumerKey',
      );
      assert.ok(callers.count() > 30, `${callers.count()} calls`);
      const pair = await context.store.read((tx) => tx.keyPairs.byId(swap.newKeyPairId));
      assert.deepEqual(slotOf(world), [pair?.fingerprint]);
      assert.deepEqual(await world.states(process), ['previous', 'active']);
      assert.equal(swap.keptForm, null);
      assert.equal((await world.whole(context, id)).connection.failure, null);
    },
    { orgs: [{ appKind: kind, servers: 6 }] },
  );
}

for (const kind of ['connected-app', 'external-client-app'] as const) {
  inEachInstallation(
    `a deploy into ${kind} that takes no effect is taken back, and no call under traffic fails`,
    async (world) => {
      const { process, id, context, certificate } = await handsFree(world, kind, {
        ...slow,
        certificateDeploys: 'ignore',
      });
      const callers = traffic(world, id, [process, await world.process()]);
      const { swap, phases } = await carried(world, context, callers.call);
      assert.equal(swap.phase, 'rolledBack', `${phases.join(' ')} ${JSON.stringify(swap.problem)}`);
      assert.deepEqual(swap.problem, { type: 'notAccepted' });
      // Where the org shows that it holds the old certificate there is nothing to put back.
      assert.equal(phases.includes('restoring'), kind === 'external-client-app');
      assert.deepEqual(slotOf(world), [fingerprintOf(certificate.pair.certificateDer)]);
      assert.deepEqual(await world.states(process), ['active', 'abandoned']);
      assert.ok(callers.count() > 20);
    },
    { orgs: [{ appKind: kind, servers: 6 }] },
  );
}

inEachInstallation(
  'what a clock that ran ahead has dated says nothing about a deploy of today',
  async (world) => {
    const { id, context } = await handsFree(world, 'connected-app', slow);
    world.clock.jump(100 * dayMs);
    await world.drive(context.tokens.acquire(id, { fresh: true }));
    world.clock.jump(-100 * dayMs);
    const { swap, phases } = await carried(world, context);
    assert.equal(swap.phase, 'settled', `${phases.join(' ')} ${JSON.stringify(swap.problem)}`);
  },
  { orgs: [{ appKind: 'connected-app', servers: 6 }] },
);
