// Apps that a deploy makes and takes away, as sf and the tools that restore a sandbox do it, and what it says of each component.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { makeKeyPair } from './key-pair.ts';
import { lastOutcome, signAssertion } from './scenario.ts';
import { ask, type SignedIn, signedIn } from './signed-in.ts';
import { element, elements, soap } from './soap.ts';

const fresh = makeKeyPair({ subject: '/CN=fresh' });
const oneLine = (pem: string) => pem.replace(/-----.*-----|\s/g, '');

type Files = Record<string, string>;
interface Options {
  checkOnly?: boolean;
  rollbackOnError?: boolean;
  ignoreWarnings?: boolean;
  testLevel?: string;
}

async function start(scenario: SignedIn, files: Files, options: Options = {}, members: [string, string][] = []) {
  const types = members.map(([type, name]) => `<types><members>${name}</members><name>${type}</name></types>`).join('');
  const all = { 'package.xml': `<Package>${types}<version>68.0</version></Package>`, ...files };
  const zip = zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])));
  const given = Object.entries({ rollbackOnError: true, ...options }).map(([name, is]) => `<${name}>${is}</${name}>`);
  const zipFile = `<ZipFile>${Buffer.from(zip).toString('base64')}</ZipFile>`;
  return soap(scenario, `<deploy>${zipFile}<DeployOptions>${given.join('')}</DeployOptions></deploy>`);
}

const check = async (scenario: SignedIn, id: string) =>
  (await soap(scenario, `<checkDeployStatus><asyncProcessId>${id}</asyncProcessId></checkDeployStatus>`)).text;

async function deploy(scenario: SignedIn, files: Files, options: Options = {}, members: [string, string][] = []) {
  const text = await check(scenario, element('id', (await start(scenario, files, options, members)).text));
  const of = (list: string) =>
    elements(list, text).map((one) => ({
      name: element('fullName', one),
      did: ['created', 'changed', 'deleted'].filter((flag) => element(flag, one) === 'true').join(),
      problem: [element('problemType', one), element('problem', one)].join(' ').trim(),
      id: element('id', one),
    }));
  const successes = of('componentSuccesses');
  return { status: element('status', text), text, successes, failures: of('componentFailures') };
}

const part = (type: string, fields: string, app = 'Fresh') =>
  `<${type} xmlns="http://soap.sforce.com/2006/04/metadata"><externalClientApplication>${app}</externalClientApplication>${fields}</${type}>`;

/** An External Client App as tools write it, under names of their own. */
function freshApp({ profile = 'System Administrator', globalFields = '' } = {}): Files {
  return {
    'extlClntAppOauthPolicies/Fresh_pol.ecaOauthPlcy': part(
      'ExtlClntAppOauthConfigurablePolicies',
      `<commaSeparatedProfile>${profile}</commaSeparatedProfile><permittedUsersPolicyType>AdminApprovedPreAuthorized</permittedUsersPolicyType><refreshTokenPolicyType>Zero</refreshTokenPolicyType>`,
    ),
    'extlClntAppGlobalOauthSets/FreshGlobal.ecaGlblOauth': part(
      'ExtlClntAppGlobalOauthSettings',
      `<callbackUrl>https://x.example</callbackUrl><certificate>${oneLine(fresh.certificatePem)}</certificate><isPkceRequired>true</isPkceRequired><label>g</label>${globalFields}`,
    ),
    'extlClntAppOauthSettings/FreshOauth.ecaOauth': part(
      'ExtlClntAppOauthSettings',
      '<commaSeparatedOauthScopes>Api, RefreshToken</commaSeparatedOauthScopes><label>o</label>',
    ),
    'externalClientApps/Fresh.eca':
      '<ExternalClientApplication xmlns="http://soap.sforce.com/2006/04/metadata"><contactEmail>a@b.example</contactEmail><description>New</description><distributionState>Local</distributionState><label>Fresh app</label></ExternalClientApplication>',
  };
}

