import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { ask, held, query, type SignedIn, second, signedIn } from './signed-in.ts';
import { element, soap } from './soap.ts';

const base = '/services/data/v68.0/metadata/deployRequest';
const oneLine = (pem: string) => pem.replace(/-----.*-----|\s/g, '');

function packageOf(certificatePem: string, label = 'Latchkey'): Uint8Array {
  const app = `<ConnectedApp><label>${label}</label><oauthConfig><callbackUrl>https://x</callbackUrl><certificate>${oneLine(certificatePem)}</certificate><scopes>Api</scopes></oauthConfig></ConnectedApp>`;
  return zipSync({
    'package.xml': strToU8('<Package><version>68.0</version></Package>'),
    'connectedApps/Latchkey.connectedApp': strToU8(app),
  });
}

async function post(scenario: SignedIn, { checkOnly = false, pem = second.certificatePem } = {}): Promise<string> {
  const form = new FormData();
  form.append('json', JSON.stringify({ deployOptions: { checkOnly } }));
  form.append('file', new File([Buffer.from(packageOf(pem))], 'deploy.zip'));
  const { status, json } = await ask(scenario, base, { method: 'POST', body: form });
  assert.equal(status, 201);
  return json.id;
}

const result = async (scenario: SignedIn, id: string) =>
  (await ask(scenario, `${base}/${id}?includeDetails=true`)).json.deployResult;

const seen = ({ simulator, orgId, consumerKey }: SignedIn) =>
  simulator.control.certificatesSeenByServers(orgId, consumerKey)[0];

describe('a deploy that takes its time', () => {
  it('is Pending, InProgress and Finalizing as the clock goes, and does nothing before its end', async () => {
    const scenario = await signedIn({ deploySeconds: 100 });
    const id = await post(scenario);
    const states: string[] = [];
    for (const seconds of [0, 30, 65, 10]) {
      scenario.clock.at += seconds * 1000;
      const { status, done, success } = await result(scenario, id);
      states.push(status);
      assert.deepEqual([done, success], [status === 'Succeeded', status === 'Succeeded']);
      assert.equal(seen(scenario), status === 'Succeeded' ? second.fingerprint : held.fingerprint);
    }
    assert.deepEqual(states, ['Pending', 'InProgress', 'Finalizing', 'Succeeded']);
  });

  it('is cancelled over REST and over SOAP, and then never happens', async () => {
    const scenario = await signedIn({ deploySeconds: 100 });
    const first = await post(scenario);
    const wish = JSON.stringify({ deployResult: { status: 'Canceling' } });
    const headers = { 'content-type': 'application/json' };
    const cancelled = await ask(scenario, `${base}/${first}`, { method: 'PATCH', body: wish, headers });
    assert.deepEqual([cancelled.status, cancelled.json.deployResult.status], [202, 'Canceled']);
    const other = await post(scenario);
    const { text } = await soap(scenario, `<cancelDeploy><String>${other}</String></cancelDeploy>`);
    assert.deepEqual([element('done', text), element('id', text)], ['true', other]);
    scenario.clock.at += 200_000;
    assert.equal((await result(scenario, first)).status, 'Canceled');
    assert.equal((await result(scenario, other)).status, 'Canceled');
    assert.equal(seen(scenario), held.fingerprint);
  });

  it('asks for permissions when it is done, so that one taken away in between fails it by name', async () => {
    const scenario = await signedIn({ deploySeconds: 10 });
    const id = await post(scenario);
    const permissions = ['ApiEnabled', 'ModifyMetadata', 'CustomizeApplication'] as const;
    scenario.simulator.control.patchUser(scenario.orgId, scenario.username, { permissions: [...permissions] });
    scenario.clock.at += 10_000;
    const { status, details } = await result(scenario, id);
    assert.equal(status, 'Failed');
    assert.match(details.componentFailures[0].problem, /ManageConnectedApps/);
    assert.equal(seen(scenario), held.fingerprint);
  });
});

describe('what was validated', () => {
  it('is deployed by its id, over REST and over SOAP, and nothing else is', async () => {
    const scenario = await signedIn();
    const validated = await post(scenario, { checkOnly: true });
    assert.equal(seen(scenario), held.fingerprint);
    const headers = { 'content-type': 'application/json' };
    const quick = (id: string) =>
      ask(scenario, base, { method: 'POST', body: JSON.stringify({ validatedDeployRequestId: id }), headers });
    const deployed = await quick(validated);
    assert.equal(deployed.status, 201);
    assert.equal(seen(scenario), second.fingerprint);
    assert.equal((await quick(deployed.json.id)).status, 400);
    const again = await post(scenario, { checkOnly: true, pem: held.certificatePem });
    const { text } = await soap(
      scenario,
      `<deployRecentValidation><validationId>${again}</validationId></deployRecentValidation>`,
    );
    assert.match(element('result', text), /^0Af/);
    assert.equal(seen(scenario), held.fingerprint);
  });
});

describe('the list of deploys', () => {
  it('has the dry runs, the failed ones and those under way, with who asked for each', async () => {
    const scenario = await signedIn();
    await post(scenario, { checkOnly: true });
    await post(scenario);
    await post(scenario, { pem: 'nonsense' });
    scenario.simulator.control.patchOrg(scenario.orgId, { deploySeconds: 60 });
    await post(scenario);
    const soql = 'SELECT Id, Status, CheckOnly, CompletedDate, CreatedBy.Username FROM DeployRequest';
    const { json } = await query(scenario, soql, '/tooling/query');
    const rows = json.records.map(
      (row: Record<string, unknown> & { CreatedBy: { Username: string } }) =>
        `${row.Status} ${row.CheckOnly} ${row.CompletedDate !== null} ${row.CreatedBy.Username === scenario.username}`,
    );
    assert.deepEqual(rows, [
      'Succeeded true true true',
      'Succeeded false true true',
      'Failed false true true',
      'Pending false false true',
    ]);
  });
});

describe('what the caller may do', () => {
  it('is one row, whatever else it may see', async () => {
    const scenario = await signedIn();
    const permissions = ['ApiEnabled', 'CustomizeApplication'] as const;
    scenario.simulator.control.patchUser(scenario.orgId, scenario.username, { permissions: [...permissions] });
    const soql =
      'SELECT PermissionsCustomizeApplication, PermissionsManageRemoteAccess FROM UserPermissionAccess LIMIT 1';
    const { json } = await query(scenario, soql);
    const [{ PermissionsCustomizeApplication, PermissionsManageRemoteAccess }] = json.records;
    assert.deepEqual([PermissionsCustomizeApplication, PermissionsManageRemoteAccess], [true, false]);
  });
});
