// Connections that the reconciler once forgot, or could not leave alone.

import assert from 'node:assert/strict';
import { dayMs, hourMs, secondMs } from '../../../src/domain/ports.ts';
import { discardCertificate } from '../../../src/operations/key-pair/discard.ts';
import { reconcileConnection } from '../../../src/operations/rotation/loops/reconcile.ts';
import { reconcileOnce } from '../../../src/reconciler/reconciler.ts';
import { type Installation, type Process, trustedClock } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

const pass = (world: Installation, { context }: Process) => world.drive(reconcileOnce(context, { slots: 8 }));

inEachInstallation(
  'a look and a claim that a wrong clock dated ahead do not keep the reconciler away',
  async (world) => {
    const { process, id } = await world.connected();
    const wrong = world.clock.now() + 400 * dayMs;
    await world.place.tamper(
      `update connection set next_look_at = ${wrong}, claimed_by = 'dead', claimed_until = ${wrong}`,
    );
    const { looked } = await pass(world, process);
    assert.equal(looked, 1);
    const { connection } = await world.whole(process.context, id);
    assert.ok(connection.nextLookAt <= world.clock.now() + dayMs + hourMs);
  },
);

inEachInstallation(
  'a claim that a dead process left before the clock was set back does not keep the reconciler away',
  async (world) => {
    const { process } = await world.connected();
    await world.place.tamper('update connection set next_look_at = 0');
    const { store, clock } = process.context;
    // As a clock that was set back by two days finds them: a claim for three minutes of ten hours ahead, and a daily look.
    const request = {
      dueBy: clock.now(),
      now: clock.now(),
      holder: 'dead',
      limit: 1,
      perHost: 1,
      leaseMs: 10 * hourMs,
    };
    await store.write((tx) => tx.connections.claimDue(request));
    await world.place.tamper(`update connection set next_look_at = ${clock.now() + 2 * dayMs - 10 * hourMs}`);
    assert.equal((await pass(world, process)).looked, 1);
  },
);

inEachInstallation('a look that has nothing to ask is not due again in the same pass', async (world) => {
  const process = await world.process();
  const id = await world.connect(process);
  await world.place.tamper('update connection set next_look_at = 0');
  const { looked } = await pass(world, process);
  assert.equal(looked, 1);
  assert.equal(world.network.taken().length, 0);
  assert.ok((await world.whole(process.context, id)).connection.nextLookAt >= world.clock.now() + secondMs);
});

inEachInstallation('a pass looks at all that is due at one host, though looks end while it claims', async (world) => {
  const process = await world.process();
  for (let place = 0; place < 12; place += 1)
    await world.connect(process, `c${place}`, { username: `u${place}@acme.com` });
  await world.place.tamper('update connection set next_look_at = 0');
  assert.equal((await pass(world, process)).looked, 12);
});

inEachInstallation('a pair that was discarded is not wanted any more', async (world) => {
  const { process, id } = await world.connected();
  const { pair } = await world.download(process);
  assert.equal((await world.whole(process.context, id)).app.wantedKeyPairId, pair.id);
  await discardCertificate.run(process.context, { name: 'acme', fingerprint: pair.fingerprint });
  assert.equal((await world.whole(process.context, id)).app.wantedKeyPairId, null);
});

/** Passes whenever a look is due, until then. */
async function passUntil(world: Installation, process: Process, until: number): Promise<void> {
  for (;;) {
    const dueAt = (await process.context.store.read((tx) => tx.connections.page('', 9))).map((one) => one.nextLookAt);
    const next = Math.max(Math.min(...dueAt), world.clock.now() + secondMs);
    await world.clock.advance(Math.min(next, until) - world.clock.now());
    if (world.clock.now() >= until) return;
    await pass(world, process);
  }
}

