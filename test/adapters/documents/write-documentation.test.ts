import assert from 'node:assert/strict';
import { globSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { documentationWriter } from '../../../src/adapters/documents/write-documentation.ts';
import type { ScannedComponent } from '../../../src/domain/scan/component.ts';
import type { ScanRecord } from '../../../src/domain/scan/documentation.ts';
import { scanned, scanRecord } from '../../support/metadata/scan-record.ts';
import { metadataXml } from '../../support/metadata/seeded.ts';
import { smallOrg } from '../../support/metadata/small-org.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { brokenLinks, pageText } from './written-site.ts';

async function writtenTo(
  t: TestContext,
  components: readonly ScannedComponent[],
  more: Partial<ScanRecord> = {},
): Promise<string> {
  const folder = await temporaryFolder(t);
  await documentationWriter.write(scanRecord(components, more), ['site', 'markdown', 'json'], folder);
  return folder;
}

function contentsOf(folder: string): Map<string, string> {
  return new Map(
    globSync('**/*.{html,js,css,md,json}', { cwd: folder })
      .sort()
      .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  );
}

test('every link of the site leads to a page and a place that are there', async (t) => {
  const folder = await writtenTo(t, smallOrg());
  assert.deepEqual(brokenLinks(join(folder, 'site')), []);
});

test('the same scan gives the same bytes', async (t) => {
  const [one, two] = [await writtenTo(t, smallOrg()), await writtenTo(t, smallOrg())];
  assert.deepEqual(contentsOf(one), contentsOf(two));
  assert.ok(contentsOf(one).size > 200);
});

test('what changes in one component changes its own files and the lists that name it, no other page', async (t) => {
  const before = contentsOf(await writtenTo(t, smallOrg()));
  const changed = smallOrg().map((one) =>
    one.fullName === 'moneyCell' ? { ...one, lastModifiedAt: Date.UTC(2027, 0, 1) } : one,
  );
  const after = contentsOf(await writtenTo(t, changed));
  const differing = [...after].filter(([file, text]) => before.get(file) !== text).map(([file]) => file);
  assert.deepEqual(
    differing.filter((file) => file.startsWith('markdown/')),
    ['markdown/LightningComponentBundle/moneyCell.md', 'markdown/types/LightningComponentBundle.md'],
  );
});

test('what was written before is replaced whole, and nothing is left beside it', async (t) => {
  const folder = await temporaryFolder(t);
  mkdirSync(join(folder, 'site'));
  await documentationWriter.write(scanRecord(smallOrg()), ['site'], folder);
  await documentationWriter.write(scanRecord(smallOrg().slice(0, 3)), ['site'], folder);
  assert.deepEqual(globSync('*', { cwd: folder, exclude: [] }), ['site']);
  assert.deepEqual(globSync('.*', { cwd: folder }), []);
  assert.deepEqual(globSync('site/Flow/*', { cwd: folder }), []);
});

test('a scan that breaks off leaves the documentation that was there', async (t) => {
  const folder = await writtenTo(t, smallOrg());
  const before = contentsOf(folder);
  const record = scanRecord(smallOrg());
  const breaking = {
    ...record,
    async *components() {
      let left = 5;
      for await (const component of record.components()) {
        if (left-- === 0) throw new Error('the database went away');
        yield component;
      }
    },
  };
  await assert.rejects(documentationWriter.write(breaking, ['site'], folder), /database went away/);
  assert.deepEqual(contentsOf(folder), before);
  assert.deepEqual(globSync('.*', { cwd: folder }), []);
});

const hostileNames = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '../../../../etc/passwd',
  '..\\..\\windows',
  '/absolute',
  'CON',
  'nul.txt',
  '.hidden',
  '...',
  '-',
  '日本語の名前',
  'Ünïcode',
  'ends.with.dot.',
  `very${'long'.repeat(200)}`,
  'Billing',
  'billing',
  'BILLING',
  'a/b',
  'a b',
  'a-b',
  '__proto__',
  'constructor',
  '%2e%2e%2fescape',
  'tick`s | and *stars* [x](javascript:alert(1))',
  '\u202Egnp.exe',
];

