import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeKeyPair } from './key-pair.ts';
import { createScenario, lastOutcome, type Scenario, signIn } from './scenario.ts';

const held = makeKeyPair();

async function call(
  scenario: Scenario,
  method: string,
  path: string,
  body?: unknown,
  contentType = 'application/json',
) {
  const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
  const url = `${scenario.loginUrl}/simulator${path}`;
  const response = await scenario.simulator.fetch(
    new Request(url, {
      method,
      ...(text === undefined ? {} : { body: text, headers: { 'content-type': contentType } }),
    }),
  );
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const appPath = ({ orgId, consumerKey }: Scenario) => `/orgs/${orgId}/apps/${encodeURIComponent(consumerKey)}`;

describe('the control interface', () => {
  it('saves a certificate whatever its Content-Type, and clears it', async () => {
    for (const contentType of ['application/x-pem-file', 'application/x-www-form-urlencoded', 'application/json']) {
      const scenario = createScenario();
      const saved = await call(scenario, 'POST', `${appPath(scenario)}/certificate`, held.certificatePem, contentType);
      assert.equal(saved.status, 200);
      assert.equal(saved.body.fingerprint, held.fingerprint);
      assert.equal((await signIn(scenario, held.privateKey)).status, 200);
      assert.equal((await call(scenario, 'DELETE', `${appPath(scenario)}/certificate`)).status, 200);
      assert.equal((await signIn(scenario, held.privateKey)).status, 400);
      assert.equal(lastOutcome(scenario), 'noCertificate');
    }
  });

  it('refuses what Salesforce refuses as a certificate, and keeps the one it had', async () => {
    const scenario = createScenario();
    await call(scenario, 'POST', `${appPath(scenario)}/certificate`, held.certificatePem);
    const curve = makeKeyPair({ newKey: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'] });
    const small = makeKeyPair({ newKey: ['-newkey', 'rsa:1024'] });
    const padded = held.certificatePem + '#'.repeat(4096);
    const truncated = held.certificatePem.replace(/\n.{64}\n/, '\n');
    const refused = [curve.certificatePem, small.certificatePem, padded, truncated, '-----BEGIN CERTIFICATE-----', ''];
    for (const file of refused) {
      assert.equal((await call(scenario, 'POST', `${appPath(scenario)}/certificate`, file)).status, 422);
    }
    const { body } = await call(scenario, 'GET', `${appPath(scenario)}/servers`);
    assert.deepEqual(new Set(body.certificates as string[]), new Set([held.fingerprint]));
  });

  it('changes an app, its org and its user as asked, and answers the reason in the log', async () => {
    const scenario = createScenario();
    await call(scenario, 'POST', `${appPath(scenario)}/certificate`, held.certificatePem);
    assert.equal((await call(scenario, 'PATCH', appPath(scenario), { permittedUsers: 'self-authorize' })).status, 200);
    await signIn(scenario, held.privateKey);
    assert.equal(lastOutcome(scenario), 'userNotApproved');
    await call(scenario, 'PATCH', appPath(scenario), { selfApproved: [scenario.username] });
    const user = `/orgs/${scenario.orgId}/users/${encodeURIComponent(scenario.username)}`;
    await call(scenario, 'PATCH', user, { isFrozen: true });
    await signIn(scenario, held.privateKey);
    assert.equal(lastOutcome(scenario), 'userInactive');
    await call(scenario, 'PATCH', user, { isFrozen: false });
    assert.equal((await signIn(scenario, held.privateKey)).status, 200);
    const { body } = await call(scenario, 'GET', '/log');
    const outcomes = (body.entries as { outcome: string }[]).map((entry) => entry.outcome);
    assert.deepEqual(outcomes, ['userNotApproved', 'userInactive', 'accepted']);
  });

  it('drives the clock and ends sessions', async () => {
    const scenario = createScenario();
    await call(scenario, 'POST', `${appPath(scenario)}/certificate`, held.certificatePem);
    await signIn(scenario, held.privateKey);
    const advanced = await call(scenario, 'POST', '/clock', { advanceSeconds: 60 });
    assert.equal(advanced.body.now, new Date(scenario.clock.now() + 60_000).toISOString());
    for (const advanceSeconds of [1e15, -1e15, Number.MAX_VALUE, '60'])
      assert.equal((await call(scenario, 'POST', '/clock', { advanceSeconds })).status, 400);
    assert.deepEqual((await call(scenario, 'POST', '/sessions/revoke')).body, { revoked: 1 });
  });

  it('makes apps and users, and says what is not there or not right', async () => {
    const scenario = createScenario({ isEmpty: true });
    const made = await call(scenario, 'POST', `/orgs/${scenario.orgId}/apps`, {
      label: 'Nightly Export',
      kind: 'external-client-app',
      certificate: held.certificatePem,
      settings: { assigned: [scenario.username] },
    });
    assert.equal(made.status, 201);
    assert.equal(made.body.name, 'Nightly_Export');
    const madeScenario = { ...scenario, consumerKey: String(made.body.consumerKey) };
    assert.equal((await signIn(madeScenario, held.privateKey)).status, 200);
    assert.equal(
      (await call(scenario, 'POST', `/orgs/${scenario.orgId}/users`, { username: 'b@c.example' })).status,
      201,
    );
    assert.equal((await call(scenario, 'PATCH', '/orgs/00Dnone', {})).status, 404);
    assert.equal((await call(scenario, 'PATCH', `${appPath(scenario)}x`, {})).status, 404);
    assert.equal((await call(scenario, 'PATCH', `/orgs/${scenario.orgId}`, { propagatoin: 1 })).status, 400);
    assert.equal((await call(scenario, 'PATCH', `/orgs/${scenario.orgId}`, '{')).status, 400);
  });

  it('writes neither an assertion nor a token nor a query string into the log', async () => {
    const scenario = createScenario();
    await call(scenario, 'POST', `${appPath(scenario)}/certificate`, held.certificatePem);
    const { body } = await signIn(scenario, held.privateKey);
    const token = body.access_token ?? 'none';
    await scenario.simulator.fetch(new Request(`${scenario.loginUrl}/id/a/b?oauth_token=${token}`));
    const log = JSON.stringify(scenario.simulator.control.log());
    assert.ok(!log.includes(token));
    assert.ok(!log.includes('eyJ'));
    assert.ok(!log.includes('oauth_token'));
  });
});
