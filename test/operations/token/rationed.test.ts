// Our own login budget: it holds programs back and is no failure of the connection, and a person's test has a reserve.

import assert from 'node:assert/strict';
import { hourMs } from '../../../src/domain/ports.ts';
import { connectionState } from '../../../src/domain/status/connection-state.ts';
import { testReserve } from '../../../src/domain/token/rationing.ts';
import { testConnection } from '../../../src/operations/diagnosis/test-connection.ts';
import { collectMetrics } from '../../../src/operations/installation/steps/collect-metrics.ts';
import { reconcileConnection } from '../../../src/operations/rotation/loops/reconcile.ts';
import { readStatus } from '../../../src/operations/status/steps/read-status.ts';
import { type Installation, type Process, refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

const settings = { loginsPerHour: 10 };

/** A connection that works, whose budget of this hour programs have spent. */
async function spent(world: Installation): Promise<{ process: Process; id: string; until: number }> {
  const { process, id } = await world.connected();
  await world.settle(process, id);
  await world.clock.advance(hourMs);
  const until = (Math.floor(world.clock.now() / hourMs) + 1) * hourMs;
  const acquire = () => world.drive(process.tokens.acquire(id, { fresh: true }));
  await world.drive(reconcileConnection(process.context, id, { now: true }));
  for (let asked = 1; asked < settings.loginsPerHour; asked += 1) {
    await world.clock.advance(1);
    await acquire();
  }
  await refuses('loginBudgetSpent', acquire());
  world.network.taken();
  return { process, id, until };
}

inEachInstallation(
  'a spent login budget is a state of its own with its end, no failure, and says who spent it',
  async (world) => {
    const { process, id, until } = await spent(world);
    const { context } = process;
    const whole = await world.whole(context, id);
    assert.equal(whole.connection.failure, null, 'nobody is told that it stopped working');
    assert.equal(connectionState(whole, world.settings, world.clock.now()), 'rationed');
    assert.ok(whole.connection.nextLookAt >= until);
    const { rationed } = await readStatus(context);
    assert.deepEqual(
      rationed.map(({ name, until: end }) => [name, end]),
      [['acme', until]],
    );
    assert.deepEqual(rationed[0]?.spentBy, [
      { connection: 'acme', purpose: 'token', logins: 9 },
      { connection: 'acme', purpose: 'probe', logins: 1 },
    ]);
    const metrics = await world.drive(collectMetrics(context));
    assert.equal(metrics.states.rationed, 1);
    assert.equal(metrics.connections[0]?.rationedUntil, until);
    const look = await world.drive(reconcileConnection(context, id));
    assert.equal(look.probe, null, 'a look asks nothing meanwhile');

    await world.clock.advance(until - world.clock.now());
    await world.drive(process.tokens.acquire(id, { fresh: true }));
    const after = await world.whole(context, id);
    assert.equal(connectionState(after, world.settings, world.clock.now()), 'working');
  },
  { settings },
);

inEachInstallation(
  'a person can test when programs have spent the login budget, and the state stays what it is',
  async (world) => {
    const { process, id } = await spent(world);
    const test = () => world.drive(testConnection.run(process.context, { name: 'acme' }, () => {}));
    for (let tested = 0; tested < testReserve; tested += 1) assert.equal((await test()).verified, true);
    assert.ok(testReserve >= 5);
    await refuses('loginBudgetSpent', test());
    const { connection } = await world.whole(process.context, id);
    assert.equal(connection.failure, null);
    assert.notEqual(connection.rationedUntil, null);
  },
  { settings },
);
