// What every page must bear: dark and light, and a phone. With LATCHKEY_TEST_PICTURES set to a folder, pictures are left there to be looked at.

import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { hasNoViolation } from './scene.ts';

const pictures = process.env.LATCHKEY_TEST_PICTURES ?? null;

export async function looksRight(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await hasNoViolation(page);
    if (pictures !== null) await page.screenshot({ path: `${pictures}/${name}-${colorScheme}.png`, fullPage: true });
  }
}

export async function fitsOnPhone(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 360, height: 780 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 360, `${name} is ${width} pixels wide`);
  if (pictures !== null) await page.screenshot({ path: `${pictures}/${name}-phone.png`, fullPage: true });
  await page.setViewportSize({ width: 1280, height: 800 });
}
