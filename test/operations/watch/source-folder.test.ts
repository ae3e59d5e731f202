// A folder with Salesforce metadata, watched: its files come and go.

import assert from 'node:assert/strict';
import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { type TestContext, test } from 'node:test';
import { dayMs } from '../../../src/domain/ports.ts';
import { readFindingId } from '../../../src/domain/watch/watch-ids.ts';
import { watchSourceFolder } from '../../../src/operations/watch/add-source.ts';
import { listWatched } from '../../../src/operations/watch/list.ts';
import { runWatches } from '../../../src/operations/watch/loops/run-watches.ts';
import { removeWatch } from '../../../src/operations/watch/remove.ts';
import { makeKeyPair } from '../../simulator/key-pair.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { refuses } from '../scene/installation.ts';
import { openWatchedOrg } from './watched-org.ts';

const { certificatePem, fingerprint } = makeKeyPair({ days: 20 });
const oneLine = certificatePem.replaceAll(/-----.*-----|\s/g, '');
const canary = 'F00DCANARYSECRET';
const connectedApp = (certificate = oneLine) =>
  `<ConnectedApp><label>Sync</label><oauthConfig><certificate>${certificate}</certificate><consumerSecret>${canary}</consumerSecret></oauthConfig></ConnectedApp>`;
const externalApp = `<ExtlClntAppGlobalOauthSettings><certificate>${oneLine}</certificate><externalClientApplication>Ext</externalClientApplication></ExtlClntAppGlobalOauthSettings>`;

async function openProject(t: TestContext, files: Readonly<Record<string, string>>) {
  const org = await openWatchedOrg(t);
  const folder = join(await temporaryFolder(t), 'checkout');
  const put = async (name: string, content: string) => {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  };
  for (const [name, content] of Object.entries(files)) await put(name, content);
  const add = (contacts: readonly string[]) => watchSourceFolder.run(org.context, { path: folder, contacts });
  const nextDay = async () => {
    org.later(dayMs);
    assert.equal((await runWatches(org.context)).failed, 0);
  };
  const watched = async () => {
    const { certificates } = await listWatched.run(org.context);
    return certificates.map(({ location }) => relative(folder, location)).sort();
  };
  const found = async () =>
    (await listWatched.run(org.context)).findings.map(({ id, detail }) => [readFindingId(id)?.kind, detail]);
  return { ...org, folder, put, add, nextDay, watched, found };
}

const main = 'force-app/main/default';

test('(h) watches the certificates of apps and certs/*.crt in a project, in both shapes of its files', async (t) => {
  const project = await openProject(t, {
    [`${main}/connectedApps/Sync.connectedApp-meta.xml`]: connectedApp(),
    'src/connectedApps/Old.connectedApp': connectedApp(certificatePem),
    [`${main}/connectedApps/Without.connectedApp-meta.xml`]: '<ConnectedApp><label>x</label></ConnectedApp>',
    [`${main}/extlClntAppGlobalOauthSets/Ext_glbloauth.ecaGlblOauth-meta.xml`]: externalApp,
    [`${main}/certs/SSO.crt`]: certificatePem,
    [`${main}/certs/SSO.crt-meta.xml`]: '<Certificate/>',
    'keys/other.crt': certificatePem,
    'node_modules/x/certs/theirs.crt': certificatePem,
    '.sfdx/certs/cached.crt': certificatePem,
  });
  await symlink(project.folder, join(project.folder, 'loop'));
  const { certificates, unreadable } = await project.add(['ops@acme.example']);
  assert.deepEqual(unreadable, []);
  assert.deepEqual(await project.watched(), [
    `${main}/certs/SSO.crt`,
    `${main}/connectedApps/Sync.connectedApp-meta.xml`,
    `${main}/extlClntAppGlobalOauthSets/Ext_glbloauth.ecaGlblOauth-meta.xml`,
    'src/connectedApps/Old.connectedApp',
  ]);
  for (const { certificate, contacts } of certificates) {
    assert.deepEqual([certificate.fingerprint, contacts], [fingerprint, ['ops@acme.example']]);
  }
  const labels = certificates.map(({ label }) => label.replace(/ .*/, '')).sort();
  assert.deepEqual(labels, ['Ext', 'Sync', 'Sync', join(project.folder, main, 'certs/SSO.crt')].sort());
  assert.doesNotMatch(JSON.stringify(await listWatched.run(project.context)), new RegExp(canary));
});

