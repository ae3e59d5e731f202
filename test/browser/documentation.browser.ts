// A documentation as a person opens it: from disk, without a server. Searches, walks by keyboard, in light and dark, on a phone.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { documentationWriter } from '../../src/adapters/documents/write-documentation.ts';
import { scanRecord } from '../support/metadata/scan-record.ts';
import { smallOrg } from '../support/metadata/small-org.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { hasNoViolation, openPage } from './scene.ts';

interface OpenedSite {
  /** axe fetches style sheets, which the policy of the pages forbids it: that complaint is not theirs. */
  examine(): Promise<void>;
  page: Page;
  /** What the browser complained of. */
  complaints: string[];
  open(path: string): Promise<void>;
}

async function openedSite(t: TestContext, options: BrowserContextOptions = {}): Promise<OpenedSite> {
  const folder = await temporaryFolder(t);
  await documentationWriter.write(scanRecord(smallOrg()), ['site'], folder);
  const page = await openPage(t, options);
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith('file://')) complaints.push(request.url());
  });
  const open = async (path: string): Promise<void> =>
    void (await page.goto(pathToFileURL(join(folder, 'site', path)).href));
  const examine = async (): Promise<void> => {
    const before = complaints.length;
    await hasNoViolation(page);
    complaints.length = before;
  };
  return { page, complaints, open, examine };
}

const everyKind = [
  'index.html',
  'changes.html',
  'automation.html',
  'integrations.html',
  'connection.html',
  'components.html',
  'types/Flow.html',
  'CustomObject/Account.html',
  'Flow/Flow_5.html',
  'ApexClass/InvoiceService.html',
  'ApexClass/Broken.html',
  'PermissionSet/Billing_User.html',
  'NamedCredential/Billing.html',
];

test('search finds a field by its label from disk, and the keyboard goes there', async (t) => {
  const { page, complaints, open, examine } = await openedSite(t);
  await open('CustomObject/Region__c.html');
  await page.keyboard.press('/');
  await page.keyboard.type('overdue');
  await page.getByRole('link', { name: /^Invoice__c\.Overdue__c/ }).waitFor();
  await examine();
  // axe takes the focus along.
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/CustomObject\/Invoice__c\.html#field-Overdue__c$/);
  await page.getByRole('heading', { name: /Invoice/, level: 1 }).waitFor();
  assert.deepEqual(complaints, []);
});

test('search says when nothing is found, and finds parts of a name in capitals', async (t) => {
  const { page, open } = await openedSite(t);
  await open('index.html');
  await page.getByRole('searchbox').fill('zzzz');
  await page.getByText('Nothing was found.').first().waitFor();
  await page.getByRole('searchbox').fill('client');
  await page.getByRole('link', { name: /^BillingClient/ }).waitFor();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no page has an accessibility violation, ${colorScheme}`, async (t) => {
    const { complaints, open, examine } = await openedSite(t, { colorScheme });
    for (const path of everyKind) {
      await open(path);
      await examine();
    }
    assert.deepEqual(complaints, []);
  });
}

test('a phone shows each page without sideways scroll', async (t) => {
  const { page, open, examine } = await openedSite(t, { viewport: { width: 360, height: 740 } });
  for (const path of everyKind) {
    await open(path);
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(wider, 0, path);
  }
  await open('CustomObject/Account.html');
  await examine();
});

test('the button changes the appearance, and the next page keeps it', async (t) => {
  const { page, open } = await openedSite(t, { colorScheme: 'light' });
  await open('index.html');
  await page.getByRole('button', { name: 'Light or dark' }).click();
  await page.getByRole('link', { name: 'Automation', exact: true }).click();
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
});
