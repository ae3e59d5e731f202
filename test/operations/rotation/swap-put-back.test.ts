// The certificate in use is put back into the slot that others emptied or filled, by whoever the org still lets in.

import assert from 'node:assert/strict';
import { dayMs, hourMs, minuteMs, secondMs } from '../../../src/domain/ports.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import { deployRotation } from '../../../src/operations/rotation/deploy.ts';
import { runSwaps } from '../../../src/operations/rotation/loops/run-swaps.ts';
import { startDeploy } from '../../../src/operations/rotation/start-deploy.ts';
import { swapProblemWords } from '../../../src/text/rotation/swap-words.ts';
import { type Installation, refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';
import { carried, emptied, handsFree, putBack, replaced, slotOf, swapContext } from './swap-scene.ts';

const deployPath = '/services/data/v68.0/metadata/deployRequest';
const deployUser = 'deployer@acme.example';

/** A second user that the app lets in. */
function admits(world: Installation, username: string): void {
  const { orgId, username: own, consumerKey } = world.org();
  world.control.createUser(orgId, { username });
  world.control.patchApp(orgId, consumerKey, { assigned: [own, username] });
}

inEachInstallation(
  'a lost answer of the deploy that puts back is found, and nothing is deployed twice',
  async (world) => {
    const { process, id, context } = await handsFree(world, 'connected-app', { deploySeconds: 20 });
    await world.signIn(process, id);
    replaced(world);
    const { orgId, consumerKey } = world.org();
    const before = world.control.certificateRevisions(orgId, consumerKey).length;
    let isStruck = false;
    const phases: string[] = [];
    const swap = await putBack(world, context, (phase) => {
      phases.push(phase);
      if (phase !== 'deploying' || isStruck) return;
      isStruck = true;
      world.control.patchOrg(orgId, { faults: { lostAnswer: { path: deployPath, count: 1 } } });
    });
    assert.equal(swap.phase, 'settled', JSON.stringify([phases, swap.problem]));
    assert.ok(phases.includes('searching'));
    assert.equal(world.control.certificateRevisions(orgId, consumerKey).length - before, 1);
  },
);

inEachInstallation('where the certificate that is put back expires before the org takes it, it ends', async (world) => {
  const { process, id, context, certificate } = await handsFree(world, 'connected-app', { deploySeconds: 20 });
  await world.signIn(process, id);
  emptied(world);
  let looks = 0;
  const swap = await putBack(world, context, undefined, async ({ phase }) => {
    if (looks > 0 || phase === 'settling') looks += 1;
    if (looks === 1) await world.clock.advance(certificate.pair.notAfter - world.clock.now());
    assert.ok(looks < 4, `still ${phase}`);
  });
  const { fingerprint } = certificate.pair;
  assert.deepEqual([swap.phase, swap.problem], ['stopped', { type: 'pairGone', fingerprint }]);
});

inEachInstallation('a token of before is asked with past its time, until the org says no', async (world) => {
  const { process, id, context, certificate } = await handsFree(world, 'connected-app', { deploySeconds: 20 });
  await world.signIn(process, id);
  await world.clock.advance(world.settings.tokenLifetimeSeconds * secondMs + 10 * minuteMs);
  assert.equal(await context.tokens.atHand(id), null, 'it is not taken for good any more');
  emptied(world);
  const swap = await putBack(world, context);
  assert.equal(swap.phase, 'settled', JSON.stringify(swap.problem));
  assert.deepEqual(slotOf(world), [certificate.pair.fingerprint]);
});

inEachInstallation(
  'where the deploy user is not let in, the own user of the connection puts it back',
  async (world) => {
    const { process, id, context } = await handsFree(world, 'connected-app', { deploySeconds: 20 });
    await setConnection.run(context, { name: 'acme', deployUser });
    await world.signIn(process, id);
    emptied(world);
    const swap = await putBack(world, context);
    assert.equal(swap.phase, 'settled', JSON.stringify(swap.problem));
    assert.deepEqual(swap.signsInAs, { connectionId: id, username: null });
    assert.equal(swap.deploy?.userId, (await world.whole(context, id)).connection.org?.userId);
  },
);

inEachInstallation(
  'where the own user may not deploy, that of another connection through the app does',
  async (world) => {
    const { process, id, context } = await handsFree(world, 'connected-app', { deploySeconds: 20 });
    const { orgId, username } = world.org();
    const other = 'second@acme.example';
    admits(world, other);
    const otherId = await world.connect(process, 'second', { username: other });
    await world.signIn(process, otherId);
    await world.signIn(process, id);
    world.control.patchUser(orgId, username, { permissions: ['ApiEnabled'] });
    emptied(world);
    const swap = await putBack(world, context);
    assert.equal(swap.phase, 'settled', JSON.stringify(swap.problem));
    assert.deepEqual(swap.signsInAs, { connectionId: otherId, username: null });
    assert.equal(swap.deploy?.userId, (await world.whole(context, otherId)).connection.org?.userId);
  },
);

inEachInstallation('a sign-in with another key of the app is as good as a token', async (world) => {
  const { process, id, context, certificate } = await handsFree(world, 'connected-app', { deploySeconds: 20 });
  const second = await world.download(process);
  world.upload(second);
  await world.settle(process, id);
  assert.deepEqual(await world.states(process), ['previous', 'active']);
  await world.clock.advance(dayMs);
  // Somebody brings the first one back; the program signs in with it, and a handover begins.
  world.upload(certificate);
  await world.drive(process.tokens.acquire(id, { fresh: true }));
  assert.deepEqual(await world.states(process), ['settling', 'active']);
  await world.clock.advance(dayMs);
  const swap = await putBack(world, context);
  assert.equal(swap.phase, 'settled', JSON.stringify(swap.problem));
  assert.deepEqual(slotOf(world), [second.pair.fingerprint]);
  assert.deepEqual(await world.states(process), ['previous', 'active']);
});

inEachInstallation('in a handover what is put back is the certificate that is asked for', async (world) => {
  const { process, id, context } = await handsFree(world, 'connected-app', { deploySeconds: 20 });
  const second = await world.download(process);
  world.upload(second);
  await world.signIn(process, id);
  assert.deepEqual(await world.states(process), ['active', 'settling']);
  replaced(world);
  const swap = await putBack(world, context);
  assert.equal(swap.phase, 'settled', JSON.stringify(swap.problem));
  assert.deepEqual(slotOf(world), [second.pair.fingerprint]);
});

inEachInstallation('a hold of before keeps nobody back who puts a certificate back', async (world) => {
  const { process, id, context } = await handsFree(world, 'connected-app', { deploySeconds: 20 });
  emptied(world);
  await world.clock.advance(3 * hourMs);
  await world.drive(process.tokens.acquire(id, { fresh: true })).catch(() => null);
  assert.notEqual((await world.whole(context, id)).connection.backOff, null);
  const asked = world.network.taken().length;
  const swap = await putBack(world, context);
  assert.equal(swap.problem?.type, 'noTokenAtHand');
  assert.ok(world.network.taken().length > 0, `asked anew, after ${asked}`);
});

inEachInstallation('an org that gives no answer refuses nobody: it is waited for', async (world) => {
  const { process, id, context } = await handsFree(world, 'connected-app', { deploySeconds: 20 });
  await world.signIn(process, id);
  emptied(world);
  const { orgId } = world.org();
  world.control.patchOrg(orgId, { faults: { serverError: { path: '/services/data', count: 3 } } });
  const swap = await putBack(world, context);
  assert.equal(swap.phase, 'settled', JSON.stringify(swap.problem));
});

inEachInstallation('one that does not take the certificate stops it, and says so', async (world) => {
  const { process, id, context } = await handsFree(world, 'connected-app', { certificateDeploys: 'ignore' });
  await world.signIn(process, id);
  emptied(world);
  const swap = await putBack(world, context);
  assert.deepEqual([swap.phase, swap.problem?.type], ['stopped', 'notAccepted']);
});

inEachInstallation('another certificate than the one that was read is not replaced', async (world) => {
  const { process, id, context } = await handsFree(world, 'connected-app', { deploySeconds: 20 });
  await world.signIn(process, id);
  emptied(world);
  const swap = await putBack(world, context, (phase) => {
    if (phase === 'comparing') replaced(world);
  });
  assert.deepEqual([swap.phase, swap.problem?.type, swap.deploysAsked], ['refused', 'otherCertificate', 0]);
});

inEachInstallation(
  'where the org lets nobody in it is said how many were tried, and nothing is deployed',
  async (world) => {
    const { context } = await handsFree(world, 'connected-app');
    await setConnection.run(context, { name: 'acme', deployUser });
    emptied(world);
    await world.clock.advance(dayMs);
    const swap = await putBack(world, context);
    assert.deepEqual([swap.phase, swap.deploysAsked], ['refused', 0]);
    assert.ok(swap.problem?.type === 'noTokenAtHand');
    assert.equal(swap.problem.tried, 2);
    for (const who of [deployUser, world.org().username])
      assert.ok(!JSON.stringify(swap.problem).includes(who), 'they may be of connections that a reader may not see');
    assert.match(swapProblemWords(swap.problem), /\(2: .+upload the certificate in use by hand/);
  },
);

inEachInstallation('a command leaves it to the process that has a token of the deploy user', async (world) => {
  const { id, context } = await handsFree(world, 'connected-app');
  const { orgId, username } = world.org();
  world.control.patchUser(orgId, username, { permissions: ['ApiEnabled'] });
  admits(world, deployUser);
  await setConnection.run(context, { name: 'acme', deployUser });
  await world.drive(context.tokens.acquireAs(id, deployUser));
  emptied(world);
  await world.clock.advance(minuteMs);
  await context.store.write((tx) => tx.facts.set('reconcilerRanAt', world.clock.now()));
  const command = swapContext(world, await world.process());
  const over = new AbortController();
  const served = (async () => {
    while (!over.signal.aborted) {
      await runSwaps(context, 'serve', over.signal);
      await world.clock.sleep(2 * secondMs, over.signal).catch(() => undefined);
    }
  })();
  const wish = { name: 'acme', putsBack: true, isPatient: true };
  const { swap } = await world.drive(deployRotation.run(command, wish, () => {}));
  over.abort();
  await served;
  assert.equal(swap.phase, 'settled', JSON.stringify(swap.problem));
});

inEachInstallation(
  'a certificate that is taken out before it has settled ends the rotation, and can be put back',
  async (world) => {
    const { context } = await handsFree(world, 'connected-app', { deploySeconds: 20 });
    let isOut = false;
    const { swap } = await carried(world, context, async ({ phase }) => {
      if (phase !== 'settling') return;
      if (!isOut) emptied(world);
      isOut = true;
      await refuses('swapUnderWay', world.drive(startDeploy.run(context, { name: 'acme', putsBack: true })));
    });
    assert.deepEqual([swap.phase, swap.problem], ['stopped', { type: 'bothRefused' }]);
    const back = await putBack(world, context);
    assert.equal(back.phase, 'settled', JSON.stringify(back.problem));
    const pair = await context.store.read((tx) => tx.keyPairs.byId(swap.newKeyPairId));
    assert.deepEqual(slotOf(world), [pair?.fingerprint]);
  },
);
