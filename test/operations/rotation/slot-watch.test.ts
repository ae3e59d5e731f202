// The slot of an app that is rotated without hands, when somebody else deploys the app: it is seen, told, and put back by one command.

import assert from 'node:assert/strict';
import { appSubjects } from '../../../src/domain/notice/app-subjects.ts';
import { defaultNoticeSettings } from '../../../src/domain/notice/notice-settings.ts';
import { dayMs, hourMs, minuteMs, newId, secondMs } from '../../../src/domain/ports.ts';
import type { Swap } from '../../../src/domain/rotation/swap.ts';
import { isOpenSwap } from '../../../src/domain/rotation/swap-phases.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import type { SwapContext } from '../../../src/operations/context.ts';
import { deployRotation } from '../../../src/operations/rotation/deploy.ts';
import { driveSwap, swapLeaseMs } from '../../../src/operations/rotation/loops/drive-swap.ts';
import { runSwaps } from '../../../src/operations/rotation/loops/run-swaps.ts';
import { watchSlots } from '../../../src/operations/rotation/loops/watch-slots.ts';
import { startDeploy } from '../../../src/operations/rotation/start-deploy.ts';
import { beginSwap } from '../../../src/operations/rotation/steps/begin-swap.ts';
import { readStatus } from '../../../src/operations/status/steps/read-status.ts';
import { wordsOf } from '../../../src/text/notice/wording.ts';
import { makeKeyPair } from '../../simulator/key-pair.ts';
import type { Installation } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';
import { handsFree, slotOf, swapContext } from './swap-scene.ts';

const stranger = makeKeyPair({ subject: '/CN=stranger' });
const deployPath = '/services/data/v68.0/metadata/deployRequest';

const look = (world: Installation, context: SwapContext) =>
  world.drive(watchSlots(context, new AbortController().signal));

async function told(world: Installation, context: SwapContext, id: string) {
  const { app, pairs, connection } = await world.whole(context, id);
  const slot = await context.store.read((tx) => tx.slotLooks.of(app.id));
  const settings = { ...defaultNoticeSettings, defaultContacts: ['ops@acme.example'] };
  const subjects = appSubjects({ app, pairs, connections: [connection], slot }, settings, world.clock.now());
  const { appAlerts } = await readStatus(context);
  return {
    notices: subjects.flatMap(({ item }) => (item.type === 'slotLost' ? [item] : [])),
    alerts: appAlerts.map((one) => (one.type === 'slotLost' ? one.holds : one.end)),
  };
}

/** Somebody else's deploy of the app, which every server has at once. */
function replaced(world: Installation): void {
  const { orgId, consumerKey } = world.org();
  world.control.uploadCertificate(orgId, consumerKey, stranger.certificatePem);
}

function emptied(world: Installation): void {
  const { orgId, consumerKey } = world.org();
  world.control.clearCertificate(orgId, consumerKey);
}

/** As `serve` does it, until it is over. */
async function putBack(
  world: Installation,
  context: SwapContext,
  entered: (phase: string) => void = () => {},
): Promise<Swap> {
  const holder = newId(context.random);
  let { swap } = await world.drive(startDeploy.run(context, { name: 'acme', putsBack: true }));
  for (let turns = 0; isOpenSwap(swap.phase) && turns < 400; turns += 1) {
    const taken = await context.store.write((tx) => tx.swaps.claim(swap.id, { holder, leaseMs: swapLeaseMs }));
    assert.ok(taken);
    swap = await world.drive(driveSwap(context, taken, { holder, tell: ({ phase }) => entered(phase) }));
    await world.clock.advance(Math.max(secondMs, Math.min(swap.lookAt - world.clock.now(), minuteMs / 2)));
  }
  return swap;
}

