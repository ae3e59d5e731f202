import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { OrgPatch } from '../../simulator/control/patches.ts';
import { type StartedSimulator, startSimulator } from '../../simulator/start-simulator.ts';
import { makeKeyPair } from './key-pair.ts';
import { createScenario, lastOutcome, type Scenario, START, signAssertion, signIn } from './scenario.ts';

const held = makeKeyPair();

type Faults = NonNullable<OrgPatch['faults']>;

function struckBy(faults: Faults): Scenario {
  const scenario = createScenario();
  scenario.simulator.control.uploadCertificate(scenario.orgId, scenario.consumerKey, held.certificatePem);
  scenario.simulator.control.patchOrg(scenario.orgId, { faults });
  return scenario;
}

async function post(scenario: Scenario, signal?: AbortSignal): Promise<Response> {
  const grantType = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
  const body = new URLSearchParams({ grant_type: grantType, assertion: signAssertion(scenario, held.privateKey) });
  const url = `${scenario.loginUrl}/services/oauth2/token`;
  return scenario.simulator.fetch(new Request(url, { method: 'POST', body, ...(signal ? { signal } : {}) }));
}

describe('a fault in process', () => {
  it('answers instead of the server with its status and kind of body', async () => {
    const answers: [keyof Faults, number, RegExp][] = [
      ['serverError', 500, /UNKNOWN_EXCEPTION/],
      ['retryRequest', 400, /retry your request/],
      ['maintenance', 503, /^<!DOCTYPE html>/],
      ['edge', 420, /We are setting things up/],
      ['proxyPage', 200, /^<!DOCTYPE html>/],
      ['redirect', 302, /^$/],
    ];
    for (const [kind, status, body] of answers) {
      const scenario = struckBy({ [kind]: {} });
      const response = await post(scenario);
      assert.equal(response.status, status);
      assert.match(await response.text(), body);
      assert.equal(lastOutcome(scenario), `fault:${kind}`);
      assert.match(response.headers.get('x-salesforce-simulator') ?? '', /simulator/);
    }
  });

  it('rejects as fetch does when the connection is reset, and gives no token', async () => {
    const scenario = struckBy({ reset: {} });
    await assert.rejects(post(scenario), (error: Error) => (error.cause as { code: string }).code === 'ECONNRESET');
    assert.deepEqual(scenario.simulator.control.revokeSessions(), { revoked: 0 });
  });

  it('loses an answer after the token was made', async () => {
    const scenario = struckBy({ lostAnswer: {} });
    await assert.rejects(post(scenario));
    assert.deepEqual(scenario.simulator.control.revokeSessions(), { revoked: 1 });
  });

  it('breaks an answer off half way', async () => {
    const response = await post(struckBy({ halfClosed: {} }));
    assert.equal(response.status, 200);
    await assert.rejects(response.text());
  });

  it('never answers until the caller gives up', async () => {
    const controller = new AbortController();
    const answer = post(struckBy({ neverAnswers: {} }), controller.signal);
    controller.abort();
    await assert.rejects(answer, { name: 'AbortError' });
  });

  it('spoils a success: fields missing, another org, a clock that is off', async () => {
    const missing = (await (await post(struckBy({ missingFields: {} }))).json()) as object;
    assert.deepEqual(Object.keys(missing), ['scope', 'token_type']);
    const other = (await (await post(struckBy({ otherOrgId: {} }))).json()) as { id: string };
    assert.match(other.id, /\/00D000000000000EAA\//);
    const skewed = await post(struckBy({ clockSkew: { skewSeconds: -3600 } }));
    assert.equal(skewed.headers.get('date'), new Date(START - 3_600_000).toUTCString());
  });

  it('answers ten megabytes', async () => {
    const response = await post(struckBy({ hugeAnswer: {} }));
    assert.ok((await response.arrayBuffer()).byteLength > 10 * 1024 * 1024);
  });

  for (const kind of ['serverError', 'redirect', 'edge', 'missingFields', 'clockSkew'] as const) {
    it(`says the same in plain values as in a response: ${kind}`, async () => {
      const [one, other] = [struckBy({ [kind]: {} }), struckBy({ [kind]: {} })];
      const request = (to: Scenario) => new Request(`${to.loginUrl}/services/data`);
      const response = await one.simulator.fetch(request(one));
      const { status, headers, body } = await other.simulator.reply(request(other));
      assert.deepEqual(
        { status, headers, body },
        { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() },
      );
    });
  }

  it('says in plain values that an answer breaks off, with the length that it promised', async () => {
    const scenario = struckBy({ halfClosed: {} });
    const { headers, body, isBrokenOff } = await scenario.simulator.reply(
      new Request(`${scenario.loginUrl}/services/data`),
    );
    assert.equal(isBrokenOff, true);
    assert.equal(Number(headers['content-length']) >> 1, String(body).length);
  });

  it('strikes as often as asked, only where asked, and no more once taken off', async () => {
    const scenario = struckBy({ maintenance: { count: 2, path: '/services/oauth2/token' } });
    assert.equal((await scenario.simulator.fetch(new Request(`${scenario.loginUrl}/services/x`))).status, 404);
    assert.equal((await post(scenario)).status, 503);
    assert.equal((await post(scenario)).status, 503);
    assert.equal((await post(scenario)).status, 200);
    scenario.simulator.control.patchOrg(scenario.orgId, { faults: { edge: {} } });
    assert.equal((await post(scenario)).status, 420);
    scenario.simulator.control.patchOrg(scenario.orgId, { faults: { edge: null } });
    assert.equal((await signIn(scenario, held.privateKey)).status, 200);
  });

  it('strikes by chance in the share asked for', async () => {
    const scenario = struckBy({ edge: { probability: 0.5 } });
    let struck = 0;
    for (let i = 0; i < 200; i++) if ((await post(scenario)).status === 420) struck++;
    assert.ok(struck > 70 && struck < 130, `${struck} of 200`);
  });
});

describe('a fault over a socket', () => {
  let started: StartedSimulator;
  before(async () => {
    started = await startSimulator({ propagation: { minSeconds: 0, maxSeconds: 0 } });
  });
  after(() => started.close());

  async function strike(faults: Faults): Promise<Response> {
    const [org] = started.orgs;
    assert.ok(org);
    started.simulator.control.patchOrg(org.orgId, { faults: null });
    started.simulator.control.patchOrg(org.orgId, { faults });
    return fetch(`${org.loginUrl}/services/oauth2/token`, { method: 'POST', signal: AbortSignal.timeout(1000) });
  }

  it('resets the connection', async () => {
    await assert.rejects(
      strike({ reset: {} }),
      (error: Error) => (error.cause as { code: string }).code === 'ECONNRESET',
    );
  });

  it('closes it half way through the body', async () => {
    const response = await strike({ halfClosed: {} });
    assert.equal(response.status, 400);
    await assert.rejects(response.text());
  });

  it('stops in the middle of the body, and keeps the connection', async () => {
    const response = await strike({ stalls: {} });
    const length = Number(response.headers.get('content-length'));
    const reader = response.body?.getReader();
    const { value } = (await reader?.read()) ?? assert.fail();
    assert.equal(value?.byteLength, length >> 1);
    await assert.rejects(reader?.read() ?? assert.fail(), { name: 'TimeoutError' });
  });

  it('waits as long as asked', async () => {
    const began = performance.now();
    await strike({ slow: { delayMs: 50 } });
    assert.ok(performance.now() - began >= 49);
  });

  it('skews the Date header', async () => {
    const response = await strike({ clockSkew: { skewSeconds: 86_400 } });
    assert.ok(Date.parse(response.headers.get('date') ?? '') > Date.now() + 80_000_000);
  });
});
