// Each cause that an admin can meet: it comes about, `test` names it first, the remedy is done in the org, and the connection
// is verified again.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestResult } from '../../src/domain/diagnosis/test-result.ts';
import { testFailureText, toldStep } from '../../src/text/diagnosis/step-words.ts';
import { toldDiagnosis } from '../../src/text/diagnosis/told-diagnosis.ts';
import { firstCause } from '../operations/diagnosis/broken-org.ts';
import { type FaultCase, faultCases, sayUploaded } from '../operations/diagnosis/faults.ts';
import { foreignCertificate } from '../simulation/foreign-certificate.ts';
import { openJourney } from './broken-app.ts';

/** A simulator on loopback has no login.salesforce.com beside it; the matrix plays these behind Salesforce's host names. */
const needsHostNames = new Set(['wrong_environment', 'my_domain_required']);

/** The six that every admin meets, and how. */
const six: readonly [string, string][] = [
  ['certificate_mismatch', 'somebody replaced the certificate'],
  ['unknown_consumer_key', 'changed to one that no app has'],
  ['jwt_flow_not_enabled', 'OAuth switched off'],
  ['jwt_flow_not_enabled', 'digital signatures switched off'],
  ['user_not_preauthorized', 'the policy went back to self-authorize'],
  ['wrong_username', 'changed to one that nobody has'],
];

const isOfSix = ({ cause, way }: FaultCase) => six.some(([label, how]) => label === cause && how === way);

describe('the six causes that every admin meets', { concurrency: 2 }, () => {
  for (const [cause, way] of six) {
    const fault = faultCases.find((one) => one.cause === cause && one.way === way) ?? assert.fail(`${cause}: ${way}`);
    test(`${cause}, ${way}: found, mended, verified`, (t) => walk(t, fault));
  }
});

describe('every other cause that the simulator can produce', { concurrency: 2 }, () => {
  for (const fault of faultCases.filter((one) => !isOfSix(one) && !needsHostNames.has(one.cause))) {
    test(`${fault.cause}, ${fault.way}: found, mended, verified`, (t) => walk(t, fault));
  }
});

async function walk(t: Parameters<typeof openJourney>[0], fault: FaultCase): Promise<void> {
  const journey = await openJourney(t, {
    start: fault.start,
    ...(fault.only === undefined ? {} : { appKind: fault.only }),
  });
  await fault.breaks(journey);
  // What was never verified is taken for spreading as long as it may be.
  const minutes = fault.minutes ?? (fault.start === 'new' ? 25 : 0);
  if (minutes > 0) await journey.later(minutes);
  const broken = await journey.test();
  assert.equal(firstCause(broken), fault.cause, told(broken));
  assert.ok(broken.logins.experiment <= 6);
  await fault.mends(journey);
  const mended = await journey.test();
  assert.ok(mended.verified, told(mended));
  assert.equal(firstCause(mended), null);
}

test('a private key that does not open any more: found before anything is sent', async (t) => {
  const journey = await openJourney(t);
  journey.damageKey();
  const broken = await journey.test();
  assert.equal(firstCause(broken), 'private_key_unreadable', told(broken));
  assert.equal(broken.logins.total, 0);
});

test('two causes at once are found one after the other, without going in circles', async (t) => {
  const journey = await openJourney(t);
  const { control, orgId, consumerKey, username, pem } = journey;
  control.uploadCertificate(orgId, consumerKey, foreignCertificate());
  control.patchApp(orgId, consumerKey, { permittedUsers: 'self-authorize' });
  control.patchUser(orgId, username, { isFrozen: true });
  const seen: (string | null)[] = [];
  const remedies: Record<string, () => void> = {
    certificate_mismatch: () => control.uploadCertificate(orgId, consumerKey, pem),
    user_frozen_by_salesforce: () => control.patchUser(orgId, username, { isFrozen: false }),
    user_not_preauthorized: () => control.patchApp(orgId, consumerKey, { permittedUsers: 'admin-approved' }),
  };
  for (let turn = 0; turn < 3; turn += 1) {
    const result = await journey.test();
    const cause = firstCause(result);
    seen.push(cause);
    (remedies[cause ?? ''] ?? (() => assert.fail(told(result))))();
  }
  assert.deepEqual(seen, ['certificate_mismatch', 'user_frozen_by_salesforce', 'user_not_preauthorized']);
  assert.ok((await journey.test()).verified);
});

