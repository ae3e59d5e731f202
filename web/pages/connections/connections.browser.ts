// Home: empty, filtered, sorted, followed while it changes, on a phone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { hasNoViolation, openBrowserScene } from '../../../test/browser/scene.ts';

const fleet = [
  { name: 'acme-production', loginUrl: 'https://acme.my.salesforce.com', labels: ['team:billing'] },
  { name: 'acme-uat', loginUrl: 'https://acme--uat.sandbox.my.salesforce.com', labels: ['team:billing', 'emea'] },
  { name: 'scratch', loginUrl: 'https://power-1.scratch.my.salesforce.com', labels: [] },
  { name: 'globex', loginUrl: 'https://login.salesforce.com', labels: ['emea'] },
];

/** As the page itself asks. */
async function post(page: Page, path: string, body: object): Promise<void> {
  const status = await page.evaluate(
    async ([address, text]) =>
      (await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: text })).status,
    [path, JSON.stringify(body)] as const,
  );
  assert.equal(status, 201, path);
}

const rowsOf = (page: Page) => page.locator('tbody tr th a').allTextContents();

test('the list leads from nothing to the first connection, and to the one that is looked for', async (t) => {
  const scene = await openBrowserScene(t);
  const page = await scene.administrator();
  await page.getByRole('link', { name: 'Connections' }).click();
  await page.getByRole('heading', { name: 'No connection yet' }).waitFor();
  await hasNoViolation(page);
  await page.getByRole('link', { name: 'New Connection' }).click();
  await page.waitForURL('**/new-connection');
  for (const { name, ...more } of fleet)
    await post(page, '/api/connections', { name, username: `${name}@acme.example`, ...more });
  await post(page, '/api/connections/acme-uat/certificates', { lifetimeDays: 20 });
  await post(page, '/api/connections/globex/certificates', { lifetimeDays: 300 });

  await page.getByRole('link', { name: 'Connections' }).click();
  await page.getByRole('status').getByText('4 connections').waitFor();
  assert.deepEqual(await rowsOf(page), ['acme-uat', 'globex', 'acme-production', 'scratch'], 'the most urgent first');
  const row = page.getByRole('row', { name: /^acme-uat/ });
  for (const said of ['Sandbox, My Domain', 'Needs its consumer key', 'never'])
    await row.getByText(said, { exact: true }).waitFor();
  // UTC's midnight may lie between the making and the look.
  await row.getByText(/^(19|20) days left$/).waitFor();
  assert.equal(
    await row.getByRole('link', { name: 'Give the consumer key' }).getAttribute('href'),
    '/connections/acme-uat/setup',
  );
  await hasNoViolation(page);

  await page.getByRole('button', { name: 'Name', exact: true }).click();
  await page.getByRole('columnheader', { name: 'Name' }).and(page.locator('[aria-sort=ascending]')).waitFor();
  await page.getByRole('row').nth(1).getByRole('link', { name: 'acme-production' }).waitFor();
  await page.getByRole('button', { name: 'Show only emea' }).first().click();
  await page.getByRole('row', { name: /acme-production/ }).waitFor({ state: 'detached' });
  assert.match(page.url(), /label=emea/);
  await page.getByLabel('State').selectOption({ label: 'Needs its consumer key (2)' });
  await page.getByLabel('Search').fill('GLOBEX@');
  await page.waitForURL('**search=GLOBEX**');
  await page.getByRole('row', { name: /acme-uat/ }).waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('row', { name: /^globex/ }).waitFor();
  assert.deepEqual(await rowsOf(page), ['globex'], 'the address alone says what is looked for');
  await page.getByLabel('Search').fill('nobody');
  await page.getByRole('heading', { name: 'Nothing matches' }).waitFor();
  await hasNoViolation(page);
  await page.getByRole('button', { name: 'Show all connections' }).click();
  await page.getByRole('row', { name: /^scratch/ }).waitFor();
  assert.equal(await page.getByLabel('Search').inputValue(), '');
  await post(page, '/api/connections', {
    name: 'added-elsewhere',
    username: 'late@acme.example',
    loginUrl: 'https://login.salesforce.com',
  });
  await page.getByRole('row', { name: /^added-elsewhere/ }).waitFor();
  await page.getByRole('status').getByText('5 connections').waitFor();
  await page.emulateMedia({ colorScheme: 'dark' });
  await hasNoViolation(page);
});

test('a phone shows cards that are still a table, and pages go on and back', async (t) => {
  const scene = await openBrowserScene(t);
  const page = await scene.administrator({ viewport: { width: 390, height: 844 } });
  const names = Array.from({ length: 51 }, (_, index) => `org-${String(index).padStart(2, '0')}`);
  for (const name of names)
    await post(page, '/api/connections', {
      name,
      loginUrl: 'https://login.salesforce.com',
      username: `${name}@a.example`,
    });
  await page.goto(`${scene.serve.ready.url}/`);
  await page.getByRole('cell', { name: 'Needs a certificate' }).first().waitFor();
  assert.equal(await page.getByRole('row').count(), 51, 'fifty and the head');
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 390, `the page is ${width} wide`);
  await hasNoViolation(page);
  await page.getByRole('button', { name: 'Next page' }).click();
  await page.getByRole('link', { name: 'org-50' }).waitFor();
  assert.match(page.url(), /after=/);
  await page.getByRole('button', { name: 'Previous page' }).click();
  await page.getByRole('link', { name: 'org-00' }).waitFor();
  assert.doesNotMatch(page.url(), /after=/);
});
