// A browser before the running program: Chromium, `latchkey serve` on an empty folder, a simulated org with its Setup pages.

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
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
  const browser = await launched();
  test.after(() => browser.close());
  const scene: BrowserScene = {
    serve,
    simulator,
    folder,
    page: async (more) => (await browser.newContext({ locale: 'en-US', ...more })).newPage(),
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

/** Debian's Chromium, or another that is named. */
export function launched(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** No violation of WCAG 2.2 AA or of axe's own rules on the page as it stands. */
export async function hasNoViolation(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  assert.deepEqual(told, [], `axe on ${page.url()}`);
}
