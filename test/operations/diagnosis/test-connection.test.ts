import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { StepName, TestResult, TestStep } from '../../../src/domain/diagnosis/test-result.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import { experimentLogins } from '../../../src/operations/diagnosis/steps/login-budget.ts';
import { type TestProgress, testConnection } from '../../../src/operations/diagnosis/test-connection.ts';
import { discardCertificate } from '../../../src/operations/key-pair/discard.ts';
import { type ToldTestStep, toldStep } from '../../../src/text/diagnosis/step-words.ts';
import { BrokenOrg, type Cell, firstCause } from './broken-org.ts';
import { faultCases } from './faults.ts';

const opened: BrokenOrg[] = [];
after(async () => {
  for (const org of opened) await org.close();
});

async function open(cause: string, way: string, more: Partial<Cell> = {}): Promise<BrokenOrg> {
  const fault = faultCases.find((one) => one.cause === cause && one.way === way) ?? assert.fail(`${cause}: ${way}`);
  const cell: Cell = { fault, environment: 'production', appKind: 'connected-app', hasContext: true, ...more };
  const org = await BrokenOrg.open(cell);
  opened.push(org);
  return org;
}

const tokenOf = ({ scene }: BrokenOrg) =>
  scene.context.store.read(async (tx) => {
    const connection = await tx.connections.byName('acme');
    return tx.tokens.get(connection?.id ?? '');
  });
const outcomes = (result: TestResult) => new Map(result.steps.map(({ name, outcome }) => [name, outcome]));
const step = (result: TestResult, name: StepName): ToldTestStep =>
  toldStep(result.steps.find((one) => one.name === name) ?? assert.fail(name));

describe('what a test spends', () => {
  test('every combination of host and audience is asked once, and never more than six assertions beyond the sign-in', async () => {
    const org = await open('app_not_in_org', 'the app is of another org', { appKind: 'external-client-app' });
    // As many keys as can wait at once: each would be asked at each combination.
    for (let more = 0; more < 4; more += 1) await org.scene.download();
    await org.break();
    org.world.network.taken();
    const result = await org.test();
    const sent = org.world.network.taken();
    assert.equal(sent.length, result.logins.total);
    assert.ok(result.logins.experiment <= experimentLogins);
    const places = sent.map(({ host, claims }) => `${host} ${claims.aud}`);
    assert.equal(new Set(places).size, places.length);
  });

  test('where a combination refuses every key, the budget ends the experiment', async () => {
    const org = await open('my_domain_required', 'set up at the generic login host');
    const { control, orgId, consumerKey, context } = org.scene;
    await setConnection.run(context, { name: 'acme', loginUrl: org.scene.loginUrl });
    // Discarded pairs stay candidates: more of them than the budget has logins.
    for (let more = 0; more < experimentLogins + 2; more += 1) {
      const { pair } = await org.scene.download();
      await discardCertificate.run(context, { name: 'acme', fingerprint: pair.fingerprint });
    }
    // The usual combination is told that the app is not there; at the others no key fits.
    control.patchApp(orgId, consumerKey, { myDomainRequired: true });
    const result = await org.test();
    assert.equal(result.logins.experiment, experimentLogins);
  });

  test('nothing is posted to a host that gives no answer', async () => {
    const org = await open('dns_failure', 'getaddrinfo ENOTFOUND acme.my.salesforce.com');
    await org.break();
    org.world.network.taken();
    const result = await org.test();
    assert.deepEqual(org.world.network.taken(), []);
    assert.equal(result.logins.total, 0);
    assert.match(step(result, 'signIn').why ?? '', /no answer/);
  });

  test('an assertion goes to no host but the own one, login and test.salesforce.com', async () => {
    const allowed = new Set([
      'https://acme.my.salesforce.com',
      'https://login.salesforce.com',
      'https://test.salesforce.com',
    ]);
    for (const [cause, way] of [
      ['unknown_consumer_key', 'changed to one that no app has'],
      ['wrong_environment', 'set up at the other login host'],
      ['wrong_username', 'changed to one that nobody has'],
    ] as const) {
      const org = await open(cause, way);
      await org.break();
      await org.test();
      for (const { host } of org.world.network.taken()) assert.ok(allowed.has(host), host);
    }
  });
});

