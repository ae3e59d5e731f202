// In a rotation the slot loses what it held: the box is unticked, or a wrong file uploaded. Then nobody signs in any more, and
// nothing calls that a change that spreads.

import assert from 'node:assert/strict';
import { dayMs, minuteMs, secondMs } from '../../../src/domain/ports.ts';
import type { RotationState } from '../../../src/domain/rotation/rotation-state.ts';
import { connectionState } from '../../../src/domain/status/connection-state.ts';
import { nextStep } from '../../../src/domain/status/next-step.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import type { WatchContext } from '../../../src/operations/context.ts';
import { testConnection } from '../../../src/operations/diagnosis/test-connection.ts';
import { showCertificate } from '../../../src/operations/key-pair/show.ts';
import { diagnoseRotation } from '../../../src/operations/rotation/diagnose.ts';
import { rotate } from '../../../src/operations/rotation/rotate.ts';
import { toldLostSlot } from '../../../src/text/rotation/lost-slot.ts';
import { findingPrinter } from '../../../src/text/watch/finding-words.ts';
import { foreignCertificate } from '../../simulation/foreign-certificate.ts';
import type { Installation, Process } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

const step = (world: Installation, { context }: Process, uploaded = false): Promise<RotationState> =>
  world.drive(rotate.run(context, { name: 'acme', uploaded }, () => {}));

const stateOf = async (world: Installation, { context }: Process, id: string) =>
  connectionState(await world.whole(context, id), world.settings, world.clock.now());

/** Six servers, and a new certificate that is handed over while it spreads. */
async function inHandover(world: Installation) {
  const { process, id, certificate } = await world.connected();
  await world.settle(process, id);
  const { keyPair } = await step(world, process);
  const next = await showCertificate.run(process.context, { name: 'acme', fingerprint: keyPair.fingerprint });
  world.control.patchOrg(world.org().orgId, { propagation: { minSeconds: 60, maxSeconds: 120 } });
  world.upload(next);
  for (let minute = 0; minute < 3; minute += 1) {
    const state = await step(world, process, minute === 0);
    assert.equal(state.isSlotLost, false);
    await world.clock.advance(minuteMs);
  }
  assert.deepEqual(await world.states(process), ['active', 'settling']);
  return { process, id, old: certificate, next };
}

async function diagnosisOf(world: Installation, { context, tokens }: Process, state: RotationState) {
  const watch: WatchContext = {
    ...context,
    tokens,
    files: { read: () => assert.fail('no file is read') },
    leafReader: { leafOf: () => assert.fail('no host is asked') },
    projectReader: { filesOf: () => assert.fail('no folder is read') },
    findingPrinter,
  };
  return world.drive(diagnoseRotation.run(watch, { name: 'acme', state }));
}

const losses = {
  'the box is unticked': {
    lose: (world: Installation) => world.control.clearCertificate(world.org().orgId, world.org().consumerKey),
    finding: 'emptied',
  },
  'a wrong file is uploaded': {
    lose: (world: Installation) => world.upload({ pem: foreignCertificate() }),
    finding: 'holdsAnother',
  },
} as const;

for (const [how, { lose, finding }] of Object.entries(losses)) {
  inEachInstallation(
    `${how} in a handover: it is said within one look that nobody signs in, and never that it spreads`,
    async (world) => {
      const { process, id, next } = await inHandover(world);
      lose(world);
      await world.clock.advance(3 * minuteMs);
      const state = await step(world, process, true);
      assert.ok(state.isSlotLost);

      const facts = await world.whole(process.context, id);
      const now = world.clock.now();
      assert.ok(now < (facts.app.changedAt ?? 0) + world.settings.propagationSeconds * secondMs, 'within ten minutes');
      assert.equal(connectionState(facts, world.settings, now), 'failing');
      assert.equal(nextStep(facts, world.settings, now).why, 'slotLost');
      assert.ok((await world.actions(process)).includes('connection.slotLost'));

      const found = await diagnosisOf(world, process, state);
      assert.ok(found?.type === 'slotLost');
      assert.equal(found.finding.type, finding);
      const [told] = toldLostSlot(found.finding, found).causes;
      assert.ok(told?.remedy.includes(next.pair.subject), told?.remedy);

      const tested = await world.drive(testConnection.run(process.context, { name: 'acme' }, () => {}));
      assert.ok(!tested.verified);
      const causes = tested.diagnosis.causes.map(({ cause }) => cause);
      assert.ok(!causes.includes('propagation_delay') && !causes.includes('certificate_expired'), causes.join());
      assert.equal(tested.diagnosis.waitUntil, null);
    },
    { orgs: [{ servers: 6 }] },
  );
}

