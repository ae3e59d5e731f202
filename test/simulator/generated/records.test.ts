import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ask, query, type SignedIn, signedIn } from '../signed-in.ts';

const V68 = '/services/data/v68.0';

async function bulk(scenario: SignedIn, soql: string, maxRecords?: number) {
  const created = await ask(scenario, `${V68}/jobs/query`, {
    method: 'POST',
    body: JSON.stringify({ operation: 'query', query: soql }),
  });
  if (created.status !== 200)
    return { status: created.status, error: created.json[0].errorCode, states: [], lines: [], pages: 0 };
  const states = [created.json.state];
  while (states.at(-1) !== 'JobComplete')
    states.push((await ask(scenario, `${V68}/jobs/query/${created.json.id}`)).json.state);
  const lines: string[] = [];
  let locator: string | null = '';
  let pages = 0;
  while (locator !== 'null') {
    const size = maxRecords === undefined ? '' : `maxRecords=${maxRecords}&`;
    const { text, headers } = await ask(
      scenario,
      `${V68}/jobs/query/${created.json.id}/results?${size}locator=${locator}`,
    );
    locator = headers.get('sforce-locator');
    lines.push(
      ...text
        .trim()
        .split('\n')
        .slice(pages === 0 ? 0 : 1),
    );
    pages++;
  }
  return { status: 200, error: null, states, lines, pages };
}

describe('the Bulk API 2.0', () => {
  it('runs a query in the background and gives its results as CSV', async () => {
    const scenario = await signedIn();
    const { states, lines } = await bulk(scenario, 'SELECT Id, Name FROM Organization');
    assert.deepEqual(states, ['UploadComplete', 'InProgress', 'JobComplete']);
    assert.deepEqual(lines, ['"Id","Name"', `"${scenario.orgId}","Org 1"`]);
  });

  it('gives results page by page, each naming the place of the next', async () => {
    const scenario = await signedIn({ components: 20_000 });
    const soql = 'SELECT Id, User.Username FROM OauthToken ORDER BY Id';
    const [whole, paged] = [await bulk(scenario, soql), await bulk(scenario, soql, 2)];
    assert.ok(paged.pages > 1);
    assert.deepEqual(paged.lines, whole.lines);
  });

  it('refuses what is no query, and an aggregate', async () => {
    const scenario = await signedIn();
    assert.equal((await bulk(scenario, 'SELECT Nope FROM Organization')).error, 'INVALID_FIELD');
    assert.equal((await bulk(scenario, 'SELECT COUNT(Id) FROM User')).error, 'API_ERROR');
  });
});

describe('what a security scan of apps asks a generated org', () => {
  it('is answered: tokens with their app, user and profile, apps with their authors, policies, and each app of a token is there', async () => {
    const scenario = await signedIn({ components: 400 });
    const tokens = await bulk(
      scenario,
      'SELECT AppName, AppMenuItem.IsUsingAdminAuthorization, LastUsedDate, CreatedDate, User.Name, User.Profile.Name, UseCount, AppMenuItem.Id, AppMenuItem.Label, AppMenuItem.Name, AppMenuItem.ApplicationId, Id, DeleteToken FROM OAuthToken ORDER BY CreatedDate ASC',
    );
    assert.ok(tokens.lines.length > 2);
    const apps = (
      await query(
        scenario,
        'SELECT Id, Name, CreatedBy.Name, LastModifiedBy.Name, LastModifiedDate FROM ConnectedApplication',
      )
    ).json.records;
    const used = (await query(scenario, 'SELECT AppMenuItem.ApplicationId FROM OauthToken WHERE AppMenuItemId != null'))
      .json.records;
    for (const { AppMenuItem } of used)
      assert.ok(apps.some(({ Id }: { Id: string }) => Id === AppMenuItem.ApplicationId));
    for (const app of apps) assert.ok(app.CreatedBy.Name && app.LastModifiedBy.Name, JSON.stringify(app));
    const policies = await query(
      scenario,
      'SELECT ExternalClientApplication.DeveloperName, PermittedUsersPolicyType FROM ExtlClntAppOauthPlcyCnfg',
    );
    assert.ok(policies.json.totalSize > 0);
    const trail =
      'SELECT CreatedDate, CreatedBy.Username, CreatedBy.Name, Action, Section, Display, ResponsibleNamespacePrefix, DelegateUser FROM SetupAuditTrail WHERE CreatedDate = LAST_N_DAYS:1';
    assert.equal((await bulk(scenario, trail)).status, 200);
    for (const soql of [
      'SELECT Score FROM SecurityHealthCheck',
      'SELECT SubscriberPackage.Name, SubscriberPackageVersion.MajorVersion FROM InstalledSubscriberPackage',
    ]) {
      assert.equal((await query(scenario, soql, '/tooling/query')).status, 200, soql);
    }
  });

  it('names External Client Apps and their consumers, with the secret where the org shows it', async () => {
    const scenario = await signedIn({ components: 400 });
    const { apps } = (await ask(scenario, `${V68}/apps/oauth/usage`)).json;
    const { consumers } = (await ask(scenario, `${V68}/apps/oauth/credentials/${apps[0].identifier}`)).json;
    const { json } = await ask(
      scenario,
      `${V68}/apps/oauth/credentials/${apps[0].identifier}/${consumers[0].id}?part=keyandsecret`,
    );
    assert.ok(scenario.simulator.control.secrets(scenario.orgId).includes(json.secret));
    scenario.simulator.control.patchOrg(scenario.orgId, { consumerSecretsInMetadata: false });
    assert.equal((await ask(scenario, `${V68}/apps/oauth/usage`)).status, 403);
  });
});

