// Every page that the navigation leads to, as a newcomer finds it: in light, in dark, on a phone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { hasNoViolation, openBrowserScene } from './scene.ts';

const pictures = process.env.LATCHKEY_TEST_PICTURES;

test('every page can be read in light, in dark and on a phone, and scrolls to no side', async (t) => {
  const scene = await openBrowserScene(t);
  const page = await scene.administrator();
  const links = await page.getByRole('navigation', { name: 'Main' }).getByRole('link').allTextContents();
  assert.deepEqual(links.slice(0, 1), ['Connections']);
  for (const name of links) {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.getByRole('status').filter({ hasText: 'Loading' }).first().waitFor({ state: 'detached' });
    await looksWell(page, name, 'light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await looksWell(page, name, 'dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 360, height: 800 });
    await looksWell(page, name, 'phone');
    await page.setViewportSize({ width: 1280, height: 720 });
  }
});

async function looksWell(page: Page, name: string, look: string): Promise<void> {
  await hasNoViolation(page);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.ok(overflow <= 0, `${name} on ${look} scrolls ${overflow} px to the side`);
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}-${look}.png`, fullPage: true });
}
