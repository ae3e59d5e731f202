// Rationing: how callers are held back after everything was refused, and what ends a hold.

import assert from 'node:assert/strict';
import { dayMs, hourMs, minuteMs, secondMs } from '../../../src/domain/ports.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import { testConnection } from '../../../src/operations/diagnosis/test-connection.ts';
import { rotate } from '../../../src/operations/rotation/rotate.ts';
import { type Installation, type Process, refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

/** Refused with every key, so that the next caller is held. Answers when that was written down. */
async function refused(world: Installation, { context, tokens }: Process, id: string): Promise<number> {
  const { orgId, consumerKey } = world.org();
  world.control.clearCertificate(orgId, consumerKey);
  await refuses('signInFailed', world.drive(tokens.acquire(id, { fresh: true })));
  const { connection } = await world.whole(context, id);
  return connection.failure?.at ?? assert.fail('no failure was recorded');
}

async function holdMs(world: Installation, { context }: Process, id: string): Promise<number | null> {
  return (await world.whole(context, id)).connection.backOff?.holdMs ?? null;
}

inEachInstallation(
  'after a full set of refusals callers are told until when, in every process, and nobody asks',
  async (world) => {
    const { process, id } = await world.connected();
    await process.context.store.write((tx) => tx.tokens.drop(id));
    const at = await refused(world, process, id);
    world.network.taken();
    const other = await world.process();
    for (const { tokens } of [process, other]) {
      const error = await refuses('backingOff', tokens.acquire(id));
      assert.equal(error.parameters.until, new Date(at + 15 * secondMs).toISOString());
    }
    assert.equal(world.network.taken().length, 0);
    await world.clock.advance(15 * secondMs);
    await refuses('signInFailed', world.drive(other.tokens.acquire(id)));
    assert.ok(world.network.taken().length > 0);
  },
);

inEachInstallation(
  'holds double to five minutes at rest, and stay under 30 s while an upload is awaited',
  async (world) => {
    const { process, id } = await world.connected();
    await world.settle(process, id);
    await world.clock.advance(hourMs);
    const holds: (number | null)[] = [];
    const again = async (times: number) => {
      for (let count = 0; count < times; count += 1) {
        await refused(world, process, id);
        holds.push(((await holdMs(world, process, id)) ?? 0) / secondMs);
        await world.clock.advance(5 * minuteMs);
      }
      return holds.splice(0);
    };
    await process.context.store.write((tx) => tx.tokens.drop(id));
    assert.deepEqual(await again(7), [15, 30, 60, 120, 240, 300, 300]);
    await world.download(process);
    assert.deepEqual(await again(4), [15, 30, 30, 30]);
  },
);

inEachInstallation('a download, "uploaded", a change and a test end a hold at once', async (world) => {
  const { process, id } = await world.connected();
  await process.context.store.write((tx) => tx.tokens.drop(id));
  const { context } = process;
  const acts: [string, () => Promise<unknown>][] = [
    ['download', () => world.download(process)],
    ['uploaded', () => rotate.run(context, { name: 'acme', uploaded: true }, () => {})],
    ['set', () => setConnection.run(context, { name: 'acme', contacts: ['a@example.com'] })],
    ['test', () => testConnection.run(context, { name: 'acme' }, () => {})],
  ];
  for (const [name, act] of acts) {
    await refused(world, process, id);
    assert.ok((await holdMs(world, process, id)) !== null, name);
    // From here on every server has the first certificate again: whoever asks gets in.
    const { pairs } = await world.whole(context, id);
    const oldest = pairs.at(-1) ?? assert.fail();
    const { encodePem } = await import('../../../src/formats/pem.ts');
    world.upload({ pem: encodePem('CERTIFICATE', oldest.certificateDer) });
    await world.drive(act());
    assert.equal(await holdMs(world, process, id), null, name);
    await world.drive(process.tokens.acquire(id));
    await context.store.write((tx) => tx.tokens.drop(id));
  }
});

inEachInstallation('"uploaded" and a test end a hold also when the org refuses still', async (world) => {
  const { process, id } = await world.connected();
  await process.context.store.write((tx) => tx.tokens.drop(id));
  await world.download(process);
  await refused(world, process, id);
  await world.drive(rotate.run(process.context, { name: 'acme', uploaded: true }, () => {}));
  assert.equal(await holdMs(world, process, id), 15 * secondMs, 'a hold that begins anew');
  await world.drive(testConnection.run(process.context, { name: 'acme' }, () => {}));
  assert.equal(await holdMs(world, process, id), null);
});

inEachInstallation('a test is never held and holds nobody', async (world) => {
  const { process, id } = await world.connected();
  const { orgId, consumerKey } = world.org();
  world.control.clearCertificate(orgId, consumerKey);
  const tested = await world.drive(testConnection.run(process.context, { name: 'acme' }, () => {}));
  assert.equal(tested.verified, false);
  assert.equal(await holdMs(world, process, id), null);
  const { failure } = (await world.whole(process.context, id)).connection;
  assert.equal(failure?.code, 'refusedWithEveryKey');
});

inEachInstallation('an org that does not answer is no reason to hold anybody', async (world) => {
  const { process, id } = await world.connected();
  world.control.patchOrg(world.org().orgId, { faults: { serverError: {} } });
  await refuses('signInFailed', world.drive(process.tokens.acquire(id, { fresh: true })));
  assert.equal(await holdMs(world, process, id), null);
  assert.equal((await world.whole(process.context, id)).connection.failure?.code, 'unavailable');
});

inEachInstallation('an episode of failure is told once in the audit, and its end', async (world) => {
  const { process, id, certificate } = await world.connected();
  await process.context.store.write((tx) => tx.tokens.drop(id));
  for (let times = 0; times < 3; times += 1) {
    await refused(world, process, id);
    await world.clock.advance(5 * minuteMs);
  }
  const since = (await world.whole(process.context, id)).connection.failure?.since ?? 0;
  assert.ok(world.clock.now() - since > 10 * minuteMs);
  world.upload(certificate);
  await world.drive(process.tokens.acquire(id));
  const told = (await world.actions(process)).filter((action) => /connection\.(failed|worksAgain)/.test(action));
  assert.deepEqual(told, ['connection.failed', 'connection.worksAgain']);
});

inEachInstallation('a refusal that another sign-in has overtaken holds nobody', async (world) => {
  const { process, id, certificate } = await world.connected();
  await process.context.store.write((tx) => tx.tokens.drop(id));
  const { orgId, consumerKey } = world.org();
  world.control.clearCertificate(orgId, consumerKey);
  const slow = process.tokens.acquire(id);
  // It renews its lease, and pauses between two rounds.
  await world.clock.untilSleeping(2);
  const { arrived, release } = world.network.hold();
  await world.clock.advance(5 * secondMs);
  await arrived;
  world.network.fate = (pass) => pass();
  world.upload(certificate);
  const other = await world.process();
  await world.signIn(other, id, 'test');
  world.control.clearCertificate(orgId, consumerKey);
  release();
  await world.drive(slow.catch(() => null));
  assert.equal(await holdMs(world, process, id), null);
});

inEachInstallation('a test asks nothing of other connections that work, and wakes those that fail', async (world) => {
  const { process, id } = await world.connected();
  const { orgId, consumerKey, username } = world.org();
  const others = ['works', 'fails'].map((name) => ({ name, username: `${name}.${username}` }));
  for (const other of others) world.control.createUser(orgId, { username: other.username });
  world.control.patchApp(orgId, consumerKey, { assigned: [username, ...others.map((other) => other.username)] });
  const ids: string[] = [];
  for (const other of others) ids.push(await world.connect(process, other.name, { username: other.username }));
  for (const otherId of ids) await world.settle(process, otherId);
  const [works = '', fails = ''] = ids;
  await process.context.store.write((tx) => tx.tokens.drop(fails));
  await refused(world, process, fails);
  assert.ok((await holdMs(world, process, fails)) !== null);
  await world.drive(testConnection.run(process.context, { name: 'acme' }, () => {}));
  const watched = async (one: string) =>
    (await world.whole(process.context, one)).connection.probedCloselyUntil !== null;
  assert.deepEqual([await watched(id), await watched(works), await watched(fails)], [true, false, true]);
  assert.equal(await holdMs(world, process, fails), null);
});

/** A process of a machine whose clock is ahead by so much. */
function processAhead(world: Installation, byMs: number): Promise<Process> {
  const { clock } = world;
  return world.process({
    clock: {
      now: () => clock.now() + byMs,
      monotonicMs: () => clock.monotonicMs(),
      sleep: (ms, signal) => clock.sleep(ms, signal),
    },
  });
}

inEachInstallation('a failure that a wrong clock dated ahead begins when it is seen by a right one', async (world) => {
  const { process, id } = await world.connected();
  await process.context.store.write((tx) => tx.tokens.drop(id));
  await refused(world, await processAhead(world, 40 * dayMs), id);
  const since = async () => (await world.whole(process.context, id)).connection.failure?.since ?? 0;
  assert.ok((await since()) > world.clock.now() + 30 * dayMs);
  await refused(world, process, id);
  assert.ok((await since()) <= world.clock.now());
});

inEachInstallation(
  'a failure is recorded although the last acceptance is dated ahead, and the next one is not',
  async (world) => {
    const { process, id, certificate } = await world.connected();
    const acceptedAt = async () => (await world.whole(process.context, id)).connection.lastAccepted?.at ?? 0;
    await world.signIn(await processAhead(world, 40 * dayMs), id);
    assert.ok((await acceptedAt()) > world.clock.now() + 30 * dayMs);
    await process.context.store.write((tx) => tx.tokens.drop(id));
    await refused(world, process, id);
    world.upload(certificate);
    await world.clock.advance(minuteMs);
    await world.signIn(process, id);
    assert.ok((await acceptedAt()) <= world.clock.now());
  },
);
