import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeKeyPair } from './key-pair.ts';
import { createScenario, lastOutcome, type Scenario, signIn } from './scenario.ts';

const held = makeKeyPair();

async function open({ simulator, loginUrl }: Scenario, path: string, form?: FormData) {
  const init = form === undefined ? {} : { method: 'POST', body: form };
  const response = await simulator.fetch(new Request(new URL(path, loginUrl), init));
  return { status: response.status, text: await response.text(), location: response.headers.get('location') ?? '' };
}

function formOf(fields: Record<string, string | string[] | Blob>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
  return form;
}

const COMPLETE = {
  label: 'Nightly Export',
  contactEmail: 'admin@example.com',
  oauthEnabled: 'on',
  callbackUrl: 'https://login.salesforce.com/services/oauth2/callback',
  digitalSignatures: 'on',
  certificate: new File([held.certificatePem], 'nightly.crt'),
  scopes: ['api', 'refresh_token'],
};

describe('the Setup pages', () => {
  it('walk from an empty org to a sign-in', async () => {
    const scenario = createScenario({ isEmpty: true });
    assert.match((await open(scenario, '/setup')).text, /There is no app yet/);
    assert.match((await open(scenario, '/setup/apps/new?kind=connected-app')).text, /Use digital signatures/);
    const created = await open(scenario, '/setup/apps/new?kind=connected-app', formOf(COMPLETE));
    assert.equal(created.status, 303);
    assert.match((await open(scenario, created.location)).text, /role="status">Saved\./);
    const app = new URL(created.location).pathname;
    const details = (await open(scenario, `${app}/consumer`)).text;
    const consumerKey = /<code id="consumer-key">([^<]+)</.exec(details)?.[1] ?? '';

    const signingIn = { ...scenario, consumerKey };
    await signIn(signingIn, held.privateKey);
    assert.equal(lastOutcome(scenario), 'userNotApproved');
    await open(scenario, `${app}/policies`, formOf({ permittedUsers: 'admin-approved' }));
    await signIn(signingIn, held.privateKey);
    assert.equal(lastOutcome(scenario), 'userNotAssigned');
    await open(scenario, `${app}/policies`, formOf({ permittedUsers: 'admin-approved', assigned: scenario.username }));
    assert.equal((await signIn(signingIn, held.privateKey)).status, 200);
  });

  it('keep the certificate when no file is chosen, and replace it when one is', async () => {
    const scenario = createScenario();
    const { control } = scenario.simulator;
    control.uploadCertificate(scenario.orgId, scenario.consumerKey, makeKeyPair().certificatePem);
    const [app] = control.apps(scenario.orgId);
    const { certificate, ...without } = COMPLETE;
    await open(scenario, `/setup/apps/${app?.id}/edit`, formOf(without));
    assert.notEqual(control.certificatesSeenByServers(scenario.orgId, scenario.consumerKey)[0], null);
    await open(scenario, `/setup/apps/${app?.id}/edit`, formOf({ ...without, certificate }));
    assert.equal(control.certificatesSeenByServers(scenario.orgId, scenario.consumerKey)[0], held.fingerprint);
    assert.equal(control.apps(scenario.orgId)[0]?.label, 'Nightly Export');
  });

  it('save a form as one change, which reaches each server as a whole', async () => {
    const scenario = createScenario();
    const { control } = scenario.simulator;
    const [app] = control.apps(scenario.orgId);
    const before = control.certificateRevisions(scenario.orgId, scenario.consumerKey).length;
    await open(scenario, `/setup/apps/${app?.id}/edit`, formOf(COMPLETE));
    assert.equal(control.certificateRevisions(scenario.orgId, scenario.consumerKey).length, before + 1);
    await open(scenario, '/setup/apps/new?kind=connected-app', formOf(COMPLETE));
    const made = control.apps(scenario.orgId).at(-1);
    const [revision, ...more] = control.certificateRevisions(scenario.orgId, made?.consumerKey ?? '');
    assert.deepEqual([revision?.fingerprint, more], [held.fingerprint, []]);
  });

  it('change nothing of an app whose form is refused, or that belongs to its publisher', async () => {
    const scenario = createScenario();
    const { control } = scenario.simulator;
    const [app] = control.apps(scenario.orgId);
    const vendor = control.createApp(scenario.orgId, { label: 'Vendor', isPackaged: true });
    const before = control.apps(scenario.orgId);
    const { contactEmail: _, ...incomplete } = COMPLETE;
    assert.equal((await open(scenario, `/setup/apps/${app?.id}/edit`, formOf(incomplete))).status, 422);
    assert.equal((await open(scenario, `/setup/apps/${vendor.id}/edit`, formOf(COMPLETE))).status, 422);
    assert.deepEqual(control.apps(scenario.orgId), before);
  });

  it('say what is wrong, keep what was typed, and save nothing', async () => {
    const scenario = createScenario({ isEmpty: true });
    const wrong = new File(['no certificate'], 'wrong.crt');
    const refused = await open(scenario, '/setup/apps/new', formOf({ ...COMPLETE, certificate: wrong }));
    assert.equal(refused.status, 422);
    assert.match(refused.text, /role="alert">The file is not a certificate in PEM format/);
    assert.match(refused.text, /value="Nightly Export"/);
    assert.deepEqual(scenario.simulator.control.apps(scenario.orgId), []);
  });

  it('offer only External Client Apps where creating Connected Apps is restricted', async () => {
    const scenario = createScenario({ isEmpty: true, connectedAppCreation: 'restricted' });
    assert.doesNotMatch((await open(scenario, '/setup')).text, /New Connected App/);
    assert.equal((await open(scenario, '/setup/apps/new?kind=connected-app', formOf(COMPLETE))).status, 422);
    const { digitalSignatures: _, ...fields } = COMPLETE;
    const form = formOf({ ...fields, jwtBearerFlow: 'on' });
    assert.equal((await open(scenario, '/setup/apps/new?kind=external-client-app', form)).status, 303);
  });

  it('escape what people typed, and say on every page that they are a simulator', async () => {
    const scenario = createScenario({ name: '<script>alert(1)</script>' });
    for (const path of ['/setup', '/setup/apps/new', '/setup/apps/none']) {
      const { text } = await open(scenario, path);
      assert.doesNotMatch(text, /<script>/);
      assert.match(text, /Simulator: this is not Salesforce/);
      assert.match(text, /<html lang="en">/);
    }
  });
});
