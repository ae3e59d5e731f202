// A link of an org on the pages: made with its values shown once, its key changed, and ended.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openConnectedScene } from '../../../test/browser/connected-scene.ts';
import { hasNoViolation } from '../../../test/browser/scene.ts';

const pictures = process.env.LATCHKEY_TEST_PICTURES;

test('an org is linked with two values that are shown once, gets another key, and is ended', async (t) => {
  const { admin: page, orgId } = await openConnectedScene(t, {});
  const picture = async (name: string) => {
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/org-links-${name}.png`, fullPage: true });
  };
  await page.getByRole('link', { name: 'People' }).click();
  await page.getByRole('link', { name: 'Linked orgs' }).click();
  await page.getByRole('heading', { name: 'No org is linked yet.' }).waitFor();
  await hasNoViolation(page);
  await page.getByLabel('The org of').selectOption('acme');
  await page.getByLabel('At most').selectOption('Operator');
  await page.getByRole('button', { name: 'Link org' }).click();
  await page.getByRole('heading', { name: `Save these two values in ${orgId} now` }).waitFor();
  const key = await page.locator('code').nth(1).textContent();
  assert.match(key ?? '', /^[0-9a-f]{64}$/);
  const row = page.getByRole('row', { name: new RegExp(`${orgId}.*Operator.*Holds.*acme`) });
  await row.waitFor();
  await hasNoViolation(page);
  await picture('made');
  await page.emulateMedia({ colorScheme: 'dark' });
  await hasNoViolation(page);
  await picture('dark');
  await page.setViewportSize({ width: 360, height: 780 });
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.ok(!isWide, 'nothing scrolls to the side on a phone');
  await picture('phone');
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.getByRole('button', { name: 'I saved them' }).click();
  assert.ok(!(await page.content()).includes(key ?? ''));

  await page.getByRole('button', { name: 'Link org' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByRole('button', { name: `Change key: ${orgId}` }).click();
  await page.getByText('The old key goes on until').waitFor();
  assert.notEqual(await page.locator('code').nth(1).textContent(), key);
  await page.getByRole('row', { name: /Ends/ }).waitFor();
  await page.getByRole('button', { name: 'I saved them' }).click();
  await page.getByRole('button', { name: `Revoke: ${orgId}` }).click();
  await hasNoViolation(page);
  await page.getByRole('button', { name: `Revoke: ${orgId}` }).click();
  await page.getByRole('row', { name: /Holds/ }).waitFor({ state: 'detached' });
  assert.equal(await page.getByRole('row', { name: /Over/ }).count(), 2);
  await picture('over');
});
