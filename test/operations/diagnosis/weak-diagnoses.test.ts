// Diagnoses that were wrong or weak in the hands of a new admin, each on a fresh org: what one step has proved or excluded weighs before
// everything else.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { CauseLabel } from '../../../src/domain/diagnosis/cause-table.ts';
import type { TestResult } from '../../../src/domain/diagnosis/test-result.ts';
import { addConnection } from '../../../src/operations/connection/add.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import { lockConnection } from '../../../src/operations/connection/steps/find-connection.ts';
import { auditEntry } from '../../../src/operations/context.ts';
import { downloadCertificate } from '../../../src/operations/key-pair/download.ts';
import { recordFailure } from '../../../src/operations/token/steps/record-failure.ts';
import { toldStep } from '../../../src/text/diagnosis/step-words.ts';
import { toldDiagnosis } from '../../../src/text/diagnosis/told-diagnosis.ts';
import { foreignCertificate } from '../../simulation/foreign-certificate.ts';
import { BrokenOrg } from './broken-org.ts';
import { type FaultCase, sayUploaded } from './faults.ts';

const opened: BrokenOrg[] = [];
after(async () => {
  for (const org of opened) await org.close();
});

/** Without anything to look with: what a look would show is in the matrix. */
async function open(fault: Pick<FaultCase, 'start' | 'minutes' | 'breaks'>, hasContext = false): Promise<BrokenOrg> {
  const whole: FaultCase = { cause: 'unknown_message', way: '', mends: () => {}, ...fault };
  const org = await BrokenOrg.open({
    fault: whole,
    environment: 'production',
    appKind: 'connected-app',
    hasContext,
  });
  opened.push(org);
  await org.break();
  return org;
}

async function causesOf(org: BrokenOrg): Promise<{ result: TestResult; causes: readonly CauseLabel[]; words: string }> {
  const result = await org.test();
  if (result.verified) assert.fail('it works');
  const told = toldDiagnosis(result.diagnosis, { name: 'acme' });
  return {
    result,
    causes: told.causes.map(({ cause }) => cause),
    words: JSON.stringify([told, result.steps.map((step) => toldStep(step))]),
  };
}

test('an expired certificate that we allow and the org refuses is named as expired, and called so', async () => {
  const org = await open({
    start: 'working',
    minutes: 446 * 24 * 60,
    async breaks({ control, orgId, context, name }) {
      control.patchOrg(orgId, { expiredCertificates: 'refuse' });
      await setConnection.run(context, { name, expiredPolicy: 'allow-expired' });
    },
  });
  const { causes, words } = await causesOf(org);
  assert.equal(causes[0], 'certificate_expired');
  assert.doesNotMatch(words, /RS256, in date/);
});

test('an expired certificate that the app itself shows is no flow switched off, also when it had been accepted after its end', async () => {
  const day = 24 * 60;
  const org = await open(
    {
      start: 'working',
      async breaks({ control, orgId, context, name, later, signIn }) {
        await setConnection.run(context, { name, expiredPolicy: 'allow-expired' });
        await later(400 * day);
        await signIn();
        control.patchOrg(orgId, { expiredCertificates: 'refuse' });
      },
    },
    true,
  );
  const { result, causes, words } = await causesOf(org);
  assert.equal(causes[0], 'certificate_expired', causes.join());
  assert.ok(!result.verified && (result.diagnosis.causes[0]?.likelihood ?? 0) > 0.8, words);
});

test('a token endpoint that never answers behind a host that does is named, and is no matter of names or TLS', async () => {
  const org = await open({ start: 'working', breaks: () => {} });
  org.silence((url) => url.endsWith('/services/oauth2/token'));
  const { causes, words } = await causesOf(org);
  assert.equal(causes[0], 'salesforce_unavailable', words);
  assert.ok(!causes.includes('dns_failure') && !causes.includes('tls_interception'), causes.join());
});

test('a page where tokens came from before is somebody on the way, not another address', async () => {
  const org = await open({
    start: 'working',
    breaks({ control, orgId }) {
      control.patchOrg(orgId, { faults: { proxyPage: { path: '/services/oauth2/token' } } });
    },
  });
  const { causes } = await causesOf(org);
  assert.equal(causes[0], 'proxy_interference', causes.join());
});

