import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createOrgReader } from '../../../src/adapters/salesforce/org-reader.ts';
import type { OrgRead, OrgReader, VersionedSession } from '../../../src/domain/org/org.ts';
import { hourMs } from '../../../src/domain/ports.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { makeKeyPair } from '../../simulator/key-pair.ts';
import { openScene, type Scene } from './signed-in.ts';

let scene: Scene;
let reader: OrgReader;
let session: VersionedSession;
let userId = '';

before(async () => {
  scene = await openScene();
  reader = createOrgReader({ transport: scene.transport });
});
beforeEach(async () => {
  const answer = await scene.signIn();
  ({ session, userId } = answer);
});
after(() => scene.close());

function value<T>(read: OrgRead<T>): T {
  assert.equal(read.type, 'read', JSON.stringify(read));
  return read.type === 'read' ? read.value : assert.fail();
}

function allow(...permissions: ('ApiEnabled' | 'ViewSetup')[]): void {
  scene.control.patchUser(scene.org.orgId, scene.org.username, { permissions });
}

describe('the token endpoint of a simulated org', () => {
  it('accepts the pair whose certificate is there, and no other', async () => {
    const accepted = await scene.exchange();
    assert.ok(accepted.type === 'accepted');
    assert.equal(accepted.orgId, scene.org.orgId);
    assert.equal(accepted.instanceUrl, scene.org.loginUrl);
    assert.equal((await scene.exchange(makeKeyPair())).type, 'notThisKey');
  });
});

describe('what any token can read', () => {
  it('whom it belongs to', async () => {
    const { orgId, username } = scene.org;
    assert.deepEqual(value(await reader.signedInUser(session)), { orgId, userId, username });
  });

  it('the version of the API, without a token', async () => {
    assert.equal(value(await reader.apiVersion(session.instanceUrl)), '68.0');
  });

  it('that the API is reachable', async () => {
    assert.equal(value(await reader.apiReachable(session)), true);
  });

  it("the user's own logins, newest first", async () => {
    const logins = value(await reader.ownLogins(session, { userId, limit: 2 }));
    assert.equal(logins.length, 2);
    assert.equal(logins[0]?.status, 'Success');
    assert.ok((logins[0]?.at ?? 0) >= (logins[1]?.at ?? Infinity));
    assert.ok(Math.abs((logins[0]?.at ?? 0) - Date.now()) < 60_000);
  });
});

describe('what needs View Setup and Configuration', () => {
  const missing = { type: 'notPermitted', permission: 'View Setup and Configuration' };
  const readings = () => ({
    limits: reader.limits(session),
    certificateChanges: reader.certificateChanges(session, { since: Date.now() - hourMs, limit: 10 }),
  });

  it('is named when it is missing, and nothing else fails', async () => {
    allow('ApiEnabled');
    for (const [name, reading] of Object.entries(readings())) {
      const read = await reading;
      assert.ok(read.type === 'notPermitted', name);
      assert.equal(read.permission, missing.permission);
      assert.notEqual(read.message, '');
    }
    assert.equal((await reader.userByName(session, scene.org.username)).type, 'read');
  });

  it('is read when it is there: limits, and who changed which certificate', async () => {
    allow('ApiEnabled', 'ViewSetup');
    const { dailyMaximum, dailyRemaining } = value(await reader.limits(session));
    assert.equal(dailyMaximum, 100_000);
    // The requests of this file count.
    assert.ok(dailyRemaining <= 99_000 && dailyRemaining > 98_000, String(dailyRemaining));
    const next = makeKeyPair({ subject: '/CN=acme 20261121 0A1B2C3D' });
    scene.control.uploadCertificate(scene.org.orgId, scene.org.consumerKey, next.certificatePem, 'jane@acme.com');
    const [newest] = value(await readings().certificateChanges);
    assert.equal(newest?.action, 'changeApplicationCertificate');
    assert.match(newest?.text ?? '', /acme 20261121 0A1B2C3D/);
    assert.equal(newest?.by, 'jane@acme.com');
    assert.deepEqual(value(await reader.certificateChanges(session, { since: Date.now() + hourMs, limit: 10 })), []);
    scene.control.uploadCertificate(scene.org.orgId, scene.org.consumerKey, scene.pair.certificatePem);
  });

  it('Permitted Users of every app with the name, whatever its name holds', async () => {
    allow('ApiEnabled', 'ViewSetup');
    const label = `O'Hara \\ "Sync"`;
    scene.control.createApp(scene.org.orgId, { label, settings: { permittedUsers: 'self-authorize' } });
    assert.deepEqual(value(await reader.appPolicies(session, label)), [{ name: label, isAdminApprovedOnly: false }]);
    assert.deepEqual(value(await reader.appPolicies(session, "x' OR Name != '")), []);
  });

  it('the entries of Certificate and Key Management', async () => {
    allow('ApiEnabled', 'ViewSetup');
    const notAfter = '2027-03-04T05:06:07Z';
    scene.control.addManagedCertificate(scene.org.orgId, { name: 'SelfSigned_1', notAfter, keyBits: 2_048 });
    assert.deepEqual(value(await reader.managedCertificates(session)), [
      {
        developerName: 'SelfSigned_1',
        label: 'SelfSigned_1',
        notAfter: Date.parse(notAfter),
        keyBits: 2_048,
        isCaSigned: false,
      },
    ]);
  });
});

describe('a token that is refused', () => {
  it('is said to be, by REST and by the identity service, without being shown', async () => {
    const wrong = { ...session, accessToken: new Secret(`${scene.org.orgId.slice(0, 15)}!${'x'.repeat(96)}`) };
    for (const read of [
      await reader.signedInUser(wrong),
      await reader.apiReachable(wrong),
      await reader.userByName(wrong, scene.org.username),
    ]) {
      assert.equal(read.type, 'sessionRefused');
      assert.doesNotMatch(JSON.stringify(read), /xxxx/);
    }
    assert.deepEqual(await reader.apiReachable(wrong), {
      type: 'sessionRefused',
      message: 'Session expired or invalid',
    });
  });

  it('keeps the words that tell a missing scope from a session that is over', async () => {
    scene.control.patchApp(scene.org.orgId, scene.org.consumerKey, { scopes: ['refresh_token'] });
    const { session: withoutApi } = await scene.signIn();
    const read = await reader.apiReachable(withoutApi);
    scene.control.patchApp(scene.org.orgId, scene.org.consumerKey, { scopes: ['api', 'refresh_token'] });
    assert.ok(read.type === 'sessionRefused');
    assert.match(read.message, /not valid for use with the REST API/);
  });

  it('is told from an API that is switched off, for the user or by its limit', async () => {
    scene.control.patchOrg(scene.org.orgId, { apiEnabled: false });
    const off = await reader.userByName(session, scene.org.username);
    scene.control.patchOrg(scene.org.orgId, { apiEnabled: true, apiLimitReached: true });
    const spent = await reader.userByName(session, scene.org.username);
    scene.control.patchOrg(scene.org.orgId, { apiLimitReached: false });
    assert.ok(off.type === 'notPermitted' && off.permission === 'API Enabled', JSON.stringify(off));
    assert.ok(spent.type === 'failed' && spent.errorCode === 'REQUEST_LIMIT_EXCEEDED', JSON.stringify(spent));
  });

  it('is no reason to throw when nobody answers', async () => {
    const nobody = { ...session, instanceUrl: 'http://127.0.0.1:1' };
    const read = await reader.signedInUser(nobody);
    assert.ok(read.type === 'noAnswer' && read.fault === 'connectionRefused');
  });
});
