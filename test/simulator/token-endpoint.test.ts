import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AppPatch, NewOrg, OrgPatch, UserPatch } from '../../simulator/control/patches.ts';
import { CHECKS } from '../../simulator/token/checks.ts';
import { makeKeyPair } from './key-pair.ts';
import {
  type AssertionParts,
  createScenario,
  lastOutcome,
  postAssertion,
  type Scenario,
  START,
  signAssertion,
  signIn,
} from './scenario.ts';

const held = makeKeyPair();
const other = makeKeyPair();

function withCertificate(org: NewOrg = {}): Scenario {
  const scenario = createScenario(org);
  scenario.simulator.control.uploadCertificate(scenario.orgId, scenario.consumerKey, held.certificatePem);
  return scenario;
}

describe('a token request that is in order', () => {
  it('is answered with exactly the five fields of Salesforce', async () => {
    const scenario = withCertificate();
    const { status, headers, body } = await signIn(scenario, held.privateKey);
    assert.equal(status, 200);
    assert.equal(headers.get('content-type'), 'application/json;charset=UTF-8');
    assert.equal(headers.get('date'), new Date(START).toUTCString());
    assert.match(headers.get('x-salesforce-simulator') ?? '', /simulator/);
    assert.deepEqual(Object.keys(body).sort(), ['access_token', 'id', 'instance_url', 'scope', 'token_type']);
    assert.equal(body.scope, 'api');
    assert.equal(body.token_type, 'Bearer');
    assert.equal(body.instance_url, scenario.loginUrl);
    assert.match(body.id ?? '', new RegExp(`^${scenario.loginUrl}/id/${scenario.orgId}/005[A-Za-z0-9]{15}$`));
    assert.match(body.access_token ?? '', new RegExp(`^${scenario.orgId.slice(0, 15)}!`));
  });

  it('is taken with a double slash in the path, an audience with a slash, and exp in milliseconds', async () => {
    const scenario = withCertificate();
    const claims = { aud: `${scenario.loginUrl}/`, exp: START + 180_000 };
    const assertion = signAssertion(scenario, held.privateKey, { claims });
    const { status } = await postAssertion(scenario, assertion, { path: '//services/oauth2/token' });
    assert.equal(status, 200);
  });

  it('is taken through the generic host of its environment, and answered with the instance of the org', async () => {
    const scenario = withCertificate();
    const assertion = signAssertion(scenario, held.privateKey, { claims: { aud: 'https://login.salesforce.com' } });
    const { status, body } = await postAssertion(scenario, assertion, { host: 'http://127.0.0.1:7428' });
    assert.equal(status, 200);
    assert.equal(body.instance_url, scenario.loginUrl);
  });
});

interface Case {
  name: string;
  org?: NewOrg;
  orgPatch?: OrgPatch;
  app?: AppPatch;
  user?: UserPatch;
  parts?: AssertionParts;
  key?: typeof held;
  prepare?: (scenario: Scenario) => void;
  outcome: string;
  error: string;
  description: string;
}

const INVALID_ASSERTION = { error: 'invalid_grant', description: 'invalid assertion' };
const NOT_APPROVED = { error: 'invalid_grant', description: "user hasn't approved this consumer" };
const UNKNOWN_CLIENT = { error: 'invalid_client_id', description: 'client identifier invalid' };

