// The settings of a connection: what is edited, what is refused at its field, what a test finds, and the end.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { hasNoViolation, openBrowserScene } from '../../../test/browser/scene.ts';

/** On the settings of a new connection to an org whose app is complete but for its certificate. */
async function opened(t: TestContext) {
  const scene = await openBrowserScene(t, { simulator: { emptyOrgs: false } });
  const page = await scene.administrator();
  const [org] = scene.simulator.orgs;
  if (org === undefined) throw new TypeError('an org was made');
  await page.getByLabel('Name', { exact: true }).fill('acme');
  await page.getByLabel('Login URL').fill(org.loginUrl);
  await page.getByLabel('Username').fill(org.username);
  await page.getByLabel('Connected App', { exact: true }).check();
  await page.getByRole('button', { name: 'Create Connection' }).click();
  await page.waitForURL('**/setup');
  await page.goto(`${scene.serve.ready.url}/connections/acme`);
  await page.getByRole('heading', { name: 'acme', level: 1 }).waitFor();
  const app = `${scene.simulator.url}/simulator/orgs/${org.orgId}/apps/${org.consumerKey}`;
  const control = async (path: string, method: string, body: string) =>
    assert.ok((await fetch(`${app}${path}`, { method, body })).ok, path);
  return { page, org, consumerKey: org.consumerKey ?? '', control };
}

async function downloaded(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download Certificate' }).click();
  return readFile(await (await download).path(), 'utf8');
}

test('a connection is set up, fails with its cause, works, and is removed, all on its settings page', async (t) => {
  const { page, org, consumerKey, control } = await opened(t);
  await hasNoViolation(page);
  const pem = await downloaded(page);
  // UTC's midnight may lie between the making and the look.
  await page
    .getByText(/^36[45] days left$/)
    .first()
    .waitFor();
  assert.equal(await downloaded(page), pem, 'one that waits for its upload is given again');

  await page.getByLabel('Consumer Key').fill('F'.repeat(64));
  await page.getByRole('button', { name: 'Save' }).click();
  await page
    .getByRole('alert')
    .getByText(/secret/i)
    .waitFor();
  await hasNoViolation(page);
  await page.getByLabel('Consumer Key').fill(consumerKey);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();

  await page.getByRole('button', { name: 'Test Connection' }).click();
  const alert = page.getByRole('alert');
  await alert.getByText('What was answered').waitFor();
  assert.match((await alert.textContent()) ?? '', /upload/i, 'the one thing to do');
  await hasNoViolation(page);

  await control('/certificate', 'POST', pem);
  await control('', 'PATCH', JSON.stringify({ assigned: [] }));
  await page.getByRole('button', { name: 'Test Connection' }).click();
  await page.getByRole('heading', { name: 'Let the user in, click by click' }).waitFor();
  await alert.getByText(/add one that integration@/).waitFor();
  await page.emulateMedia({ colorScheme: 'dark' });
  await hasNoViolation(page);
  await page.emulateMedia({ colorScheme: 'light' });

  await control('', 'PATCH', JSON.stringify({ assigned: [await page.getByLabel('Username').inputValue()] }));
  await page.getByRole('button', { name: 'Test Connection' }).click();
  await page.getByText('Connection verified.').waitFor();
  await page.getByText('Working').first().waitFor();
  await page.getByText(/^What was tried/).click();
  await page
    .getByRole('list', { name: 'Steps of the test' })
    .getByText(/Userinfo names the right org/)
    .waitFor();
  await hasNoViolation(page);

  await page.getByText('Was this sandbox refreshed?').click();
  await page.getByLabel('New org ID').fill(org.orgId);
  await page.getByRole('button', { name: 'Accept this org' }).click();
  await page.getByText('Accepted. Test the connection now.').waitFor();
  await page.getByRole('button', { name: 'Test Connection' }).click();
  await page.getByText('Connection verified.').waitFor();

  await page.getByRole('link', { name: 'Get a new certificate' }).click();
  await page.waitForURL('**/connections/acme/rotation');
  await page.getByRole('button', { name: 'Start rotation' }).waitFor();
  await page.goBack();

  await page.getByRole('button', { name: 'Remove…' }).click();
  const remove = page.getByRole('button', { name: 'Remove for good' });
  await remove.waitFor();
  assert.equal(await remove.isDisabled(), true);
  await hasNoViolation(page);
  await page.getByLabel('Type acme to remove it').fill('acme');
  await remove.click();
  await page.getByRole('heading', { name: 'No connection yet' }).waitFor();
});

