// What orgs have been seen to do one way or the other, or have done since a date: each is a switch, and off is the older way.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { parsePropagation } from '../../simulator/start-simulator.ts';
import { lastOutcome, signIn } from './scenario.ts';
import { ask, held, query, type SignedIn, second, signedIn } from './signed-in.ts';

const PERMISSIONS = [
  'ApiEnabled',
  'ModifyMetadata',
  'ViewSetup',
  'CustomizeApplication',
  'ManageConnectedApps',
] as const;
const WITH_SECRETS = { permissions: [...PERMISSIONS, 'ViewConsumerSecretsInMetadata' as const] };

async function soap(scenario: SignedIn, body: string): Promise<string> {
  const header = `<Header><SessionHeader><sessionId>${scenario.token}</sessionId></SessionHeader></Header>`;
  const envelope = `<Envelope>${header}<Body>${body}</Body></Envelope>`;
  return (await ask(scenario, '/services/Soap/m/68.0', { method: 'POST', body: envelope })).text;
}

const element = (name: string, text: string) => new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(text)?.[1] ?? null;

/** What a retrieve and a read say of the app, which must be the same. */
async function readBack(scenario: SignedIn, kind: 'ConnectedApp' | 'ExtlClntAppGlobalOauthSettings') {
  const types = `<types><members>*</members><name>${kind}</name></types>`;
  const started = await soap(scenario, `<retrieve><request><unpackaged>${types}</unpackaged></request></retrieve>`);
  const status = await soap(scenario, `<checkRetrieveStatus><id>${element('id', started)}</id></checkRetrieveStatus>`);
  const files = unzipSync(Buffer.from(element('zipFile', status) ?? '', 'base64'));
  const [file = new Uint8Array()] = Object.entries(files).flatMap(([path, bytes]) =>
    path.includes('Latchkey') ? bytes : [],
  );
  const name = kind === 'ConnectedApp' ? 'Latchkey' : 'Latchkey_glbloauth';
  const read = await soap(scenario, `<readMetadata><type>${kind}</type><fullNames>${name}</fullNames></readMetadata>`);
  const [retrieved, seen] = [strFromU8(file), read].map((text) => ({
    certificate: element('certificate', text),
    secret: element('consumerSecret', text),
    key: element('consumerKey', text),
  }));
  assert.deepEqual(retrieved, seen);
  return { certificate: seen?.certificate, secret: seen?.secret, key: seen?.key };
}

const oneLine = (pem: string) => pem.replace(/-----.*-----|\s/g, '');

describe("an External Client App's certificate", () => {
  it('is read back with the permission to see consumer secrets in metadata, and by nobody else', async () => {
    const scenario = await signedIn({ appKind: 'external-client-app' });
    const nothing = { certificate: null, secret: null, key: null };
    assert.deepEqual(await readBack(scenario, 'ExtlClntAppGlobalOauthSettings'), nothing);
    scenario.simulator.control.patchUser(scenario.orgId, scenario.username, WITH_SECRETS);
    const seen = await readBack(scenario, 'ExtlClntAppGlobalOauthSettings');
    const expected = { certificate: oneLine(held.certificatePem), secret: null, key: scenario.consumerKey };
    assert.deepEqual(seen, expected);
  });
});

describe('a consumer secret', () => {
  for (const [kind, appKind] of [
    ['ExtlClntAppGlobalOauthSettings', 'external-client-app'],
    ['ConnectedApp', 'connected-app'],
  ] as const) {
    it(`comes with a ${kind} where org and user both allow it`, async () => {
      const scenario = await signedIn({ appKind, consumerSecretsInMetadata: true });
      assert.equal((await readBack(scenario, kind)).secret, null);
      scenario.simulator.control.patchUser(scenario.orgId, scenario.username, WITH_SECRETS);
      assert.match((await readBack(scenario, kind)).secret ?? '', /^[0-9A-F]{64}$/);
    });
  }
});

describe('a certificate file with text before BEGIN', () => {
  const file = `Bag Attributes\n    friendlyName: latchkey\n${second.certificatePem}`;

  it('comes back as base64 of the whole file, and signs in all the same', async () => {
    const scenario = await signedIn();
    scenario.simulator.control.uploadCertificate(scenario.orgId, scenario.consumerKey, file);
    const { certificate } = await readBack(scenario, 'ConnectedApp');
    assert.equal(Buffer.from(certificate ?? '', 'base64').toString(), file);
    assert.equal((await signIn(scenario, second.privateKey)).status, 200);
  });

  it('is kept so when it is uploaded in Setup, while one that begins with BEGIN is kept as its DER', async () => {
    const scenario = await signedIn();
    const [app] = scenario.simulator.control.apps(scenario.orgId);
    for (const [content, expected] of [
      [file, Buffer.from(file).toString('base64')],
      [`\n${held.certificatePem}`, oneLine(held.certificatePem)],
    ] as const) {
      const form = new FormData();
      const fields = { label: 'Latchkey', contactEmail: 'a@b.example', callbackUrl: 'https://x.example' };
      for (const [name, value] of Object.entries({
        ...fields,
        scopes: 'api',
        oauthEnabled: 'on',
        digitalSignatures: 'on',
      }))
        form.append(name, value);
      form.append('certificate', new File([content], 'a.crt'));
      await ask(scenario, `/setup/apps/${app?.id}/edit`, { method: 'POST', body: form });
      assert.equal((await readBack(scenario, 'ConnectedApp')).certificate, expected);
    }
  });
});