const apps = ({ simulator, orgId }: SignedIn) => simulator.control.apps(orgId);
const appNamed = (scenario: SignedIn, name: string) => apps(scenario).find((app) => app.name === name);

async function signInWith(scenario: SignedIn, consumerKey: string, username: string): Promise<number> {
  const assertion = signAssertion({ ...scenario, consumerKey, username }, fresh.privateKey);
  const body = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
  const request = new Request(`${scenario.loginUrl}/services/oauth2/token`, { method: 'POST', body });
  return (await scenario.simulator.fetch(request)).status;
}

async function listed(scenario: SignedIn, type: string): Promise<string[]> {
  const { text } = await soap(scenario, `<listMetadata><queries><type>${type}</type></queries></listMetadata>`);
  return elements('fullName', text);
}

async function retrieved(scenario: SignedIn, type: string): Promise<string> {
  const types = `<types><members>*</members><name>${type}</name></types>`;
  const { text } = await soap(scenario, `<retrieve><request><unpackaged>${types}</unpackaged></request></retrieve>`);
  const done = await soap(scenario, `<checkRetrieveStatus><id>${element('id', text)}</id></checkRetrieveStatus>`);
  const files = unzipSync(Buffer.from(element('zipFile', done.text), 'base64'));
  return Object.values(files)
    .map((bytes) => strFromU8(bytes))
    .join('\n');
}

const deletions = (...members: [string, string][]) =>
  `<Package xmlns="http://soap.sforce.com/2006/04/metadata">${members.map(([type, name]) => `<types><members>${name}</members><name>${type}</name></types>`).join('')}<version>68.0</version></Package>`;

