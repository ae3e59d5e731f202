// What the server says of a field stands at that field, is read out with it, and the keyboard is led there.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { openBrowserScene, person } from './scene.ts';

async function isToldAt(field: Locator, words: RegExp): Promise<void> {
  await field.and(field.page().locator('[aria-invalid="true"]')).waitFor();
  const told = await field.evaluate((element) => {
    const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
    return {
      text: ids.map((id) => document.getElementById(id)?.textContent).join(' '),
      isFocused: document.activeElement === element,
    };
  });
  assert.match(told.text, words);
  assert.ok(told.isFocused, `the keyboard is not at: ${told.text}`);
  assert.equal(await field.page().locator('.alert_error').count(), 0, 'it is told once');
}

const send = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('each form tells the problem of a field at the field, and leads there', async (t) => {
  const scene = await openBrowserScene(t);
  const invited = await scene.page();
  await invited.goto(scene.serve.ready.firstAdminUrl ?? '');
  await invited.getByLabel('Username').fill(person.username);
  await invited.getByLabel('Password').fill('short');
  await send(invited, 'Create administrator');
  await isToldAt(invited.getByLabel('Password'), /12/);

  const page = await scene.administrator();
  await page.getByRole('link', { name: 'Diagnose' }).click();
  await send(page, 'Find the causes');
  await isToldAt(page.getByRole('textbox', { name: 'Error text or JSON' }), /./);

  await page.getByRole('link', { name: 'People' }).click();
  await page.getByRole('textbox', { name: 'Account' }).fill(' x'.repeat(60));
  await send(page, 'Invite');
  await isToldAt(page.getByRole('textbox', { name: 'Account' }), /./);

  await page.getByRole('link', { name: 'Findings' }).click();
  await page.getByLabel('Host').fill('not a host');
  await send(page, 'Watch host');
  await isToldAt(page.getByLabel('Host'), /./);

  await page.getByRole('link', { name: /^Your account/ }).click();
  await page.getByLabel('For which program').fill('dashboard');
  await page.getByLabel('Days until it expires').fill('0');
  await send(page, 'Make token');
  await isToldAt(page.getByLabel('Days until it expires'), /./);
  await page.getByLabel(/Present password/).fill(person.password);
  await page.getByLabel(/New password/).fill('short');
  await send(page, 'Change password');
  await isToldAt(page.getByLabel(/New password/), /12/);
});
