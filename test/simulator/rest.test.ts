import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OrgPatch, UserPatch } from '../../simulator/control/patches.ts';
import { createScenario, signIn } from './scenario.ts';
import { ask, held, query, type SignedIn, second, signedIn } from './signed-in.ts';

const get = (scenario: SignedIn, path: string, token = scenario.token) => ask(scenario, path, { token });

const SESSION_OVER = [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }];

describe('a session', () => {
  it('ends after its timeout without use, and begins anew with use in its second half', async () => {
    const scenario = await signedIn({ sessionTimeoutMinutes: 120 });
    scenario.clock.at += 90 * 60_000;
    assert.equal((await get(scenario, '/services/data/v68.0')).status, 200);
    scenario.clock.at += 119 * 60_000;
    assert.equal((await get(scenario, '/services/data/v68.0')).status, 200);
    scenario.clock.at += 120 * 60_000;
    const over = await get(scenario, '/services/data/v68.0');
    assert.equal(over.status, 401);
    assert.deepEqual(over.json, SESSION_OVER);
  });

  it('ends at once when it is revoked, by an admin or by its holder', async () => {
    const scenario = await signedIn();
    const body = new URLSearchParams({ token: scenario.token });
    const url = `${scenario.loginUrl}/services/oauth2/revoke`;
    assert.equal((await scenario.simulator.fetch(new Request(url, { method: 'POST', body }))).status, 200);
    assert.deepEqual((await get(scenario, '/services/data/v68.0')).json, SESSION_OVER);
  });

  it('is none in another org', async () => {
    const [one, other] = [await signedIn(), createScenario({}, 2)];
    assert.deepEqual((await get({ ...one, simulator: other.simulator }, '/services/data/v68.0')).json, SESSION_OVER);
  });

  it('outlives a change of the certificate', async () => {
    const scenario = await signedIn();
    scenario.simulator.control.uploadCertificate(scenario.orgId, scenario.consumerKey, second.certificatePem);
    assert.equal((await get(scenario, '/services/data/v68.0')).status, 200);
  });
});

describe('a token that may not use the API', () => {
  const NOT_VALID = 'This session is not valid for use with the REST API';
  const cases: {
    name: string;
    org?: OrgPatch;
    user?: UserPatch;
    scopes?: string[];
    status: number;
    code: string;
    message: string;
  }[] = [
    {
      name: 'of an app that is not in the API Access Control list',
      org: { apiAccessControl: [] },
      status: 401,
      code: 'INVALID_SESSION_ID',
      message: NOT_VALID,
    },
    {
      name: 'without the api scope',
      scopes: ['refresh_token'],
      status: 401,
      code: 'INVALID_SESSION_ID',
      message: NOT_VALID,
    },
    {
      name: 'below the required session level',
      user: { highAssuranceRequired: true },
      status: 401,
      code: 'INVALID_SESSION_ID',
      message: NOT_VALID,
    },
    {
      name: 'in an edition without the API',
      org: { apiEnabled: false },
      status: 403,
      code: 'API_DISABLED_FOR_ORG',
      message: 'The REST API is not enabled for this Organization.',
    },
    {
      name: 'of a user without API Enabled',
      user: { permissions: [] },
      status: 403,
      code: 'API_CURRENTLY_DISABLED',
      message: 'API is disabled for this User',
    },
    {
      name: 'over the daily limit',
      org: { apiLimitReached: true },
      status: 403,
      code: 'REQUEST_LIMIT_EXCEEDED',
      message: 'TotalRequests Limit exceeded.',
    },
  ];
  for (const entry of cases) {
    it(`is given, and refused there: ${entry.name}`, async () => {
      const scenario = await signedIn();
      const { control } = scenario.simulator;
      if (entry.org) control.patchOrg(scenario.orgId, entry.org);
      if (entry.user) control.patchUser(scenario.orgId, scenario.username, entry.user);
      if (entry.scopes) control.patchApp(scenario.orgId, scenario.consumerKey, { scopes: entry.scopes });
      const { status, body } = await signIn(scenario, held.privateKey);
      assert.equal(status, 200);
      const refused = await get(scenario, '/services/data/v68.0', body.access_token);
      assert.equal(refused.status, entry.status);
      assert.deepEqual(refused.json, [{ message: entry.message, errorCode: entry.code }]);
    });
  }
});

