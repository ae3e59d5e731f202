// An account in the browser: a passkey by Chromium's own authenticator, an authenticator app, a token, another person.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { oneTimeCode, timeStepMs } from '../../../src/formats/one-time-code.ts';
import { hasNoViolation, openBrowserScene, person } from '../../../test/browser/scene.ts';

test('a person adds a passkey and signs in with it alone; an app adds a code to the password', async (t) => {
  const scene = await openBrowserScene(t);
  // An IP address is no domain for a passkey.
  const byName = (scene.serve.ready.firstAdminUrl ?? '').replace('127.0.0.1', 'localhost');
  const page = await scene.administrator({}, byName);
  await withAuthenticator(page);
  await openAccount(page);
  await page.getByLabel('What to call it').fill('laptop');
  await page.getByRole('button', { name: 'Add passkey' }).click();
  await page.getByRole('row', { name: /laptop localhost/ }).waitFor();
  await hasNoViolation(page);

  await page.getByRole('button', { name: 'Set up' }).click();
  const secret = (await page.locator('code', { hasText: /^[A-Z2-7]{32,}$/ }).textContent()) ?? '';
  await page.getByLabel('Code', { exact: true }).fill(codeNow(secret));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByText('a sign-in by password asks for a code').waitFor();
  assert.doesNotMatch(await page.content(), new RegExp(secret));

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('Username').fill(person.username);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByLabel('Code', { exact: true }).waitFor();
  await hasNoViolation(page);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByRole('heading', { name: 'Your account', level: 1 }).waitFor();
});

test('an invited viewer chooses a password, sees and changes nothing; a token is shown once', async (t) => {
  const scene = await openBrowserScene(t);
  const page = await scene.administrator();
  await page.getByRole('link', { name: 'People' }).click();
  await page.getByRole('button', { name: 'Invite' }).click();
  const address = (await page.locator('code', { hasText: '/invitation?role=viewer#' }).textContent()) ?? '';
  await hasNoViolation(page);

  const guest = await scene.page();
  await guest.goto(address);
  await guest.getByLabel('Username').fill('ben');
  await guest.getByLabel('Password').fill(person.password);
  await guest.getByRole('button', { name: 'Create account' }).click();
  await guest.getByRole('link', { name: 'People' }).click();
  await guest.getByText('Only administrators see people.').waitFor();
  await hasNoViolation(guest);

  await openAccount(guest);
  await guest.getByLabel('For which program').fill('dashboard');
  await guest.getByRole('button', { name: 'Make token' }).click();
  const token = (await guest.locator('code').last().textContent()) ?? '';
  const { url } = scene.serve.ready;
  const asked = (path: string) => fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  assert.equal((await asked('/api/connections')).status, 200);
  assert.equal((await asked('/api/people')).status, 403);
  await guest.reload();
  await guest.getByRole('row', { name: /dashboard/ }).waitFor();
  assert.doesNotMatch(await guest.content(), new RegExp(token));

  await guest.getByLabel('Present password').fill(person.password);
  await guest.getByLabel('New password').fill('short');
  await guest.getByRole('button', { name: 'Change password' }).click();
  await guest.getByText('It has less than 12 characters.').waitFor();
  await guest.getByLabel('New password').fill('a longer one than before');
  await guest.getByRole('button', { name: 'Change password' }).click();
  await guest.getByText('Password changed.').waitFor();
  await hasNoViolation(guest);

  await page.getByRole('button', { name: 'Close account: ben' }).click();
  await page.getByRole('row', { name: /ben.*Closed/ }).waitFor();
  await guest.reload();
  await guest.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
});

/** What the app on a phone shows (RFC 6238). */
function codeNow(secret: string): string {
  const bits = [...secret]
    .map((one) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0'))
    .join('');
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  return oneTimeCode(Uint8Array.from(bytes), Math.floor(Date.now() / timeStepMs));
}

async function openAccount(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Your account/ }).click();
  await page.getByRole('heading', { name: 'Your account', level: 1 }).waitFor();
}

async function withAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
