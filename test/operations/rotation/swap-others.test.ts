// What others put into the slot while a rotation without hands is on its way stays there. What was deployed before, what others deploy
// and what a gateway says are not taken for what became of its own deploy.

import assert from 'node:assert/strict';
import { createCertificateSlots } from '../../../src/adapters/salesforce/certificate-slots.ts';
import type { CertificateSlots } from '../../../src/domain/org/certificate-slots.ts';
import { dayMs, type Transport } from '../../../src/domain/ports.ts';
import { formWith } from '../../../src/domain/rotation/certificate-form.ts';
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

inEachInstallation('what somebody else deploys of the same app is not found in place of it either', async (world) => {
  const { id, context } = await handsFree(world, 'connected-app');
  const { orgId, username, consumerKey } = world.org();
  const bo = 'bo@acme.example';
  world.control.createUser(orgId, { username: bo });
  world.control.patchApp(orgId, consumerKey, { assigned: [username, bo] });
  const slots = context.certificateSlots;
  let isLost = false;
  const crowded: CertificateSlots = {
    ...slots,
    async deploy(session, wish, signal) {
      if (wish.isCheckOnly || isLost) return slots.deploy(session, wish, signal);
      isLost = true;
      const [there, token] = [
        await slots.one(session, 'connected-app', wish.component),
        await context.tokens.acquireAs(id, bo),
      ];
      assert.ok(there.type === 'read' && there.value !== null && typeof there.value.form !== 'string');
      assert.ok('token' in token && there.value.form.certificateDer !== null);
      const form = formWith(there.value.form, there.value.form.certificateDer);
      const theirs = await slots.deploy({ ...session, accessToken: token.token }, { ...wish, form });
      assert.equal(theirs.type, 'read', JSON.stringify(theirs));
      return { type: 'noAnswer', fault: 'connectionReset', message: 'lost on its way there' };
    },
  };
  const { swap, phases } = await carried(world, { ...context, certificateSlots: crowded });
  assert.equal(phases[phases.indexOf('searching') + 1], 'comparing', phases.join(' '));
  assert.equal(swap.phase, 'settled', JSON.stringify(swap.problem));
  assert.equal(swap.deploysAsked, 2);
});

inEachInstallation('a gateway that answers for the org has not refused what the org received', async (world) => {
  const { context } = await handsFree(world, 'connected-app');
  const { transport } = world.network;
  let strikes = false;
  const send: Transport['send'] = async (request, signal) => {
    const answer = await transport.send(request, signal);
    if (!strikes || !request.url.endsWith('/metadata/deployRequest')) return answer;
    strikes = false;
    return { ...answer, status: 403, body: Buffer.from('<html><h1>Forbidden</h1></html>') };
  };
  const certificateSlots = createCertificateSlots({ transport: { send }, clock: world.clock });
  const { swap, phases } = await carried(world, { ...context, certificateSlots }, undefined, (phase) => {
    if (phase === 'deploying') strikes = true;
  });
  assert.equal(swap.phase, 'settled', JSON.stringify(swap.problem));
  assert.equal(phases[phases.indexOf('searching') + 1], 'awaiting', phases.join(' '));
  assert.equal(swap.deploysAsked, 1);
});