test('hostile names and labels are shown as text, in files that any system takes', async (t) => {
  const components = hostileNames.flatMap((name) => [
    scanned('CustomTab', name, {
      'tabs/x.tab': metadataXml('CustomTab', {
        label: name,
        description: `${name} </textarea><script>alert(2)</script>`,
        object: name,
      }),
    }),
    scanned('Report', name, null, { missing: { reason: 'refused', message: name } }),
  ]);
  const folder = await writtenTo(t, components);
  const site = join(folder, 'site');
  assert.deepEqual(brokenLinks(site), []);
  const files = globSync('**/CustomTab/*', { cwd: folder }).map((file) => file.split('/').at(-1) ?? '');
  assert.equal(files.length, hostileNames.length * 3);
  assert.equal(new Set(files.map((file) => file.toLowerCase())).size, files.length, 'two names share a file');
  for (const file of files) {
    assert.match(file, /^[A-Za-z0-9_~-][A-Za-z0-9_.~-]*\.(?:html|md|json)$/);
    assert.ok(file.length <= 120, file);
    assert.doesNotMatch(file, /^(?:con|nul|prn|aux)\./i);
  }
  for (const [file, html] of contentsOf(site)) {
    if (!file.endsWith('.html')) continue;
    assert.doesNotMatch(html, /<script>|<img|<[^>]* on\w+=|javascript:alert[^<]*"/, file);
  }
  const markdown = [...contentsOf(join(folder, 'markdown'))].map(([, text]) => text).join('');
  assert.doesNotMatch(markdown, /<script|<img|[^\\]\]\(javascript:/);
});

test('pages take nothing from elsewhere and run nothing of their own', async (t) => {
  const folder = await writtenTo(t, smallOrg());
  for (const [file, html] of contentsOf(join(folder, 'site'))) {
    if (!file.endsWith('.html')) continue;
    assert.match(html, /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self';/);
    assert.doesNotMatch(html, /(?:src|href)="(?:https?:)?\/\//, file);
    assert.doesNotMatch(html, /<script(?![^>]* src=)| style="| on\w+="/, file);
  }
});

test('a secret that reached the rows all the same is written nowhere', async (t) => {
  const app = metadataXml('ConnectedApp', {
    label: 'App',
    oauthConfig: { consumerKey: '3MVG9', consumerSecret: 'CANARY-SECRET', isConsumerSecretOptional: true },
  });
  const credential = metadataXml('NamedCredential', {
    label: 'Old',
    endpoint: 'https://a.example',
    password: 'CANARY-PASSWORD',
    username: 'integration',
  });
  const folder = await writtenTo(t, [
    scanned('ConnectedApp', 'App', { 'connectedApps/App.connectedApp': app }),
    scanned('NamedCredential', 'Old', { 'namedCredentials/Old.namedCredential': credential }),
  ]);
  for (const [file, text] of contentsOf(folder)) assert.doesNotMatch(text, /CANARY/, file);
  assert.match(pageText(join(folder, 'site'), 'ConnectedApp/App.html'), /Is consumer secret optional Yes/);
});

test('what the org lists without contents has a row that says why', async (t) => {
  const folder = await writtenTo(t, smallOrg());
  const text = pageText(join(folder, 'site'), 'types/ConnectedApp.html');
  assert.match(text, /vendor__App vendor .*The org refused to return its contents\. Load of metadata from db failed/);
});

test('a file that cannot be read costs its own page alone, which says so', async (t) => {
  const bad = [
    scanned('Flow', 'Cut', { 'flows/Cut.flow': '<Flow><label>Cut' }),
    scanned('CustomObject', 'Bomb__c', {
      'objects/Bomb__c.object': '<!DOCTYPE x [<!ENTITY a "b">]><CustomObject><label>&a;</label></CustomObject>',
    }),
    scanned('Layout', 'Empty', { 'layouts/Empty.layout': '' }),
  ];
  const folder = await writtenTo(t, [...smallOrg(), ...bad]);
  const site = join(folder, 'site');
  for (const page of ['Flow/Cut.html', 'CustomObject/Bomb__c.html', 'Layout/Empty.html']) {
    assert.match(pageText(site, page), /could not be read in full/, page);
  }
  assert.match(pageText(site, 'CustomObject/Account.html'), /Automation, in order of execution/);
  assert.deepEqual(brokenLinks(site), []);
});