describe('what a test says', () => {
  test('hands on each step as it is known, in the order in which it was done', async () => {
    const org = await open('app_blocked', 'by an admin');
    const seen: TestStep[] = [];
    const tell = (told: TestProgress) => 'step' in told && seen.push(told.step);
    const result = await org.world.drive(testConnection.run(org.scene.context, { name: 'acme' }, tell));
    assert.deepEqual(seen, result.steps);
    assert.deepEqual(
      seen.map(({ name }) => name),
      ['keyPairs', 'usernameAndHost', 'host', 'clock', 'signIn', 'identity', 'scopes', 'api', 'metadata', 'limits'],
    );
    assert.ok(result.verified);
  });

  test('names each permission that is missing, and still verifies', async () => {
    const org = await open('insufficient_permission', 'Modify Metadata is missing');
    const { control, orgId, username } = org.scene;
    control.patchUser(orgId, username, { permissions: ['ApiEnabled'] });
    const result = await org.test();
    assert.ok(result.verified);
    assert.equal(firstCause(result), 'insufficient_permission');
    assert.match(step(result, 'metadata').why ?? '', /Modify Metadata Through Metadata API Functions/);
    assert.match(step(result, 'limits').why ?? '', /View Setup and Configuration/);
  });

  test('a look into the org reads what it may and names what it may not', async () => {
    const org = await open('certificate_mismatch', 'somebody replaced the certificate');
    const { control, orgId, username } = org.scene;
    control.patchUser(orgId, username, { permissions: ['ApiEnabled'] });
    await org.break();
    const result = await org.test();
    const seen = outcomes(result);
    assert.equal(seen.get('earlierToken'), 'passed');
    assert.equal(seen.get('auditTrail'), 'notPermitted');
    assert.equal(seen.get('installedCertificate'), 'notPermitted');
    assert.equal(seen.get('user'), 'passed');
  });

  test('says which key pairs it left out, and why', async () => {
    const org = await open('app_blocked', 'by an admin');
    const { reportCompromised } = await import('../../../src/operations/key-pair/report-compromised.ts');
    const { pem } = await org.scene.download();
    const { pairs } = await org.world.whole(org.scene.context, await idOf(org));
    const leaked = pairs.find(({ standing }) => standing.state === 'issued') ?? assert.fail(pem);
    await reportCompromised.run(org.scene.context, { name: 'acme', fingerprint: leaked.fingerprint });
    const result = await org.test();
    const left = result.steps.filter(({ name }) => name === 'otherKeyPairs').map((step) => toldStep(step));
    assert.deepEqual(
      left.map(({ outcome, why }) => [outcome, why]),
      [['notTried', 'it was reported leaked and signs nothing, not even a check']],
    );
    assert.ok(left[0]?.text.includes(leaked.fingerprint.slice(0, 11)));
  });

  test('a token whose userinfo names another org is not verified', async () => {
    const org = await open('app_blocked', 'by an admin');
    const { context } = org.scene;
    const otherOrg = '00D000000000099EAA';
    const orgReader = {
      ...context.orgReader,
      signedInUser: async () =>
        ({ type: 'read', value: { orgId: otherOrg, userId: '005000000000001AAA', username: 'x@y.z' } }) as const,
    };
    const result = await org.world.drive(testConnection.run({ ...context, orgReader }, { name: 'acme' }, () => {}));
    assert.equal(result.verified, false);
    const failure = result.verified ? assert.fail() : result.failure;
    assert.equal(failure.code, 'orgChanged');
    assert.equal('found' in failure && failure.found, otherOrg);
    assert.equal(firstCause(result), 'wrong_environment');
    assert.equal(await tokenOf(org), null, 'no program is given the token of another org');
  });

  test('a token that the API refuses does not take the place of one that it takes, and a second test says the same', async () => {
    const org = await open('high_assurance_required', 'session policy of the profile');
    await org.break();
    const before = await tokenOf(org);
    assert.equal(firstCause(await org.test()), 'high_assurance_required');
    assert.equal((await tokenOf(org))?.tokenHash, before?.tokenHash);
    assert.equal(firstCause(await org.test()), 'high_assurance_required');
  });

  test('a token that is refused like the one before it stays', async () => {
    const org = await open('api_access_control', 'the app is not on the list');
    await org.break();
    const before = await tokenOf(org);
    await org.test();
    assert.notEqual((await tokenOf(org))?.tokenHash, before?.tokenHash);
  });
});

test('a test answers within 45 seconds, wherever the org stops answering', async () => {
  for (const stops of ['/services/data', '/services/oauth2/token', '/services/oauth2/userinfo', '/services/Soap']) {
    const org = await open('app_blocked', 'by an admin');
    const { clock, network, control } = org.world;
    control.patchOrg(org.scene.orgId, { faults: {} });
    org.silence((url) => new URL(url).pathname.startsWith(stops));
    network.taken();
    const startedMs = clock.monotonicMs();
    await org.test();
    assert.ok(clock.monotonicMs() - startedMs <= 45_000, `${stops}: ${clock.monotonicMs() - startedMs} ms`);
  }
});

test('no secret stands in a result', async () => {
  const org = await open('app_blocked', 'by an admin');
  await org.break();
  const tokens = await org.world.whole(org.scene.context, await idOf(org));
  assert.ok(tokens.pairs.length > 0);
  const result = await org.test();
  const text = JSON.stringify(result, (_, value) => (value instanceof Secret ? value.reveal() : value));
  for (const { assertion } of org.world.network.taken()) assert.ok(!text.includes(assertion));
  assert.doesNotMatch(text, /00D[A-Za-z0-9]{12,15}!/);
});

async function idOf(org: BrokenOrg): Promise<string> {
  const connection = await org.scene.context.store.read((tx) => tx.connections.byName('acme'));
  return connection?.id ?? assert.fail();
}