describe('a new External Client App in a deploy', () => {
  it('is there afterwards with the names of its parts, and whoever its policies name signs in with it', async () => {
    const scenario = await signedIn();
    const { status, successes } = await deploy(scenario, freshApp());
    assert.equal(status, 'Succeeded');
    assert.ok(successes.filter(({ name }) => name !== 'package.xml').every(({ did }) => did === 'created,changed'));
    assert.deepEqual(await listed(scenario, 'ExtlClntAppGlobalOauthSettings'), ['FreshGlobal']);
    assert.deepEqual(await listed(scenario, 'ExternalClientApplication'), ['Fresh']);
    const { consumerKey = '' } = appNamed(scenario, 'Fresh') ?? {};
    assert.equal(await signInWith(scenario, consumerKey, 'admin@example.com'), 200);
    assert.equal(await signInWith(scenario, consumerKey, scenario.username), 400);
    assert.equal(lastOutcome(scenario), 'userNotAssigned');
    assert.match(await retrieved(scenario, 'ExternalClientApplication'), /<description>New</);
    const policies = await retrieved(scenario, 'ExtlClntAppOauthConfigurablePolicies');
    assert.match(policies, /<commaSeparatedProfile>System Administrator<.*<refreshTokenPolicyType>Zero</s);
  });

  it('reaches the servers by propagation', async () => {
    const scenario = await signedIn();
    scenario.simulator.control.patchOrg(scenario.orgId, { propagation: { minSeconds: 120, maxSeconds: 120 } });
    await deploy(scenario, freshApp());
    const { consumerKey = '' } = appNamed(scenario, 'Fresh') ?? {};
    assert.equal(await signInWith(scenario, consumerKey, 'admin@example.com'), 400);
    scenario.clock.at += 120_000;
    assert.equal(await signInWith(scenario, consumerKey, 'admin@example.com'), 200);
  });

  it('has policies of its own when it brings none, by which everybody must approve it first', async () => {
    const scenario = await signedIn();
    const { 'extlClntAppOauthPolicies/Fresh_pol.ecaOauthPlcy': _, ...files } = freshApp();
    await deploy(scenario, files);
    assert.deepEqual(await listed(scenario, 'ExtlClntAppConfigurablePolicies'), ['Fresh_defaultPolicy']);
    const { consumerKey = '' } = appNamed(scenario, 'Fresh') ?? {};
    assert.equal(await signInWith(scenario, consumerKey, 'admin@example.com'), 400);
    assert.equal(lastOutcome(scenario), 'userNotApproved');
  });

  it('takes the consumer key and secret it had elsewhere, unless somebody else has that key', async () => {
    const scenario = await signedIn();
    const globalFields = '<consumerKey>3MVG9chosen</consumerKey><consumerSecret>KEPT</consumerSecret>';
    await deploy(scenario, freshApp({ globalFields }));
    assert.equal(appNamed(scenario, 'Fresh')?.consumerKey, '3MVG9chosen');
    const again = await deploy(scenario, freshApp({ globalFields }));
    assert.equal(again.failures[0]?.problem, 'Error You cannot provide a Consumer Key');
    const other = await signedIn();
    const taken = freshApp({ globalFields: `<consumerKey>${other.consumerKey}</consumerKey>` });
    assert.equal((await deploy(other, taken)).failures[0]?.problem, 'Error The consumer key is already taken.');
  });

  it('is refused in parts: settings without their app, global settings without the others, people who are not there', async () => {
    const scenario = await signedIn();
    const { 'externalClientApps/Fresh.eca': _app, ...parts } = freshApp();
    const alone = await deploy(scenario, parts);
    assert.match(alone.failures[0]?.problem ?? '', /no ExternalClientApplication named Fresh found$/);
    const { 'extlClntAppOauthSettings/FreshOauth.ecaOauth': _settings, ...unsettled } = freshApp();
    assert.match((await deploy(scenario, unsettled)).failures[0]?.problem ?? '', /valid OAuth settings configuration/);
    const { failures } = await deploy(scenario, freshApp({ profile: 'Nobody' }));
    assert.match(failures[0]?.problem ?? '', /no Profile named Nobody found$/);
    assert.equal(appNamed(scenario, 'Fresh'), undefined);
  });

  it('is only checked where nothing else is wanted', async () => {
    const scenario = await signedIn();
    assert.equal((await deploy(scenario, freshApp(), { checkOnly: true })).status, 'Succeeded');
    assert.equal(appNamed(scenario, 'Fresh'), undefined);
  });
});

describe('a new Connected App in a deploy', () => {
  it('has the name of its file, the key it was given, and lets in whom its profiles name', async () => {
    const scenario = await signedIn();
    const app = `<ConnectedApp xmlns="x"><label>Nightly export!</label><oauthConfig><callbackUrl>https://x.example</callbackUrl><certificate>${oneLine(fresh.certificatePem)}</certificate><consumerKey>3MVG9own</consumerKey><isAdminApproved>true</isAdminApproved><scopes>Api</scopes><scopes>RefreshToken</scopes></oauthConfig><profileName>System Administrator</profileName></ConnectedApp>`;
    const { status } = await deploy(scenario, { 'connectedApps/Export.connectedApp': app });
    assert.equal(status, 'Succeeded');
    assert.equal(appNamed(scenario, 'Export')?.label, 'Nightly export!');
    assert.equal(await signInWith(scenario, '3MVG9own', 'admin@example.com'), 200);
  });
});

