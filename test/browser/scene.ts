// A browser before the running program: Chromium, `latchkey serve` on an empty folder, a simulated org with its Setup pages.

import assert from 'node:assert/strict';
import { after, type TestContext } from 'node:test';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Frame, type Page } from 'playwright-core';
import { type StartedSimulator, type StartOptions, startSimulator } from '../../simulator/start-simulator.ts';
import { type ServeProcess, startServe } from '../http/serve-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type WalkLanguage, walkWords } from './walk-words.ts';

export interface BrowserScene {
  serve: ServeProcess & { ready: { firstAdminUrl: string | null } };
  simulator: StartedSimulator;
  folder: string;
  /** A new window of a person of its own, who speaks English where nothing else is said. */
  page(options?: BrowserContextOptions): Promise<Page>;
  /** The first administrator, signed in on the page "New Connection". */
  administrator(options?: BrowserContextOptions, address?: string, language?: WalkLanguage): Promise<Page>;
}

interface SceneOptions {
  environment?: Record<string, string>;
  simulator?: StartOptions;
}

export const person = { username: 'anna', password: 'correct horse battery' };

/** @param options.environment Of `latchkey serve`, besides folder and port. */
export async function openBrowserScene(test: TestContext, options: SceneOptions = {}): Promise<BrowserScene> {
  const folder = await temporaryFolder(test);
  const quick = { emptyOrgs: true, propagation: { minSeconds: 0, maxSeconds: 0 } };
  const simulator = await startSimulator({ ...quick, ...options.simulator });
  test.after(() => simulator.close());
  const serve = (await startServe(test, folder, options.environment)) as BrowserScene['serve'];
  const scene: BrowserScene = {
    serve,
    simulator,
    folder,
    page: (more) => openPage(test, more),
    async administrator(more, address = serve.ready.firstAdminUrl ?? '', language = 'en') {
      const words = walkWords[language];
      const page = await scene.page(more);
      await page.goto(address);
      await page.getByLabel(words.username).fill(person.username);
      await page.getByLabel(words.password).fill(person.password);
      await page.getByRole('button', { name: words.createAdministrator }).click();
      await page.getByRole('heading', { name: words.newConnection, level: 1 }).waitFor();
      return page;
    },
  };
  return scene;
}

/** A window with a store of its own, closed with the test. All tests of a file share one Chromium. */
export async function openPage(test: TestContext, options: BrowserContextOptions = {}): Promise<Page> {
  browser ??= launched();
  const context = await (await browser).newContext({ locale: 'en-US', ...options });
  test.after(() => context.close());
  return context.newPage();
}

let browser: Promise<Browser> | undefined;
after(async () => (await browser)?.close());

/** Debian's Chromium, or another that is named. */
function launched(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** No violation of WCAG 2.2 AA or of axe's own rules on the page, once it stands. */
/** The page as it is, narrow and dark: nothing is cut off. Light and wide again afterwards. */
export async function onPhoneInTheDark(page: Page, look: () => Promise<void>): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 360, height: 740 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 360, `${page.url()} is ${width} px wide on a phone`);
  await hasNoViolation(page);
  await look();
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 720 });
}

export async function hasNoViolation(page: Page | Frame): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('.loading').first().waitFor({ state: 'detached' });
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const told = await page.evaluate(async () => {
    const { violations } = await window.axe.run({ resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
  assert.deepEqual(told, [], `axe on ${page.url()}`);
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
