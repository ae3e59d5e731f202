// What others put into the slot while a rotation without hands is on its way stays there, and what was deployed before is not taken for
// the deploy that is looked for.

import assert from 'node:assert/strict';
import { dayMs } from '../../../src/domain/ports.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';
import { carried, handsFree, replaced, slotOf, stranger } from './swap-scene.ts';

inEachInstallation('a certificate of others that comes behind the reading is not replaced', async (world) => {
  const { context } = await handsFree(world, 'connected-app');
  const { swap } = await carried(world, context, undefined, (phase) => {
    if (phase === 'comparing') replaced(world);
  });
  assert.equal(swap.phase, 'refused');
  assert.deepEqual(swap.problem, { type: 'otherCertificate', fingerprint: stranger.fingerprint });
  assert.deepEqual(slotOf(world), [stranger.fingerprint]);
});

inEachInstallation('a certificate of others is not replaced by the way back either', async (world) => {
  const { context } = await handsFree(world, 'connected-app', { certificateDeploys: 'ignore' });
  const { swap } = await carried(world, context, undefined, (phase) => {
    if (phase === 'comparingBack') replaced(world);
  });
  assert.equal(swap.phase, 'stopped');
  assert.deepEqual(swap.problem, { type: 'otherCertificate', fingerprint: stranger.fingerprint });
  assert.deepEqual(slotOf(world), [stranger.fingerprint]);
});

inEachInstallation('the deploy of an earlier rotation is not found in place of one that was lost', async (world) => {
  const { context } = await handsFree(world, 'connected-app');
  assert.equal((await carried(world, context)).swap.phase, 'settled');
  await world.clock.advance(dayMs / 2);
  let isStruck = false;
  const { swap, phases } = await carried(world, context, undefined, (phase) => {
    if (phase !== 'deploying' || isStruck) return;
    isStruck = true;
    const path = '/services/data/v68.0/metadata/deployRequest';
    world.control.patchOrg(world.org().orgId, { faults: { reset: { path, count: 1 } } });
  });
  assert.equal(phases[phases.indexOf('searching') + 1], 'comparing', phases.join(' '));
  assert.equal(swap.phase, 'settled', JSON.stringify(swap.problem));
  assert.equal(swap.deploysAsked, 2);
});