describe('who the token belongs to', () => {
  it('is told by userinfo and by the identity URL, also with the token in the query', async () => {
    const scenario = await signedIn();
    const userinfo = await get(scenario, '/services/oauth2/userinfo');
    assert.equal(userinfo.json.organization_id, scenario.orgId);
    assert.equal(userinfo.json.preferred_username, scenario.username);
    const path = new URL(scenario.id).pathname;
    const identity = await get(scenario, `${path}?oauth_token=${encodeURIComponent(scenario.token)}`, '');
    assert.equal(identity.json.username, scenario.username);
    assert.equal(identity.json.id, scenario.id);
  });

  it('is refused with one word of plain text', async () => {
    const scenario = await signedIn();
    const { status, text } = await get(scenario, '/services/oauth2/userinfo', 'x');
    assert.deepEqual({ status, text }, { status: 403, text: 'Bad_OAuth_Token' });
    assert.equal((await get(scenario, '/services/oauth2/userinfo', '')).text, 'Missing_OAuth_Token');
  });
});

describe('the REST API', () => {
  it('lists its versions without a sign-in, and offers no other', async () => {
    const scenario = await signedIn();
    const { json } = await get(scenario, '/services/data', '');
    assert.deepEqual(json.at(-1), { label: "Winter '27", url: '/services/data/v68.0', version: '68.0' });
    assert.deepEqual(json.at(-2).label, "Summer '26");
    assert.equal((await get(scenario, '/services/data/v99.0')).json[0].errorCode, 'NOT_FOUND');
  });

  it('shows the limits to a user with View Setup only', async () => {
    const scenario = await signedIn();
    assert.equal((await get(scenario, '/services/data/v68.0/limits')).json.DailyApiRequests.Max, 100_000);
    scenario.simulator.control.patchUser(scenario.orgId, scenario.username, { permissions: ['ApiEnabled'] });
    assert.equal((await get(scenario, '/services/data/v68.0/limits')).status, 403);
  });

  it('describes the objects that can be queried', async () => {
    const scenario = await signedIn();
    const { json } = await get(scenario, '/services/data/v68.0/sobjects/LoginHistory/describe');
    const status = json.fields.find((field: { name: string }) => field.name === 'Status');
    assert.equal(status.filterable, false);
    assert.equal((await get(scenario, '/services/data/v68.0/sobjects/Nope/describe')).status, 404);
  });
});

