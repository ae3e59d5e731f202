// Who carries a rotation without hands on: one process at a time. One that lost its claim asks the org nothing more.

import assert from 'node:assert/strict';
import type { CertificateSlots } from '../../../src/domain/org/certificate-slots.ts';
import { minuteMs, newId } from '../../../src/domain/ports.ts';
import { driveSwap, swapLeaseMs } from '../../../src/operations/rotation/loops/drive-swap.ts';
import { beginSwap } from '../../../src/operations/rotation/steps/begin-swap.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';
import { carried, handsFree } from './swap-scene.ts';

inEachInstallation('a step is given up as soon as its claim is seen to be another process’s', async (world) => {
  const { context } = await handsFree(world, 'connected-app');
  let isGivenUp: boolean | undefined;
  const certificateSlots: CertificateSlots = {
    ...context.certificateSlots,
    async deploy(session, wish, signal) {
      await world.place.tamper(`update swap set claimed_by = 'another'`);
      await world.clock.sleep(minuteMs, signal).catch(() => undefined);
      isGivenUp = signal?.aborted;
      return context.certificateSlots.deploy(session, wish, signal);
    },
  };
  const { id } = await world.drive(beginSwap(context, { name: 'acme' }));
  const holder = newId(context.random);
  const taken = await context.store.write((tx) => tx.swaps.claim(id, { holder, leaseMs: swapLeaseMs }));
  assert.ok(taken);
  const swap = await world.drive(driveSwap({ ...context, certificateSlots }, taken, { holder }));
  assert.equal(isGivenUp, true);
  assert.equal(swap.phase, 'checking');
});

inEachInstallation(
  'while another connection holds the handover, one that settles asks the org no more for it',
  async (world) => {
    const { process, context } = await handsFree(world, 'connected-app');
    const { orgId, username, consumerKey } = world.org();
    const other = 'second@acme.example';
    world.control.createUser(orgId, { username: other });
    world.control.patchApp(orgId, consumerKey, { assigned: [username, other] });
    await world.signIn(process, await world.connect(process, 'second', { username: other }));
    let asked = 0;
    const tokenEndpoint: typeof context.tokenEndpoint = {
      exchange: (request, signal) => {
        asked += 1;
        return context.tokenEndpoint.exchange(request, signal);
      },
    };
    let looks = 0;
    let askedBefore = 0;
    const { swap } = await carried(
      world,
      { ...context, tokenEndpoint },
      async ({ phase }) => {
        looks += phase === 'settling' ? 1 : 0;
        if (looks === 200) askedBefore = asked;
      },
      (phase) => {
        if (phase === 'accepting') world.control.patchUser(orgId, other, { isActive: false });
      },
    );
    assert.equal(swap.phase, 'settling', JSON.stringify(swap.problem));
    assert.ok(asked - askedBefore < 10, `${asked - askedBefore} sign-ins in ${looks - 200} looks`);
  },
);