/** In the order of the checks: each row is one reason, with the answer word for word. */
const CASES: Case[] = [
  {
    name: 'an unknown consumer key',
    parts: { claims: { iss: '3MVG9nobody' } },
    outcome: 'unknownConsumerKey',
    ...UNKNOWN_CLIENT,
  },
  {
    name: 'another algorithm than RS256',
    parts: { header: { alg: 'RS512' } },
    outcome: 'wrongAlgorithm',
    ...INVALID_ASSERTION,
  },
  { name: 'an app without OAuth', app: { oauthEnabled: false }, outcome: 'oauthDisabled', ...UNKNOWN_CLIENT },
  {
    name: 'an inactive org',
    orgPatch: { isActive: false },
    outcome: 'orgInactive',
    error: 'inactive_org',
    description: 'organization is not active',
  },
  {
    name: 'a blocked app',
    app: { blocked: true },
    outcome: 'appBlocked',
    error: 'OAUTH_APP_BLOCKED',
    description: 'this app is blocked by admin',
  },
  {
    name: 'a generic audience for an External Client App that asks for the My Domain',
    org: { appKind: 'external-client-app' },
    parts: { claims: { aud: 'https://login.salesforce.com' } },
    outcome: 'myDomainRequired',
    error: 'app_not_found',
    description: 'External client app is not installed in this org',
  },
  {
    name: 'digital signatures off',
    app: { digitalSignatures: false },
    outcome: 'digitalSignaturesOff',
    ...INVALID_ASSERTION,
  },
  { name: 'the JWT bearer flow off', app: { jwtBearerFlow: false }, outcome: 'jwtFlowDisabled', ...INVALID_ASSERTION },
  {
    name: 'no certificate on the app',
    prepare: ({ simulator, orgId, consumerKey }) => simulator.control.clearCertificate(orgId, consumerKey),
    outcome: 'noCertificate',
    ...INVALID_ASSERTION,
  },
  { name: "another key than the certificate's", key: other, outcome: 'wrongKey', ...INVALID_ASSERTION },
  {
    name: 'an expired certificate, where the org refuses them',
    orgPatch: { expiredCertificates: 'refuse' },
    prepare: ({ simulator }) => simulator.control.advanceClock(366 * 86_400 * 3),
    outcome: 'certificateExpired',
    ...INVALID_ASSERTION,
  },
  {
    name: 'an audience of somebody else',
    parts: { claims: { aud: 'https://acme.force.com' } },
    outcome: 'wrongAudience',
    error: 'invalid_grant',
    description: 'audience is invalid',
  },
  {
    name: "the other environment's audience",
    parts: { claims: { aud: 'https://test.salesforce.com' } },
    outcome: 'wrongAudience',
    error: 'invalid_grant',
    description: 'audience is invalid',
  },
  {
    name: 'the My Domain as audience, where the org refuses it',
    orgPatch: { myDomainAudience: 'refuse' },
    outcome: 'wrongAudience',
    error: 'invalid_grant',
    description: 'audience is invalid',
  },
  {
    name: 'an exp in the past',
    parts: { claims: { exp: START / 1000 - 1 } },
    outcome: 'assertionExpired',
    error: 'invalid_grant',
    description: 'expired authorization code',
  },
  {
    name: 'an exp far ahead, where the org is strict',
    orgPatch: { distantExpiry: 'refuse' },
    parts: { claims: { exp: START / 1000 + 3600 } },
    outcome: 'expiryTooDistant',
    ...INVALID_ASSERTION,
  },
  {
    name: 'a username that nobody has',
    parts: { claims: { sub: 'nobody@org1.example' } },
    outcome: 'unknownUser',
    ...NOT_APPROVED,
  },
  {
    name: 'an inactive user',
    user: { isActive: false },
    outcome: 'userInactive',
    error: 'invalid_grant',
    description: 'inactive user',
  },
  {
    name: 'a frozen user',
    user: { isFrozen: true },
    outcome: 'userInactive',
    error: 'invalid_grant',
    description: 'inactive user',
  },
  {
    name: 'a user whom Salesforce freezes by itself',
    user: { highRiskAddress: true },
    outcome: 'userContained',
    error: 'invalid_grant',
    description: 'inactive user',
  },
  {
    name: 'one login too many in an hour',
    orgPatch: { loginsPerHour: 0 },
    outcome: 'loginRateExceeded',
    error: 'invalid_grant',
    description: 'login rate exceeded',
  },
  {
    name: 'an address outside the login ranges',
    user: { ipRestricted: true },
    outcome: 'ipRestricted',
    error: 'invalid_grant',
    description: 'ip restricted',
  },
  {
    name: 'an hour outside the login hours',
    user: { loginHoursRestricted: true },
    outcome: 'loginHoursRestricted',
    error: 'invalid_grant',
    description: 'login outside of restricted hours',
  },
  {
    name: 'a user who may self-authorize and never did',
    app: { permittedUsers: 'self-authorize' },
    outcome: 'userNotApproved',
    ...NOT_APPROVED,
  },
  {
    name: 'a user whom no admin assigned',
    app: { assigned: [] },
    outcome: 'userNotAssigned',
    error: 'invalid_app_access',
    description: 'user is not admin approved to access this app',
  },
  {
    name: 'an app without the refresh_token scope',
    app: { scopes: ['api'] },
    outcome: 'refreshScopeMissing',
    error: 'invalid_request',
    description: 'refresh_token scope is required and the connected app should be installed and preauthorized',
  },
  {
    name: 'a user with too many approvals',
    user: { tooManyApprovals: true },
    outcome: 'tooManyApprovals',
    error: 'invalid_scope',
    description: 'too many scopes requested',
  },
];

function arrange(entry: Case): Scenario {
  const scenario = withCertificate(entry.org);
  const { control } = scenario.simulator;
  if (entry.orgPatch) control.patchOrg(scenario.orgId, entry.orgPatch);
  if (entry.app) control.patchApp(scenario.orgId, scenario.consumerKey, entry.app);
  if (entry.user) control.patchUser(scenario.orgId, scenario.username, entry.user);
  entry.prepare?.(scenario);
  return scenario;
}