inEachInstallation(
  'the box unticked before the new one was ever accepted, with an earlier key pair at hand: said within two looks',
  async (world) => {
    const { process, id } = await inHandover(world);
    await world.settle(process, id);
    assert.deepEqual(await world.states(process), ['previous', 'active']);
    await world.clock.advance(2 * dayMs);
    await step(world, process);
    losses['the box is unticked'].lose(world);
    await world.clock.advance(3 * minuteMs);
    const first = await step(world, process, true);
    await world.clock.advance(minuteMs);
    const second = await step(world, process);
    assert.ok(first.isSlotLost || second.isSlotLost);
    assert.equal(await stateOf(world, process, id), 'failing');
  },
  { orgs: [{ servers: 6 }] },
);

inEachInstallation('what was mended and reported is a change that spreads again', async (world) => {
  const { process, id, next } = await inHandover(world);
  losses['the box is unticked'].lose(world);
  await world.clock.advance(3 * minuteMs);
  assert.ok((await step(world, process)).isSlotLost);
  await world.drive(testConnection.run(process.context, { name: 'acme' }, () => {}));
  const judgedNow = async () => (await world.whole(process.context, id)).connection.failure?.judged;
  assert.ok((await judgedNow()) !== undefined);
  await world.clock.advance(secondMs);
  world.control.patchOrg(world.org().orgId, { propagation: { minSeconds: 200, maxSeconds: 300 } });
  world.upload(next);
  assert.equal((await step(world, process, true)).isSlotLost, false);
  const stateNow = () => stateOf(world, process, id);
  assert.equal(await stateNow(), 'propagating');
  assert.equal(await judgedNow(), undefined, 'a test of before the report');
  await world.clock.advance(6 * minuteMs);
  assert.equal((await step(world, process)).failure, null);
  assert.equal(await stateNow(), 'handover');
});

inEachInstallation('another consumer key is another slot: the refused rounds begin anew', async (world) => {
  const { process, id } = await inHandover(world);
  losses['the box is unticked'].lose(world);
  await world.clock.advance(3 * minuteMs);
  assert.ok((await step(world, process)).isSlotLost);
  const consumerKey = `3MVG9${'z'.repeat(40)}`;
  await world.drive(setConnection.run(process.context, { name: 'acme', consumerKey }));
  const { connection } = await world.whole(process.context, id);
  assert.deepEqual([connection.failure?.refusedRounds, connection.failure?.slotLostAt], [undefined, undefined]);
});

inEachInstallation('a first certificate that spreads is never called lost', async (world) => {
  const process = await world.process();
  await world.connect(process);
  world.control.patchOrg(world.org().orgId, { propagation: { minSeconds: 500, maxSeconds: 590 } });
  await world.download(process);
  world.upload(await world.download(process));
  for (let minute = 0; minute < 9; minute += 1) {
    const tested = await world.drive(testConnection.run(process.context, { name: 'acme' }, () => {}));
    assert.ok(!tested.verified);
    assert.equal((await step(world, process, minute === 0)).isSlotLost, false);
    await world.clock.advance(30 * secondMs);
  }
});

inEachInstallation(
  'a user who was frozen after a reported change is a failure at once, and no change that spreads',
  async (world) => {
    const { process, id } = await inHandover(world);
    const { orgId, username } = world.org();
    await step(world, process, true);
    world.control.patchUser(orgId, username, { isFrozen: true });
    const tested = await world.drive(testConnection.run(process.context, { name: 'acme' }, () => {}));
    assert.ok(!tested.verified);
    assert.ok(!tested.diagnosis.causes.some(({ cause }) => cause === 'propagation_delay'));
    assert.deepEqual([tested.spreading, await stateOf(world, process, id)], [null, 'failing']);
  },
);