describe('a query', () => {
  it('reads the organization, and its columns where asked', async () => {
    const scenario = await signedIn({ environment: 'sandbox' });
    const { json } = await query(scenario, 'SELECT Id, IsSandbox FROM Organization LIMIT 1');
    assert.equal(json.totalSize, 1);
    const { attributes, ...record } = json.records[0];
    assert.deepEqual(record, { Id: scenario.orgId, IsSandbox: true });
    assert.equal(attributes.type, 'Organization');
    const path = `/services/data/v68.0/query?columns=true&q=${encodeURIComponent('SELECT Id FROM Organization')}`;
    const columns = (await get(scenario, path)).json;
    assert.deepEqual([columns.keyPrefix, columns.columnMetadata[0].apexType], ['00D', 'Id']);
  });

  it('shows a user its own logins, refused ones too, and filters by no Status', async () => {
    const scenario = await signedIn();
    const { control } = scenario.simulator;
    control.patchUser(scenario.orgId, scenario.username, { ipRestricted: true });
    await signIn(scenario, held.privateKey);
    const soql = 'SELECT LoginTime, Application, Status FROM LoginHistory ORDER BY LoginTime DESC';
    const statuses = (await query(scenario, soql)).json.records.map((row: { Status: string }) => row.Status);
    assert.deepEqual([...statuses].sort(), ['Restricted IP', 'Success']);
    const filtered = await query(scenario, "SELECT Id FROM LoginHistory WHERE Status = 'Success'");
    assert.equal(filtered.json[0].errorCode, 'INVALID_FIELD');
  });

  it('shows every certificate change with both names to a user with View Setup, and to nobody else', async () => {
    const scenario = await signedIn();
    const { control } = scenario.simulator;
    control.uploadCertificate(scenario.orgId, scenario.consumerKey, second.certificatePem);
    const soql =
      "SELECT Action, Display, CreatedBy.Username FROM SetupAuditTrail WHERE Action LIKE '%ApplicationCertificate'";
    const { json } = await query(scenario, soql);
    const rows = json.records.map(({ Action, Display, CreatedBy }: Record<string, unknown>) => ({
      Action,
      Display,
      CreatedBy,
    }));
    const admins = await query(scenario, "SELECT Id FROM User WHERE Username = 'admin@example.com'");
    const url = `/services/data/v68.0/sobjects/User/${admins.json.records[0].Id}`;
    const CreatedBy = { attributes: { type: 'User', url }, Username: 'admin@example.com' };
    assert.deepEqual(rows, [
      { Action: 'insertApplicationCertificate', Display: 'Created Connected App Certificate CN=first', CreatedBy },
      {
        Action: 'changeApplicationCertificate',
        Display: 'Changed Connected App Certificate from CN=first to CN=second',
        CreatedBy,
      },
    ]);
    control.patchUser(scenario.orgId, scenario.username, { permissions: ['ApiEnabled'] });
    assert.equal((await query(scenario, soql)).json[0].errorCode, 'INVALID_TYPE');
  });

  it('shows the policy of an app and no certificate', async () => {
    const scenario = await signedIn();
    const soql = 'SELECT Name, OptionsAllowAdminApprovedUsersOnly FROM ConnectedApplication';
    const [row] = (await query(scenario, soql)).json.records;
    assert.deepEqual([row.Name, row.OptionsAllowAdminApprovedUsersOnly], ['Latchkey', true]);
  });

  it('shows Certificate and Key Management by the Tooling API, filtered by its date', async () => {
    const scenario = await signedIn();
    const { control, clock } = { ...scenario.simulator, clock: scenario.clock };
    for (const [name, days] of [
      ['soon', 10],
      ['later', 400],
    ] as const) {
      control.addManagedCertificate(scenario.orgId, {
        name,
        notAfter: new Date(clock.now() + days * 86_400_000).toISOString(),
      });
    }
    const before = new Date(clock.now() + 30 * 86_400_000).toISOString();
    const soql = `SELECT DeveloperName, KeySize FROM Certificate WHERE ExpirationDate < ${before}`;
    const { json } = await query(scenario, soql, '/tooling/query');
    assert.deepEqual(
      json.records.map((row: { DeveloperName: string }) => row.DeveloperName),
      ['soon'],
    );
  });

  it('is refused in Salesforce words when it asks for what is not there', async () => {
    const scenario = await signedIn();
    const code = async (soql: string) => (await query(scenario, soql)).json[0].errorCode;
    assert.equal(await code('SELECT Id FROM ScratchOrgInfo'), 'INVALID_TYPE');
    assert.equal(await code('SELECT Nope FROM User'), 'INVALID_FIELD');
    assert.equal(await code('SELECT FROM'), 'MALFORMED_QUERY');
    assert.equal(await code('SELECT Id FROM User WHERE'), 'MALFORMED_QUERY');
    assert.equal(await code('SELECT Id FROM User LIMIT 1 nonsense'), 'MALFORMED_QUERY');
  });
});