describe('a deploy that deletes', () => {
  it('takes an app away with its parts and its sessions', async () => {
    const scenario = await signedIn();
    await deploy(scenario, freshApp());
    const post = deletions(
      ['ExtlClntAppGlobalOauthSettings', 'FreshGlobal'],
      ['ExternalClientApplication', 'Fresh'],
      ['ExtlClntAppOauthSettings', 'FreshOauth'],
    );
    const { status, successes } = await deploy(scenario, { 'destructiveChangesPost.xml': post });
    assert.equal(status, 'Succeeded');
    assert.equal(successes.filter(({ did }) => did === 'changed,deleted').length, 3);
    assert.deepEqual(await listed(scenario, 'ExtlClntAppGlobalOauthSettings'), []);
    assert.equal(appNamed(scenario, 'Fresh'), undefined);
    await deploy(scenario, { 'destructiveChanges.xml': deletions(['ConnectedApp', 'Latchkey']) });
    assert.equal((await ask(scenario, '/services/data/v68.0/limits')).status, 401);
  });

  it('makes room for an app of the same name first, and only checks where nothing else is wanted', async () => {
    const scenario = await signedIn();
    await deploy(scenario, freshApp());
    const before = appNamed(scenario, 'Fresh');
    const files = { ...freshApp(), 'destructiveChangesPre.xml': deletions(['ExternalClientApplication', 'Fresh']) };
    assert.equal((await deploy(scenario, files, { checkOnly: true })).status, 'Succeeded');
    assert.equal(appNamed(scenario, 'Fresh')?.id, before?.id);
    assert.equal((await deploy(scenario, files)).status, 'Succeeded');
    assert.notEqual(appNamed(scenario, 'Fresh')?.id, before?.id);
  });

  it('warns of what is not there, which fails it unless warnings are to be ignored', async () => {
    const scenario = await signedIn();
    const files = { 'destructiveChanges.xml': deletions(['ConnectedApp', 'Gone']) };
    const strict = await deploy(scenario, files);
    assert.equal(strict.status, 'Failed');
    assert.equal(strict.failures[0]?.problem, 'Warning No ConnectedApp named: Gone found');
    const lenient = await deploy(scenario, files, { ignoreWarnings: true });
    assert.equal(lenient.status, 'Succeeded');
    assert.equal(lenient.successes[0]?.problem, 'Warning No ConnectedApp named: Gone found');
  });

  it('refuses a packaged app, a part alone, and whoever may not deploy', async () => {
    const scenario = await signedIn({ appKind: 'external-client-app' });
    const { control } = scenario.simulator;
    control.createApp(scenario.orgId, { label: 'Vendor', isPackaged: true });
    const refused = async (type: string, name: string) =>
      (await deploy(scenario, { 'destructiveChanges.xml': deletions([type, name]) })).failures[0]?.problem;
    assert.equal(await refused('ConnectedApp', 'Vendor'), 'Error Cannot modify managed object');
    assert.match((await refused('ExtlClntAppOauthSettings', 'Latchkey_oauth')) ?? '', /without its External/);
    control.patchUser(scenario.orgId, scenario.username, { permissions: ['ApiEnabled', 'ModifyMetadata'] });
    assert.match((await refused('ExternalClientApplication', 'Latchkey')) ?? '', /CustomizeApplication/);
    assert.equal(apps(scenario).length, 2);
  });
});

describe('what a deploy does when a part of it fails', () => {
  const mixed = { ...freshApp(), 'connectedApps/Bad.connectedApp': '<ConnectedApp>' };

  it('must be nothing in a production org, which refuses to be asked for anything else', async () => {
    const scenario = await signedIn();
    const { status, text } = await start(scenario, mixed, { rollbackOnError: false });
    assert.equal(status, 500);
    const message = 'INVALID_OPERATION: rollbackOnError option must be true on a production org';
    assert.equal(element('faultstring', text), message);
    assert.equal((await deploy(scenario, mixed)).status, 'Failed');
    assert.equal(appNamed(scenario, 'Fresh'), undefined);
  });

  it('is the rest, in a sandbox that is asked for it', async () => {
    const scenario = await signedIn({ environment: 'sandbox' });
    const { status, text, failures } = await deploy(scenario, mixed, { rollbackOnError: false });
    assert.equal(status, 'SucceededPartial');
    assert.match(text, /<success>true<\/success>\s*<\/result>/);
    assert.deepEqual(
      failures.map(({ name }) => name),
      ['Bad'],
    );
    assert.ok(appNamed(scenario, 'Fresh'));
    const nothing = await deploy(scenario, { 'connectedApps/Bad.connectedApp': '' }, { rollbackOnError: false });
    assert.equal(nothing.status, 'Failed');
  });
});

