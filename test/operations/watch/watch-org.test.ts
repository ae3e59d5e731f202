// The certificate watch against a simulated org over real HTTP.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayMs } from '../../../src/domain/ports.ts';
import { readFindingId } from '../../../src/domain/watch/watch-ids.ts';
import type { OrgWatchResult } from '../../../src/domain/watch/watch-result.ts';
import { downloadCertificate } from '../../../src/operations/key-pair/download.ts';
import { listWatched } from '../../../src/operations/watch/list.ts';
import { makeKeyPair } from '../../simulator/key-pair.ts';
import { openWatchedOrg } from './watched-org.ts';

const kinds = ({ standing }: OrgWatchResult) => standing.map(({ id }) => readFindingId(id)?.kind);

test('an org in order gives no finding, and what is there at the first reading is no news', async (t) => {
  const org = await openWatchedOrg(t);
  const legacy = makeKeyPair({ subject: '/CN=legacy' });
  org.control.createApp(org.orgId, { label: 'Legacy Sync', certificate: legacy.certificatePem });
  const first = await org.watch();
  assert.deepEqual([kinds(first), first.reading.notRead, first.reading.unreadable], [[], [], []]);
  assert.deepEqual(
    first.reading.apps?.map(({ label, certificate }) => [label, certificate?.fingerprint]),
    [
      ['Latchkey', org.ours.pair.fingerprint],
      ['Legacy Sync', legacy.fingerprint],
    ],
  );
  const { certificates } = await listWatched.run(org.context);
  assert.deepEqual(
    certificates.map(({ certificate, contacts }) => [certificate.fingerprint, contacts]),
    [[legacy.fingerprint, ['admin@acme.example']]],
  );
  assert.deepEqual(kinds(await org.watch()), []);
});

test('a certificate that is not ours is watched, its end told by its own notices and not by a finding', async (t) => {
  const org = await openWatchedOrg(t);
  const soon = makeKeyPair({ days: 5 });
  org.control.createApp(org.orgId, { label: 'Legacy', certificate: soon.certificatePem });
  org.control.addManagedCertificate(org.orgId, {
    name: 'SelfSigned_2019',
    notAfter: new Date(Date.now() - dayMs).toISOString(),
    keyBits: 1024,
  });
  const result = await org.watch();
  assert.deepEqual(kinds(result), ['managedKeyWeak']);
  assert.deepEqual(
    result.expiring.map(({ kind, severity, title }) => [kind, severity, /"(\w+)"/.exec(title)?.[1]]),
    [
      ['certificateNearsExpiry', 'urgent', 'Legacy'],
      ['certificateExpired', 'urgent', 'SelfSigned_2019'],
    ],
  );
  const { certificates } = await listWatched.run(org.context);
  assert.deepEqual(certificates.map(({ location }) => location.includes('Key Management')).sort(), [false, true]);
});

test('what somebody else does to our app is found, with who did it, and ends when it is put right', async (t) => {
  const org = await openWatchedOrg(t);
  await org.watch();
  const foreign = makeKeyPair({ subject: '/CN=somebody' });
  org.control.uploadCertificate(org.orgId, org.consumerKey, foreign.certificatePem, 'eve@acme.example');
  const replaced = await org.watch();
  assert.deepEqual(kinds(replaced), ['certificateReplaced']);
  assert.match(replaced.standing[0]?.detail ?? '', /CN=somebody.*eve@acme\.example/s);
  const again = await org.watch();
  assert.deepEqual([again.opened, again.ended, again.standing], [0, 0, replaced.standing]);
  org.control.clearCertificate(org.orgId, org.consumerKey);
  assert.deepEqual(kinds(await org.watch()), ['certificateCleared']);
  org.control.uploadCertificate(org.orgId, org.consumerKey, org.ours.pem);
  const mended = await org.watch();
  assert.deepEqual([kinds(mended), mended.ended], [[], 1]);
});

test('an External Client App is watched for as long as it is there, once the org has shown its certificate', async (t) => {
  const org = await openWatchedOrg(t);
  const theirs = makeKeyPair({ days: 5 });
  const app = { label: 'External', kind: 'external-client-app', certificate: theirs.certificatePem } as const;
  org.control.createApp(org.orgId, app);
  const show = (...more: 'ViewConsumerSecretsInMetadata'[]) =>
    org.control.patchUser(org.orgId, org.username, {
      permissions: ['ApiEnabled', 'ModifyMetadata', 'ViewSetup', ...more],
    });
  const watched = async () => (await listWatched.run(org.context)).certificates.map(({ location }) => location);

  await org.watch();
  assert.deepEqual(await watched(), []);
  show('ViewConsumerSecretsInMetadata');
  await org.watch();
  assert.match((await watched())[0] ?? '', /^External Client App "External" \(External_glbloauth\)/);
  // The permission is taken away: the certificate is there all the same, and its end is still told.
  show();
  await org.watch();
  assert.equal((await watched()).length, 1);
});

test('a certificate of ours in the wrong app is found by whom it was made for', async (t) => {
  const org = await openWatchedOrg(t);
  await org.watch();
  const next = await downloadCertificate.run(org.composed.context, {
    name: 'acme',
    algorithm: 'rsa-2048',
    lifetimeDays: 30,
  });
  const other = org.control.createApp(org.orgId, { label: 'Billing', certificate: next.pem });
  const result = await org.watch();
  assert.deepEqual(kinds(result), ['certificateOfAnotherApp']);
  assert.equal(result.standing[0]?.title, 'The certificate of "acme" was uploaded to the wrong app: "Billing"');
  assert.equal(result.standing[0]?.org, `${result.reading.host} (${result.reading.orgId})`);
  org.control.uploadCertificate(org.orgId, other.consumerKey, makeKeyPair().certificatePem);
  assert.deepEqual(kinds(await org.watch()), ['certificateRenewed']);
});

