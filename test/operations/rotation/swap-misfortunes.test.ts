// What a rotation without hands meets on its way: lost answers, crashes between any two of its calls, people who work in the same
// org, permissions that are missing or taken away. No deploy takes effect twice, and no app is left without a certificate.

import assert from 'node:assert/strict';
import type { OrgPatch } from '../../../simulator/control/patches.ts';
import type { Permission } from '../../../simulator/orgs/user.ts';
import { dayMs, newId, secondMs } from '../../../src/domain/ports.ts';
import type { SwapProblem } from '../../../src/domain/rotation/swap.ts';
import { isOpenSwap } from '../../../src/domain/rotation/swap-phases.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import type { SwapContext } from '../../../src/operations/context.ts';
import { driveSwap, swapLeaseMs } from '../../../src/operations/rotation/loops/drive-swap.ts';
import { advanceRotation } from '../../../src/operations/rotation/steps/advance-rotation.ts';
import { beginSwap } from '../../../src/operations/rotation/steps/begin-swap.ts';
import { makeKeyPair } from '../../simulator/key-pair.ts';
import { type Installation, refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';
import { carried, fingerprintOf, handsFree, slotOf, swapContext } from './swap-scene.ts';

/** How often CI tries; more by KILLS. */
const kills = Number(process.env.KILLS ?? 20);
const deployPath = '/services/data/v68.0/metadata/deployRequest';

/** Each change of the certificate, by its deploys and by hand. */
function changes(world: Installation): number {
  const { orgId, consumerKey } = world.org();
  return world.control.certificateRevisions(orgId, consumerKey).length;
}

for (const [what, fault, deploys] of [
  ['whose answer was lost is found in the list of the org, and asked for by its id', 'lostAnswer', 1],
  ['that never came to the org is sent again once the list proves it', 'reset', 2],
] as const) {
  inEachInstallation(`a deploy ${what}`, async (world) => {
    const { context } = await handsFree(world, 'connected-app', { deploySeconds: 5 });
    const before = changes(world);
    let isStruck = false;
    const { swap, phases } = await carried(world, context, undefined, (phase) => {
      if (phase !== 'deploying' || isStruck) return;
      isStruck = true;
      world.control.patchOrg(world.org().orgId, { faults: { [fault]: { path: deployPath, count: 1 } } });
    });
    assert.equal(swap.phase, 'settled', JSON.stringify([phases, swap.problem]));
    assert.ok(phases.includes('searching'));
    assert.equal(swap.deploysAsked, deploys);
    assert.equal(changes(world) - before, 1);
  });
}

const all: Permission[] = ['ApiEnabled', 'ModifyMetadata', 'CustomizeApplication', 'ManageConnectedApps', 'ViewSetup'];

const refusals: [string, (world: Installation) => void, SwapProblem][] = [
  [
    'each permission that is missing by its name',
    (world) => {
      const { orgId, username } = world.org();
      world.control.patchUser(orgId, username, { permissions: ['ApiEnabled', 'ModifyMetadata', 'ViewSetup'] });
    },
    { type: 'notPermitted', permissions: ['Customize Application', 'Manage Connected Apps'] },
  ],
  [
    'a certificate in the slot that nobody here knows',
    (world) => {
      const { orgId, consumerKey } = world.org();
      world.control.patchOrg(orgId, { propagation: { minSeconds: 3_000, maxSeconds: 3_000 } });
      world.control.uploadCertificate(orgId, consumerKey, stranger.certificatePem);
    },
    { type: 'otherCertificate', fingerprint: '' },
  ],
];

const stranger = makeKeyPair({ subject: '/CN=stranger' });

for (const [what, arrange, problem] of refusals) {
  inEachInstallation(`a rotation without hands is refused for ${what}, and changes nothing`, async (world) => {
    const { process, context } = await handsFree(world, 'connected-app');
    arrange(world);
    const before = changes(world);
    const { swap } = await carried(world, context);
    assert.equal(swap.phase, 'refused');
    const expected = problem.type === 'otherCertificate' ? { ...problem, fingerprint: stranger.fingerprint } : problem;
    assert.deepEqual(swap.problem, expected);
    assert.equal(changes(world), before);
    assert.deepEqual(await world.states(process), ['active', 'issued'], 'the guided rotation goes on from it');
  });
}

inEachInstallation('a permission taken away in the middle of the deploy leaves the old certificate', async (world) => {
  const { context, certificate } = await handsFree(world, 'connected-app', { deploySeconds: 60 });
  const { orgId, username } = world.org();
  const { swap } = await carried(world, context, async ({ phase }) => {
    if (phase !== 'awaiting') return;
    world.control.patchUser(orgId, username, { permissions: all.filter((one) => one !== 'CustomizeApplication') });
  });
  assert.equal(swap.phase, 'refused');
  assert.equal(swap.problem?.type, 'deployFailed');
  assert.deepEqual(slotOf(world), [fingerprintOf(certificate.pair.certificateDer)]);
});

inEachInstallation('a field that somebody changes after the reading is never undone by a deploy', async (world) => {
  const { context } = await handsFree(world, 'connected-app');
  const { orgId, consumerKey } = world.org();
  const { swap } = await carried(world, context, undefined, (phase) => {
    if (phase === 'checking') world.control.patchApp(orgId, consumerKey, { callbackUrl: 'https://new.example' });
  });
  assert.equal(swap.phase, 'refused');
  assert.deepEqual(swap.problem, { type: 'fieldsChanged' });
});

inEachInstallation(
  'a field that somebody changes after the deploy is not undone by the way back: it stops',
  async (world) => {
    const { context } = await handsFree(world, 'external-client-app', { certificateDeploys: 'ignore' });
    const { orgId, consumerKey } = world.org();
    const { swap } = await carried(world, context, undefined, (phase) => {
      if (phase === 'accepting') world.control.patchApp(orgId, consumerKey, { callbackUrl: 'https://new.example' });
    });
    assert.equal(swap.phase, 'stopped');
    assert.deepEqual(swap.problem, { type: 'fieldsChanged' });
    assert.equal(swap.restoresAsked, 0);
  },
  { orgs: [{ appKind: 'external-client-app' }] },
);

for (const fault of ['lostAnswer', 'reset'] as const) {
  inEachInstallation(
    `the way back goes on when its own deploy meets ${fault}`,
    async (world) => {
      const { context, certificate } = await handsFree(world, 'external-client-app', { certificateDeploys: 'ignore' });
      let isStruck = false;
      const { swap, phases } = await carried(world, context, undefined, (phase) => {
        if (phase !== 'restoring' || isStruck) return;
        isStruck = true;
        world.control.patchOrg(world.org().orgId, { faults: { [fault]: { path: deployPath, count: 1 } } });
      });
      assert.equal(swap.phase, 'rolledBack', JSON.stringify(swap.problem));
      assert.ok(phases.includes('searchingBack'));
      assert.deepEqual(slotOf(world), [fingerprintOf(certificate.pair.certificateDer)]);
    },
    { orgs: [{ appKind: 'external-client-app' }] },
  );
}

inEachInstallation('a certificate that somebody uploads behind the deploy stops it', async (world) => {
  const { context } = await handsFree(world, 'connected-app', { deploySeconds: 5 });
  const { orgId, consumerKey } = world.org();
  const { swap } = await carried(world, context, undefined, (phase) => {
    if (phase === 'readingBack') world.control.uploadCertificate(orgId, consumerKey, stranger.certificatePem);
  });
  assert.equal(swap.phase, 'stopped');
  assert.deepEqual(swap.problem, { type: 'otherCertificate', fingerprint: stranger.fingerprint });
  assert.deepEqual(slotOf(world), [stranger.fingerprint], 'it is not fought over');
});

inEachInstallation('a consumer secret that the org sends along is kept and logged nowhere', async (world) => {
  const { context } = await handsFree(world, 'connected-app', { consumerSecretsInMetadata: true });
  const { orgId, username } = world.org();
  world.control.patchUser(orgId, username, { permissions: [...all, 'ViewConsumerSecretsInMetadata'] });
  const kept: string[] = [];
  const { swap } = await carried(world, context, async (one) => {
    if (one.keptForm === null) return;
    kept.push((await context.sealer.unseal('swap-form', one.id, one.keptForm)).reveal());
  });
  assert.equal(swap.phase, 'settled');
  assert.ok(kept.length > 0);
  const written = [...kept, ...world.logged, JSON.stringify(await context.store.read((tx) => tx.audit.page(0, 1_000)))];
  for (const secret of world.control.secrets(orgId)) assert.ok(!written.some((text) => text.includes(secret)));
});

inEachInstallation('nothing is begun before somebody agreed to it', async (world) => {
  const { process } = await world.connected();
  await refuses('handsFreeOff', world.drive(beginSwap(process.context, { name: 'acme' })));
  assert.deepEqual(await world.states(process), ['active']);
});

/** A process that dies at its n-th call to the org, before or after the org heard it; nothing of it happens any more. */
function mortal(context: SwapContext, world: Installation, dies: { at: number; isHeard: boolean }): SwapContext {
  let calls = 0;
  let isDead = false;
  const die = () => {
    isDead = true;
    throw new Error('this process was killed');
  };
  const dying = <T extends object>(part: T): T =>
    new Proxy(part, {
      get(target, key) {
        const value = Reflect.get(target, key);
        if (typeof value !== 'function') return value;
        return async (...given: unknown[]) => {
          if (isDead) die();
          calls += 1;
          if (calls === dies.at && !dies.isHeard) die();
          const answer = await value.apply(target, given);
          if (calls >= dies.at) die();
          return answer;
        };
      },
    });
  const store = { ...context.store, close: context.store.close.bind(context.store) };
  const guarded = (act: 'read' | 'write') =>
    ((work: never) => {
      if (isDead) die();
      return context.store[act](work);
    }) as never;
  void world;
  return {
    ...context,
    certificateSlots: dying(context.certificateSlots),
    store: { ...store, read: guarded('read'), write: guarded('write') },
  };
}

const kinds = ['connected-app', 'external-client-app'] as const;
const places = Array.from({ length: kills }, (_, index) => ({
  at: 1 + (index % 10),
  isHeard: index % 2 === 0,
  kind: kinds[Math.floor(index / 10) % 2] ?? 'connected-app',
  patch: (index % 7 === 3 ? { certificateDeploys: 'ignore' } : {}) satisfies OrgPatch as OrgPatch,
}));

for (const [index, { at, isHeard, kind, patch }] of places.entries()) {
  const when = `${isHeard ? 'after' : 'before'} the org heard its call ${at}`;
  inEachInstallation(
    `kill ${index + 1}: a process that dies ${when} leaves a rotation that another ends (${kind})`,
    async (world) => {
      const { process, context } = await handsFree(world, kind, { deploySeconds: index % 4, ...patch });
      const before = changes(world);
      const begun = await world.drive(beginSwap(context, { name: 'acme' }));
      const killed = mortal(context, world, { at, isHeard });
      const holder = newId(context.random);
      for (let turns = 0; turns < 30; turns += 1) {
        const taken = await context.store.write((tx) => tx.swaps.claim(begun.id, { holder, leaseMs: swapLeaseMs }));
        if (taken === null) break;
        const left = await world.drive(driveSwap(killed, taken, { holder })).catch(() => null);
        if (left === null || !isOpenSwap(left.phase)) break;
        await world.clock.advance(Math.max(secondMs, left.lookAt - world.clock.now()));
      }
      // Its claim runs out on database time, which no test moves: it is given back as that does.
      await context.store.write((tx) => tx.swaps.release(begun.id, holder));
      const other = swapContext(world, await world.process());
      const left = await context.store.read((tx) => tx.swaps.byId(begun.id));
      assert.ok(left);
      // How often it asks while it waits is up to the machine: with fewer calls than that it has ended unharmed.
      const swap = isOpenSwap(left.phase) ? (await carried(world, other)).swap : left;
      assert.equal(swap.id, begun.id);
      const isIgnored = patch.certificateDeploys === 'ignore';
      assert.equal(swap.phase, isIgnored ? 'rolledBack' : 'settled', JSON.stringify(swap));
      assert.ok(changes(world) - before <= 1, 'no deploy takes effect twice');
      const states = await world.states(process);
      assert.deepEqual(states, isIgnored ? ['active', 'abandoned'] : ['previous', 'active']);
      assert.equal(slotOf(world).length, 1);
      assert.notEqual(slotOf(world)[0], 'null');
    },
    { orgs: [{ appKind: kind }] },
  );
}

inEachInstallation(
  'nothing of the app is destroyed while a swap is open, which may need it for its way back',
  async (world) => {
    const { process, id, context } = await handsFree(world, 'connected-app');
    await setConnection.run(context, { name: 'acme', retentionDays: 2 });
    world.upload(await world.download(process));
    await world.signIn(process, id);
    await world.settle(process, id);
    await world.clock.advance(3 * dayMs);
    await world.signIn(process, id);
    await world.drive(beginSwap(context, { name: 'acme' }));
    const { app } = await world.whole(context, id);
    const { holds } = await advanceRotation(context, app.id, true);
    assert.deepEqual(
      holds.map(({ hold }) => hold),
      ['swapOpen'],
    );
    assert.deepEqual(await world.states(process), ['previous', 'active', 'issued']);
  },
);