for (const [what, happens, holds] of [
  ['is replaced', replaced, stranger.fingerprint],
  ['vanishes', emptied, null],
] as const) {
  inEachInstallation(`a certificate that ${what} is told, and put back by one command`, async (world) => {
    const { process, id, context, certificate } = await handsFree(world, 'connected-app', {
      propagation: { minSeconds: 120, maxSeconds: 600 },
      deploySeconds: 20,
    });
    await look(world, context);
    assert.deepEqual(await told(world, context, id), { notices: [], alerts: [] });
    await world.clock.advance(dayMs - hourMs / 2);
    await world.signIn(process, id);
    happens(world);
    await look(world, context);
    assert.deepEqual((await told(world, context, id)).alerts, [], 'it is looked at once a day');
    await world.clock.advance(hourMs / 2);
    await look(world, context);
    const { notices, alerts } = await told(world, context, id);
    assert.deepEqual(alerts, [holds]);
    assert.equal(notices[0]?.holds, holds);
    const words = wordsOf(notices[0] ?? { type: 'over' }, world.clock.now());
    assert.ok(words.steps.some(({ text }) => text.includes('latchkey rotate acme --deploy --put-back')));
    const swap = await putBack(world, context);
    assert.equal(swap.phase, 'settled', JSON.stringify(swap));
    assert.deepEqual(slotOf(world), [certificate.pair.fingerprint]);
    assert.deepEqual(await told(world, context, id), { notices: [], alerts: [] });
    assert.deepEqual(await world.states(process), ['active']);
  });
}

inEachInstallation(
  'refused sign-ins are a reason to look at once, and it is put back under a token at hand',
  async (world) => {
    const { process, id, context, certificate } = await handsFree(world, 'connected-app', { deploySeconds: 20 });
    await look(world, context);
    await world.clock.advance(hourMs);
    await world.signIn(process, id);
    replaced(world);
    await world.clock.advance(15 * minuteMs);
    await world.drive(process.tokens.acquire(id, { fresh: true })).catch(() => null);
    assert.equal((await world.whole(context, id)).connection.failure?.code, 'refusedWithEveryKey');
    await look(world, context);
    assert.deepEqual((await told(world, context, id)).alerts, [stranger.fingerprint]);
    const phases: string[] = [];
    const swap = await putBack(world, context, (phase) => phases.push(phase));
    assert.equal(swap.phase, 'settled', JSON.stringify([phases, swap.problem]));
    assert.deepEqual(slotOf(world), [certificate.pair.fingerprint]);
    assert.equal((await world.whole(context, id)).connection.failure, null);
    assert.deepEqual(await told(world, context, id), { notices: [], alerts: [] });
  },
);

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

inEachInstallation(
  'a certificate of ours raises no alarm: not of a guided rotation, and not of a swap',
  async (world) => {
    const { process, id, context } = await handsFree(world, 'connected-app');
    world.upload(await world.download(process));
    await look(world, context);
    assert.deepEqual((await told(world, context, id)).alerts, []);
    await world.drive(beginSwap(context, { name: 'acme' }));
    replaced(world);
    await world.clock.advance(2 * dayMs);
    await look(world, context);
    assert.deepEqual((await told(world, context, id)).alerts, [], 'a rotation under way looks for itself');
  },
);

inEachInstallation(
  'an External Client App that shows no certificate proves nothing',
  async (world) => {
    const { id, context } = await handsFree(world, 'external-client-app');
    emptied(world);
    await look(world, context);
    assert.deepEqual((await told(world, context, id)).alerts, []);
  },
  { orgs: [{ appKind: 'external-client-app' }] },
);

inEachInstallation('of an app that is rotated by hand nothing is looked at', async (world) => {
  const { id, context } = await handsFree(world, 'connected-app');
  await setConnection.run(context, { name: 'acme', rotation: 'guided' });
  emptied(world);
  await look(world, context);
  assert.deepEqual((await told(world, context, id)).alerts, []);
  const { app } = await world.whole(context, id);
  assert.equal(await context.store.read((tx) => tx.slotLooks.of(app.id)), null);
});

inEachInstallation('without a token that is still good nothing can be put back, and it is said', async (world) => {
  const { context } = await handsFree(world, 'connected-app');
  emptied(world);
  await world.clock.advance(dayMs);
  const swap = await putBack(world, context);
  assert.deepEqual([swap.phase, swap.problem?.type, swap.deploysAsked], ['refused', 'noTokenAtHand', 0]);
});

inEachInstallation('a command leaves it to the process that has a token of the deploy user', async (world) => {
  const { id, context } = await handsFree(world, 'connected-app');
  const { orgId, username, consumerKey } = world.org();
  const deployUser = 'deployer@acme.example';
  world.control.patchUser(orgId, username, { permissions: ['ApiEnabled'] });
  world.control.createUser(orgId, { username: deployUser });
  world.control.patchApp(orgId, consumerKey, { assigned: [username, deployUser] });
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
