import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { makeKeyPair } from './key-pair.ts';
import { type Scenario, signIn } from './scenario.ts';
import { held, type SignedIn, signedIn } from './signed-in.ts';
import { element, elements, soap } from './soap.ts';

const other = makeKeyPair();
const oneLine = (pem: string) => pem.replace(/-----.*-----|\s/g, '');

async function retrieve(scenario: SignedIn, type: string, members: string[]) {
  const asked = `<types>${members.map((member) => `<members>${member}</members>`).join('')}<name>${type}</name></types>`;
  const unpackaged = `<unpackaged>${asked}<version>68.0</version></unpackaged>`;
  const started = await soap(scenario, `<retrieve><retrieveRequest>${unpackaged}</retrieveRequest></retrieve>`);
  const id = element('id', started.text);
  const { text } = await soap(
    scenario,
    `<checkRetrieveStatus><asyncProcessId>${id}</asyncProcessId></checkRetrieveStatus>`,
  );
  const files = unzipSync(Buffer.from(element('zipFile', text), 'base64'));
  return {
    files: Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)])),
    problems: elements('problem', text),
  };
}

async function deploy(scenario: SignedIn, files: Record<string, string>, checkOnly = false) {
  const { text } = await deployed(scenario, files, checkOnly);
  return { status: element('status', text), problems: elements('problem', text) };
}

async function deployed(scenario: SignedIn, files: Record<string, string>, checkOnly = false) {
  const manifest = '<Package xmlns="http://soap.sforce.com/2006/04/metadata"><version>68.0</version></Package>';
  const all = { 'package.xml': manifest, ...files };
  const zip = zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])));
  const options = `<DeployOptions><checkOnly>${checkOnly}</checkOnly><rollbackOnError>true</rollbackOnError></DeployOptions>`;
  const zipFile = `<ZipFile>${Buffer.from(zip).toString('base64')}</ZipFile>`;
  const id = element('id', (await soap(scenario, `<deploy>${zipFile}${options}</deploy>`)).text);
  return soap(scenario, `<checkDeployStatus><asyncProcessId>${id}</asyncProcessId></checkDeployStatus>`);
}

function connectedApp(oauth: string, label = 'Latchkey'): string {
  return `<?xml version="1.0"?><ConnectedApp xmlns="http://soap.sforce.com/2006/04/metadata"><contactEmail>a@b.example</contactEmail><label>${label}</label><oauthConfig><callbackUrl>https://x.example</callbackUrl>${oauth}<scopes>Api</scopes><scopes>RefreshToken</scopes></oauthConfig></ConnectedApp>`;
}

const FILE = 'connectedApps/Latchkey.connectedApp';
const seen = ({ simulator, orgId, consumerKey }: Scenario) =>
  simulator.control.certificatesSeenByServers(orgId, consumerKey)[0];

describe('the SOAP Metadata API', () => {
  it('answers a session that is over with the fault that clients know', async () => {
    const scenario = await signedIn();
    scenario.simulator.control.revokeSessions();
    const { status, text } = await soap(
      scenario,
      '<describeMetadata><asOfVersion>68.0</asOfVersion></describeMetadata>',
    );
    assert.equal(status, 500);
    assert.equal(element('faultcode', text), 'sf:INVALID_SESSION_ID');
    assert.equal(element('faultstring', text), 'INVALID_SESSION_ID: Session expired or invalid');
  });

  it('asks for Modify Metadata even to list', async () => {
    const scenario = await signedIn();
    scenario.simulator.control.patchUser(scenario.orgId, scenario.username, { permissions: ['ApiEnabled'] });
    const { status, text } = await soap(
      scenario,
      '<listMetadata><queries><type>ConnectedApp</type></queries></listMetadata>',
    );
    assert.equal(status, 500);
    const message = 'use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions';
    assert.equal(element('faultstring', text), `INSUFFICIENT_ACCESS: ${message}`);
  });

  it('takes three list queries at once and ten names to read, and no more', async () => {
    const scenario = await signedIn();
    const queries = '<queries><type>ConnectedApp</type></queries>'.repeat(4);
    assert.match((await soap(scenario, `<listMetadata>${queries}</listMetadata>`)).text, /LIMIT_EXCEEDED/);
    const names = '<fullNames>Latchkey</fullNames>'.repeat(11);
    assert.match(
      (await soap(scenario, `<readMetadata><type>ConnectedApp</type>${names}</readMetadata>`)).text,
      /LIMIT_EXCEEDED/,
    );
  });
});

