// Takes the pictures of docs/first-connection.md and docs/scans.md, and of the documentation for README.md: walks from an empty folder to the
// green message, before the simulator, counts what is clicked and typed, and scans. Run it as `npm run docs:pictures`.

import { writeFile } from 'node:fs/promises';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { FirstWalk } from './first-walk.ts';
import { onMouse } from './hands.ts';
import { openBrowserScene, person } from './scene.ts';
import { smallPicture } from './small-picture.ts';

const folder = new URL('../../docs/images/', import.meta.url).pathname;
const wide = { viewport: { width: 900, height: 560 }, colorScheme: 'light' } as const;

const endings: (() => unknown)[] = [];
const run = { after: (end: () => unknown) => void endings.unshift(end) } as unknown as TestContext;

try {
  const scene = await openBrowserScene(run, { simulator: { components: 300, seed: 7 } });
  const page = await scene.page(wide);
  const hands = onMouse();
  const take = async (name: string, of: Page, fullPage = true) => {
    await of.mouse.move(0, 0);
    const taken = await of.screenshot({ fullPage, animations: 'disabled' });
    await writeFile(`${folder}${name}.png`, smallPicture(taken));
  };
  const startedMs = performance.now();
  await page.goto(scene.serve.ready.firstAdminUrl ?? '');
  await hands.type(page.getByLabel('Username'), person.username);
  await hands.type(page.getByLabel('Password'), person.password);
  await take('first-administrator', page);
  await hands.press(page.getByRole('button', { name: 'Create administrator' }));
  await page.getByRole('heading', { name: 'New Connection', level: 1 }).waitFor();
  const walk = await FirstWalk.open(page, { scene, hands, kind: 'External Client App', saw: take });
  await walk.toVerified();
  const seconds = Math.round((performance.now() - startedMs) / 1_000);
  const { clicks, fields } = hands.counted;
  await page.getByRole('button', { name: 'Run first scan' }).click();
  await page.getByRole('row', { name: /Scan 1 Complete/ }).waitFor();
  await take('scans', page);
  await page.setViewportSize({ width: 1_100, height: 860 });
  await page.goto(`${scene.serve.ready.url}/documentation/acme/1/site/CustomObject/Account.html`);
  await page.getByRole('heading', { name: 'Relationships' }).waitFor();
  await take('documentation', page, false);
  console.log(`${clicks} clicks, ${fields} fields typed or pasted, ${seconds} s by this script`);
  // No test ends here, after which it would be closed.
  await page.context().browser()?.close();
} finally {
  for (const end of endings) await end();
}