test('a token without the api scope, with refresh_token alone, is that and no session level', async () => {
  const org = await open({
    start: 'working',
    breaks({ control, orgId, consumerKey }) {
      control.patchApp(orgId, consumerKey, { scopes: ['refresh_token'] });
    },
  });
  const { causes } = await causesOf(org);
  assert.equal(causes[0], 'missing_api_scope');
});

test('a missing refresh_token scope comes first, clearly', async () => {
  const org = await open({
    start: 'working',
    breaks({ control, orgId, consumerKey }) {
      control.patchApp(orgId, consumerKey, { scopes: ['api'] });
    },
  });
  const result = await org.test();
  if (result.verified) assert.fail('it works');
  const [first, second] = result.diagnosis.causes;
  assert.equal(first?.cause, 'missing_refresh_scope');
  assert.ok(
    (first?.likelihood ?? 0) >= 1.5 * (second?.likelihood ?? 0),
    `${first?.likelihood} : ${second?.likelihood}`,
  );
});

test('a wrong certificate after settings were changed and changed back is no matter of scopes', async () => {
  const org = await open({
    start: 'working',
    async breaks({ control, orgId, consumerKey, username, context, name }) {
      await setConnection.run(context, { name, username: `x${username}` });
      await setConnection.run(context, { name, username });
      control.uploadCertificate(orgId, consumerKey, foreignCertificate());
    },
  });
  const { causes } = await causesOf(org);
  assert.ok(!causes.includes('missing_api_scope'), causes.join());
  assert.ok(!causes.includes('wrong_username'), `what was changed back is as it was: ${causes.join()}`);
  assert.ok(causes.slice(0, 3).includes('certificate_mismatch'), causes.join());
});

test('a new sandbox user at a host of production is not called a change that spreads', async () => {
  const org = await open({
    start: 'new',
    minutes: 1,
    async breaks(scene) {
      const { control, orgId, consumerKey, pem, context, name } = scene;
      control.uploadCertificate(orgId, consumerKey, pem);
      await setConnection.run(context, { name, username: 'scans@acme.com.uat' });
    },
  });
  const { causes } = await causesOf(org);
  assert.ok(causes[0] === 'wrong_environment' || causes[0] === 'wrong_username', causes.join());
});

test('a certificate that was said to be uploaded and is refused minutes later is still a matter of waiting', async () => {
  const org = await open({
    start: 'new',
    minutes: 1,
    async breaks(scene) {
      scene.control.patchOrg(scene.orgId, { propagation: { minSeconds: 500, maxSeconds: 590 } });
      scene.control.uploadCertificate(scene.orgId, scene.consumerKey, scene.pem);
      await sayUploaded(scene);
    },
  });
  assert.equal((await causesOf(org)).causes[0], 'propagation_delay');
});

test('a consumer key that is saved says nothing of an upload: until somebody does, that comes first', async () => {
  const first = async (steps: readonly number[], keys: (known: string) => string[]) => {
    const org = await open({
      start: 'new',
      minutes: 1,
      async breaks({ context, name, consumerKey }) {
        await context.store.write(async (tx) => {
          const { app } = await lockConnection(tx, name);
          const subject = { type: 'clientApp', id: app.id, name: app.name } as const;
          await tx.clientApps.update(
            { ...app, consumerKey: null },
            auditEntry(context, 'clientApp.changed', subject, {}, {}),
          );
        });
        for (const setupStep of steps) await setConnection.run(context, { name, setupStep });
        for (const key of keys(consumerKey)) await setConnection.run(context, { name, consumerKey: key });
      },
    });
    const result = await org.test();
    if (result.verified) assert.fail('it works');
    return toldDiagnosis(result.diagnosis, { name: 'acme' }).causes[0]?.title;
  };
  const saved = (known: string) => [known];
  const mistypedFirst = (known: string) => [`${known}x`, known];
  const toUpload = 'The certificate has to be uploaded first, or was uploaded minutes ago';
  assert.equal(await first([], saved), toUpload);
  assert.equal(await first([], mistypedFirst), toUpload);
  assert.equal(await first([3], saved), toUpload);
  assert.equal(await first([4], saved), 'A change has not reached all servers yet');
});

