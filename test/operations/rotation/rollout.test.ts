// Rotations without hands of many apps: waves, the canary, failures, resumption, processes that die.

import assert from 'node:assert/strict';
import { dayMs, minuteMs, newId, secondMs } from '../../../src/domain/ports.ts';
import { standingOf } from '../../../src/domain/rotation/rollout.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import type { SwapContext } from '../../../src/operations/context.ts';
import { runRollouts } from '../../../src/operations/rotation/loops/run-rollouts.ts';
import { runSwaps } from '../../../src/operations/rotation/loops/run-swaps.ts';
import { showRollout } from '../../../src/operations/rotation/show-rollout.ts';
import { startRollout } from '../../../src/operations/rotation/start-rollout.ts';
import { beginSwap } from '../../../src/operations/rotation/steps/begin-swap.ts';
import { stopRollout } from '../../../src/operations/rotation/stop-rollout.ts';
import { type Installation, refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';
import { swapContext } from './swap-scene.ts';

const names = ['app-a', 'app-b', 'app-c', 'app-d'];
const orgs = names.map(() => ({}));
const everything = { pattern: '*', labels: ['fleet'] };

async function fleet(world: Installation): Promise<SwapContext> {
  const process = await world.process();
  for (const [index, name] of names.entries()) {
    const org = world.org(index);
    const id = await world.connect(process, name, { appName: `App ${name}`, labels: ['fleet'] }, org);
    world.upload(await world.download(process, name), org);
    assert.equal((await world.signIn(process, id)).type, 'signedIn');
    await world.settle(process, id);
    await setConnection.run(process.context, { name, rotation: 'hands-free', confirmApp: `App ${name}` });
  }
  return swapContext(world, process);
}

const mayNothing = { permissions: ['ApiEnabled' as const] };
const mayAll = {
  permissions: ['ApiEnabled', 'ModifyMetadata', 'CustomizeApplication', 'ManageConnectedApps', 'ViewSetup'] as const,
};

function permit(world: Installation, index: number, permissions: { permissions: readonly string[] }): void {
  const { orgId, username } = world.org(index);
  world.control.patchUser(orgId, username, permissions as never);
}

/** As `serve` does, until the rollout is over; how it stood at each turn, an app a letter. */
async function served(world: Installation, context: SwapContext, holder = newId(context.random), turns = 200) {
  const seen: string[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    await world.drive(runRollouts(context, holder));
    const stands = await standings(context);
    if (stands.join(' ') !== seen.at(-1)) seen.push(stands.join(' '));
    const shown = await showRollout.run(context);
    if (shown?.rollout.phase !== 'running' && !stands.includes('underWay')) break;
    await world.drive(runSwaps(context, holder));
    await world.clock.advance(10 * secondMs);
  }
  return seen;
}

async function standings(context: SwapContext): Promise<string[]> {
  return ((await showRollout.run(context))?.apps ?? []).map(standingOf);
}

inEachInstallation(
  'the apps of a fleet are rotated one first, then a batch at a time, and nothing twice',
  async (world) => {
    const context = await fleet(world);
    await startRollout.run(context, { ...everything, batch: 2 });
    const seen = await served(world, context);
    assert.equal(seen[0], 'underWay waiting waiting waiting');
    assert.ok(seen.includes('settled underWay underWay waiting'), seen.join('\n'));
    assert.ok(!seen.some((one) => one.startsWith('underWay underWay')), 'nothing beside the canary');
    assert.equal(seen.at(-1), 'settled settled settled settled');
    const shown = await showRollout.run(context);
    assert.deepEqual([shown?.rollout.phase, shown?.rollout.waves], ['done', 3]);
    const again = await startRollout.run(context, everything);
    assert.equal(again.rollout.id, shown?.rollout.id, 'asked again within a day it is what was done');
    await world.clock.advance(2 * dayMs);
    assert.notEqual((await startRollout.run(context, everything)).rollout.id, shown?.rollout.id);
  },
  { orgs },
);

inEachInstallation(
  'a canary that fails keeps all others as they are; asked again it goes on with that one alone',
  async (world) => {
    const context = await fleet(world);
    permit(world, 0, mayNothing);
    await startRollout.run(context, { ...everything, stopAfter: 9 });
    await served(world, context);
    assert.deepEqual(await standings(context), ['failed', 'waiting', 'waiting', 'waiting']);
    const stopped = await showRollout.run(context);
    assert.deepEqual([stopped?.rollout.phase, stopped?.apps[0]?.problem?.type], ['stopped', 'notPermitted']);
    permit(world, 0, mayAll);
    const resumed = await startRollout.run(context, everything);
    assert.equal(resumed.rollout.id, stopped?.rollout.id);
    const seen = await served(world, context);
    assert.equal(seen[0], 'underWay waiting waiting waiting');
    assert.equal(seen.at(-1), 'settled settled settled settled');
    const done = await showRollout.run(context);
    assert.deepEqual(
      done?.apps.map(({ wave }) => wave),
      [1, 2, 2, 2],
      'the wave of nothing but failures is begun anew',
    );
  },
  { orgs },
);

inEachInstallation(
  'the first failure stops it: what was begun with it ends, and what is settled is not rotated again',
  async (world) => {
    const context = await fleet(world);
    permit(world, 1, mayNothing);
    await startRollout.run(context, { ...everything, batch: 2 });
    await served(world, context);
    assert.deepEqual(await standings(context), ['settled', 'failed', 'settled', 'waiting']);
    permit(world, 1, mayAll);
    const swaps = async () => (await showRollout.run(context))?.apps.map(({ swapId }) => swapId);
    const before = await swaps();
    await startRollout.run(context, everything);
    await served(world, context);
    assert.deepEqual(await standings(context), ['settled', 'settled', 'settled', 'settled']);
    const waves = (await showRollout.run(context))?.apps.map(({ wave }) => wave);
    assert.deepEqual(waves, [1, 3, 2, 4], 'the wave of a failure that was mended is a later one, and none is left out');
    const after = await swaps();
    assert.deepEqual([after?.[0], after?.[2]], [before?.[0], before?.[2]]);
  },
  { orgs },
);

inEachInstallation(
  'an app outside its maintenance window is left out by name, and the others go on',
  async (world) => {
    const context = await fleet(world);
    const closed = new Date(world.clock.now()).getUTCDay() === 0 ? 'Wed 02:00-03:00' : 'Sun 02:00-03:00';
    await setConnection.run(context, { name: 'app-d', rotationWindow: closed });
    await startRollout.run(context, everything);
    await served(world, context);
    const left = [{ appName: 'App app-d', connections: ['app-d'], why: 'outsideWindow' }];
    assert.deepEqual((await showRollout.run(context))?.rollout.leftOut, left);
    assert.deepEqual(await standings(context), ['settled', 'settled', 'settled']);
  },
  { orgs },
);

inEachInstallation(
  'guided apps are left out by name, several connections of one app are one, and of others nothing is begun',
  async (world) => {
    const context = await fleet(world);
    const process = { context, tokens: context.tokens } as never;
    await world.connect(
      process,
      'app-a-2',
      { labels: ['fleet'] },
      { ...world.org(0), username: 'second@acme.example' },
    );
    await setConnection.run(context, { name: 'app-d', rotation: 'guided' });
    await setConnection.run(context, { name: 'app-c', labels: ['other'] });
    const { apps, rollout } = await startRollout.run(context, everything);
    assert.deepEqual(
      apps.map(({ connection }) => connection),
      ['app-a', 'app-b'],
    );
    assert.deepEqual(rollout.leftOut, [{ appName: 'App app-d', connections: ['app-d'], why: 'guided' }]);
    await refuses('rolloutUnderWay', startRollout.run(context, { pattern: 'app-c', labels: [] }));
    await stopRollout.run(context);
    const guided = await refuses('nothingToRollOut', startRollout.run(context, { pattern: 'APP-D*', labels: [] }));
    assert.deepEqual(guided.parameters, { guided: ['App app-d'], others: [] });
    await refuses('invalidInput', startRollout.run(context, { pattern: 'nothing-*', labels: [] }));
    await world.drive(runRollouts(context, 'somebody'));
    assert.deepEqual(await standings(context), ['waiting', 'waiting'], 'a stopped one begins nothing');
    await refuses('rolloutNotFound', stopRollout.run(context));
  },
  { orgs },
);

inEachInstallation(
  'a process that dies between any two writes leaves a rollout that another goes on with, and no app is begun twice',
  async (world) => {
    const context = await fleet(world);
    const { rollout } = await startRollout.run(context, { ...everything, batch: 3 });
    for (let dies = 1; dies <= 12; dies += 1) {
      let writes = 0;
      const write = (work: never) => {
        writes += 1;
        if (writes > dies) throw new Error('this process was killed');
        return context.store.write(work);
      };
      const mortal = { ...context, store: { ...context.store, read: context.store.read.bind(context.store), write } };
      await world.drive(runRollouts(mortal as never, `mortal-${dies}`)).catch(() => undefined);
      // Its claim runs out on database time, which no test moves.
      await context.store.write((tx) => tx.rollouts.release(rollout.id, `mortal-${dies}`));
      await world.drive(runSwaps(context, 'living'));
      await world.clock.advance(minuteMs);
    }
    await served(world, context);
    assert.deepEqual(await standings(context), ['settled', 'settled', 'settled', 'settled']);
    const asked = await context.store.read(async (tx) =>
      (await tx.audit.page(0, 1_000)).filter(({ action }) => action === 'swap.asked'),
    );
    assert.equal(asked.length, 4);
  },
  { orgs },
);

inEachInstallation(
  'one that is stopped while an app is begun begins no further one, at whichever write that was',
  async (world) => {
    const context = await fleet(world);
    const asked = () =>
      context.store.read(
        async (tx) => (await tx.audit.page(0, 1_000)).filter(({ action }) => action === 'swap.asked').length,
      );
    for (let at = 1; at <= 8; at += 1) {
      await startRollout.run(context, { ...everything, batch: 3, stopAfter: 4 });
      let [writes, before] = [0, -1];
      const write = async (work: never) => {
        writes += 1;
        if (writes === at) {
          await stopRollout.run(context);
          before = await asked();
        }
        return context.store.write(work);
      };
      const watched = { ...context, store: { ...context.store, read: context.store.read.bind(context.store), write } };
      await world.drive(runRollouts(watched as never, `process-${at}`));
      if (before === -1) await stopRollout.run(context).catch(() => undefined);
      else assert.equal(await asked(), before, `stopped at write ${at}`);
    }
    await startRollout.run(context, everything);
    await served(world, context);
    assert.deepEqual(await standings(context), ['settled', 'settled', 'settled', 'settled']);
  },
  { orgs },
);

inEachInstallation(
  'a look that a clock ahead has planned is not waited for',
  async (world) => {
    const context = await fleet(world);
    world.clock.jump(30 * dayMs);
    await startRollout.run(context, everything);
    world.clock.jump(-30 * dayMs);
    await served(world, context);
    assert.deepEqual(await standings(context), ['settled', 'settled', 'settled', 'settled']);
  },
  { orgs },
);

inEachInstallation(
  'a rotation that is under way already is the one of its app',
  async (world) => {
    const context = await fleet(world);
    const begun = await world.drive(beginSwap(context, { name: 'app-a' }));
    await startRollout.run(context, everything);
    await world.drive(runRollouts(context, 'somebody'));
    assert.equal((await showRollout.run(context))?.apps[0]?.swapId, begun.id);
  },
  { orgs },
);
