// Every page in German and French, beside the English one: nothing of ours stays English, nothing scrolls to the side on a phone or at
// 200 % zoom. And the first connection in German, from the address that `serve` prints to the green message.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { FirstWalk } from './first-walk.ts';
import { onMouse } from './hands.ts';
import { type BrowserScene, openBrowserScene } from './scene.ts';

const pictures = process.env.LATCHKEY_TEST_PICTURES;

test('the first connection is made in German', async (t) => {
  const scene = await openBrowserScene(t);
  const page = await scene.administrator({ locale: 'de-DE' }, undefined, 'de');
  const walk = await FirstWalk.open(page, { scene, hands: onMouse(), kind: 'External Client App', language: 'de' });
  await walk.toVerified();
  await page.getByRole('link', { name: 'Alle Verbindungen ansehen' }).click();
  await page.getByRole('table').getByText('Funktioniert').waitFor();
});

test('what the server says is German on a German page: at a field, and why a test failed', async (t) => {
  const scene = await openBrowserScene(t, { simulator: { emptyOrgs: false } });
  const english = await scene.administrator();
  await fill(scene, english);
  const [org] = scene.simulator.orgs;
  const { loginUrl, username, consumerKey } = org ?? assert.fail('an org was made');
  await post(english, '/api/connections', { name: 'gamma', loginUrl, username: `other.${username}`, consumerKey });
  const page = await scene.page({ locale: 'de-DE', storageState: await english.context().storageState() });
  await page.goto(`${scene.serve.ready.url}/connections/beta`);
  await page.getByLabel('Consumer Key').fill('F'.repeat(64));
  await page.getByRole('button', { name: 'Speichern' }).click();
  const refused = page.getByRole('alert').getByText(/Das sieht aus wie das Consumer Secret/);
  await refused.waitFor();
  await page.goto(`${scene.serve.ready.url}/connections/gamma`);
  await page.getByRole('button', { name: 'Verbindung testen' }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'Der Benutzername ist keiner dieser Org' });
  await alert.waitFor();
  const said = (await alert.textContent()) ?? '';
  assert.match(said, /Kopieren Sie das Feld Username genau/);
  assert.doesNotMatch(said, /\b(the|which|copy|look)\b/);
});

test('every page says in German and French what it says in English, and fits a phone and 200 % zoom', async (t) => {
  const scene = await openBrowserScene(t, { simulator: { emptyOrgs: false } });
  const page = await scene.administrator();
  await fill(scene, page);
  const state = await page.context().storageState();
  const open = (locale: string) => scene.page({ locale, storageState: state });
  const english = await readAll(scene, page, 'en');
  const left: string[] = [];
  for (const locale of ['fr-FR', 'de-DE']) {
    const said = await readAll(scene, await open(locale), locale.slice(0, 2));
    for (const [path, sentences] of said)
      for (const one of sentences)
        if (english.get(path)?.has(one) && !isAllowed(one)) left.push(`${locale} ${path}: ${one}`);
  }
  assert.deepEqual(left, []);
});

const paths = [
  '/',
  '/new-connection',
  '/connections/acme',
  ...[1, 2, 3, 4, 5, 6, 7].map((step) => `/connections/beta/setup/${step}`),
  '/connections/beta',
  '/connections/acme/rotation',
  '/connections/beta/rotation',
  '/diagnose',
  '/rollout',
  '/notices',
  '/findings',
  '/audit',
  '/people',
  '/org-links',
  '/account',
  '/installation',
  '/nowhere',
];

/** Labels of Setup and values stay as Salesforce and people have them. The reference shows the API's document, and is left out. */
function isAllowed(text: string): boolean {
  return !/[a-z]{2} [a-z]{2}/i.test(text) || asIs.some((one) => text.includes(one));
}

const asIs = [
  'Manage user data via APIs',
  'Perform requests at any time',
  'External Client App',
  'Connected App',
  'Consumer Key',
  'Setup >',
  'CN=',
  'App in Setup',
  'API Name',
  'Contact Email',
  'Callback URL',
  'Scope ',
  ' from 127.0.0.1',
  'reconciler on ',
];

function post(page: Page, path: string, body: object): Promise<Record<string, unknown>> {
  return page.evaluate(
    async ([to, sent]) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(to, { method: 'POST', headers, body: sent });
      return (await answer.json()) as Record<string, unknown>;
    },
    [path, JSON.stringify(body)] as const,
  );
}

/** One that works, and one that waits for its key. */
async function fill(scene: BrowserScene, page: Page): Promise<void> {
  const [org] = scene.simulator.orgs;
  if (org === undefined) throw new TypeError('an org was made');
  const { loginUrl, username, orgId, consumerKey } = org;
  await post(page, '/api/connections', { name: 'acme', loginUrl, username, consumerKey });
  const { pem } = await post(page, '/api/connections/acme/certificates', {});
  scene.simulator.simulator.control.uploadCertificate(orgId, consumerKey ?? '', pem as string);
  const tested = await post(page, '/api/connections/acme/test', {});
  assert.equal(tested.verified, true, JSON.stringify(tested));
  await post(page, '/api/connections', {
    name: 'beta',
    loginUrl: 'https://login.salesforce.com',
    username: 'b@acme.example',
  });
  await post(page, '/api/connections/beta/certificates', {});
}

async function readAll({ serve }: BrowserScene, page: Page, language: string): Promise<Map<string, Set<string>>> {
  const said = new Map<string, Set<string>>();
  for (const path of paths) {
    await page.goto(serve.ready.url + path);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.locator('.loading').first().waitFor({ state: 'detached' });
    said.set(path, new Set(await page.evaluate(saidOn)));
    // As wide as a phone; and half of a window of 1280, which is what it is at 200 % zoom.
    for (const [look, width, height] of [
      ['phone', 360, 800],
      ['zoom', 640, 360],
    ] as const) {
      await page.setViewportSize({ width, height });
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.ok(over <= 0, `${path} in ${language} on ${look} scrolls ${over} px to the side`);
      const name = `${language}${path.replaceAll('/', '_')}-${look}`;
      if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
    }
    await page.setViewportSize({ width: 1280, height: 720 });
  }
  return said;
}

/** Every sentence, label and title on the page, code left out. */
function saidOn(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const said: string[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.parentElement?.closest('b, code, pre, script, style, option') === null)
      said.push(node.textContent?.trim() ?? '');
  }
  for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]'))
    for (const name of ['aria-label', 'placeholder', 'title']) said.push(element.getAttribute(name)?.trim() ?? '');
  return said.filter((text) => text !== '');
}
