// The main journey: from the one address that `serve` prints to the green message, with Salesforce's Setup beside it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasNoViolation, openBrowserScene } from '../../../test/browser/scene.ts';

test('an admin connects an org in a browser, from the first address to "Connection verified."', async (t) => {
  const scene = await openBrowserScene(t);
  const page = await scene.administrator();
  const [org] = scene.simulator.orgs;
  if (org === undefined) throw new TypeError('an org was made');
  await hasNoViolation(page);
  await page.getByLabel('Name', { exact: true }).fill('acme');
  await page.getByLabel('Login URL').fill(org.loginUrl);
  await page.getByLabel('Username').fill(org.username);
  await page.getByLabel('External Client App').check();
  await page.getByRole('button', { name: 'Create Connection' }).click();
  await page.waitForURL('**/setup');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download Certificate' }).click();
  assert.match((await download).suggestedFilename(), /^acme-\d{8}-[0-9A-F]{8}\.crt$/);
  await hasNoViolation(page);
});