describe('a token request is refused', () => {
  for (const entry of CASES) {
    it(`for ${entry.name}`, async () => {
      const scenario = arrange(entry);
      const { status, body } = await signIn(scenario, (entry.key ?? held).privateKey, entry.parts);
      assert.equal(status, 400);
      assert.deepEqual(body, { error: entry.error, error_description: entry.description });
      assert.equal(lastOutcome(scenario), entry.outcome);
    });
  }

  it('for a jti that was used before, and taken with a fresh one', async () => {
    const scenario = withCertificate();
    assert.equal((await signIn(scenario, held.privateKey, { claims: { jti: 'a' } })).status, 200);
    assert.deepEqual(
      (await signIn(scenario, held.privateKey, { claims: { jti: 'a' } })).body.error_description,
      'invalid assertion',
    );
    assert.equal(lastOutcome(scenario), 'assertionReplayed');
    assert.equal((await signIn(scenario, held.privateKey, { claims: { jti: 'b' } })).status, 200);
  });

  it('for anything that is not a JWT', async () => {
    const scenario = withCertificate();
    for (const text of [
      '',
      'a',
      'a.b.c',
      'e30.e30.AA',
      Buffer.from(signAssertion(scenario, held.privateKey)).toString('base64'),
    ]) {
      assert.equal((await postAssertion(scenario, text)).body.error_description, 'invalid assertion');
      assert.equal(lastOutcome(scenario), 'malformedAssertion');
    }
  });

  it('for another grant type, a JSON body and a GET', async () => {
    const scenario = withCertificate();
    const url = `${scenario.loginUrl}/services/oauth2/token`;
    const requests = [
      new Request(url, { method: 'POST', body: new URLSearchParams({ grant_type: 'password' }) }),
      new Request(url, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }),
    ];
    for (const request of requests) {
      const response = await scenario.simulator.fetch(request);
      assert.deepEqual(await response.json(), {
        error: 'unsupported_grant_type',
        error_description: 'grant type not supported',
      });
    }
    const response = await scenario.simulator.fetch(new Request(url));
    assert.equal(((await response.json()) as { error: string }).error, 'invalid_request');
  });
});

describe('the order of the checks', () => {
  // Without those that need a key, an org or a user of their own: every pair of the rest is tried with both faults at once.
  const combinable = CASES.filter((entry) => entry.org === undefined && entry.outcome !== 'unknownConsumerKey');

  it('answers the earlier reason when two faults are there at once', async () => {
    for (const [index, first] of combinable.entries()) {
      for (const second of combinable.slice(index + 1)) {
        if (first.outcome === second.outcome || clash(first, second)) continue;
        const scenario = arrange(first);
        const { control } = scenario.simulator;
        if (second.orgPatch) control.patchOrg(scenario.orgId, second.orgPatch);
        if (second.app) control.patchApp(scenario.orgId, scenario.consumerKey, second.app);
        if (second.user) control.patchUser(scenario.orgId, scenario.username, second.user);
        second.prepare?.(scenario);
        const parts = {
          header: { ...first.parts?.header, ...second.parts?.header },
          claims: { ...first.parts?.claims, ...second.parts?.claims },
        };
        await signIn(scenario, (first.key ?? second.key ?? held).privateKey, parts);
        assert.equal(lastOutcome(scenario), first.outcome, `${first.name}, and ${second.name}`);
      }
    }
  });

  it('remembers a jti before it looks for the user', async () => {
    const scenario = withCertificate();
    const claims = { sub: 'nobody@org1.example', jti: 'a' };
    await signIn(scenario, held.privateKey, { claims });
    assert.equal(lastOutcome(scenario), 'unknownUser');
    await signIn(scenario, held.privateKey, { claims });
    assert.equal(lastOutcome(scenario), 'assertionReplayed');
  });

  it('names every check once', () => {
    assert.equal(new Set(CHECKS).size, CHECKS.length);
  });
});

/** Two rows that set the same thing to different values, or where one takes away what the other needs. */
function clash(first: Case, second: Case): boolean {
  const fields = (entry: Case) => [
    ...Object.keys(entry.app ?? {}),
    ...Object.keys(entry.parts?.claims ?? {}),
    ...(entry.orgPatch?.myDomainAudience ? ['aud'] : []),
    ...(entry.outcome === 'noCertificate' ? ['certificate'] : []),
    ...(entry.outcome === 'certificateExpired' ? ['certificate'] : []),
    ...(entry.outcome === 'unknownUser' ? ['user'] : []),
    ...(entry.user ? ['user'] : []),
    ...(entry.outcome === 'loginRateExceeded' ? ['rate'] : []),
    ...(entry.outcome === 'userNotApproved' ? ['assigned', 'sub'] : []),
    ...(entry.outcome === 'userNotAssigned' ? ['sub'] : []),
  ];
  return fields(first).some((field) => fields(second).includes(field));
}