describe('queryAll', () => {
  it('finds what query finds, over REST and in the background', async () => {
    const scenario = await signedIn({ components: 200 });
    const soql = 'SELECT Id, Username FROM User';
    const all = await ask(scenario, `${V68}/queryAll?q=${encodeURIComponent(soql)}`);
    assert.equal(all.status, 200);
    assert.equal(all.json.totalSize, (await query(scenario, soql)).json.totalSize);
    const body = JSON.stringify({ operation: 'queryAll', query: soql });
    const job = await ask(scenario, `${V68}/jobs/query`, { method: 'POST', body });
    assert.deepEqual([job.status, job.json.operation], [200, 'queryAll']);
  });
});

describe('the describe calls of a generated org', () => {
  it('name every object once, and the custom fields of each', async () => {
    const scenario = await signedIn({ components: 400 });
    const truth = scenario.simulator.control.truth(scenario.orgId);
    const named = (await ask(scenario, `${V68}/sobjects`)).json.sobjects.map(({ name }: { name: string }) => name);
    assert.equal(new Set(named).size, named.length);
    for (const { type, fullName } of truth) if (type === 'CustomObject') assert.ok(named.includes(fullName), fullName);
    const { fields } = (await ask(scenario, `${V68}/sobjects/Account/describe`)).json;
    const wanted = truth.filter(({ type, fullName }) => type === 'CustomField' && fullName.startsWith('Account.'));
    assert.deepEqual(
      fields.map(({ name }: { name: string }) => `Account.${name}`).sort(),
      wanted.map(({ fullName }) => fullName).sort(),
    );
  });
});

describe('what listMetadata does not name', () => {
  it('is found by queries: standard value sets one by one, and versions of bots', async () => {
    const scenario = await signedIn({ components: 400 });
    const truth = scenario.simulator.control.truth(scenario.orgId);
    const sets = truth.filter(({ type }) => type === 'StandardValueSet').map(({ fullName }) => fullName);
    const one = `SELECT Id, MasterLabel, Metadata FROM StandardValueSet WHERE MasterLabel = '${sets[0]}'`;
    assert.ok((await query(scenario, one, '/tooling/query')).json.records[0].Metadata.standardValue.length > 0);
    const missing = await query(scenario, one.replace(`${sets[0]}`, 'NoSuchSet'), '/tooling/query');
    assert.match(missing.json[0].message, /either inaccessible or not supported in Metadata API/);
    const all = await query(scenario, 'SELECT MasterLabel FROM StandardValueSet', '/tooling/query');
    assert.deepEqual(
      all.json.records.map(({ MasterLabel }: { MasterLabel: string }) => MasterLabel).sort(),
      sets.sort(),
    );
    const versions = await query(scenario, 'SELECT DeveloperName, BotDefinition.DeveloperName FROM BotVersion');
    const names = versions.json.records.map(
      (row: { DeveloperName: string; BotDefinition: { DeveloperName: string } }) =>
        `${row.BotDefinition.DeveloperName}.${row.DeveloperName}`,
    );
    assert.deepEqual(
      names.sort(),
      truth
        .filter(({ type }) => type === 'BotVersion')
        .map(({ fullName }) => fullName)
        .sort(),
    );
  });
});

describe('a query with more records than one answer holds', () => {
  it('goes on at nextRecordsUrl until all have come', async () => {
    const scenario = await signedIn({ components: 20_000 });
    let { json } = await query(scenario, 'SELECT Id FROM CustomField', '/tooling/query');
    const ids = new Set<string>();
    const sizes: number[] = [];
    for (;;) {
      sizes.push(json.records.length);
      for (const { Id } of json.records) ids.add(Id);
      if (json.done) break;
      json = (await ask(scenario, json.nextRecordsUrl)).json;
    }
    assert.equal(sizes[0], 2000);
    assert.equal(ids.size, json.totalSize);
  });
});
