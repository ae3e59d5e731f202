// The documentation of a scan, opened from its page: written while somebody waits, with search, under the policy of the server.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openConnectedScene } from '../../../test/browser/connected-scene.ts';
import { fitsOnPhone, looksRight } from '../../../test/browser/looks.ts';
import { hasNoViolation } from '../../../test/browser/scene.ts';

test('documentation is opened from a scan, says that it is being written, and is searched', async (t) => {
  const scene = await openConnectedScene(t, { components: 300, seed: 3 });
  const { admin: page, orgId, call } = scene;
  scene.simulator.simulator.control.patchOrg(orgId, { retrievePolls: 0 });
  const { url } = scene.serve.ready;
  await call('POST', '/api/connections/acme/scans');
  await page.goto(`${url}/connections/acme/scans/1`);
  await page.getByRole('heading', { name: 'Documentation' }).waitFor();
  await looksRight(page, 'documentation-links');

  const refused: string[] = [];
  page.on('console', (message) => {
    // The browser's own wish for an icon is nothing that a page names.
    const isOfPage = !message.location().url.endsWith('/favicon.ico');
    if (message.type() === 'error' && isOfPage) refused.push(`${message.text()} ${message.location().url}`);
  });
  // A small org's is there before anybody has looked: a large one's is told in its place.
  const told = '**/api/connections/acme/scans/1/documentation?**';
  const writing = { connection: 'acme', number: 1, format: 'site', state: 'writing', done: 4_200, known: 20_000 };
  await page.route(told, (route) => route.fulfill({ json: { ...writing, url: null, archiveUrl: '' } }));
  const first = page.waitForResponse('**/documentation/acme/1/site/index.html');
  await page.getByRole('link', { name: 'Open documentation' }).click();
  assert.equal((await first).status(), 202);
  await page.getByRole('status').getByText('The documentation is being written').waitFor();
  await hasNoViolation(page);
  await page.getByText('Reads what the scan found: 4,200 of 20,000').waitFor();
  await fitsOnPhone(page, 'documentation-writing');
  await page.unroute(told);
  await page.getByRole('heading', { name: 'acme', level: 1 }).waitFor();
  await page.getByRole('searchbox').fill('Account');
  await page.getByRole('search').getByRole('link').first().waitFor();
  await page.getByRole('search').getByRole('link').first().click();
  await page.waitForURL(/\/documentation\/acme\/1\/site\/.+\/.+\.html/);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await looksRight(page, 'documentation-page');
  assert.deepEqual(refused, [], 'nothing was refused by the policy');

  await page.goto(`${url}/connections/acme/scans/1`);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Markdown' }).click();
  assert.equal((await download).suggestedFilename(), 'acme-scan-1-markdown.zip');

  const stranger = await scene.page();
  const answer = await stranger.goto(`${url}/documentation/acme/1/site/index.html`);
  assert.equal(answer?.status(), 401);
  await stranger.getByLabel('Username').fill('anna');
  await stranger.getByLabel('Password').fill('correct horse battery');
  await stranger.getByRole('button', { name: 'Sign in', exact: true }).click();
  await stranger.getByRole('heading', { name: 'acme', level: 1 }).waitFor();
});