test('before the first upload the box that was not ticked is a cause, too, behind the upload', async () => {
  const org = await open({
    start: 'new',
    minutes: 1,
    async breaks({ control, orgId, consumerKey }) {
      control.patchApp(orgId, consumerKey, { digitalSignatures: false });
    },
  });
  const { causes } = await causesOf(org);
  assert.deepEqual(causes.slice(0, 2), ['certificate_mismatch', 'jwt_flow_not_enabled']);
});

test('what was refused for its user once was uploaded, and is not called missing when it is gone', async () => {
  const org = await open({
    start: 'new',
    minutes: 1,
    async breaks({ control, orgId, consumerKey, pem }) {
      control.uploadCertificate(orgId, consumerKey, pem);
      control.patchApp(orgId, consumerKey, { permittedUsers: 'self-authorize' });
    },
  });
  assert.equal((await causesOf(org)).causes[0], 'user_not_preauthorized');
  org.scene.control.clearCertificate(org.scene.orgId, org.scene.consumerKey);
  const { result } = await causesOf(org);
  assert.equal(result.verified ? null : result.diagnosis.known, null);
});

test('a host that is down is named with its own address, never with port 443', async () => {
  const org = await open({
    start: 'working',
    async breaks({ cut, context, name }) {
      await setConnection.run(context, { name, loginUrl: 'http://localhost:7641' });
      cut({ kind: 'connectionRefused', detail: 'connect ECONNREFUSED 127.0.0.1:7641' });
    },
  });
  const { causes, words } = await causesOf(org);
  assert.ok(causes[0] === 'salesforce_unavailable' || causes[0] === 'wrong_host', causes.join());
  assert.doesNotMatch(words, /\b443\b/);
  assert.match(words, /http:\/\/localhost:7641/);
});

test("the file of another connection of ours in the app's slot is called that, by the name of that connection", async () => {
  const org = await open(
    {
      start: 'working',
      async breaks({ control, orgId, consumerKey, loginUrl, username, context }) {
        await addConnection.run(context, { name: 'payroll', loginUrl, username, consumerKey: `${consumerKey}x` });
        const request = { name: 'payroll', algorithm: 'rsa-2048', lifetimeDays: 365 } as const;
        const { pem } = await downloadCertificate.run(context, request);
        control.uploadCertificate(orgId, consumerKey, pem);
      },
    },
    true,
  );
  const { causes, words } = await causesOf(org);
  assert.equal(causes[0], 'certificate_mismatch');
  assert.match(words, /certificate of the connection \\?"payroll/);
});

test('"invalid client credentials" lets the next key be tried, as "invalid assertion" does', async () => {
  const org = await open({
    start: 'working',
    async breaks(scene) {
      const { control, orgId, consumerKey } = scene;
      control.patchOrg(orgId, { wrongKeyAnswer: 'invalid-client' });
      control.uploadCertificate(orgId, consumerKey, (await scene.download()).pem);
    },
  });
  const result = await org.test();
  assert.ok(result.verified);
  assert.deepEqual(
    result.tried.map((one) => one.result),
    ['notThisKey', 'accepted'],
  );
});

test('what a test found is kept with the failure until another failure takes its place', async () => {
  const org = await open(
    {
      start: 'working',
      breaks({ control, orgId, consumerKey }) {
        control.uploadCertificate(orgId, consumerKey, foreignCertificate());
      },
    },
    true,
  );
  const result = await org.test();
  if (result.verified) assert.fail('it works');
  const { context } = org.scene;
  const judged = async () => (await context.store.read((tx) => tx.connections.byName('acme')))?.failure?.judged;
  const { cause, likelihood } = result.diagnosis.causes[0];
  assert.equal(cause, 'certificate_mismatch');
  assert.deepEqual(await judged(), { cause, likelihood });
  // A probe judges nothing, and another failure is not what was judged.
  const { id } = result.whole.connection;
  const fails = (code: 'refusedWithEveryKey' | 'appBlocked') =>
    recordFailure(context, id, { failure: { code, message: code }, tried: [] }, 'probe');
  await fails('refusedWithEveryKey');
  assert.deepEqual(await judged(), { cause, likelihood });
  await fails('appBlocked');
  assert.equal(await judged(), undefined);
});
