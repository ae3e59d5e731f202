// Which pair a rotation is about: the first of an app, one of several downloads, one that nobody waits for any more.

import assert from 'node:assert/strict';
import { minuteMs } from '../../../src/domain/ports.ts';
import { showCertificate } from '../../../src/operations/key-pair/show.ts';
import { reconcileConnection } from '../../../src/operations/rotation/loops/reconcile.ts';
import { revert } from '../../../src/operations/rotation/revert.ts';
import { type RotationRequest, rotate } from '../../../src/operations/rotation/rotate.ts';
import type { Installation, Process } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

function step(world: Installation, { context }: Process, options: Omit<RotationRequest, 'name'> = {}) {
  return world.drive(rotate.run(context, { name: 'acme', ...options }, () => {}));
}

async function stepsUntilSettled(world: Installation, process: Process): Promise<string[]> {
  const steps: string[] = [];
  for (let minute = 0; minute < 30 && steps.at(-1) !== 'settled'; minute += 1) {
    steps.push((await step(world, process)).step);
    await world.clock.advance(minuteMs);
  }
  return steps;
}

inEachInstallation('a first pair is said to be accepted, and settled only when every server has it', async (world) => {
  const process = await world.process();
  await world.connect(process);
  const begun = await step(world, process);
  world.upload(await showCertificate.run(process.context, { name: 'acme', fingerprint: begun.keyPair.fingerprint }));
  const accepted = await step(world, process, { uploaded: true });
  assert.deepEqual([accepted.step, accepted.acceptedAt], ['accepted', world.clock.now()]);
  const steps = await stepsUntilSettled(world, process);
  assert.equal(steps.at(-1), 'settled', steps.join(' '));
  assert.ok(steps.slice(0, -1).every((one) => one === 'accepted') && steps.length > 5, steps.join(' '));
  assert.equal((await step(world, process)).step, 'issued', 'the next call begins a rotation');
});

inEachInstallation(
  'whoever verified a first pair, or never watched it, begins a rotation with `rotate`',
  async (world) => {
    const { process, id } = await world.connected();
    await world.signIn(process, id, 'test');
    assert.equal((await world.whole(process.context, id)).app.wantedKeyPairId, null);
    assert.equal((await step(world, process)).step, 'issued');
  },
);

inEachInstallation('of several downloads the one that the org took is what was asked for', async (world) => {
  const { process, id } = await world.connected();
  await world.settle(process, id);
  const downloads = [await world.download(process), await world.download(process), await world.download(process)];
  const [first] = downloads;
  world.upload(first ?? assert.fail());
  const steps = await stepsUntilSettled(world, process);
  assert.deepEqual([...new Set(steps)], ['handover', 'settled']);
  const { app, pairs } = await world.whole(process.context, id);
  assert.equal(app.wantedKeyPairId, null, 'nothing is waited for any more');
  assert.equal(pairs.find(({ standing }) => standing.state === 'active')?.id, first?.pair.id);
});

inEachInstallation('who waits for the end of a rotation that is over causes no other', async (world) => {
  const { process, id, certificate } = await world.connected();
  await world.settle(process, id);
  const state = await step(world, process, { begins: false });
  assert.deepEqual([state.step, state.keyPair.id], ['settled', certificate.pair.id]);
  assert.deepEqual(await world.states(process), ['active']);
});

inEachInstallation(
  'after the upload of a foreign certificate, revert names the pair that signed in before',
  async (world) => {
    const { process, id, certificate } = await world.connected();
    await world.settle(process, id);
    const next = await world.download(process);
    world.upload(next);
    await stepsUntilSettled(world, process);
    const other = await world.process();
    await world.connect(other, 'elsewhere', { consumerKey: `3MVG9${'x'.repeat(80)}`, username: 'b@c.example' });
    world.upload(await world.download(other, 'elsewhere'));
    const { probe } = await world.drive(reconcileConnection(process.context, id, { now: true }));
    assert.equal(probe?.result.type, 'notSignedIn');
    assert.equal((await revert.run(process.context, { name: 'acme' })).pair.id, next.pair.id);
    assert.notEqual(next.pair.id, certificate.pair.id);
  },
);
