// Certificates in files of all kinds, watched.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { MetadataReader } from '../../../src/domain/org/org.ts';
import { dayMs } from '../../../src/domain/ports.ts';
import { readFindingId } from '../../../src/domain/watch/watch-ids.ts';
import type { OrgWatchResult } from '../../../src/domain/watch/watch-result.ts';
import { watchFile } from '../../../src/operations/watch/add-file.ts';
import { listWatched } from '../../../src/operations/watch/list.ts';
import { runWatch } from '../../../src/operations/watch/run.ts';
import { makeChain } from '../../formats/chain.ts';
import { makeKeyPair } from '../../simulator/key-pair.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWatchedOrg } from './watched-org.ts';

test('(b) a watched chain ends when the first of its certificates ends', async (t) => {
  const { context } = await openWatchedOrg(t);
  const chain = makeChain();
  const path = join(await temporaryFolder(t), 'fullchain.pem');
  await writeFile(path, chain.key + chain.leaf + chain.authority + chain.root);
  const { watched } = await watchFile.run(context, { path, contacts: [] });
  assert.match(watched.certificate.subject, /CN=authority/);
  assert.ok(Math.abs(watched.certificate.notAfter - Date.now() - 100 * dayMs) < dayMs);
});

test('(a) the end of a certificate is told that was uploaded with text before its BEGIN', async (t) => {
  const org = await openWatchedOrg(t);
  const { certificatePem, fingerprint } = makeKeyPair({ days: 5 });
  const certificate = `Bag Attributes\n    friendlyName: legacy\n${certificatePem}`;
  org.control.createApp(org.orgId, { label: 'Legacy', certificate });
  const { reading, expiring } = await org.watch();
  assert.deepEqual(reading.unreadable, []);
  assert.deepEqual(
    expiring.map(({ kind }) => kind),
    ['certificateNearsExpiry'],
  );
  const { certificates } = await listWatched.run(org.context);
  assert.deepEqual([certificates.length, certificates[0]?.certificate.fingerprint], [1, fingerprint]);
});

test('(g) a certificate of Certificate and Key Management has its fingerprint where the user may read metadata', async (t) => {
  const org = await openWatchedOrg(t);
  const { certificatePem, fingerprint } = makeKeyPair({ subject: '/CN=sso', days: 20, digest: 'sha1' });
  const notAfter = new Date(Math.floor(Date.now() / 1000) * 1000 + 20 * dayMs).toISOString();
  org.control.addManagedCertificate(org.orgId, { name: 'SSO', notAfter, certificate: certificatePem });
  org.control.addManagedCertificate(org.orgId, { name: 'Old', notAfter });
  const kinds = ({ standing }: OrgWatchResult) => standing.map(({ id }) => readFindingId(id)?.kind);
  const watched = async () =>
    (await listWatched.run(org.context)).certificates.map(({ certificate }) => certificate.fingerprint).sort();

  const permitted = await org.watch();
  assert.deepEqual(
    runWatch.view(permitted, Date.now()).managed.map((one) => [one.developerName, one.fingerprint]),
    [
      ['SSO', fingerprint],
      ['Old', null],
    ],
  );
  assert.deepEqual(await watched(), [fingerprint, 'not shown by Salesforce'].sort());
  assert.deepEqual(kinds(permitted), ['signatureWeak']);
  // That one type alone cannot be read: nothing that was found of it ends.
  const certificateFiles = async () => ({ type: 'failed', status: 500, errorCode: null, message: 'x' }) as const;
  const { metadataReader: whole } = org.context;
  const metadataReader: MetadataReader = {
    describedTypes: (...asked) => whole.describedTypes(...asked),
    connectedApps: (...asked) => whole.connectedApps(...asked),
    externalClientApps: (...asked) => whole.externalClientApps(...asked),
    certificateFiles,
  };
  assert.deepEqual(kinds(await runWatch.run({ ...org.context, metadataReader }, { name: 'acme' })), ['signatureWeak']);
  // Not permitted any more: it is still watched, and what was found of it stands.
  org.control.patchUser(org.orgId, org.username, { permissions: ['ApiEnabled', 'ViewSetup'] });
  const hidden = await org.watch();
  assert.deepEqual(
    hidden.reading.managed?.map(({ certificate }) => certificate),
    [null, null],
  );
  assert.equal((await watched()).length, 2);
  assert.deepEqual(kinds(hidden), ['signatureWeak']);
});
