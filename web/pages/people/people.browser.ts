// What needs a recent proof asks for it where it was refused, and is done then.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { hasNoViolation, openBrowserScene, person } from '../../../test/browser/scene.ts';

/** As the server answers ten minutes after the last proof, for as long as none was given since. */
async function proofIsOld(page: Page, path: string): Promise<void> {
  let isProved = false;
  await page.route('**/api/session/proof', async (route) => {
    isProved = true;
    await route.continue();
  });
  await page.route(path, async (route) => {
    const problem = { title: 'proofNeeded', status: 403, code: 'proofNeeded', detail: 'Old.', nextAction: 'Prove it.' };
    if (isProved || route.request().method() !== 'POST') await route.continue();
    else await route.fulfill({ status: 403, contentType: 'application/problem+json', body: JSON.stringify(problem) });
  });
}

async function proves(page: Page): Promise<void> {
  const password = page.getByLabel('Password', { exact: true });
  await password.waitFor();
  await hasNoViolation(page);
  await password.fill(person.password);
  await password.press('Enter');
}

test('an invitation and a token that need a proof ask for it in place, and are made once it is given', async (t) => {
  const scene = await openBrowserScene(t);
  const page = await scene.administrator();
  await page.getByRole('link', { name: 'People' }).click();
  await proofIsOld(page, '**/api/people');
  await page.getByRole('button', { name: 'Invite' }).click();
  await proves(page);
  const address = page.locator('code', { hasText: '/invitation?role=viewer#' });
  await address.waitFor();
  assert.equal(await address.count(), 1);

  await page.unrouteAll();
  await page.getByRole('link', { name: /^Your account/ }).click();
  await proofIsOld(page, '**/api/tokens');
  await page.getByLabel('For which program').fill('dashboard');
  await page.getByRole('button', { name: 'Make token' }).click();
  await proves(page);
  await page.getByRole('row', { name: /dashboard/ }).waitFor();
});
