import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { createCertificateSlots } from '../../../src/adapters/salesforce/certificate-slots.ts';
import { deployBody } from '../../../src/adapters/salesforce/deploy-package.ts';
import type { CertificateSlots } from '../../../src/domain/org/certificate-slots.ts';
import { ourSlot } from '../../../src/domain/org/certificate-slots.ts';
import type { OrgRead, VersionedSession } from '../../../src/domain/org/org.ts';
import { formWith } from '../../../src/domain/rotation/certificate-form.ts';
import { makeKeyPair } from '../../simulator/key-pair.ts';
import { openScene, type Scene } from './signed-in.ts';

const clock = { sleep: async () => undefined, monotonicMs: () => 0 };
const other = makeKeyPair();
const derOf = (pem: string) => new Uint8Array(Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64'));

function value<T>(read: OrgRead<T>): T {
  return read.type === 'read' ? read.value : assert.fail(JSON.stringify(read));
}

describe('the slots of a simulated org', () => {
  let scene: Scene;
  let slots: CertificateSlots;
  let session: VersionedSession;

  before(async () => {
    scene = await openScene();
    slots = createCertificateSlots({ transport: scene.transport, clock });
    ({ session } = await scene.signIn());
  });
  after(() => scene.close());

  const ours = () => ({ consumerKey: scene.org.consumerKey, appName: 'Latchkey', certificates: [] });

  it('give the component of our app by its consumer key, without a consumer secret that the org sends along', async () => {
    const { orgId, username } = scene.org;
    scene.control.patchOrg(orgId, { consumerSecretsInMetadata: true });
    const permissions = ['ApiEnabled', 'ModifyMetadata', 'ViewConsumerSecretsInMetadata'] as const;
    scene.control.patchUser(orgId, username, { permissions: [...permissions] });
    const all = value(await slots.all(session, 'connected-app'));
    const found = ourSlot(all, ours());
    assert.ok('slot' in found && typeof found.slot.form !== 'string');
    assert.equal(found.knownBy, 'consumerKey');
    assert.equal(found.slot.component.path, 'connectedApps/Latchkey.connectedApp');
    for (const secret of scene.control.secrets(orgId)) assert.ok(!JSON.stringify(all).includes(secret));
    assert.ok(!found.slot.form.text.includes('consumer'), 'neither key nor secret is in what is sent');
  });

  it('name each permission that a deploy needs and the user lacks', async () => {
    const { orgId, username } = scene.org;
    scene.control.patchUser(orgId, username, { permissions: ['ApiEnabled', 'CustomizeApplication'] });
    assert.deepEqual(value(await slots.missingPermissions(session)), [
      'Modify Metadata Through Metadata API Functions',
      'Manage Connected Apps',
      'View Setup and Configuration',
    ]);
    scene.control.patchUser(orgId, username, {
      permissions: ['ApiEnabled', 'ModifyAllData', 'CustomizeApplication', 'ManageConnectedApps', 'ViewSetup'],
    });
    assert.deepEqual(value(await slots.missingPermissions(session)), []);
  });

  it('take a deploy, tell its end, and list it', async () => {
    const all = value(await slots.all(session, 'connected-app'));
    const found = ourSlot(all, ours());
    assert.ok('slot' in found && typeof found.slot.form !== 'string');
    const form = formWith(found.slot.form, derOf(other.certificatePem));
    const seen = () => scene.control.certificatesSeenByServers(scene.org.orgId, scene.org.consumerKey)[0];
    const tried = value(await slots.deploy(session, { component: found.slot.component, form, isCheckOnly: true }));
    assert.equal(seen(), scene.pair.fingerprint, 'a dry run changes nothing');
    const id = value(await slots.deploy(session, { component: found.slot.component, form, isCheckOnly: false }));
    assert.deepEqual(value(await slots.result(session, id)), {
      isDone: true,
      status: 'Succeeded',
      message: '',
      components: ['Latchkey'],
    });
    assert.equal(seen(), other.fingerprint);
    const listed = value(await slots.deploys(session)).map(({ id: one, isCheckOnly }) => [one, isCheckOnly]);
    assert.deepEqual(new Map(listed as [string, boolean][]), new Map([[tried, true] as const, [id, false] as const]));
  });
});

describe('a component is taken for ours', () => {
  const slot = (fullName: string, consumerKey: string | null, certificate: number | null) => ({
    component: { type: 'ExtlClntAppGlobalOauthSettings', fullName, path: `x/${fullName}` },
    names: [fullName, 'Acme'],
    form: {
      kind: 'external-client-app' as const,
      text: '',
      consumerKey,
      certificateDer: certificate === null ? null : new Uint8Array([certificate]),
    },
  });
  const ours = { consumerKey: '3MVG9ours', appName: 'Acme', certificates: [new Uint8Array([1])] };
  const chosen = (...slots: ReturnType<typeof slot>[]) => {
    const found = ourSlot({ slots }, ours);
    return 'slot' in found ? `${found.slot.component.fullName} ${found.knownBy}` : found.type;
  };

  it('by its consumer key before all, then by its certificate, then as the only one of its name', () => {
    assert.equal(chosen(slot('A', null, 1), slot('B', '3MVG9ours', 2)), 'B consumerKey');
    assert.equal(chosen(slot('A', null, null), slot('B', null, 1)), 'B certificate');
    assert.equal(chosen(slot('A', null, null)), 'A name');
  });

  it('never where another consumer key is shown, and of several nothing is guessed', () => {
    assert.equal(chosen(slot('A', '3MVG9other', 1)), 'componentNotFound');
    // Nobody told the consumer key here, and the org shows none there: that is no agreement.
    const untold = ourSlot({ slots: [slot('A', null, null), slot('B', null, 1)] }, { ...ours, consumerKey: null });
    assert.deepEqual('slot' in untold && [untold.slot.component.fullName, untold.knownBy], ['B', 'certificate']);
    assert.equal(chosen(slot('A', null, null), slot('B', null, null)), 'componentAmbiguous');
  });
});

describe('the body of a deploy', () => {
  const component = { type: 'ConnectedApp', fullName: 'A & B', path: 'connectedApps/A.connectedApp' };

  it('holds the component as it was made, and a package that names it', () => {
    const form = new Uint8Array(Buffer.from('<ConnectedApp><certificate>é</certificate></ConnectedApp>'));
    const { body, contentType } = deployBody({ component, form, isCheckOnly: true }, '68.0');
    const text = Buffer.from(body).toString('latin1');
    const boundary = /boundary=(.+)/.exec(contentType)?.[1] ?? '';
    const [, json = '', file = ''] = text.split(`--${boundary}`);
    assert.match(json, /"checkOnly":true.*"rollbackOnError":true/);
    const zip = file.slice(file.indexOf('\r\n\r\n') + 4, -2);
    const files = unzipSync(new Uint8Array(Buffer.from(zip, 'latin1')));
    assert.deepEqual(files[component.path], form);
    assert.match(strFromU8(files['package.xml'] ?? new Uint8Array()), /<members>A &amp; B<\/members>/);
  });

  it('is never made without a certificate', () => {
    const form = new Uint8Array(Buffer.from('<ConnectedApp></ConnectedApp>'));
    assert.throws(() => deployBody({ component, form, isCheckOnly: false }, '68.0'), /without a certificate/);
  });
});