describe('the result of a deploy', () => {
  it('names each component with its id, package.xml without being counted, and the tests that were asked for', async () => {
    const scenario = await signedIn();
    const { text, successes } = await deploy(scenario, freshApp(), { testLevel: 'RunLocalTests' });
    const manifest = successes.find(({ name }) => name === 'package.xml');
    assert.deepEqual([manifest?.did, manifest?.id], ['changed', '']);
    assert.ok(successes.filter((one) => one !== manifest).every(({ id }) => /^0xI\w{15}$/.test(id)));
    assert.equal(element('numberComponentsTotal', text), '4');
    assert.deepEqual([element('numTestsRun', text), element('runTestsEnabled', text)], ['0', 'true']);
  });

  it('says of what was deployed twice that the second time changed nothing', async () => {
    const scenario = await signedIn();
    await deploy(scenario, freshApp());
    const { successes } = await deploy(scenario, freshApp());
    assert.ok(successes.filter(({ name }) => name !== 'package.xml').every(({ did }) => did === ''));
  });

  it('misses what package.xml names and the zip does not have', async () => {
    const scenario = await signedIn();
    const { status, failures } = await deploy(scenario, {}, {}, [['ConnectedApp', 'Lost']]);
    assert.equal(status, 'Failed');
    assert.match(failures[0]?.problem ?? '', /^Error An object 'Lost' of type ConnectedApp was named in package\.xml/);
  });

  it('keeps away from a certificate that is there, in an org that passes certificates over', async () => {
    const scenario = await signedIn({ certificateDeploys: 'ignore' });
    await deploy(scenario, freshApp());
    const seen = () => appNamed(scenario, 'Fresh')?.settings.certificate;
    assert.equal(seen(), fresh.fingerprint);
    const { 'extlClntAppGlobalOauthSets/FreshGlobal.ecaGlblOauth': global = '' } = freshApp();
    const cleared = global.replace(/<certificate>.*<\/certificate>/, '');
    await deploy(scenario, { 'extlClntAppGlobalOauthSets/FreshGlobal.ecaGlblOauth': cleared });
    assert.equal(seen(), fresh.fingerprint);
  });
});

describe('a deploy that is cancelled', () => {
  it('is Canceling for a while when it was at work already, and never happens', async () => {
    const scenario = await signedIn({ deploySeconds: 100 });
    const id = element('id', (await start(scenario, freshApp())).text);
    scenario.clock.at += 50_000;
    const { text } = await soap(scenario, `<cancelDeploy><String>${id}</String></cancelDeploy>`);
    assert.equal(element('done', text), 'false');
    const under = await check(scenario, id);
    assert.deepEqual([element('status', under), element('done', under)], ['Canceling', 'false']);
    scenario.clock.at += 10_000;
    const over = await check(scenario, id);
    assert.deepEqual([element('status', over), element('done', over)], ['Canceled', 'true']);
    assert.equal(element('canceledByName', over), 'Integration User');
    scenario.clock.at += 100_000;
    await check(scenario, id);
    assert.equal(appNamed(scenario, 'Fresh'), undefined);
  });
});

describe('a validation', () => {
  it('can be deployed for ten days', async () => {
    const scenario = await signedIn({ sessionTimeoutMinutes: 60 * 24 * 30 });
    const id = element('id', (await start(scenario, freshApp(), { checkOnly: true })).text);
    const quick = () =>
      soap(scenario, `<deployRecentValidation><validationId>${id}</validationId></deployRecentValidation>`);
    scenario.clock.at += 11 * 86_400_000;
    assert.equal((await quick()).status, 500);
    scenario.clock.at -= 2 * 86_400_000;
    assert.equal((await quick()).status, 200);
    assert.ok(appNamed(scenario, 'Fresh'));
  });
});
