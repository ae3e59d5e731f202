// Scans in the browser: the first one asked for and watched, one cancelled, one with errors opened, and the list of all.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openConnectedScene } from '../../../test/browser/connected-scene.ts';
import { fitsOnPhone, looksRight } from '../../../test/browser/looks.ts';

test('scans are asked for, watched, cancelled, opened and deleted on their pages', async (t) => {
  const scene = await openConnectedScene(t, { components: 300, seed: 3 });
  const { admin: page, orgId } = scene;
  const { control } = scene.simulator.simulator;
  await page.goto(`${scene.serve.ready.url}/scans`);
  await page.getByRole('heading', { name: 'No scan yet' }).waitFor();
  await looksRight(page, 'scans-empty');

  await page.goto(`${scene.serve.ready.url}/connections/acme`);
  await page.getByRole('navigation', { name: 'Pages of acme' }).getByRole('link', { name: 'Scans' }).click();
  await page.getByRole('heading', { name: 'No scan yet' }).waitFor();
  control.patchOrg(orgId, { latencyMs: 2_000 });
  const told = page.waitForResponse((answer) => answer.url().endsWith('/acme/scans/1') && areEvents(answer.headers()));
  await page.getByRole('button', { name: 'Run scan' }).click();
  assert.equal((await told).status(), 200);
  await page.getByText('Lists what is there').waitFor();
  await page.getByRole('progressbar', { name: 'Progress of the scan' }).waitFor();
  await looksRight(page, 'scan-under-way');
  await fitsOnPhone(page, 'scan-under-way');
  await page.getByRole('button', { name: 'Cancel scan' }).click();
  await page.getByRole('row', { name: /Scan 1 Cancelled/ }).waitFor();

  // As behind a proxy that lets no stream through: it is asked for again each second.
  let asked = 0;
  await page.route('**/api/connections/acme/scans/2', (route, request) => {
    if (request.headers().accept === 'text/event-stream') return route.abort();
    asked += 1;
    return route.continue();
  });
  control.patchOrg(orgId, { latencyMs: 300, retrievePolls: 0, brokenComponents: 2 });
  await page.getByRole('button', { name: 'Run scan' }).click();
  await page.getByText(/^[1-9][\d,]* of \d/).waitFor();
  control.patchOrg(orgId, { latencyMs: 0 });
  await page.getByRole('row', { name: /Scan 2 Complete, with errors/ }).waitFor();
  assert.ok(asked > 1, `asked ${asked} times`);
  await looksRight(page, 'scans-of-connection');
  await fitsOnPhone(page, 'scans-of-connection');

  await page.getByRole('link', { name: 'Scan 2' }).click();
  await page.getByRole('heading', { name: 'What could not be read' }).waitFor();
  assert.match((await page.locator('.facts').textContent()) ?? '', /Asked byanna/);
  await looksRight(page, 'scan');
  await fitsOnPhone(page, 'scan');

  control.changeComponents(orgId, { edit: 8, add: 4, remove: 3 });
  await page.goto(`${scene.serve.ready.url}/connections/acme/scans`);
  await page.getByRole('button', { name: 'Run scan' }).click();
  await page.getByRole('row', { name: /Scan 3 Complete/ }).waitFor();
  await page.getByRole('link', { name: 'What changed' }).click();
  await page
    .getByRole('status')
    .getByText(/\d+ added, \d+ changed, 3 removed/)
    .waitFor();
  await page.getByRole('columnheader', { name: 'Before' }).first().waitFor();
  await looksRight(page, 'changes');
  await fitsOnPhone(page, 'changes');
  await page.getByLabel('Kind').selectOption('Removed');
  assert.equal(await page.locator('.change').count(), 3);
  await page.getByLabel('From scan').selectOption({ index: 0 });
  await page.getByRole('heading', { name: 'Nothing differs' }).waitFor();

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Scans' }).click();
  await page.getByLabel('State').selectOption('Cancelled');
  await page.waitForURL('**/scans?state=CANCELLED');
  await page.getByRole('link', { name: 'Scan 2' }).waitFor({ state: 'detached' });
  await looksRight(page, 'scans');
  await fitsOnPhone(page, 'scans');
  await page.getByRole('link', { name: 'Scan 1' }).click();
  await page.getByRole('button', { name: 'Delete scan' }).click();
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await page.getByRole('link', { name: 'Scan 2' }).waitFor();
  await page.getByRole('link', { name: 'Scan 1' }).waitFor({ state: 'detached' });
});

function areEvents(headers: Record<string, string>): boolean {
  return headers['content-type'] === 'text/event-stream';
}