test('(h) files that come are watched and told to the same people, files that go are not watched any more', async (t) => {
  const project = await openProject(t, { 'certs/One.crt': certificatePem });
  await project.add(['ops@acme.example']);
  await project.put('certs/Two.crt', certificatePem);
  await rm(join(project.folder, 'certs/One.crt'));
  await project.nextDay();
  assert.deepEqual(await project.watched(), ['certs/Two.crt']);
  const { certificates } = await listWatched.run(project.context);
  assert.deepEqual(certificates[0]?.contacts, ['ops@acme.example']);
  // All gone, and one again: the contacts are still known.
  await rename(join(project.folder, 'certs/Two.crt'), join(project.folder, 'Two.crt'));
  await project.nextDay();
  assert.deepEqual(await project.watched(), []);
  await rename(join(project.folder, 'Two.crt'), join(project.folder, 'certs/Two.crt'));
  await project.nextDay();
  assert.deepEqual((await listWatched.run(project.context)).certificates[0]?.contacts, ['ops@acme.example']);
  assert.deepEqual(await project.found(), []);
});

test('(h) a file that cannot be read keeps its last certificate, and so do all when the folder is away', async (t) => {
  const project = await openProject(t, { 'certs/One.crt': certificatePem, 'certs/Two.crt': certificatePem });
  await project.add([]);
  await project.put('certs/One.crt', certificatePem.slice(0, 200));
  await project.nextDay();
  assert.deepEqual(await project.watched(), ['certs/One.crt', 'certs/Two.crt']);
  const [[kind, detail] = [], ...more] = await project.found();
  assert.deepEqual([kind, more], ['sourceUnreadable', []]);
  assert.match(detail ?? '', /One\.crt cannot be read: The CERTIFICATE block has no END line\./);
  await rename(project.folder, `${project.folder}-moved`);
  await project.nextDay();
  assert.deepEqual(await project.watched(), ['certs/One.crt', 'certs/Two.crt']);
  assert.equal((await project.found()).length, 2);
  await rename(`${project.folder}-moved`, project.folder);
  await project.put('certs/One.crt', certificatePem);
  await project.nextDay();
  assert.deepEqual(await project.found(), []);
});

test('(h) what never was read is not said to be counted, and what is wrong with it stands once', async (t) => {
  const two = `${certificatePem}${makeKeyPair({ days: 30 }).certificatePem}`;
  const app = `<ConnectedApp><oauthConfig><certificate>${two}</certificate></oauthConfig></ConnectedApp>`;
  const project = await openProject(t, {
    'certs/One.crt': certificatePem,
    'certs/Bad.crt': 'x',
    'connectedApps/Two.connectedApp-meta.xml': app,
  });
  await project.add([]);
  const words = async () => (await listWatched.run(project.context)).findings;
  const [first, second] = await words();
  for (const finding of [first, second]) {
    assert.doesNotMatch(finding?.remedy ?? '', /is counted/);
    assert.match(finding?.remedy ?? '', /Until then nothing of it is watched\./);
    assert.match(finding?.detail ?? '', /[^.]\.$/);
  }
  await project.put('certs/One.crt', certificatePem.slice(0, 200));
  await project.nextDay();
  const one = (await words()).find(({ detail }) => detail.includes('One.crt'));
  assert.match(one?.remedy ?? '', /Until then its last certificate is counted\.$/);
});

test('(h) a folder that is removed takes its certificates and findings along', async (t) => {
  const project = await openProject(t, { 'certs/One.crt': certificatePem, 'certs/Bad.crt': 'x' });
  const added = await project.add([]);
  assert.equal(added.unreadable.length, 1);
  const removal = { source: project.folder, path: project.folder };
  const removed = await removeWatch.run(project.context, removal);
  assert.deepEqual(removed, { folder: project.folder, certificates: 1 });
  assert.deepEqual([await project.watched(), await project.found()], [[], []]);
  await refuses('watchedNotFound', removeWatch.run(project.context, removal));
});

test('(h) a folder with nothing to watch is refused, and so is one that is not there', async (t) => {
  const project = await openProject(t, { 'README.md': 'x' });
  await refuses('invalidInput', project.add([]));
  await refuses('fileUnreadable', watchSourceFolder.run(project.context, { path: '/nowhere/at/all', contacts: [] }));
  assert.deepEqual(await project.watched(), []);
});
