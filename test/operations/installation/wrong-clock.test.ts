// A machine whose clock is 400 days off: it claims no expiry, loses no sign-in, and makes no certificate that is past or not
// yet valid, as soon as a server can be asked for the time.

import assert from 'node:assert/strict';
import { createHostProbe } from '../../../src/adapters/salesforce/host-probe.ts';
import { createTokenEndpoint } from '../../../src/adapters/salesforce/token-endpoint.ts';
import { dayMs, secondMs } from '../../../src/domain/ports.ts';
import type { ConnectionStatus } from '../../../src/domain/status/connection-status.ts';
import { showConnection } from '../../../src/operations/connection/show.ts';
import type { OrgContext } from '../../../src/operations/context.ts';
import { testConnection } from '../../../src/operations/diagnosis/test-connection.ts';
import { ClockTrust } from '../../../src/operations/installation/steps/clock-trust.ts';
import { downloadCertificate } from '../../../src/operations/key-pair/download.ts';
import { reportCompromised } from '../../../src/operations/key-pair/report-compromised.ts';
import { reconcileConnection } from '../../../src/operations/rotation/loops/reconcile.ts';
import { readStatus } from '../../../src/operations/status/steps/read-status.ts';
import { toldStep } from '../../../src/text/diagnosis/step-words.ts';
import { type Installation, refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

const days = (count: number) => count * dayMs;

/** Another process of the installation, on a machine whose clock is ahead by so much. */
async function processAhead(world: Installation, aheadMs: number) {
  const { transport } = world.network;
  const clock = {
    now: () => world.clock.now() + aheadMs,
    monotonicMs: () => world.clock.monotonicMs(),
    sleep: (ms: number, signal?: AbortSignal) => world.clock.sleep(ms, signal),
  };
  const path = async (origin: string) => ({ host: new URL(origin).host, addresses: [], problem: null, proxy: null });
  const hostProbe = { ...createHostProbe({ transport, clock }), path };
  const process = await world.process({ clock, hostProbe });
  const clockTrust = new ClockTrust(process.context);
  const tokenEndpoint = clockTrust.observing(createTokenEndpoint({ transport, clock }));
  const context: OrgContext = { ...process.context, clockTrust, tokenEndpoint };
  return { ...process, context };
}

/** Signed in by a process with a right clock, which heard the time. */
async function begun(world: Installation, aheadMs: number) {
  const right = await processAhead(world, 0);
  const id = await world.connect(right);
  const certificate = await world.download(right);
  world.upload(certificate);
  assert.equal((await world.signIn(right, id)).type, 'signedIn');
  const wrong = await processAhead(world, aheadMs);
  return { right, wrong, id, certificate };
}

inEachInstallation('a clock 400 days ahead calls nothing expired in status, and asks for a test', async (world) => {
  const { wrong } = await begun(world, days(400));
  const connections: ConnectionStatus[] = [];
  await readStatus(wrong.context, (one) => connections.push(one));
  assert.deepEqual(
    connections.map(({ state, nextStep }) => [state, nextStep.do, nextStep.why]),
    [['working', 'test', 'clockDoubted']],
  );
  const shown = await showConnection.run(wrong.context, { name: 'acme' });
  assert.deepEqual([shown.state, shown.nextStep.why], ['working', 'clockDoubted']);
});

inEachInstallation('a clock 400 days ahead keeps no sign-in from its key pair', async (world) => {
  const { wrong, id } = await begun(world, days(400));
  assert.equal((await world.signIn(wrong, id)).type, 'signedIn');
  await world.drive(reconcileConnection(wrong.context, id, { now: true }));
  assert.equal((await world.whole(wrong.context, id)).connection.failure, null);
});

inEachInstallation('a test on a clock 400 days ahead counts the days by the time of the server', async (world) => {
  const { wrong } = await begun(world, days(400));
  const result = await world.drive(testConnection.run(wrong.context, { name: 'acme' }, () => {}));
  assert.ok(result.verified);
  assert.equal(result.daysLeft, 365);
  assert.doesNotMatch(
    result.steps
      .map((step) => toldStep(step))
      .map(({ text, why }) => `${text} ${why}`)
      .join('\n'),
    /expired/,
  );
});

for (const ahead of [400, -400]) {
  inEachInstallation(`no certificate is made on a clock ${ahead} days ahead, and the reason is told`, async (world) => {
    const { wrong, right, id } = await begun(world, days(ahead));
    const request = { name: 'acme', algorithm: 'rsa-2048', lifetimeDays: 365 } as const;
    const { parameters } = await refuses('clockWrong', downloadCertificate.run(wrong.context, request));
    assert.ok(Math.abs(parameters.aheadMs - days(ahead)) <= secondMs, `${parameters.aheadMs}`);
    assert.equal((await world.whole(right.context, id)).pairs.length, 1);
    await downloadCertificate.run(right.context, request);
  });
}

inEachInstallation(
  'a leaked key is reported on a wrong clock, and told that its replacement is lacking',
  async (world) => {
    const { wrong, certificate } = await begun(world, days(400));
    const { fingerprint } = certificate.pair;
    const report = await world.drive(reportCompromised.run(wrong.context, { name: 'acme', fingerprint }));
    assert.deepEqual(
      [report.pair.standing.state, report.replacement, report.clockWrong?.code, report.isOutage],
      ['compromised', null, 'clockWrong', true],
    );
  },
);

inEachInstallation('the first certificate of all is not made on a wrong clock', async (world) => {
  const wrong = await processAhead(world, -days(400));
  await world.connect(wrong);
  await refuses('clockWrong', world.download(wrong));
});

inEachInstallation('where no server answers, a clock behind what one once told makes no certificate', async (world) => {
  const { id, wrong } = await begun(world, -days(400));
  const silent = {
    ...wrong.context.hostProbe,
    ask: async () => ({ type: 'noAnswer', fault: 'timedOut', message: '' }) as const,
  };
  const clockTrust = new ClockTrust({ ...wrong.context, hostProbe: silent });
  await refuses('clockWrong', world.download({ ...wrong, context: { ...wrong.context, clockTrust } }));
  assert.equal((await world.whole(wrong.context, id)).pairs.length, 1);
});

inEachInstallation('an unattended rotation waits while the clock is in doubt', async (world) => {
  const { wrong, right, id } = await begun(world, days(400));
  await world.settle(right, id);
  await world.place.tamper('update client_app set rotate_before_days = 30');
  await world.drive(reconcileConnection(wrong.context, id));
  assert.equal((await world.whole(right.context, id)).pairs.length, 1);
});

inEachInstallation(
  'what a clock 400 days ahead dated is dated back by the next sign-in on a right one',
  async (world) => {
    const { wrong, right, id } = await begun(world, days(400));
    assert.equal((await world.signIn(wrong, id)).type, 'signedIn');
    const ahead = await world.whole(right.context, id);
    assert.ok((ahead.pairs[0]?.standing.lastAcceptedAt ?? 0) > world.clock.now() + days(399));
    assert.equal((await world.signIn(right, id)).type, 'signedIn');
    const { connection, pairs } = await world.whole(right.context, id);
    const dates = [connection.lastAccepted?.at ?? 0, pairs[0]?.standing.lastAcceptedAt ?? 0];
    assert.ok(Math.max(...dates) <= world.clock.now(), dates.join());
    assert.ok((await world.actions(right)).includes('keyPair.datedBack'));
  },
);
