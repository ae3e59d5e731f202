// A certificate that was said to be uploaded and did not arrive: found where it is, by what the org shows of its apps or of its
// setup audit trail.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { minuteMs } from '../../../src/domain/ports.ts';
import { addConnection } from '../../../src/operations/connection/add.ts';
import { showConnection } from '../../../src/operations/connection/show.ts';
import { downloadCertificate } from '../../../src/operations/key-pair/download.ts';
import { diagnoseRotation } from '../../../src/operations/rotation/diagnose.ts';
import { rotate } from '../../../src/operations/rotation/rotate.ts';
import { toldUpload } from '../../../src/text/rotation/upload-finding.ts';
import { openWatchedOrg } from '../watch/watched-org.ts';

type Kind = 'connected-app' | 'external-client-app';

/** A second app in the org, the next certificate of the first one, and what `rotate` finds after somebody said "uploaded". */
async function waiting(test: TestContext, appKind: Kind) {
  const org = await openWatchedOrg(test, { appKind });
  const context = { ...org.composed.context, clock: org.context.clock };
  const other = org.control.createApp(org.orgId, { label: 'Payroll', kind: appKind });
  const { loginUrl } = org.simulator.orgs[0] ?? assert.fail();
  const { username, orgId } = org;
  await addConnection.run(context, { name: 'payroll', loginUrl, username, consumerKey: other.consumerKey, appKind });
  const theirs = await downloadCertificate.run(context, { name: 'payroll', algorithm: 'rsa-2048', lifetimeDays: 30 });
  org.control.uploadCertificate(orgId, other.consumerKey, theirs.pem);
  const next = await downloadCertificate.run(context, { name: 'acme', algorithm: 'rsa-2048', lifetimeDays: 365 });
  const look = async (uploaded: boolean) => {
    const state = await rotate.run(context, { name: 'acme', uploaded }, () => {});
    return { state, diagnosis: await diagnoseRotation.run(org.context, { name: 'acme', state }) };
  };
  const nextOf = async () => {
    const { nextStep } = await showConnection.run(context, { name: 'acme' });
    return [nextStep.do, nextStep.why];
  };
  return { org, other, next, look, nextOf };
}

type Look = Awaited<ReturnType<typeof waiting>>['look'];

function causeOf({ diagnosis }: Awaited<ReturnType<Look>>) {
  assert.ok(diagnosis?.type === 'notArrived', 'no diagnosis');
  return toldUpload(diagnosis.finding, diagnosis).causes[0] ?? assert.fail('no cause');
}

test('what the app itself shows is said at once: that the certificate was not saved', async (t) => {
  const { org, next, look, nextOf } = await waiting(t, 'connected-app');
  const early = await look(true);
  assert.equal(early.state.isLate, false);
  assert.match(causeOf(early).title, /was not saved in "/);
  assert.match(causeOf(early).remedy, /latchkey rotate acme/);
  assert.deepEqual(await nextOf(), ['rotate', 'notArrived'], 'every face says what one look has proved');
  org.control.patchOrg(org.orgId, { propagation: { minSeconds: 60, maxSeconds: 60 } });
  org.control.uploadCertificate(org.orgId, org.consumerKey, next.pem);
  await look(false);
  assert.deepEqual(await nextOf(), ['nothing', 'spreading'], 'seen in its app, it is on its way');
});

test('what only its trail does not show is said after propagation, not before', async (t) => {
  const { org, look } = await waiting(t, 'external-client-app');
  const early = await look(true);
  assert.deepEqual([early.state.step, early.diagnosis], ['awaitingUpload', null], 'too early to call it a failure');
  org.later(11 * minuteMs);
  const late = await look(false);
  assert.ok(late.state.isLate);
  assert.match(causeOf(late).title, /was not saved in "/);
});

for (const appKind of ['connected-app', 'external-client-app'] as const) {
  test(`${appKind}: a certificate in the wrong app is found there by its marker, at once`, async (t) => {
    const { org, other, next, look } = await waiting(t, appKind);
    org.control.uploadCertificate(org.orgId, other.consumerKey, next.pem);
    const early = await look(true);
    assert.equal(early.state.isLate, false);
    const cause = causeOf(early);
    assert.match(
      cause.title,
      appKind === 'connected-app' ? /wrong app: "Payroll"/ : /wrong app: the one that held .*CN=payroll/,
    );
    assert.equal(cause.cause, 'certificate_mismatch');
    assert.match(
      cause.remedy,
      appKind === 'connected-app' ? /^Give "Payroll" its own/ : /^Give the one that held .*CN=payroll/,
    );
  });
}

test('a certificate in place is waited for, and one that nobody said to be uploaded is no failure', async (t) => {
  const { org, look } = await waiting(t, 'connected-app');
  const { state, diagnosis } = await look(false);
  assert.deepEqual([state.uploadReportedAt, diagnosis], [null, null]);
  org.later(30 * minuteMs);
  assert.equal((await look(false)).diagnosis, null);
});