describe('what the Metadata API is asked for and does not have', () => {
  it('is refused as an unknown type, which loses the answers for the others as well', async () => {
    const scenario = await signedIn();
    const queries = '<queries><type>ConnectedApp</type></queries><queries><type>Bogus</type></queries>';
    for (const body of [
      `<listMetadata>${queries}</listMetadata>`,
      '<readMetadata><type>Bogus</type><fullNames>x</fullNames></readMetadata>',
    ]) {
      const { status, text } = await soap(scenario, body);
      assert.equal(status, 500);
      assert.equal(element('faultcode', text), 'sf:INVALID_TYPE');
      assert.match(
        element('faultstring', text),
        /^INVALID_TYPE: Unknown type:Bogus\. This simulator does not have more/,
      );
    }
    const { problems } = await retrieve(scenario, 'Bogus', ['*']);
    assert.match(problems[0] ?? '', /^Unknown type name 'Bogus' specified in package\.xml\. This simulator does not/);
  });

  it('is nil in its place, so that there are as many records as names', async () => {
    const scenario = await signedIn();
    const names = ['Nope', 'Latchkey', 'Neither'].map((name) => `<fullNames>${name}</fullNames>`).join('');
    const { text } = await soap(scenario, `<readMetadata><type>ConnectedApp</type>${names}</readMetadata>`);
    const records = [...text.matchAll(/<records ([^>]*)>/g)].map((match) => match[1]);
    assert.deepEqual(records, ['xsi:nil="true"', 'xsi:type="ConnectedApp"', 'xsi:nil="true"']);
  });

  it('is refused by the name of the operation', async () => {
    const { text } = await soap(await signedIn(), '<renameMetadata><type>Flow</type></renameMetadata>');
    const message = 'No operation available for request renameMetadata. This simulator does not have it.';
    assert.equal(element('faultstring', text), `INVALID_OPERATION: ${message}`);
  });
});

describe('a retrieve', () => {
  it('gives a certificate of Certificate and Key Management as a file and what is said of it beside', async () => {
    const scenario = await signedIn();
    const { simulator, orgId } = scenario;
    const notAfter = '2027-01-01T00:00:00Z';
    simulator.control.addManagedCertificate(orgId, { name: 'SSO', notAfter, certificate: other.certificatePem });
    simulator.control.addManagedCertificate(orgId, { name: 'Listed_Only', notAfter });
    const { files, problems } = await retrieve(scenario, 'Certificate', ['*']);
    assert.equal(files['unpackaged/certs/SSO.crt'], other.certificatePem);
    assert.match(files['unpackaged/certs/SSO.crt-meta.xml'] ?? '', /<Certificate [^>]*>.*<masterLabel>SSO</s);
    assert.deepEqual([Object.keys(files).length, problems], [3, []]);
  });

  it('returns the certificate of every local Connected App as one line of base64 DER', async () => {
    const scenario = await signedIn();
    const { control } = scenario.simulator;
    control.createApp(scenario.orgId, { label: 'Billing', certificate: other.certificatePem });
    const { files } = await retrieve(scenario, 'ConnectedApp', ['*']);
    assert.equal(element('certificate', files[`unpackaged/${FILE}`] ?? ''), oneLine(held.certificatePem));
    const billing = files['unpackaged/connectedApps/Billing.connectedApp'] ?? '';
    assert.equal(element('certificate', billing), oneLine(other.certificatePem));
    assert.match(files['unpackaged/package.xml'] ?? '', /<members>Billing<\/members>/);
  });

  it('names a packaged app that cannot be loaded and brings the others', async () => {
    const scenario = await signedIn();
    scenario.simulator.control.createApp(scenario.orgId, { label: 'Vendor', isPackaged: true });
    const { files, problems } = await retrieve(scenario, 'ConnectedApp', ['*', 'Missing']);
    assert.deepEqual(Object.keys(files).sort(), [`unpackaged/${FILE}`, 'unpackaged/package.xml']);
    assert.match(problems[0] ?? '', /^Load of metadata from db failed .* name:Vendor\.$/);
    assert.match(problems[1] ?? '', /named 'Missing' cannot be found/);
  });

  it('returns no certificate of an External Client App', async () => {
    const scenario = await signedIn({ appKind: 'external-client-app' });
    const { files } = await retrieve(scenario, 'ExtlClntAppGlobalOauthSettings', ['*']);
    const xml = files['unpackaged/extlClntAppGlobalOauthSets/Latchkey_glbloauth.ecaGlblOauth'] ?? '';
    assert.match(xml, /<externalClientApplication>Latchkey</);
    assert.doesNotMatch(xml, /certificate/);
  });
});

