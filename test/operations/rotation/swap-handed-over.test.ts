// A rotation without hands whose connection leaves its app: another connection of the app goes on with it, and no other app is touched.

import assert from 'node:assert/strict';
import { previewRemoval } from '../../../src/operations/connection/preview-removal.ts';
import { removeConnection } from '../../../src/operations/connection/remove.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import type { SwapContext } from '../../../src/operations/context.ts';
import { SwapWork } from '../../../src/operations/rotation/steps/swap-work.ts';
import { type Installation, refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';
import { carried, handsFree, slotOf } from './swap-scene.ts';

const second = 'second@acme.example';

async function withSecond(world: Installation) {
  const scene = await handsFree(world, 'connected-app', { deploySeconds: 20 });
  const { orgId, username, consumerKey } = world.org();
  world.control.createUser(orgId, { username: second });
  world.control.patchApp(orgId, consumerKey, { assigned: [username, second] });
  const secondId = await world.connect(scene.process, 'second', { username: second });
  assert.equal((await world.signIn(scene.process, secondId)).type, 'signedIn');
  return { ...scene, secondId };
}

/** Another app in the same org, that Latchkey has a connection to. */
async function otherApp(world: Installation, { process }: Awaited<ReturnType<typeof handsFree>>) {
  const { orgId } = world.org();
  const app = world.control.createApp(orgId, { label: 'Other' });
  await world.connect(process, 'other', { consumerKey: app.consumerKey, username: 'third@acme.example' });
  return app.consumerKey;
}

async function removed(context: SwapContext): Promise<void> {
  const announced = await previewRemoval.run(context, { name: 'acme' });
  await removeConnection.run(context, { name: 'acme', announced });
}

for (const at of ['reading', 'comparing', 'accepting'] as const) {
  inEachInstallation(`a connection removed in ${at} leaves the rotation to another of its app`, async (world) => {
    const { process, context, secondId } = await withSecond(world);
    const tried: Promise<unknown>[] = [];
    const { swap, phases } = await carried(
      world,
      context,
      async () => Promise.all(tried).then(() => {}),
      (phase) => {
        if (phase === at && tried.length === 0) tried.push(removed(context));
      },
    );
    assert.equal(tried.length, 1);
    assert.equal(swap.phase, 'settled', JSON.stringify([phases, swap.problem]));
    assert.equal(swap.connectionId, secondId);
    assert.deepEqual(await world.states(process, 'second'), ['previous', 'active']);
  });
}

inEachInstallation('a connection removed while its deploy ends leaves that to another of its app', async (world) => {
  const { context, secondId } = await withSecond(world);
  const { certificateSlots } = context;
  let isGone = false;
  const result: typeof certificateSlots.result = async (...given) => {
    const read = await certificateSlots.result(...given);
    if (read.type === 'read' && read.value.isDone && !isGone) {
      isGone = true;
      await removed(context);
    }
    return read;
  };
  const { swap } = await carried(world, { ...context, certificateSlots: { ...certificateSlots, result } });
  assert.ok(isGone);
  assert.equal(swap.phase, 'settled', JSON.stringify(swap.problem));
  assert.equal(swap.connectionId, secondId);
  assert.doesNotMatch(world.logged.join('\n'), /stumbled/);
});

inEachInstallation('the last connection of an app stays in it until the rotation is over', async (world) => {
  const scene = await handsFree(world, 'connected-app', { deploySeconds: 20 });
  const consumerKey = await otherApp(world, scene);
  const tried: Promise<unknown>[] = [];
  const { swap } = await carried(
    world,
    scene.context,
    async () => Promise.all(tried).then(() => {}),
    (phase) => {
      if (phase === 'reading')
        tried.push(refuses('swapUnderWay', setConnection.run(scene.context, { name: 'acme', consumerKey })));
    },
  );
  assert.equal(tried.length, 1);
  assert.equal(swap.phase, 'settled');
});

inEachInstallation('the slot of an app that the connection moves to meanwhile is not touched', async (world) => {
  const scene = await withSecond(world);
  const { orgId } = world.org();
  const consumerKey = await otherApp(world, scene);
  const { tokens } = scene.context;
  let isMoved = false;
  const acquire: typeof tokens.acquire = async (...given) => {
    const token = await tokens.acquire(...given);
    if (!isMoved) await setConnection.run(scene.context, { name: 'acme', consumerKey });
    isMoved = true;
    return token;
  };
  const own: SwapContext['tokens'] = {
    acquire,
    refused: (...given) => tokens.refused(...given),
    atHand: (...given) => tokens.atHand(...given),
    acquireAs: (...given) => tokens.acquireAs(...given),
    forgetAs: (...given) => tokens.forgetAs(...given),
  };
  const { swap } = await carried(world, { ...scene.context, tokens: own });
  assert.ok(isMoved);
  assert.equal(swap.phase, 'settled', JSON.stringify(swap.problem));
  assert.equal(swap.connectionId, scene.secondId);
  assert.deepEqual(world.control.certificatesSeenByServers(orgId, consumerKey).filter(Boolean), []);
  assert.equal(slotOf(world).length, 1);
  const late = { ...swap, connectionId: scene.id };
  const work = new SwapWork(scene.context, late, { signal: new AbortController().signal, isResumed: false });
  await assert.rejects(work.whole(), /connectionLeft/, 'whoever still works with the one that left waits for a look');
});
