// A rotation in the browser, beside a simulated org that takes some seconds to spread a change: begun, uploaded, watched, settled;
// the way back; a leak.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type BrowserScene, hasNoViolation, openBrowserScene } from '../../../test/browser/scene.ts';
import { onEachDatabase } from '../../../test/operations/scene/on-each-database.ts';

const quickly = {
  LATCHKEY_PROPAGATION_SECONDS: '3',
  LATCHKEY_WATCH_PROBE_SECONDS: '1',
  LATCHKEY_HANDOVER_PROBE_SECONDS: '1',
};
const timeout = 30_000;

interface Watched {
  scene: BrowserScene;
  page: Page;
  upload(pem: string): void;
  clear(): void;
}

/** A connection that works, made by the API, and the page of its rotation. */
async function openRotation(t: TestContext, environment: Record<string, string> = {}): Promise<Watched> {
  const scene = await openBrowserScene(t, {
    environment: { ...quickly, ...environment },
    simulator: { servers: 6 },
  });
  const page = await scene.administrator();
  const { control } = scene.simulator.simulator;
  const [org] = scene.simulator.orgs;
  if (org === undefined) throw new TypeError('an org was made');
  const { loginUrl, username, orgId } = org;
  const { consumerKey } = control.createApp(orgId, { label: 'Latchkey', kind: 'external-client-app' });
  const another = `two.${username}`;
  control.createUser(orgId, { username: another });
  control.patchApp(orgId, consumerKey, { permittedUsers: 'admin-approved', assigned: [username, another] });
  const call = (path: string, body: unknown) =>
    page.evaluate(
      async ([to, sent]) => {
        const headers = { 'content-type': 'application/json' };
        const answer = await fetch(to as string, { method: 'POST', headers, body: JSON.stringify(sent) });
        return (await answer.json()) as Record<string, unknown>;
      },
      [path, body],
    );
  const appKind = 'external-client-app';
  await call('/api/connections', { name: 'acme', loginUrl, username, consumerKey, appKind, appName: 'Latchkey' });
  await call('/api/connections', {
    name: 'acme-two',
    loginUrl,
    username: another,
    consumerKey,
    appKind,
    appName: 'Latchkey',
  });
  const { pem } = await call('/api/connections/acme/certificates', {});
  control.uploadCertificate(orgId, consumerKey, pem as string);
  const tested = await call('/api/connections/acme/test', {});
  assert.equal(tested.verified, true, JSON.stringify(tested));
  control.patchOrg(orgId, { propagation: { minSeconds: 1, maxSeconds: 3 } });
  await page.goto(`${scene.serve.ready.url}/connections/acme/rotation`);
  await page.getByRole('heading', { name: 'Rotation of acme', level: 1 }).waitFor();
  return {
    scene,
    page,
    upload: (given) => control.uploadCertificate(orgId, consumerKey, given),
    clear: () => control.clearCertificate(orgId, consumerKey),
  };
}

/** By keyboard alone. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
}

async function downloadedBy(page: Page, button: string): Promise<{ pem: string; fileName: string }> {
  const started = page.waitForEvent('download');
  await press(page, button);
  const download = await started;
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return { pem: Buffer.concat(chunks).toString(), fileName: download.suggestedFilename() };
}

async function settles(page: Page): Promise<void> {
  await page.getByText('Settled: every server takes the key in use.').waitFor({ timeout });
}

onEachDatabase('a rotation is begun, uploaded, watched try by try and settled, by keyboard alone', async (place, t) => {
  const { location } = place;
  const { page, upload } = await openRotation(
    t,
    location.type === 'postgres' ? { LATCHKEY_DATABASE_URL: location.url } : {},
  );
  await page.getByText('This would be the first rotation of “Latchkey”.').waitFor();
  await page.getByRole('link', { name: 'acme-two' }).waitFor();
  await hasNoViolation(page);
  const { pem, fileName } = await downloadedBy(page, 'Start rotation');
  assert.match(fileName, /^acme-\d{8}-[0-9A-F]{8}\.crt$/);
  await page.getByText('The new certificate waits for its upload.').waitFor();
  await hasNoViolation(page);
  upload(pem);
  await press(page, 'I have uploaded it');
  await page.getByText('Settles in about').waitFor({ timeout });
  await hasNoViolation(page);
  await settles(page);
  const drawing = page.getByRole('img', { name: /tries on a time axis/ });
  assert.match(
    (await drawing.getAttribute('aria-label')) ?? '',
    /new key was accepted ([6-9]|\d\d+) times, the old key [1-9]/,
  );
  await page.getByText(/tries as a table/).click();
  await page.getByRole('cell', { name: 'Old key' }).first().waitFor();
  await page.getByText('The new key was accepted: the handover began.').waitFor();
  await hasNoViolation(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await hasNoViolation(page);
});

test('the way back is asked for, names the earlier certificate, and settles when it is uploaded', async (t) => {
  const { page, upload } = await openRotation(t);
  const next = await downloadedBy(page, 'Start rotation');
  upload(next.pem);
  await press(page, 'I have uploaded it');
  await settles(page);
  await press(page, 'Revert');
  await page.getByRole('dialog').waitFor();
  await hasNoViolation(page);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await press(page, 'Revert');
  const earlier = await downloadedBy(page, 'Go back');
  assert.notEqual(earlier.pem, next.pem);
  await page.getByText('The earlier certificate waits for its upload.').waitFor();
  upload(earlier.pem);
  await press(page, 'I have uploaded it');
  await page.getByText('Settles in about').waitFor({ timeout });
  await settles(page);
});

test('a leak is reported only for the connection that is typed, and its replacement is handed out', async (t) => {
  const { page } = await openRotation(t);
  await press(page, 'Report a leak');
  await page.getByText('This cannot be undone. What will happen:').waitFor();
  await hasNoViolation(page);
  await page.getByLabel('Type acme to confirm').fill('acme-two');
  await press(page, 'It has leaked');
  await page.getByText(/It is not the name of the connection/).waitFor();
  await page.getByLabel('Type acme to confirm').fill('acme');
  const replacement = await downloadedBy(page, 'It has leaked');
  assert.match(replacement.pem, /BEGIN CERTIFICATE/);
  await page.getByText('A private key was reported leaked.').waitFor();
  await page.getByText('The new certificate waits for its upload.').waitFor();
  await hasNoViolation(page);
});

test('when nobody signs in any more and it is no spreading, the page says so, with the clicks', async (t) => {
  const { page, upload, clear } = await openRotation(t);
  const { pem } = await downloadedBy(page, 'Start rotation');
  upload(pem);
  await press(page, 'I have uploaded it');
  await page.getByText('Settles in about').waitFor({ timeout });
  clear();
  const alert = page.getByRole('alert').filter({ hasText: 'this is not the spreading of a change' });
  await alert.waitFor({ timeout });
  await alert
    .getByText(/External Client App Manager/)
    .first()
    .waitFor({ timeout });
  await hasNoViolation(page);
});