/** What was put right is no suspect any more, also where it was a setting of ours or a deploy that left its trace. */
for (const pair of [
  ['unknown_consumer_key: changed to one that no app has', 'jwt_flow_not_enabled: OAuth switched off'],
  ['wrong_username: changed to one that nobody has', 'user_not_preauthorized: the policy went back to self-authorize'],
  ['certificate_cleared: a deploy without the certificate', 'jwt_flow_not_enabled: digital signatures switched off'],
]) {
  test(`${pair.join(', and ')}: each is named once`, async (t) => {
    const faults = pair.map(
      (text) => faultCases.find(({ cause, way }) => `${cause}: ${way}` === text) ?? assert.fail(text),
    );
    const journey = await openJourney(t);
    for (const fault of faults) await fault.breaks(journey);
    const left = new Set(faults);
    for (const _ of faults) {
      const result = await journey.test();
      const named = [...left].find(({ cause }) => cause === firstCause(result)) ?? assert.fail(told(result));
      await named.mends(journey);
      left.delete(named);
    }
    assert.ok((await journey.test()).verified);
  });
}

test('within propagation it says until when to wait, and when it is tried again by itself', async (t) => {
  const journey = await openJourney(t, { start: 'new' });
  const { control, orgId, consumerKey, pem, context } = journey;
  control.patchOrg(orgId, { propagation: { minSeconds: 500, maxSeconds: 590 } });
  control.uploadCertificate(orgId, consumerKey, pem);
  await sayUploaded(journey);
  const result = await journey.test();
  if (result.verified || result.spreading === null) assert.fail(told(result));
  const now = context.clock.now();
  assert.ok(result.spreading.until > now + 9 * 60_000 && result.spreading.until <= now + 10 * 60_000);
  assert.ok(result.spreading.nextTryAt <= now + 60_000);
});

test('before any upload it says to upload first, which file where, and blames nothing that was made here', async (t) => {
  const journey = await openJourney(t, { start: 'new' });
  const result = await journey.test();
  if (result.verified) assert.fail(told(result));
  assert.equal(result.spreading, null);
  const [first, second] = toldDiagnosis(result.diagnosis, { name: 'acme' }).causes;
  assert.match(first?.title ?? '', /uploaded first/);
  assert.match(first?.remedy ?? '', /acme-\d{8}-[0-9A-F]{8}\.crt \(SHA-256 [0-9A-F:]{95}\)/);
  // With the box off the org would answer the same.
  assert.equal(second?.cause, 'jwt_flow_not_enabled');
  assert.ok((first?.likelihood ?? 0) > 5 * (second?.likelihood ?? 1));
});

test('what was made well here is no candidate, whatever the answer leaves open', async (t) => {
  const journey = await openJourney(t);
  journey.control.uploadCertificate(journey.orgId, journey.consumerKey, foreignCertificate());
  const result = await journey.test();
  if (result.verified) assert.fail(told(result));
  const named = new Set(result.diagnosis.causes.map(({ cause }) => cause));
  for (const cause of ['malformed_assertion', 'wrong_algorithm', 'assertion_expired', 'missing_api_scope'] as const)
    assert.ok(!named.has(cause), cause);
});

function told(result: TestResult): string {
  const causes = result.verified ? [] : toldDiagnosis(result.diagnosis).causes;
  const ranked = causes.map(
    ({ cause, likelihood, evidence }) => `${cause} ${likelihood}\n    ${evidence.join('\n    ')}`,
  );
  const steps = result.steps
    .map((step) => toldStep(step))
    .map(({ name, outcome, text, why }) => `${outcome} ${name}: ${text} ${why ?? ''}`);
  return [result.verified ? 'verified' : testFailureText(result.failure), ...ranked, ...steps].join('\n  ');
}
