// What became of a deploy whose answer was lost is waited for, and what else the same user deploys is not taken for it.

import assert from 'node:assert/strict';
import type { CertificateSlots } from '../../../src/domain/org/certificate-slots.ts';
import { minuteMs } from '../../../src/domain/ports.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';
import { carried, handsFree } from './swap-scene.ts';

const noAnswer = { type: 'noAnswer', fault: 'connectionReset', message: 'lost' } as const;

inEachInstallation('a deploy that the org lists late is waited for, and not sent again', async (world) => {
  const { context } = await handsFree(world, 'connected-app', { deploySeconds: 5 });
  const slots = context.certificateSlots;
  let lost: { id: string; at: number } | null = null;
  const late: CertificateSlots = {
    ...slots,
    async deploy(session, wish, signal) {
      const answer = await slots.deploy(session, wish, signal);
      if (wish.isCheckOnly || lost !== null || answer.type !== 'read') return answer;
      lost = { id: answer.value, at: world.clock.now() };
      return noAnswer;
    },
    async deploys(session, signal) {
      const answer = await slots.deploys(session, signal);
      if (answer.type !== 'read' || lost === null || world.clock.now() > lost.at + minuteMs) return answer;
      return { ...answer, value: answer.value.filter(({ id }) => id !== lost?.id) };
    },
  };
  const { swap, phases } = await carried(world, { ...context, certificateSlots: late });
  assert.equal(swap.phase, 'settled', JSON.stringify(swap.problem));
  assert.equal(phases[phases.indexOf('searching') + 1], 'awaiting', phases.join(' '));
  assert.equal(swap.deploysAsked, 1);
});

inEachInstallation('what the same user deploys of other components is not found in place of it', async (world) => {
  const { context } = await handsFree(world, 'connected-app', { deploySeconds: 5 });
  const slots = context.certificateSlots;
  let isLost = false;
  const crowded: CertificateSlots = {
    ...slots,
    async deploy(session, wish, signal) {
      if (wish.isCheckOnly || isLost) return slots.deploy(session, wish, signal);
      isLost = true;
      const answer = await slots.deploy(session, wish, signal);
      assert.equal(answer.type, 'read');
      return noAnswer;
    },
    async result(session, id, signal) {
      const answer = await slots.result(session, id, signal);
      return answer.type === 'read' && isLost
        ? { ...answer, value: { ...answer.value, components: ['Other'] } }
        : answer;
    },
  };
  const { swap, phases } = await carried(world, { ...context, certificateSlots: crowded });
  assert.equal(phases[phases.indexOf('searching') + 1], 'comparing', phases.join(' '));
  assert.equal(swap.phase, 'settled', JSON.stringify(swap.problem));
});

inEachInstallation('a deploy that takes longer than an org may be silent is waited for', async (world) => {
  const { context } = await handsFree(world, 'connected-app');
  const { swap } = await carried(world, context, undefined, (phase) => {
    if (phase === 'deploying') world.control.patchOrg(world.org().orgId, { deploySeconds: 45 * 60 });
  });
  assert.equal(swap.phase, 'settled', JSON.stringify(swap.problem));
  assert.equal(swap.deploysAsked, 1);
});

inEachInstallation('a window that closes while it is searched for cuts nothing off', async (world) => {
  const { context } = await handsFree(world, 'connected-app');
  let isStruck = false;
  const { swap } = await carried(
    world,
    context,
    async ({ phase }) => {
      if (phase !== 'searching') return;
      const closed = new Date(world.clock.now()).getUTCDay() === 0 ? 'Wed 02:00-03:00' : 'Sun 02:00-03:00';
      await setConnection.run(context, { name: 'acme', rotationWindow: closed });
    },
    (phase) => {
      if (phase !== 'deploying' || isStruck) return;
      isStruck = true;
      const path = '/services/data/v68.0/metadata/deployRequest';
      world.control.patchOrg(world.org().orgId, { faults: { reset: { path, count: 1 } } });
    },
  );
  assert.equal(swap.phase, 'settled', JSON.stringify(swap.problem));
  assert.equal(swap.deploysAsked, 2);
});
