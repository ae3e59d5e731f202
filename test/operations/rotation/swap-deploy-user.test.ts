// A second user that reads and deploys the app's component, so that the integration user stays small.

import assert from 'node:assert/strict';
import { dayMs, hourMs } from '../../../src/domain/ports.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import type { Installation } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';
import { carried, handsFree } from './swap-scene.ts';

const deployPath = '/services/data/v68.0/metadata/deployRequest';
const deployer = 'deployer@acme.example';

/** The integration user may do nothing but sign in; another may deploy. */
async function withDeployer(world: Installation, changes: Parameters<Installation['control']['createUser']>[1]) {
  const scene = await handsFree(world, 'connected-app', { deploySeconds: 20 });
  const { orgId, username, consumerKey } = world.org();
  world.control.patchUser(orgId, username, { permissions: ['ApiEnabled'] });
  world.control.createUser(orgId, changes);
  world.control.patchApp(orgId, consumerKey, { assigned: [username, deployer, 'other@acme.example'] });
  await setConnection.run(scene.process.context, { name: 'acme', deployUser: deployer });
  return scene;
}

inEachInstallation('the deploy user reads and deploys, and the integration user needs no permission', async (world) => {
  const { process, id, context } = await withDeployer(world, { username: deployer });
  const before = await world.whole(context, id);
  const { swap } = await carried(world, context);
  assert.equal(swap.phase, 'settled', JSON.stringify(swap.problem));
  assert.deepEqual(await world.states(process), ['previous', 'active']);
  const { connection } = await world.whole(context, id);
  assert.deepEqual(connection.org, before.connection.org, 'the connection is its own user still');
  assert.equal(connection.failure, null);
  const asked = swap.deploy?.userId ?? null;
  assert.notEqual(asked, null);
  assert.notEqual(asked, connection.org?.userId);
});

inEachInstallation('a lost answer of a deploy is looked for among those of the user that deployed', async (world) => {
  const { context } = await withDeployer(world, { username: deployer });
  const { orgId, consumerKey } = world.org();
  const before = world.control.certificateRevisions(orgId, consumerKey).length;
  let isStruck = false;
  const { swap, phases } = await carried(
    world,
    context,
    async ({ phase }) => {
      // Another one deploys from now on; what was asked for was the first one's.
      if (phase === 'searching') await setConnection.run(context, { name: 'acme', deployUser: 'other@acme.example' });
    },
    (phase) => {
      if (phase !== 'deploying' || isStruck) return;
      isStruck = true;
      world.control.createUser(orgId, { username: 'other@acme.example' });
      world.control.patchOrg(orgId, { faults: { lostAnswer: { path: deployPath, count: 1 } } });
    },
  );
  assert.equal(phases[phases.indexOf('searching') + 1], 'awaiting', phases.join(' '));
  assert.equal(swap.phase, 'settled', JSON.stringify(swap.problem));
  assert.equal(swap.deploysAsked, 1);
  assert.equal(world.control.certificateRevisions(orgId, consumerKey).length - before, 1);
});

inEachInstallation(
  'a deploy user that cannot sign in refuses the swap by its name, and the connection works',
  async (world) => {
    const { id, context } = await withDeployer(world, { username: 'another@acme.example' });
    const { swap } = await carried(world, context);
    assert.equal(swap.phase, 'refused');
    assert.ok(swap.problem?.type === 'signInFailed', JSON.stringify(swap.problem));
    assert.equal(swap.problem.username, deployer);
    const { connection } = await world.whole(context, id);
    assert.equal(connection.failure, null);
    assert.equal(connection.backOff, null);
    const attempts = await context.store.read((tx) =>
      tx.attempts.keyAnswersOf({ connectionId: id }, { from: 0, until: Number.MAX_SAFE_INTEGER }),
    );
    assert.ok(attempts.every(({ outcome }) => outcome.type === 'accepted'));
  },
);

inEachInstallation('what the deploy user lacks is named with the user', async (world) => {
  const { context } = await withDeployer(world, {
    username: deployer,
    permissions: ['ApiEnabled', 'ModifyMetadata', 'ViewSetup', 'CustomizeApplication'],
  });
  const { swap } = await carried(world, context);
  assert.deepEqual(swap.problem, { type: 'notPermitted', permissions: ['Manage Connected Apps'], username: deployer });
});

inEachInstallation('sign-ins of the deploy user are counted in its own login budget', async (world) => {
  const { id, context } = await withDeployer(world, { username: deployer });
  const { connection } = await world.whole(context, id);
  const now = world.clock.now();
  const host = connection.found?.tokenHost ?? connection.loginUrl;
  const spent = (username: string) =>
    context.store.read(async (tx) => {
      const all = await tx.attempts.spenders(host, username, now - hourMs);
      return all.reduce((sum, { logins }) => sum + logins, 0);
    });
  const own = await spent(connection.username);
  const given = await world.drive(context.tokens.acquireAs(id, deployer));
  assert.ok('token' in given);
  assert.equal(await world.drive(context.tokens.acquireAs(id, deployer)), given, 'one token for the work of a swap');
  assert.equal(await spent(deployer), 1);
  assert.equal(await spent(connection.username), own);
  const budget = { ...context, settings: { ...context.settings, loginsPerHour: 1 } };
  const { TokenSource } = await import('../../../src/operations/token/steps/token-source.ts');
  const refused = await world.drive(new TokenSource(budget).acquireAs(id, deployer));
  assert.ok('code' in refused && refused.code === 'loginBudgetSpent', JSON.stringify(refused));
  assert.equal((await world.whole(context, id)).connection.rationedUntil, null);
  await world.clock.advance(dayMs);
});
