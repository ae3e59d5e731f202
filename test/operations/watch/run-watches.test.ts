// The rounds of the certificate watch: what is due, shared by processes, and never stopped by one place that fails.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { createServer } from 'node:tls';
import { dayMs, hourMs } from '../../../src/domain/ports.ts';
import { previewRemoval } from '../../../src/operations/connection/preview-removal.ts';
import { removeConnection } from '../../../src/operations/connection/remove.ts';
import { watchFile } from '../../../src/operations/watch/add-file.ts';
import { watchHost } from '../../../src/operations/watch/add-host.ts';
import { listWatched } from '../../../src/operations/watch/list.ts';
import { runWatches } from '../../../src/operations/watch/loops/run-watches.ts';
import { removeWatch } from '../../../src/operations/watch/remove.ts';
import { watchElsewhere } from '../../../src/operations/watch/steps/elsewhere.ts';
import { makeKeyPair } from '../../simulator/key-pair.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWatchedOrg } from './watched-org.ts';

const readingOf = async ({ context, orgId }: Awaited<ReturnType<typeof openWatchedOrg>>) =>
  (await context.store.read((tx) => tx.watchedPlaces.byName(orgId)))?.lastReading ?? null;

test('every org with a connection is read once a day, and the loop leaves a heartbeat', async (t) => {
  const org = await openWatchedOrg(t);
  assert.deepEqual(await runWatches(org.context), { read: 1, failed: 0 });
  const first = await readingOf(org);
  assert.deepEqual(await runWatches(org.context), { read: 0, failed: 0 });
  org.later(dayMs);
  assert.deepEqual(await runWatches(org.context), { read: 1, failed: 0 });
  assert.ok(((await readingOf(org))?.at ?? 0) >= (first?.at ?? Infinity) + dayMs);
  assert.notEqual(await org.context.store.read((tx) => tx.facts.get('watchRanAt')), null);
});

test('a reading that a clock planned which ran ahead does not wait until then', async (t) => {
  const org = await openWatchedOrg(t);
  org.later(400 * dayMs);
  assert.deepEqual(await runWatches(org.context), { read: 1, failed: 0 });
  org.later(-400 * dayMs);
  assert.deepEqual(await runWatches(org.context), { read: 1, failed: 0 });
  assert.deepEqual(await runWatches(org.context), { read: 0, failed: 0 });
});

test('a run in which the clock is set back reads nothing twice', async (t) => {
  const org = await openWatchedOrg(t);
  await runWatches(org.context);
  org.later(dayMs);
  const tooMany = new AbortController();
  let asked = 0;
  const now = () => {
    asked += 1;
    if (asked > 200) tooMany.abort();
    return org.context.clock.now() - (asked === 1 ? 0 : 2 * dayMs);
  };
  const context = { ...org.context, clock: { ...org.context.clock, now } };
  // Planned by the clock as it was, it is later than anything can be, and read once.
  assert.deepEqual(await runWatches(context, tooMany.signal), { read: 1, failed: 0 });
});

test('two processes at the same moment read an org once', async (t) => {
  const org = await openWatchedOrg(t);
  const reports = await Promise.all([runWatches(org.context), runWatches(org.context)]);
  assert.equal(reports[0].read + reports[1].read, 1);
});

test('an org that does not answer is tried again within the hour, and costs other places nothing', async (t) => {
  const org = await openWatchedOrg(t);
  const file = join(await temporaryFolder(t), 'leaf.pem');
  await writeFile(file, makeKeyPair().certificatePem);
  await watchFile.run(org.context, { path: file, contacts: [] });
  await runWatches(org.context);
  org.later(dayMs);
  org.control.patchOrg(org.orgId, { faults: { reset: { path: '/services' } } });
  assert.deepEqual(await runWatches(org.context), { read: 2, failed: 0 });
  assert.deepEqual((await readingOf(org))?.notRead.length, 3);
  org.control.patchOrg(org.orgId, { faults: null });
  org.later(hourMs);
  assert.deepEqual(await runWatches(org.context), { read: 1, failed: 0 });
  assert.deepEqual((await readingOf(org))?.notRead, []);
});

test('with the last connection to an org everything that was watched there goes', async (t) => {
  const org = await openWatchedOrg(t);
  org.control.createApp(org.orgId, { label: 'Legacy', certificate: makeKeyPair().certificatePem });
  org.control.clearCertificate(org.orgId, org.consumerKey);
  await runWatches(org.context);
  const { context } = org.composed;
  await removeConnection.run(context, { name: 'acme', announced: await previewRemoval.run(context, { name: 'acme' }) });
  org.later(dayMs);
  await runWatches(org.context);
  assert.deepEqual(await listWatched.run(org.context), { certificates: [], findings: [] });
  assert.equal(await org.context.store.read((tx) => tx.watchedPlaces.byName(org.orgId)), null);
});

test('a file is watched: replaced when it changes, a finding while it cannot be read, gone when removed', async (t) => {
  const org = await openWatchedOrg(t);
  const file = join(await temporaryFolder(t), 'leaf.pem');
  const [one, two] = [makeKeyPair({ days: 3 }), makeKeyPair()];
  await writeFile(file, one.certificatePem);
  const added = await watchFile.run(org.context, { path: file, contacts: ['ops@acme.example'] });
  assert.deepEqual([added.isNew, added.watched.certificate.fingerprint], [true, one.fingerprint]);
  await writeFile(file, two.certificatePem);
  assert.deepEqual(await watchElsewhere(org.context), { read: 1, unreadable: 0 });
  await writeFile(file, 'no certificate');
  assert.deepEqual(await watchElsewhere(org.context), { read: 0, unreadable: 1 });
  const { certificates, findings } = await listWatched.run(org.context);
  assert.deepEqual(
    certificates.map(({ certificate }) => certificate.fingerprint),
    [two.fingerprint],
  );
  assert.deepEqual(
    findings.map(({ title, contacts }) => [title, ...contacts]),
    [[`The watched certificate "${file}" cannot be read`, 'ops@acme.example']],
  );
  await removeWatch.run(org.context, { source: file, path: file });
  await watchElsewhere(org.context);
  assert.deepEqual(await listWatched.run(org.context), { certificates: [], findings: [] });
});

test('a host is watched by its leaf, however little that is to be trusted', async (t) => {
  const org = await openWatchedOrg(t);
  const { privateKeyPem, certificatePem, fingerprint } = makeKeyPair({ subject: '/CN=other.example', days: 1 });
  const server = createServer({ key: privateKeyPem, cert: certificatePem }, (socket) => socket.end());
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const { watched } = await watchHost.run(org.context, { host: `127.0.0.1:${port}`, contacts: [] });
  assert.deepEqual([watched.certificate.fingerprint, watched.label], [fingerprint, `127.0.0.1:${port}`]);
  await assert.rejects(watchHost.run(org.context, { host: 'https://acme.example/path', contacts: [] }), {
    code: 'invalidInput',
  });
});
