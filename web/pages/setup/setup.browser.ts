// The main journey: from the one address that `serve` prints to the green message, with Salesforce's Setup in the second tab.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { type BrowserScene, hasNoViolation, openBrowserScene } from '../../../test/browser/scene.ts';
import { type AppKind, SetupTab } from '../../../test/browser/setup-tab.ts';

for (const kind of ['Connected App', 'External Client App'] as const) {
  test(`an admin connects an org through a ${kind}, from the first address to "Connection verified."`, async (t) => {
    const scene = await openBrowserScene(t);
    const page = await scene.administrator();
    await hasNoViolation(page);
    await create(scene, page, kind);
    const setup = await tab(scene, page, kind);
    const file = await download(scene, page);
    await next(page, 2);
    await fill(scene, page, setup);
    await next(page, 3);
    await setup.upload(file);
    await next(page, 4);
    await saveApp(scene, page, setup);
    await next(page, 5);
    await hasNoViolation(page);
    const key = await setup.consumerKey();
    await next(page, 6);
    await paste(page, 'A'.repeat(64));
    await page.getByRole('alert').getByText('consumer secret').waitFor();
    await hasNoViolation(page);
    await paste(page, key);
    await page.getByText('Saved.').waitFor();
    await next(page, 7);
    await page.getByRole('button', { name: 'Test Connection' }).click();
    await page.getByText('Connection verified.').waitFor();
    await hasNoViolation(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await hasNoViolation(page);
    await page.reload();
    await page.getByText('Connection verified.').waitFor();
  });
}

async function create(scene: BrowserScene, page: Page, kind: AppKind): Promise<void> {
  const [org] = scene.simulator.orgs;
  await page.getByLabel('Name', { exact: true }).fill('acme');
  await page.getByLabel('Login URL').fill(org?.loginUrl ?? '');
  await page.getByLabel('Username').fill(org?.username ?? '');
  await page.getByLabel(kind, { exact: true }).check();
  await page.getByRole('button', { name: 'Create Connection' }).click();
  await page.waitForURL('**/connections/acme/setup/1');
}

async function tab(scene: BrowserScene, page: Page, kind: AppKind): Promise<SetupTab> {
  const setup = new SetupTab(await page.context().newPage(), kind);
  await setup.openForm(scene.simulator.orgs[0]?.loginUrl ?? '');
  return setup;
}

async function download(scene: BrowserScene, page: Page): Promise<string> {
  const begun = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download Certificate' }).click();
  const file = await begun;
  assert.match(file.suggestedFilename(), /^acme-\d{8}-[0-9A-F]{8}\.crt$/);
  const path = `${scene.folder}/${file.suggestedFilename()}`;
  await file.saveAs(path);
  return path;
}

async function next(page: Page, step: number): Promise<void> {
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.waitForURL(`**/setup/${step}`);
  await page.getByRole('heading', { name: `Step ${step} of 7` }).waitFor();
}

/** What the page gives to copy. */
function shown(page: Page, label: string): Promise<string> {
  return page.locator('.copy-value', { hasText: label }).locator('code').innerText();
}

async function fill(scene: BrowserScene, page: Page, setup: SetupTab): Promise<void> {
  await hasNoViolation(page);
  await setup.fillApp({
    name: await shown(page, 'App Name'),
    email: scene.simulator.orgs[0]?.username ?? '',
    callbackUrl: await shown(page, 'Callback URL'),
  });
}

async function saveApp(scene: BrowserScene, page: Page, setup: SetupTab): Promise<void> {
  await hasNoViolation(page);
  await setup.addScopesAndSave([await shown(page, 'Scope 1'), await shown(page, 'Scope 2')]);
  await setup.preauthorize(await shown(page, 'The user'));
  assert.equal(await shown(page, 'The user'), scene.simulator.orgs[0]?.username);
}

async function paste(page: Page, key: string): Promise<void> {
  await page.getByLabel('Consumer Key', { exact: true }).fill(key);
  await page.getByRole('button', { name: 'Save' }).click();
}