test('settings are applied, each refusal stands at its field and nothing that was typed is lost', async (t) => {
  const { page } = await opened(t);
  const apply = page.getByRole('button', { name: 'Apply' });
  await page.getByLabel('Username').fill('nobody');
  await page.getByLabel('Contacts').fill('ops@acme.example, team@acme.example');
  await apply.click();
  const username = page.getByLabel('Username');
  await page.locator('.slds-has-error').getByLabel('Username').waitFor();
  assert.equal(await username.getAttribute('aria-invalid'), 'true');
  assert.equal(await page.getByLabel('Contacts').inputValue(), 'ops@acme.example, team@acme.example');
  await hasNoViolation(page);
  await username.fill('someone@acme.example');
  const [hours, deployer] = [page.getByLabel('Hours for rotation without hands'), page.getByLabel('User who deploys')];
  await hours.fill('at night');
  await apply.click();
  await page
    .locator('.slds-has-error')
    .getByText(/names no days and hours/)
    .waitFor();
  await hours.fill('Sat,Sun 22:00-01:00');
  await deployer.fill('deployer');
  await apply.click();
  await page
    .locator('.slds-has-error')
    .getByText(/does not have the form of an e-mail address/)
    .waitFor();
  await hasNoViolation(page);
  await deployer.fill('deployer@acme.example');
  await page.getByLabel('Rotate so many days before expiry').fill('30');
  await page.getByLabel('Notices so many days before expiry').fill('30, seven');
  await page.getByText('Type whole days, such as 30.').waitFor();
  await page.getByLabel('Notices so many days before expiry').fill('7 30');
  await page.getByLabel('Labels').fill('emea team:billing');
  await page.getByLabel('Use it all the same').check();
  await apply.click();
  await page.getByText('Saved.').waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'acme', level: 1 }).waitFor();
  const shown = async (label: string) => page.getByLabel(label).inputValue();
  assert.deepEqual(
    [await shown('Username'), await shown('Rotate so many days before expiry'), await shown('Labels')],
    ['someone@acme.example', '30', 'emea, team:billing'],
  );
  assert.equal(await shown('Notices so many days before expiry'), '30, 7');
  assert.deepEqual(
    [await hours.inputValue(), await deployer.inputValue()],
    ['Sat,Sun 22:00-01:00', 'deployer@acme.example'],
  );
  await hours.fill('');
  await deployer.fill('');
  await apply.click();
  await page.getByText('Saved.').waitFor();
  await page.getByText('An expired certificate is used.').waitFor();

  await page.getByLabel('Contacts').fill('night@acme.example');
  const status = await page.evaluate(async () => {
    const [method, headers] = ['PATCH', { 'content-type': 'application/json' }];
    return (await fetch('/api/connections/acme', { method, headers, body: '{"labels":["apac"]}' })).status;
  });
  assert.equal(status, 200);
  await page.waitForFunction(() => [...document.querySelectorAll('input')].some(({ value }) => value === 'apac'));
  await apply.click();
  await page.getByRole('alert').getByText('Somebody else changed it meanwhile').waitFor();
  assert.equal(await shown('Contacts'), 'night@acme.example', 'nothing that was typed is lost');
  await hasNoViolation(page);
  await page.getByRole('button', { name: 'Set mine all the same' }).click();
  await page.getByText('Saved.').waitFor();
  assert.deepEqual([await shown('Contacts'), await shown('Labels')], ['night@acme.example', 'apac']);
  await page.emulateMedia({ colorScheme: 'dark' });
  await hasNoViolation(page);
  await page.setViewportSize({ width: 360, height: 740 });
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
  await hasNoViolation(page);
});

test('a look-alike host is asked about, a certificate given up, a shared key previewed, a bundle saved', async (t) => {
  const { page, org, consumerKey, control } = await opened(t);
  const home = page.url();
  await page.goto(new URL('/new-connection', home).href);
  await page.getByLabel('Name', { exact: true }).fill('alike');
  await page.getByLabel('Login URL').fill('https://acme.my.salesforce.com.example.net');
  await page.getByLabel('Username').fill('someone@acme.example');
  await page.getByRole('button', { name: 'Create Connection' }).click();
  await page.getByRole('alert').getByText('is named like a host of Salesforce').waitFor();
  await hasNoViolation(page);
  await page.getByRole('button', { name: 'I mean this host' }).click();
  await page.waitForURL('**/connections/alike/setup/*');

  await page.goto(home);
  await downloaded(page);
  await page.getByRole('button', { name: /^Discard/ }).click();
  await page.getByRole('cell', { name: 'Given up' }).waitFor();
  const pem = await downloaded(page);
  await control('/certificate', 'POST', pem);

  await page.getByLabel('Consumer Key').fill(consumerKey);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  await page.getByRole('button', { name: 'Test Connection' }).click();
  await page.getByText('Connection verified.').waitFor();

  const shared = JSON.stringify({ name: 'twin', loginUrl: org.loginUrl, username: 'twin@acme.example', consumerKey });
  const status = await page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' };
    return (await fetch('/api/connections', { method: 'POST', headers, body })).status;
  }, shared);
  assert.equal(status, 201);
  await page.getByLabel('Consumer Key').fill(`${consumerKey.slice(0, -4)}AAAA`);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').getByText('twin').waitFor();
  await hasNoViolation(page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  assert.equal(await page.getByRole('button', { name: 'Use this key' }).count(), 0, 'nothing was changed');

  const bundle = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download support bundle' }).click();
  const saved = await bundle;
  assert.match(saved.suggestedFilename(), /^acme-\d{8}-support\.json$/);
  assert.doesNotMatch(await readFile(await saved.path(), 'utf8'), /PRIVATE KEY/);
});
