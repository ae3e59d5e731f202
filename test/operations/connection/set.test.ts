import assert from 'node:assert/strict';
import type { ConnectionChange } from '../../../src/domain/connection/connection-change.ts';
import type { KeyPair } from '../../../src/domain/key-pair/key-pair.ts';
import type { KeyRequest } from '../../../src/domain/key-pair/key-request.ts';
import { secondMs } from '../../../src/domain/ports.ts';
import { addConnection } from '../../../src/operations/connection/add.ts';
import { addFleet } from '../../../src/operations/connection/add-fleet.ts';
import { setConnection } from '../../../src/operations/connection/set.ts';
import { auditEntry, keyRequestSubject } from '../../../src/operations/context.ts';
import { rotate } from '../../../src/operations/rotation/rotate.ts';
import { errorWords } from '../../../src/text/errors.ts';
import { type Process, refuses } from '../scene/installation.ts';
import { inEachInstallation } from '../scene/on-each-database.ts';

inEachInstallation('what is not given stays as it is, and what changed stands in the audit', async (world) => {
  const { process, id } = await world.connected();
  const before = (await world.whole(process.context, id)).connection;
  await setConnection.run(process.context, { name: 'acme', contacts: ['ops@example.com', 'ops@example.com'] });
  const after = (await world.whole(process.context, id)).connection;
  assert.deepEqual(after.contacts, ['ops@example.com']);
  const { contacts: _, revision, ...others } = after;
  const { contacts: __, revision: revisionBefore, ...othersBefore } = before;
  assert.deepEqual({ ...others, nextLookAt: 0 }, { ...othersBefore, nextLookAt: 0 });
  assert.ok(revision > revisionBefore);
  assert.equal((await world.actions(process)).at(-1), 'connection.changed');
});

inEachInstallation(
  'another login address or username forgets the org, what was found there, and its token',
  async (world) => {
    const { process, id } = await world.connected();
    const { context, tokens } = process;
    await world.drive(tokens.acquire(id));
    const other = 'https://test.salesforce.com';
    await setConnection.run(context, { name: 'acme', loginUrl: other, username: 'integration@acme.example.uat' });
    const { connection } = await world.whole(context, id);
    assert.deepEqual([connection.loginUrl, connection.org, connection.found], [other, null, null]);
    assert.equal(await context.store.read((tx) => tx.tokens.get(id)), null);
  },
);

inEachInstallation('rotation without hands is agreed to with the name of the app that it will be', async (world) => {
  const { process, id } = await world.connected();
  const { context } = process;
  const app = async () => (await world.whole(context, id)).app;
  const set = (change: object) =>
    setConnection.run(context, { name: 'acme', rotation: 'hands-free', ...change } as ConnectionChange);
  for (const confirmApp of [undefined, '', 'acme', 'latchkey'])
    await refuses('invalidInput', set({ confirmApp, labels: ['new'] }));
  assert.equal((await app()).rotation, 'guided');
  assert.deepEqual((await world.whole(context, id)).connection.labels, [], 'nothing of the change is kept');
  const consumerKey = `3MVG9${'A'.repeat(80)}`;
  const { loginUrl } = world.org();
  const other = { name: 'other', loginUrl, username: 'other@acme.example', appName: 'Other' };
  await addConnection.run(context, { ...other, consumerKey });
  await refuses('invalidInput', set({ consumerKey, confirmApp: 'Latchkey' }));
  await set({ appName: 'Renamed', confirmApp: 'Latchkey' });
  assert.deepEqual([(await app()).name, (await app()).rotation], ['Renamed', 'hands-free']);
  await set({});
  await set({ rotation: 'guided' });
  await refuses('invalidInput', set({ confirmApp: 'Latchkey' }));
  await refuses('invalidInput', set({ consumerKey, confirmApp: 'Renamed' }));
  await set({ consumerKey, confirmApp: 'Other' });
  assert.deepEqual([(await app()).name, (await app()).rotation], ['Other', 'hands-free']);
});

inEachInstallation('bad input is refused field by field and changes nothing', async (world) => {
  const { process, id } = await world.connected();
  const before = await world.whole(process.context, id);
  const wrong = [
    { loginUrl: 'ftp://acme' },
    { username: 'not a username' },
    { contacts: ['nobody'] },
    { acceptOrg: '00D' },
    { consumerKey: 'short' },
    { audience: 'nowhere' },
    { noticeDays: [30, -1] },
    { noticeDays: [0] },
    { noticeDays: [7.5] },
    { noticeDays: [3_651] },
    { noticeDays: Array.from({ length: 21 }, (_, days) => days + 1) },
    { rotateEveryDays: 0 },
    { rotateBeforeDays: Number.NaN },
    { retentionDays: 40_000 },
  ];
  for (const change of wrong)
    await refuses('invalidInput', setConnection.run(process.context, { name: 'acme', ...change }));
  assert.deepEqual(await world.whole(process.context, id), before);
});