describe('the answer to a key that does not fit', () => {
  it('is "invalid client credentials" where the org says so, as it is without a certificate, and to nothing else', async () => {
    const scenario = await signedIn({ wrongKeyAnswer: 'invalid-client' });
    const { control } = scenario.simulator;
    const expected = { error: 'invalid_client', error_description: 'invalid client credentials' };
    const wrong = await signIn(scenario, second.privateKey);
    assert.deepEqual([wrong.status, wrong.body], [400, expected]);
    assert.equal(lastOutcome(scenario), 'wrongKey');
    control.clearCertificate(scenario.orgId, scenario.consumerKey);
    assert.deepEqual((await signIn(scenario, held.privateKey)).body, expected);
    control.patchApp(scenario.orgId, scenario.consumerKey, { digitalSignatures: false });
    assert.equal((await signIn(scenario, held.privateKey)).body.error_description, 'invalid assertion');
  });
});

describe('an address of high risk', () => {
  const frozen = async (scenario: SignedIn) => {
    const soql = `SELECT IsFrozen FROM UserLogin WHERE UserId IN (SELECT Id FROM User WHERE Username = '${scenario.username}')`;
    return (await query(scenario, soql)).json.records[0].IsFrozen;
  };

  it('freezes the user who signs in from it, who stays frozen when the address is good again', async () => {
    const scenario = await signedIn();
    const { control } = scenario.simulator;
    assert.equal(await frozen(scenario), false);
    control.patchUser(scenario.orgId, scenario.username, { highRiskAddress: true });
    assert.equal((await signIn(scenario, held.privateKey)).body.error_description, 'inactive user');
    assert.equal(lastOutcome(scenario), 'userContained');
    control.patchUser(scenario.orgId, scenario.username, { highRiskAddress: false });
    assert.equal((await signIn(scenario, held.privateKey)).body.error_description, 'inactive user');
    assert.equal(lastOutcome(scenario), 'userInactive');
    assert.equal(await frozen(scenario), true);
    const [{ IsActive }] = (await query(scenario, `SELECT IsActive FROM User WHERE Username = '${scenario.username}'`))
      .json.records;
    assert.equal(IsActive, true);
    control.patchUser(scenario.orgId, scenario.username, { isFrozen: false });
    assert.equal((await signIn(scenario, held.privateKey)).status, 200);
  });

  it('freezes the user who calls an API from it, which is answered', async () => {
    const scenario = await signedIn();
    scenario.simulator.control.patchUser(scenario.orgId, scenario.username, { highRiskAddress: true });
    assert.equal(await frozen(scenario), true);
    assert.equal((await signIn(scenario, held.privateKey)).status, 400);
    assert.equal(lastOutcome(scenario), 'userInactive');
  });

  it('freezes nobody who does not prove to hold the key', async () => {
    const scenario = await signedIn();
    scenario.simulator.control.patchUser(scenario.orgId, scenario.username, { highRiskAddress: true });
    await signIn(scenario, second.privateKey);
    scenario.simulator.control.patchUser(scenario.orgId, scenario.username, { highRiskAddress: false });
    assert.equal((await signIn(scenario, held.privateKey)).status, 200);
  });
});

describe('propagation', () => {
  it('may be fast: every server has a new certificate within 93 seconds', async () => {
    const fast = parsePropagation('fast');
    assert.ok(fast !== undefined && fast.maxSeconds === 93);
    const scenario = await signedIn({ propagation: fast, servers: 32 });
    const { control } = scenario.simulator;
    const { reachesServersAt } = control.uploadCertificate(scenario.orgId, scenario.consumerKey, second.certificatePem);
    const seconds = reachesServersAt.map((at) => (Date.parse(at) - scenario.clock.at) / 1000);
    assert.ok(
      seconds.every((after) => after >= 10 && after <= 93),
      seconds.join(' '),
    );
    assert.ok(new Set(seconds).size > 1);
  });

  it('is set to fast over the control interface', async () => {
    const scenario = await signedIn();
    const patch = { method: 'PATCH', body: '{"propagation":"fast"}' };
    assert.equal((await ask(scenario, `/simulator/orgs/${scenario.orgId}`, patch)).status, 200);
    const saved = scenario.simulator.control.uploadCertificate(
      scenario.orgId,
      scenario.consumerKey,
      second.certificatePem,
    );
    assert.ok(saved.reachesServersAt.every((at) => Date.parse(at) <= scenario.clock.at + 93_000));
  });
});