test('news about apps that are not ours: a new one, a renewed one, a cleared one, one key on several', async (t) => {
  const org = await openWatchedOrg(t);
  const shared = makeKeyPair();
  const one = org.control.createApp(org.orgId, { label: 'One', certificate: shared.certificatePem });
  const two = org.control.createApp(org.orgId, { label: 'Two', certificate: makeKeyPair().certificatePem });
  await org.watch();
  org.control.createApp(org.orgId, { label: 'Three', certificate: shared.certificatePem });
  org.control.clearCertificate(org.orgId, two.consumerKey);
  const second = await org.watch();
  assert.deepEqual(kinds(second).sort(), ['appUnknown', 'certificateCleared', 'certificateShared']);
  org.control.uploadCertificate(org.orgId, one.consumerKey, makeKeyPair().certificatePem);
  const third = await org.watch();
  assert.deepEqual(kinds(third).sort(), ['appUnknown', 'certificateCleared', 'certificateRenewed']);
  org.later(15 * dayMs);
  assert.deepEqual(kinds(await org.watch()), ['certificateCleared'], 'news is news for two weeks');
});

test('a permission that is missing is named, the rest is read, and nothing found before ends for want of it', async (t) => {
  const org = await openWatchedOrg(t);
  org.control.addManagedCertificate(org.orgId, { name: 'Weak', notAfter: '2036-01-01T00:00:00Z', keyBits: 1024 });
  org.control.uploadCertificate(org.orgId, org.consumerKey, makeKeyPair().certificatePem);
  assert.deepEqual(kinds(await org.watch()), ['certificateReplaced', 'managedKeyWeak']);
  org.control.patchUser(org.orgId, org.username, { permissions: ['ApiEnabled', 'ViewSetup'] });
  const result = await org.watch();
  assert.deepEqual(
    result.reading.notRead.map(({ part, permission }) => [part, permission]),
    [['connectedApps', 'Modify Metadata Through Metadata API Functions']],
  );
  assert.ok(result.reading.managed !== null && result.reading.changes !== null);
  assert.ok(kinds(result).includes('certificateReplaced') && kinds(result).includes('managedKeyWeak'));
});

test('one app that cannot be loaded is named and the others are read', async (t) => {
  const org = await openWatchedOrg(t);
  org.control.createApp(org.orgId, { label: 'Vendor App', isPackaged: true });
  const { reading } = await org.watch();
  assert.deepEqual(
    reading.unreadable.map(({ name }) => name),
    ['Vendor_App'],
  );
  assert.deepEqual(
    reading.apps?.map(({ label }) => label),
    ['Latchkey'],
  );
});

test('an External Client App shows no certificate: the audit trail tells, and a sign-in since tells otherwise', async (t) => {
  const org = await openWatchedOrg(t, { appKind: 'external-client-app' });
  const first = await org.watch();
  assert.deepEqual(kinds(first), []);
  assert.deepEqual(
    first.proved.map(({ connection, accepted }) => [connection, accepted?.fingerprint]),
    [['acme', org.ours.pair.fingerprint]],
  );
  org.control.uploadCertificate(org.orgId, org.consumerKey, makeKeyPair().certificatePem, 'eve@acme.example');
  const found = await org.watch();
  assert.deepEqual(kinds(found), ['replacedByTrail']);
  assert.match(found.standing[0]?.detail ?? '', /eve@acme\.example/);
  org.control.uploadCertificate(org.orgId, org.consumerKey, org.ours.pem);
  assert.deepEqual(kinds(await org.watch()), []);
});

test('a certificate of ours in an app that shows none and is not ours is told by the trail, until a sign-in proves it', async (t) => {
  const org = await openWatchedOrg(t, { appKind: 'external-client-app' });
  const other = org.control.createApp(org.orgId, { label: 'Payroll', kind: 'external-client-app' });
  org.control.uploadCertificate(org.orgId, other.consumerKey, makeKeyPair().certificatePem);
  const context = { ...org.composed.context, clock: org.context.clock };
  const next = await downloadCertificate.run(context, { name: 'acme', algorithm: 'rsa-2048', lifetimeDays: 30 });
  org.control.uploadCertificate(org.orgId, other.consumerKey, next.pem);
  const found = await org.watch();
  assert.deepEqual(kinds(found), ['otherAppByTrail']);
  assert.match(
    found.standing[0]?.title ?? '',
    /^The certificate of "acme" was uploaded to the wrong app: the one that held CN=/,
  );
});

test('what is found and ends is in the audit, and a reading that changes nothing writes nothing', async (t) => {
  const org = await openWatchedOrg(t);
  await org.watch();
  org.control.clearCertificate(org.orgId, org.consumerKey);
  await org.watch();
  const head = () => org.context.store.read((tx) => tx.audit.head());
  const before = await head();
  await org.watch();
  assert.deepEqual(await head(), before);
  org.control.uploadCertificate(org.orgId, org.consumerKey, org.ours.pem);
  await org.watch();
  const [newest] = await org.context.store.read((tx) => tx.audit.newest(1));
  assert.equal(newest?.action, 'finding.ended');
});