/** Two users of one app, both signed in, its pair settled. */
async function twoConnections(world: Installation) {
  const { process, id } = await world.connected();
  const { orgId, consumerKey, username } = world.org();
  const secondUser = `second.${username}`;
  world.control.createUser(orgId, { username: secondUser });
  world.control.patchApp(orgId, consumerKey, { assigned: [username, secondUser] });
  const second = await world.connect(process, 'second', { username: secondUser });
  assert.equal((await world.signIn(process, second)).type, 'signedIn');
  await passUntil(world, process, world.clock.now() + hourMs);
  assert.deepEqual(await world.states(process), ['active']);
  return { process, id, second, secondUser, orgId, consumerKey };
}

/** One pass over both, one after the other; the clock moves while the first signs in. The number of looks, at most ten. */
async function looksOfPassWithJump(world: Installation, jumpMs: number): Promise<number> {
  const { process } = await twoConnections(world);
  await world.clock.advance(dayMs);
  world.network.taken();
  world.network.fate = async (ask) => {
    world.network.fate = (next) => next();
    const answer = await ask();
    world.clock.jump(jumpMs);
    return answer;
  };
  let looks = 0;
  const tooMany = new AbortController();
  const isTrusted = () => {
    looks += 1;
    if (looks >= 10) tooMany.abort();
    return true;
  };
  const context = { ...process.context, clockTrust: { ...trustedClock, isTrusted } };
  await world.drive(reconcileOnce(context, { slots: 1, finishesLooks: true }, tooMany.signal));
  assert.notEqual(world.network.taken().length, 0);
  return looks;
}

inEachInstallation('a pass that takes longer than an hour ends when all that was due is looked at', async (world) => {
  assert.equal(await looksOfPassWithJump(world, 2 * hourMs), 2);
});

inEachInstallation('a pass in which the clock is set back ends', async (world) => {
  assert.equal(await looksOfPassWithJump(world, -2 * dayMs), 2);
});

inEachInstallation(
  'a user who is deactivated during a handover costs a few logins a day until somebody mends it',
  async (world) => {
    const { process, id, secondUser, orgId } = await twoConnections(world);
    world.control.patchUser(orgId, secondUser, { isActive: false });
    world.upload(await world.download(process));
    assert.equal((await world.signIn(process, id)).type, 'signedIn');
    await passUntil(world, process, world.clock.now() + dayMs);
    assert.deepEqual(await world.states(process), ['active', 'settling']);
    world.network.taken();
    await passUntil(world, process, world.clock.now() + 3 * dayMs);
    const logins = world.network.taken().length;
    assert.ok(logins <= 12, `${logins} logins in three days`);

    world.control.patchUser(orgId, secondUser, { isActive: true });
    await passUntil(world, process, world.clock.now() + dayMs + hourMs);
    assert.deepEqual(await world.states(process), ['previous', 'active']);
  },
);

/** In a handover the slot was cleared, both were refused for half a day, and the first signs in again with what was mended. */
async function mendedInHandover(world: Installation) {
  const { process, id, second, orgId, consumerKey } = await twoConnections(world);
  const next = await world.download(process);
  world.upload(next);
  assert.equal((await world.signIn(process, id)).type, 'signedIn');
  world.control.clearCertificate(orgId, consumerKey);
  await passUntil(world, process, world.clock.now() + 13 * hourMs);
  assert.notEqual((await world.whole(process.context, second)).connection.failure, null);
  world.upload(next);
  assert.equal((await world.signIn(process, id)).type, 'signedIn');
  return { process, second, next, clear: () => world.control.clearCertificate(orgId, consumerKey) };
}

inEachInstallation(
  'when the org is mended in a handover, the first connection that signs in has the others looked at at once',
  async (world) => {
    const { process } = await mendedInHandover(world);
    await passUntil(world, process, world.clock.now() + hourMs);
    assert.deepEqual(await world.states(process), ['previous', 'active']);
  },
);

inEachInstallation(
  'when the org is mended in a handover, a connection that a server refuses once more is asked again in a minute',
  async (world) => {
    const { process, second, next, clear } = await mendedInHandover(world);
    clear();
    await world.drive(reconcileConnection(process.context, second));
    world.upload(next);
    await passUntil(world, process, world.clock.now() + hourMs);
    assert.deepEqual(await world.states(process), ['previous', 'active']);
  },
);
