// A rotation without hands from the page, beside a simulated org that takes some seconds to spread a change: agreed to, previewed,
// deployed, followed to its end; and one that is refused says why.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { hasNoViolation, onPhoneInTheDark, openBrowserScene } from '../../../test/browser/scene.ts';
import { launcher, shell } from '../../../test/http/serve-process.ts';

const quickly = {
  // Longer than the page takes to look again, so that it is seen on its way.
  LATCHKEY_PROPAGATION_SECONDS: '12',
  LATCHKEY_WATCH_PROBE_SECONDS: '1',
  LATCHKEY_HANDOVER_PROBE_SECONDS: '1',
};
const timeout = 60_000;

async function openHandsFree(t: TestContext) {
  const scene = await openBrowserScene(t, { environment: quickly, simulator: { servers: 4 } });
  const page = await scene.administrator();
  const { control } = scene.simulator.simulator;
  const [org] = scene.simulator.orgs;
  if (org === undefined) throw new TypeError('an org was made');
  const { loginUrl, username, orgId } = org;
  const appKind = 'connected-app';
  const { consumerKey } = control.createApp(orgId, { label: 'Latchkey', kind: appKind });
  control.patchApp(orgId, consumerKey, { permittedUsers: 'admin-approved', assigned: [username] });
  const call = (path: string, body: unknown) =>
    page.evaluate(
      async ([to, sent]) => {
        const headers = { 'content-type': 'application/json' };
        const answer = await fetch(to as string, { method: 'POST', headers, body: JSON.stringify(sent) });
        return (await answer.json()) as Record<string, unknown>;
      },
      [path, body],
    );
  await call('/api/connections', { name: 'acme', loginUrl, username, consumerKey, appKind, appName: 'Latchkey' });
  const { pem } = await call('/api/connections/acme/certificates', {});
  control.uploadCertificate(orgId, consumerKey, pem as string);
  assert.equal((await call('/api/connections/acme/test', {})).verified, true);
  control.patchOrg(orgId, { propagation: { minSeconds: 6, maxSeconds: 12 }, deploySeconds: 1 });
  await page.goto(`${scene.serve.ready.url}/connections/acme/rotation`);
  await page.getByRole('heading', { name: 'Rotation of acme', level: 1 }).waitFor();
  const seen = () => new Set(control.certificatesSeenByServers(orgId, consumerKey));
  return { page, control, orgId, consumerKey, username, seen, folder: scene.folder };
}

/** By keyboard alone. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
}

async function agree(page: Page): Promise<void> {
  await press(page, 'Allow rotation without hands');
  const app = page.getByLabel('Type Latchkey to agree');
  await app.fill('acme');
  await page.keyboard.press('Enter');
  await page
    .locator('.slds-has-error')
    .getByText(/It is not the name of the app/)
    .waitFor();
  await hasNoViolation(page);
  await app.fill('Latchkey');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

test('a rotation without hands is agreed to, previewed, deployed and settled, by keyboard alone', async (t) => {
  const { page, seen } = await openHandsFree(t);
  const before = seen();
  await picture(page, 'guided');
  await agree(page);
  await press(page, 'Rotate without hands');
  await page.getByText('Everything else of the app stays as it is, byte for byte.').waitFor({ timeout });
  await hasNoViolation(page);
  await picture(page, 'preview');
  assert.deepEqual(seen(), before, 'a dry run changes nothing');
  await press(page, 'Deploy now');
  const way = page.getByRole('list', { name: 'The way of the rotation without hands' });
  await way.waitFor({ timeout });
  await page.getByText(/Waiting until/).waitFor({ timeout });
  await hasNoViolation(page);
  await picture(page, 'moving');
  await page
    .getByText('Settled: the new key is in use everywhere, and nobody had to do anything.')
    .waitFor({ timeout });
  await page.getByText('anna').first().waitFor();
  assert.notDeepEqual(seen(), before);
  await hasNoViolation(page);
  await picture(page, 'settled');
  await page.emulateMedia({ colorScheme: 'dark' });
  await hasNoViolation(page);
  await picture(page, 'dark');
  await page.setViewportSize({ width: 390, height: 844 });
  await picture(page, 'phone');
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByText(/latchkey --data \S+ runbook acme$/).waitFor();
  await page.getByText(/^What this org has shown: \d+ facts?$/).click();
  await page.getByText('A deploy replaces the certificate of a Connected App in its place.').waitFor();
  await hasNoViolation(page);
  await picture(page, 'facts');
});

test('one that is refused says why, and that nothing was changed', async (t) => {
  const { page, control, orgId, username } = await openHandsFree(t);
  await agree(page);
  control.patchUser(orgId, username, { permissions: ['ApiEnabled', 'ModifyMetadata', 'ViewSetup'] });
  await press(page, 'Rotate without hands');
  await page.getByText('Nothing would be deployed.').waitFor({ timeout });
  await page.getByText(/lacks "Customize Application" and "Manage Connected Apps"/).waitFor();
  assert.ok(await page.getByRole('button', { name: 'Deploy now' }).isDisabled());
  await hasNoViolation(page);
  await picture(page, 'refused');
});

test('a certificate that somebody took out of the app is put back with one button', async (t) => {
  const { page, control, orgId, consumerKey, seen, folder } = await openHandsFree(t);
  const before = seen();
  control.clearCertificate(orgId, consumerKey);
  await agree(page);
  const env = { ...shell(), ...quickly, LATCHKEY_DATA: `${folder}/data` };
  await promisify(execFile)(launcher, ['reconcile', '--once'], { env });
  await page.reload();
  await page.getByRole('alert').getByText('The app in Salesforce holds no certificate any more').waitFor({ timeout });
  await hasNoViolation(page);
  await picture(page, 'alarm');
  await onPhoneInTheDark(page, () => picture(page, 'alarm-phone-dark'));
  await press(page, 'Put the certificate back');
  await page.getByText('Put back: the certificate in use is in the app again.').waitFor({ timeout });
  assert.deepEqual(seen(), before);
  assert.equal(await page.getByRole('button', { name: 'Put the certificate back' }).count(), 0);
  await hasNoViolation(page);
  await picture(page, 'put-back');
});
