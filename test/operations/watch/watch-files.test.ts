// Certificates in files of all kinds, watched.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { dayMs } from '../../../src/domain/ports.ts';
import { watchFile } from '../../../src/operations/watch/add-file.ts';
import { listWatched } from '../../../src/operations/watch/list.ts';
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