inEachInstallation(
  'certificates downloaded before the consumer key was known go to the app that it names, and no sixth with them',
  async (world) => {
    const process = await world.process();
    const { context } = process;
    const { consumerKey } = world.org();
    const known = await world.connect(process, 'known');
    for (let made = 0; made < 3; made += 1) await world.download(process, 'known');
    const joining = await world.connect(process, 'joining', { consumerKey: undefined, username: 'second@example.com' });
    for (let made = 0; made < 3; made += 1) await world.download(process, 'joining');
    const { pairs, app: left } = await world.whole(context, joining);
    const request = await waiting(process, pairs[0] ?? assert.fail());
    await refuses('appNotMergeable', setConnection.run(context, { name: 'joining', consumerKey }));
    assert.equal((await world.whole(context, joining)).pairs.length, 3);

    const [spare] = (await world.whole(context, known)).pairs;
    const { discardCertificate } = await import('../../../src/operations/key-pair/discard.ts');
    await discardCertificate.run(context, { name: 'known', fingerprint: spare?.fingerprint ?? '' });
    await setConnection.run(context, { name: 'joining', consumerKey });
    const whole = await world.whole(context, joining);
    assert.equal(whole.app.id, (await world.whole(context, known)).app.id);
    assert.equal(whole.pairs.filter(({ standing }) => standing.state === 'issued').length, 5);
    const requests = await context.store.read((tx) => tx.keyRequests.ofApp(whole.app.id));
    assert.deepEqual([requests, left.consumerKey], [[{ ...request, clientAppId: whole.app.id }], null]);
    assert.ok((await world.actions(process)).includes('keyRequest.moved'));
  },
);

/** A request beside the pair, as if its certificate were on its way. */
async function waiting({ context }: Process, pair: KeyPair): Promise<KeyRequest> {
  const { clientAppId, algorithm, publicKeyHash, subject, issuedAt: requestedAt } = pair;
  const requestDer = new Uint8Array([0x30, 0]);
  const request = { id: 'waits', clientAppId, algorithm, publicKeyHash, subject, requestDer, requestedAt };
  await context.store.write(async (tx) => {
    const key = (await tx.keyPairs.keyReference(pair.id)) ?? assert.fail();
    await tx.keyRequests.insert(
      request,
      key,
      auditEntry(context, 'keyRequest.made', keyRequestSubject(request), null, null),
    );
  });
  return request;
}

inEachInstallation('a second connection with the same login is refused and named', async (world) => {
  const { process } = await world.connected();
  await world.connect(process, 'acme-2', { username: 'second@example.com' });
  const { username } = world.org();
  const error = await refuses('connectionDuplicate', setConnection.run(process.context, { name: 'acme-2', username }));
  assert.match(error.message, /"acme"/);
});

inEachInstallation('another consumer key is no word that the awaited certificate was uploaded', async (world) => {
  const { process, id } = await world.connected();
  const { context } = process;
  await world.download(process);
  await world.clock.advance(secondMs);
  await setConnection.run(context, { name: 'acme', consumerKey: `${world.org().consumerKey}x` });
  const changed = await world.drive(rotate.run(context, { name: 'acme' }, () => {}));
  assert.deepEqual([changed.step, changed.uploadReportedAt, changed.isLate], ['awaitingUpload', null, false]);
  const reported = await world.drive(rotate.run(context, { name: 'acme', uploaded: true }, () => {}));
  assert.notEqual(reported.uploadReportedAt, null);
  assert.equal((await world.whole(context, id)).app.changedAt, reported.uploadReportedAt);
});

inEachInstallation(
  'a consumer key that comes before any certificate leaves nothing that could spread',
  async (world) => {
    const process = await world.process();
    const id = await world.connect(process, 'acme', { consumerKey: undefined });
    await setConnection.run(process.context, { name: 'acme', consumerKey: world.org().consumerKey });
    assert.equal((await world.whole(process.context, id)).app.changedAt, null);
  },
);

inEachInstallation('a wrong consumer key is answered with where it stands for this kind of app', async (world) => {
  const { process } = await world.connected();
  const { context } = process;
  const wrong = { name: 'acme', consumerKey: 'short' };
  const place = async () =>
    errorWords(await refuses('invalidInput', setConnection.run(context, wrong)), 'latchkey').nextAction;
  assert.match(await place(), /: App Manager > the app > View/);
  await setConnection.run(context, { name: 'acme', appKind: 'external-client-app' });
  assert.match(await place(), /: External Client App Manager > the app > Settings/);
});

inEachInstallation(
  'a place of keys that this installation does not name is refused, also in a fleet file',
  async (world) => {
    const plain = await world.process();
    const context = { ...plain.context, custodyPlaces: ['pkcs11:token=vault'] };
    const typed = { name: 'acme', loginUrl: 'https://login.salesforce.com', username: 'integration@acme.example' };
    await refuses('invalidInput', addConnection.run(context, { ...typed, custody: 'pkcs11:token=another' }));
    const added = await addConnection.run(context, { ...typed, custody: 'pkcs11:token=vault' });
    assert.equal(added.app.custody, 'pkcs11:token=vault');
    await refuses('invalidInput', setConnection.run(context, { name: 'acme', custody: 'awskms:region=eu-central-1' }));
    const rows = [{ ...typed, custody: 'pkcs11:token=another' }];
    await refuses('invalidRows', addFleet.run(context, { rows: rows.map((row) => ({ ...row, name: 'other' })) }));
    // The list has become shorter: what stays as it is is not looked at.
    const fewer = { ...context, custodyPlaces: [] };
    await setConnection.run(fewer, { name: 'acme', custody: 'pkcs11:token=vault', appName: 'Other' });
    const { app } = await setConnection.run(fewer, { name: 'acme', custody: 'software:' });
    assert.equal(app.custody, 'software:');
  },
);
