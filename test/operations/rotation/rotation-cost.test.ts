// What watching costs: logins, since Salesforce counts every one, and commits, since each waits for the disk.

import assert from 'node:assert/strict';
import { dayMs, type Instant, secondMs } from '../../../src/domain/ports.ts';
import { reconcileConnection } from '../../../src/operations/rotation/loops/reconcile.ts';
import { rotate } from '../../../src/operations/rotation/rotate.ts';
import { reconcileOnce } from '../../../src/reconciler/reconciler.ts';
import { withWindows } from '../../support/other-windows.ts';
import type { Installation, Process } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

/** Looks when a look is due, as the reconciler does, until it is told to stop. */
async function lookUntil(world: Installation, process: Process, id: string, isOver: () => Promise<boolean>) {
  while (!(await isOver())) {
    const { connection } = await world.whole(process.context, id);
    await world.clock.advance(Math.max(secondMs, connection.nextLookAt - world.clock.now()));
    await world.drive(reconcileConnection(process.context, id));
  }
}

inEachInstallation(
  'a rotation adds fewer than 60 logins, from the download to the last server and its proof',
  async (world) => {
    const { process, id } = await world.connected();
    await world.settle(process, id);
    world.network.taken();
    const next = await world.download(process);
    world.control.patchOrg(world.org().orgId, { propagation: { minSeconds: 120, maxSeconds: 600 } });
    world.upload(next);
    await world.drive(rotate.run(process.context, { name: 'acme', uploaded: true }, () => {}));
    await lookUntil(world, process, id, async () => (await world.states(process)).at(-1) === 'active');
    const logins = world.network.taken().length;
    assert.ok(logins < 60 && logins > 6, `${logins} logins`);
  },
  { orgs: [{ servers: 8 }] },
);

inEachInstallation('at rest a connection signs in once a day, and not once more', async (world) => {
  const { process, id } = await world.connected();
  await world.settle(process, id);
  await world.clock.advance(dayMs);
  await world.drive(reconcileConnection(process.context, id));
  world.network.taken();
  const until: Instant = world.clock.now() + 10 * dayMs;
  await lookUntil(world, process, id, async () => world.clock.now() >= until);
  assert.equal(world.network.taken().length, 10);
});

/** The same process; its commits are counted. */
function counting({ context }: Process) {
  const { store } = context;
  const count = { commits: 0 };
  const counted: typeof store = {
    ...store,
    read: (work) => store.read(work),
    write: (work) => {
      count.commits += 1;
      return store.write(work);
    },
  };
  return { context: { ...context, store: counted }, count };
}

inEachInstallation(
  'a look at rest commits five times: claim, intent, outcome, end of the look, end of the pass',
  async (world) => {
    const { process, id } = await world.connected();
    await world.settle(process, id);
    await world.clock.advance(dayMs);
    const { context, count } = counting(process);
    const { looked } = await world.drive(reconcileOnce(context, { slots: 8 }));
    assert.deepEqual({ looked, ...count }, { looked: 1, commits: 5 });
    const { connection } = await world.whole(process.context, id);
    assert.equal(connection.nextLookAt > world.clock.now(), true);
  },
);

inEachInstallation(
  'a refused key costs a sign-in one commit more: what it was answered goes with the next intent',
  async (world) => {
    const { process, id } = await world.connected();
    await world.settle(process, id);
    world.upload(await world.download(process));
    const { context, count } = counting(process);
    const { type } = await world.signIn({ ...process, context }, id);
    assert.deepEqual({ type, ...count }, { type: 'signedIn', commits: 3 });
    const outcomes = (await world.attempts(process, id)).slice(-2).map(({ outcome }) => outcome.type);
    assert.deepEqual(outcomes.sort(), ['accepted', 'notThisKey']);
  },
);

inEachInstallation('while one connection has not settled, a look reads no other of its app', async (world) => {
  const { process, id } = await world.connected();
  const { orgId, consumerKey, username } = world.org();
  const secondUser = `second.${username}`;
  world.control.createUser(orgId, { username: secondUser });
  world.control.patchApp(orgId, consumerKey, { assigned: [username, secondUser] });
  const second = await world.connect(process, 'second', { username: secondUser });
  assert.equal((await world.signIn(process, second)).type, 'signedIn');
  await world.settle(process, id);
  const { context, count } = countingAppReads(process);
  await world.drive(reconcileConnection(context, id, { now: true }));
  const first = count.reads;
  for (let look = 0; look < 5; look += 1) await world.drive(reconcileConnection(context, id, { now: true }));
  assert.deepEqual({ first, all: count.reads }, { first: 1, all: 1 });
  for (let look = 0; look < 9; look += 1) {
    await world.clock.advance(80 * secondMs);
    for (const each of [id, second]) await world.drive(reconcileConnection(context, each, { now: true }));
  }
  const [pair] = (await world.whole(process.context, id)).pairs;
  assert.equal(pair?.standing.state === 'active' && pair.standing.settledAt !== null, true);
});

/** The same process; counted is how often a write reads all connections of an app. */
function countingAppReads({ context }: Process) {
  const { store } = context;
  const count = { reads: 0 };
  const counted: typeof store = {
    ...store,
    read: (work) => store.read(work),
    write: (work) =>
      store.write((tx) => {
        const connections = new Proxy(tx.connections, {
          get(target, name) {
            if (name === 'ofApp') count.reads += 1;
            const found: unknown = Reflect.get(target, name);
            return typeof found === 'function' ? found.bind(target) : found;
          },
        });
        return work(withWindows(tx, { connections }));
      }),
  };
  return { context: { ...context, store: counted }, count };
}
