// `npm run pictures`: each scene drawn by Chromium into test/render/out, and those of the guide into ../docs/images with --docs. Fails where a
// component throws, a text runs out of its place, or the page can be scrolled sideways.

import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { bundle, labelsOf } from './build.js';
import { pageOf } from './page.js';
import { scenes } from './scenes.js';

const forDocs = { 'step-3': 'salesforce-steps', settings: 'salesforce-settings', failed: 'salesforce-failed', status: 'salesforce-status', 'settings-dark': 'salesforce-dark' };
const design = resolve('node_modules/@salesforce-ux/design-system/assets');
const out = resolve('test/render/out');
const origin = 'http://latchkey.test';

async function draw(browser, script, name, { tab, answers, press, theme = 'light', width = 1180, language = 'en', mayAct = true }) {
  const labels = labelsOf(language);
  const page = await browser.newPage({ viewport: { width, height: 640 }, locale: language, timezoneId: 'Europe/Berlin' });
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await page.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/slds.css') return route.fulfill({ path: join(design, 'styles/salesforce-lightning-design-system.min.css') });
    if (pathname.startsWith('/icons/')) return route.fulfill({ path: join(design, pathname.slice(1)) });
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: pageOf({ theme, tab, given: { labels, language } }) });
    return route.abort();
  });
  await page.goto(`${origin}/#${tab}`);
  await page.evaluate(
    ([given, told]) => {
      const answer = (method) => {
        const answered = told[method];
        if (answered?.thrown === undefined) return Promise.resolve(answered);
        const words = { code: answered.thrown, message: given.labels[`Latchkey_Error_${answered.thrown}`], help: given.labels[`Latchkey_Help_${answered.thrown}`] };
        return Promise.reject({ body: { message: JSON.stringify(words) } });
      };
      globalThis.latchkey = { ...given, apex: new Proxy({}, { get: (_, method) => () => answer(method) }) };
    },
    [{ labels, language, mayAct }, answers],
  );
  await page.addScriptTag({ content: script });
  await page.waitForFunction(() => document.querySelector('.slds-spinner') === null);
  if (press !== undefined) await page.getByRole('button', { name: labels[`Latchkey_${press}`] }).click();
  await page.waitForFunction(() => document.querySelector('.slds-spinner') === null);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (sideways > 0) problems.push(`it is ${sideways} px wider than its window`);
  const picture = await page.screenshot({ path: join(out, `${name}.png`), fullPage: true });
  if (process.argv.includes('--docs') && forDocs[name] !== undefined) {
    await page.screenshot({ path: resolve(`../docs/images/${forDocs[name]}.png`), fullPage: true });
  }
  await page.close();
  return { problems, size: picture.length };
}

mkdirSync(out, { recursive: true });
const script = await bundle();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
let wrong = 0;
for (const [name, scene] of Object.entries(scenes)) {
  const { problems } = await draw(browser, script, name, scene);
  for (const problem of problems) process.stderr.write(`${name}: ${problem}\n`);
  wrong += problems.length;
}
await browser.close();
process.stdout.write(`${Object.keys(scenes).length} scenes drawn, ${wrong} problems\n`);
process.exitCode = wrong === 0 ? 0 : 1;