describe('a deploy', () => {
  it('replaces the certificate', async () => {
    const scenario = await signedIn();
    const file = connectedApp(`<certificate>${oneLine(other.certificatePem)}</certificate>`);
    assert.deepEqual(await deploy(scenario, { [FILE]: file }), { status: 'Succeeded', problems: [] });
    assert.equal(seen(scenario), other.fingerprint);
    assert.equal((await signIn(scenario, other.privateKey)).status, 200);
  });

  it('changes nothing when it only checks, or when one of its components fails', async () => {
    const scenario = await signedIn();
    const good = connectedApp(`<certificate>${oneLine(other.certificatePem)}</certificate>`);
    assert.equal((await deploy(scenario, { [FILE]: good }, true)).status, 'Succeeded');
    const broken = { [FILE]: good, 'connectedApps/Next.connectedApp': '<ConnectedApp>' };
    assert.equal((await deploy(scenario, broken)).status, 'Failed');
    assert.equal(seen(scenario), held.fingerprint);
  });

  it('clears the certificate when the component leaves it out', async () => {
    const scenario = await signedIn();
    assert.equal((await deploy(scenario, { [FILE]: connectedApp('') })).status, 'Succeeded');
    assert.equal(seen(scenario), null);
  });

  it('refuses a consumer key, a certificate that is none, and a packaged app', async () => {
    const scenario = await signedIn();
    scenario.simulator.control.createApp(scenario.orgId, { label: 'Vendor', isPackaged: true });
    const key = await deploy(scenario, { [FILE]: connectedApp('<consumerKey>3MVG9x</consumerKey>') });
    assert.deepEqual(key, { status: 'Failed', problems: ['You cannot provide a Consumer Key'] });
    const none = await deploy(scenario, { [FILE]: connectedApp('<certificate>AAAA</certificate>') });
    assert.equal(none.status, 'Failed');
    const vendor = await deploy(scenario, { 'connectedApps/Vendor.connectedApp': connectedApp('', 'Vendor') });
    assert.deepEqual(vendor.problems, ['Cannot modify managed object']);
    assert.equal(seen(scenario), held.fingerprint);
  });

  it('names the permission that is missing', async () => {
    const scenario = await signedIn();
    const permissions = ['ApiEnabled', 'ModifyMetadata', 'CustomizeApplication'] as const;
    scenario.simulator.control.patchUser(scenario.orgId, scenario.username, { permissions: [...permissions] });
    const { problems } = await deploy(scenario, { [FILE]: connectedApp('') });
    assert.match(problems[0] ?? '', /ManageConnectedApps/);
  });

  it('creates a Connected App where the org still allows it, and nowhere else', async () => {
    const files = { 'connectedApps/Fresh.connectedApp': connectedApp('', 'Fresh') };
    const scenario = await signedIn();
    assert.equal((await deploy(scenario, files)).status, 'Succeeded');
    assert.ok(scenario.simulator.control.apps(scenario.orgId).some(({ name }) => name === 'Fresh'));
    const restricted = await signedIn({ connectedAppCreation: 'restricted' });
    assert.equal((await deploy(restricted, files)).status, 'Failed');
  });

  it('replaces and clears the certificate of an External Client App', async () => {
    const scenario = await signedIn({ appKind: 'external-client-app' });
    const file = (certificate: string) =>
      `<ExtlClntAppGlobalOauthSettings xmlns="x"><callbackUrl>https://x.example</callbackUrl>${certificate}<externalClientApplication>Latchkey</externalClientApplication></ExtlClntAppGlobalOauthSettings>`;
    const name = 'extlClntAppGlobalOauthSets/Latchkey_glbloauth.ecaGlblOauth';
    await deploy(scenario, { [name]: file(`<certificate>${oneLine(other.certificatePem)}</certificate>`) });
    assert.equal(seen(scenario), other.fingerprint);
    const rotating = await deploy(scenario, {
      [name]: file('<shouldRotateConsumerKey>true</shouldRotateConsumerKey>'),
    });
    assert.equal(rotating.status, 'Failed');
    assert.equal(seen(scenario), other.fingerprint);
    await deploy(scenario, { [name]: file('') });
    assert.equal(seen(scenario), null);
  });

  it('refuses what it cannot do by saying so, and never as XML that is broken', async () => {
    const scenario = await signedIn({ appKind: 'external-client-app' });
    const deletions = (type: string, member: string) =>
      `<Package xmlns="x"><types><members>${member}</members><name>${type}</name></types></Package>`;
    const cases: [files: Record<string, string>, problem: string][] = [
      [{ 'flows/A.flow': '<Flow/>' }, 'This simulator does not deploy Flow'],
      [{ 'destructiveChangesPost.xml': deletions('Flow', 'A') }, 'This simulator does not delete Flow'],
      [{ 'nonsense/a.nonsense': 'x' }, 'This simulator does not deploy nonsense/a.nonsense'],
    ];
    for (const [files, problem] of cases) {
      assert.deepEqual(await deploy(scenario, files), { status: 'Failed', problems: [problem] });
    }
  });

  it('changes what it says it changed of an External Client App, and keeps the rest of it', async () => {
    const scenario = await signedIn({ appKind: 'external-client-app' });
    const settings = (fields: string) =>
      `<ExtlClntAppOauthSettings xmlns="x">${fields}<externalClientApplication>Latchkey</externalClientApplication></ExtlClntAppOauthSettings>`;
    const app = (fields: string) => `<ExternalClientApplication xmlns="x">${fields}</ExternalClientApplication>`;
    const oauth = 'extlClntAppOauthSettings/Latchkey_oauth.ecaOauth';
    const succeeded = await deploy(scenario, {
      [oauth]: settings('<commaSeparatedOauthScopes>Api, RefreshToken, Web</commaSeparatedOauthScopes>'),
      'externalClientApps/Latchkey.eca': app('<label>Renamed</label>'),
    });
    assert.deepEqual(succeeded, { status: 'Succeeded', problems: [] });
    const [summary] = scenario.simulator.control.apps(scenario.orgId);
    assert.deepEqual([summary?.label, summary?.settings.scopes], ['Renamed', ['api', 'refresh_token', 'web']]);
    await deploy(scenario, {
      'externalClientApps/Latchkey.eca': app('<description>Nightly</description><isProtected>true</isProtected>'),
    });
    const { files } = await retrieve(scenario, 'ExternalClientApplication', ['Latchkey']);
    const kept = files['unpackaged/externalClientApps/Latchkey.eca'] ?? '';
    assert.deepEqual([element('description', kept), element('isProtected', kept)], ['Nightly', 'true']);
    const misspelt = await deploy(scenario, {
      'externalClientApps/Latchkey.eca': app('<isprotected>true</isprotected>'),
    });
    assert.match(misspelt.problems[0] ?? '', /^Error parsing file: Element .*isprotected invalid at this location/);
  });

  it('names the user who deployed', async () => {
    const scenario = await signedIn();
    const { text } = await deployed(scenario, { [FILE]: connectedApp('', 'Renamed') });
    assert.equal(element('createdBy', text), scenario.id.split('/').at(-1));
    assert.equal(element('createdByName', text), 'Integration User');
    assert.equal(scenario.simulator.control.apps(scenario.orgId)[0]?.label, 'Renamed');
  });
});
