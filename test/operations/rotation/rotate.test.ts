// A rotation from its first step to the end of the old key, and the ways back.

import assert from 'node:assert/strict';
import { dayMs, hourMs, minuteMs, secondMs } from '../../../src/domain/ports.ts';
import type { RotationState } from '../../../src/domain/rotation/rotation-state.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import { discardCertificate } from '../../../src/operations/key-pair/discard.ts';
import { showCertificate } from '../../../src/operations/key-pair/show.ts';
import { revert } from '../../../src/operations/rotation/revert.ts';
import { rotate } from '../../../src/operations/rotation/rotate.ts';
import { advanceRotation } from '../../../src/operations/rotation/steps/advance-rotation.ts';
import { saidOf } from '../../support/error-words.ts';
import { type Installation, type Process, refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

function step(world: Installation, { context }: Process, uploaded = false): Promise<RotationState> {
  return world.drive(rotate.run(context, { name: 'acme', uploaded }, () => {}));
}

/** A connection whose pair has settled, with a second one on its way. */
async function rotating(world: Installation) {
  const { process, id, certificate } = await world.connected();
  await world.settle(process, id);
  const begun = await step(world, process);
  const next = await showCertificate.run(process.context, { name: 'acme', fingerprint: begun.keyPair.fingerprint });
  return { process, id, old: certificate, begun, next };
}

async function stepUntilSettled(world: Installation, process: Process): Promise<string[]> {
  const steps: string[] = [];
  for (let asked = 0; asked < 30; asked += 1) {
    const state = await step(world, process, asked === 0);
    steps.push(state.step);
    if (state.step === 'settled') return steps;
    await world.clock.advance(60 * secondMs);
  }
  return assert.fail(`never settled: ${steps.join(' ')}`);
}

inEachInstallation('goes one step at a time, and asked again says the same', async (world) => {
  const { process, begun } = await rotating(world);
  assert.equal(begun.step, 'issued');
  const again = await step(world, process);
  assert.deepEqual([again.step, again.keyPair.id], ['awaitingUpload', begun.keyPair.id]);
  assert.deepEqual(await world.states(process), ['active', 'issued']);
  assert.ok(again.nextLookAt > world.clock.now());
  assert.deepEqual(again.connections, ['acme']);
});

inEachInstallation(
  'a certificate that spreads over six servers is handed over without one failed call',
  async (world) => {
    const { process, id, begun, next } = await rotating(world);
    const other = await world.process();
    world.control.patchOrg(world.org().orgId, { propagation: { minSeconds: 60, maxSeconds: 300 } });
    world.upload(next);
    const steps: string[] = [];
    for (let minute = 0; minute < 25 && steps.at(-1) !== 'settled'; minute += 1) {
      steps.push((await step(world, minute % 2 === 0 ? process : other, minute === 0)).step);
      await world.drive(process.tokens.acquire(id, { fresh: true }));
      await world.clock.advance(60 * secondMs);
    }
    assert.equal(steps.at(-1), 'settled', steps.join(' '));
    assert.ok(steps.includes('handover'));
    assert.deepEqual(await world.states(process), ['previous', 'active']);
    const { pairs } = await world.whole(process.context, id);
    assert.equal(pairs.find(({ standing }) => standing.state === 'active')?.id, begun.keyPair.id);
    assert.equal((await world.whole(process.context, id)).connection.failure, null);
    assert.equal((await step(world, process)).step, 'issued', 'the next call begins another rotation');
  },
  { orgs: [{ servers: 6 }] },
);

inEachInstallation(
  'an old pair is destroyed when its retention is over and another was accepted since, never before',
  async (world) => {
    const { process, id, old, next } = await rotating(world);
    const { context } = process;
    await setConnection.run(context, { name: 'acme', retentionDays: 2 });
    world.upload(next);
    await stepUntilSettled(world, process);
    const { app } = await world.whole(context, id);
    const forgotten: string[] = [];
    const forget = context.signerKeys.forget.bind(context.signerKeys);
    context.signerKeys.forget = (keyPairId) => {
      forgotten.push(keyPairId);
      forget(keyPairId);
    };
    const holdOfOld = async (isClockTrusted = true) => {
      const { holds } = await advanceRotation(context, app.id, isClockTrusted);
      return holds.find(({ keyPairId }) => keyPairId === old.pair.id)?.hold ?? null;
    };
    assert.equal(await holdOfOld(), 'retentionRuns');
    await world.clock.advance(3 * dayMs);
    assert.equal(await holdOfOld(), 'noAcceptanceOfAnother');
    await world.signIn(process, id);
    assert.equal(await holdOfOld(false), 'clockUntrusted');
    assert.deepEqual(await world.states(process), ['previous', 'active']);
    assert.notEqual(await context.store.read((tx) => tx.keyPairs.keyReference(old.pair.id)), null);

    assert.equal(await holdOfOld(), null);
    assert.deepEqual(await world.states(process), ['destroyed', 'active']);
    assert.equal(await context.store.read((tx) => tx.keyPairs.keyReference(old.pair.id)), null);
    assert.deepEqual(forgotten, [old.pair.id], 'its parsed private key leaves the memory');
    assert.ok((await world.actions(process)).includes('keyPair.destroyed'));
  },
);

inEachInstallation(
  'a certificate that was never uploaded is given up when it expires, if the clock may be believed',
  async (world) => {
    const process = await world.process();
    const id = await world.connect(process);
    const { pair } = await world.download(process);
    const { app } = await world.whole(process.context, id);
    await world.clock.advance(366 * dayMs);
    await advanceRotation(process.context, app.id, false);
    assert.deepEqual(await world.states(process), ['issued']);
    await advanceRotation(process.context, app.id, true);
    const [abandoned] = (await world.whole(process.context, id)).pairs;
    assert.equal(abandoned?.id, pair.id);
    assert.equal(abandoned?.standing.state === 'abandoned' && abandoned.standing.reason, 'certificateExpired');
    assert.equal((await world.whole(process.context, id)).app.wantedKeyPairId, null);
  },
);

inEachInstallation('revert names the pair to upload again and switches nothing by itself', async (world) => {
  const { process, id, old, next } = await rotating(world);
  const { context } = process;
  world.upload(next);
  await stepUntilSettled(world, process);
  const back = await revert.run(context, { name: 'acme' });
  assert.deepEqual([back.pair.id, back.connections], [old.pair.id, ['acme']]);
  assert.deepEqual(await world.states(process), ['previous', 'active']);
  const { app, connection } = await world.whole(context, id);
  assert.equal(app.wantedKeyPairId, old.pair.id);
  assert.ok((connection.probedCloselyUntil ?? 0) > world.clock.now());

  world.upload(old);
  await stepUntilSettled(world, process);
  assert.deepEqual(await world.states(process), ['active', 'previous']);
});

inEachInstallation(
  'a pair that nobody asks for any more is kept until its upload would have been seen',
  async (world) => {
    const { process, id, old, next } = await rotating(world);
    const { context } = process;
    await setConnection.run(context, { name: 'acme', retentionDays: 2 });
    world.upload(next);
    await stepUntilSettled(world, process);
    const { app } = await world.whole(context, id);
    await world.clock.advance(3 * dayMs);
    await world.signIn(process, id);
    await revert.run(context, { name: 'acme' });
    // The old certificate is uploaded now, and no server has it yet, when somebody asks for another.
    await world.download(process);
    await advanceRotation(context, app.id, true);
    assert.deepEqual(await world.states(process), ['previous', 'active', 'issued']);
    world.upload(old);
    await world.signIn(process, id);
    assert.deepEqual(await world.states(process), ['settling', 'active', 'issued']);
  },
);

inEachInstallation('a certificate that never arrived is reverted from by keeping the active pair', async (world) => {
  const { process, id, old } = await rotating(world);
  assert.equal((await revert.run(process.context, { name: 'acme' })).pair.id, old.pair.id);
  assert.equal((await world.whole(process.context, id)).app.wantedKeyPairId, old.pair.id);
  assert.deepEqual(await world.states(process), ['active', 'issued']);
});

inEachInstallation('there is nothing to revert to before a rotation', async (world) => {
  const { process } = await world.connected();
  const error = await refuses('nothingToRevertTo', revert.run(process.context, { name: 'acme' }));
  assert.match(saidOf(error), /latchkey rotate acme/);
});

inEachInstallation('a pair settles only when it has on every connection of its app', async (world) => {
  const { process, id, next } = await rotating(world);
  const second = await world.connect(process, 'acme-2', { username: 'second@example.com' });
  const { orgId, consumerKey, username } = world.org();
  world.control.createUser(orgId, { username: 'second@example.com' });
  world.control.patchApp(orgId, consumerKey, { assigned: [username, 'second@example.com'] });
  assert.equal((await world.signIn(process, second)).type, 'signedIn');
  world.upload(next);
  await world.settle(process, id);
  assert.deepEqual(await world.states(process), ['active', 'settling']);
  // `rotate` asks on both.
  await stepUntilSettled(world, process);
  assert.deepEqual(await world.states(process), ['previous', 'active']);
});

inEachInstallation('a rotation whose pair was given up meanwhile begins anew', async (world) => {
  const { process, begun } = await rotating(world);
  await discardCertificate.run(process.context, { name: 'acme', fingerprint: begun.keyPair.fingerprint });
  await world.clock.advance(hourMs);
  const again = await step(world, process);
  assert.equal(again.step, 'issued');
  assert.notEqual(again.keyPair.id, begun.keyPair.id);
});

inEachInstallation(
  'a handover that a call on one connection began is watched on every connection of the app from then on',
  async (world) => {
    const { process, id, next } = await rotating(world);
    const { orgId, consumerKey, username } = world.org();
    const second = `second.${username}`;
    world.control.createUser(orgId, { username: second });
    world.control.patchApp(orgId, consumerKey, { assigned: [username, second] });
    const otherId = await world.connect(process, 'acme-2', { username: second });
    await world.settle(process, otherId);
    const nextLook = async () => (await world.whole(process.context, otherId)).connection.nextLookAt;
    assert.ok((await nextLook()) > world.clock.now() + 5 * minuteMs);
    world.upload(next);
    await world.signIn(process, id);
    assert.deepEqual(await world.states(process), ['active', 'settling']);
    assert.ok((await nextLook()) <= world.clock.now() + 90 * secondMs, 'it is asked as often as the one that called');
  },
);
