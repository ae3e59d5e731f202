// What experiments put into an org: what they find by it, and that nothing of it stays, also where the run is killed.

import assert from 'node:assert/strict';
import { previewRemoval } from '../../../src/operations/connection/preview-removal.ts';
import { removeConnection } from '../../../src/operations/connection/remove.ts';
import type { ProofContext } from '../../../src/operations/context.ts';
import { cleanUpProof } from '../../../src/operations/proof/clean-up.ts';
import { runProof } from '../../../src/operations/proof/run.ts';
import { type Installation, refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';
import { driven, factsOf, provable, proved } from './proof-scene.ts';

const fastSettings = { settings: { propagationSeconds: 60 } };

function namesOf(world: Installation): string[] {
  return world.control.apps(world.org().orgId).map(({ name }) => name);
}

for (const [tokens, fact] of [
  ['live', 'liveOn'],
  ['end', 'end'],
] as const) {
  inEachInstallation(
    `a swap finds how long the old certificate is met, that either key is accepted, and that tokens ${fact}`,
    async (world) => {
      const { context } = await provable(world, 'connected-app', {
        propagation: { minSeconds: 2, maxSeconds: 30 },
        servers: 8,
        tokensAfterCertificateChange: tokens,
      });
      const report = await proved(world, context, ['swap']);
      assert.equal(report.experiments[0]?.notFoundOut, null);
      const facts = await factsOf(context);
      assert.equal(facts.tokensAfterSwap, fact);
      assert.equal(facts.propagationOverlap, 'eitherKey');
      assert.ok(facts.propagationSeconds !== undefined, 'it was measured');
      assert.ok(facts.propagationSeconds > 4 && facts.propagationSeconds <= 36, `${facts.propagationSeconds} s`);
      assert.deepEqual(namesOf(world), ['Latchkey']);
    },
    fastSettings,
  );
}

inEachInstallation(
  'an org of one server takes the keys one after the other',
  async (world) => {
    const { context } = await provable(world, 'connected-app', {
      propagation: { minSeconds: 20, maxSeconds: 20 },
      servers: 1,
    });
    await proved(world, context, ['swap']);
    const { propagationOverlap, propagationSeconds = 0 } = await factsOf(context);
    assert.equal(propagationOverlap, 'oneAfterTheOther');
    assert.ok(Math.abs(propagationSeconds - 20) <= 5, `${propagationSeconds} s`);
  },
  fastSettings,
);

inEachInstallation(
  'a Connected App whose certificate is replaced in its place makes the org known for it',
  async (world) => {
    const { context } = await provable(world, 'connected-app');
    await proved(world, context, ['connectedAppSwap']);
    assert.equal((await factsOf(context)).connectedAppSwap, 'replaced');
    assert.deepEqual(namesOf(world), ['Latchkey']);
  },
  fastSettings,
);

/** Ends as a process does: at the sign-in with that number, at the throw-away app, and with no clean-up. */
function killedAt(context: ProofContext, number: number): ProofContext {
  let logins = 0;
  const dead = () => {
    if (logins >= number) throw new Error('the process is gone');
  };
  const { tokenEndpoint, proofGround } = context;
  return {
    ...context,
    tokenEndpoint: {
      exchange: (request, signal) => {
        logins += 1;
        dead();
        return tokenEndpoint.exchange(request, signal);
      },
    },
    proofGround: {
      ...proofGround,
      isListed: (...given) => {
        dead();
        return proofGround.isListed(...given);
      },
    },
  };
}

for (const resumedBy of ['the next run', 'clean-up'] as const) {
  inEachInstallation(
    `what a run that was killed has left in the org is taken away by ${resumedBy}`,
    async (world) => {
      const { context } = await provable(world, 'connected-app');
      await assert.rejects(proved(world, killedAt(context, 2), ['swap']), /the process is gone/);
      assert.equal(namesOf(world).length, 2);
      if (resumedBy === 'clean-up') {
        const cleaned = await driven(world, cleanUpProof.run(context, { name: 'acme' }));
        assert.deepEqual(cleaned, { removed: 1, left: [] });
      } else {
        await proved(world, context, ['wrongKey']);
      }
      assert.deepEqual(namesOf(world), ['Latchkey']);
      const connection = await context.store.read((tx) => tx.connections.byName('acme'));
      assert.deepEqual(await context.store.read((tx) => tx.proofs.unfinishedOf(connection?.id ?? '')), []);
    },
    fastSettings,
  );
}

inEachInstallation(
  'what the org does not let be taken away is named in the report, and tried again later',
  async (world) => {
    const { context } = await provable(world, 'connected-app');
    const { orgId, username } = world.org();
    const { proofGround } = context;
    const remove: typeof proofGround.remove = (...given) => {
      world.control.patchUser(orgId, username, { permissions: ['ApiEnabled', 'ModifyMetadata', 'ViewSetup'] });
      return proofGround.remove(...given);
    };
    const report = await proved(world, { ...context, proofGround: { ...proofGround, remove } }, ['swap']);
    assert.equal(report.left.length, 1);
    assert.match(report.left[0]?.problem ?? '', /CustomizeApplication/);
    assert.match(report.left[0]?.fullName ?? '', /^Latchkey_experiment_/);
    world.control.patchUser(orgId, username, {
      permissions: ['ApiEnabled', 'ModifyMetadata', 'CustomizeApplication', 'ManageConnectedApps', 'ViewSetup'],
    });
    assert.equal((await driven(world, cleanUpProof.run(context, { name: 'acme' }))).removed, 1);
    assert.deepEqual(namesOf(world), ['Latchkey']);
  },
  fastSettings,
);

inEachInstallation(
  'an experiment stops at the login budget of the user, says so, and takes away what it made',
  async (world) => {
    const { context } = await provable(world, 'connected-app');
    const before = world.network.taken().length;
    const report = await proved(world, context, ['swap']);
    assert.equal(report.experiments[0]?.notFoundOut?.type, 'loginsSpent');
    assert.ok(before + world.network.taken().length <= 20);
    assert.deepEqual(await factsOf(context), {});
    assert.deepEqual(namesOf(world), ['Latchkey']);
  },
  { settings: { propagationSeconds: 60, loginsPerHour: 20 } },
);

inEachInstallation(
  'an app whose user may not deploy is not made, and the org says why',
  async (world) => {
    const { context } = await provable(world, 'connected-app');
    const { orgId, username } = world.org();
    world.control.patchUser(orgId, username, { permissions: ['ApiEnabled', 'ModifyMetadata', 'ViewSetup'] });
    const report = await proved(world, context, ['flowOff']);
    assert.equal(report.experiments[0]?.notFoundOut?.type, 'appNotMade');
    assert.match(report.experiments[0]?.notFoundOut?.detail ?? '', /CustomizeApplication/);
    assert.deepEqual(report.left, []);
    assert.deepEqual(namesOf(world), ['Latchkey']);
  },
  fastSettings,
);

inEachInstallation(
  'a connection is not removed before what its experiments left in the org was taken away, or that was tried',
  async (world) => {
    const { context } = await provable(world, 'connected-app');
    await assert.rejects(proved(world, killedAt(context, 2), ['swap']), /the process is gone/);
    await refuses('experimentsLeft', previewRemoval.run(context, { name: 'acme' }));
    const announced = { keyPairs: null, otherConnections: [] };
    await refuses('experimentsLeft', removeConnection.run(context, { name: 'acme', announced }));
    const { orgId, username } = world.org();
    world.control.patchUser(orgId, username, { permissions: ['ApiEnabled', 'ModifyMetadata', 'ViewSetup'] });
    const { left } = await driven(world, cleanUpProof.run(context, { name: 'acme' }));
    assert.equal(left.length, 1);
    const loss = await previewRemoval.run(context, { name: 'acme' });
    await removeConnection.run(context, { name: 'acme', announced: loss });
  },
  fastSettings,
);

inEachInstallation(
  'a connection is not removed while experiments are under way',
  async (world) => {
    const { context } = await provable(world, 'connected-app');
    const loss = await previewRemoval.run(context, { name: 'acme' });
    const tried: Promise<unknown>[] = [];
    const tell = () => {
      tried.push(refuses('proofUnderWay', removeConnection.run(context, { name: 'acme', announced: loss })));
    };
    const wish = { name: 'acme', only: ['wrongKey'], mayBeProduction: false, version: '0.0.0' };
    await driven(world, runProof.run(context, wish, tell));
    assert.ok(tried.length > 0);
    await Promise.all(tried);
    await removeConnection.run(context, { name: 'acme', announced: loss });
  },
  fastSettings,
);

inEachInstallation(
  'what experiments left in another org than the connection signs in to now is not taken for gone',
  async (world) => {
    const { context } = await provable(world, 'connected-app');
    await assert.rejects(proved(world, killedAt(context, 2), ['swap']), /the process is gone/);
    await world.place.tamper(`update proof set org_id = '00D000000000002EAA'`);
    const { removed, left } = await driven(world, cleanUpProof.run(context, { name: 'acme' }));
    assert.deepEqual([removed, left.length], [0, 1]);
    assert.match(left[0]?.problem ?? '', /another org than 00D000000000002EAA/);
    assert.equal(namesOf(world).length, 2);
  },
  fastSettings,
);
