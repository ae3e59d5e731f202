// The schedule of a connection's scans in the browser: set, refused, paused, what was missed.

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { openConnectedScene } from '../../../test/browser/connected-scene.ts';
import { fitsOnPhone, looksRight } from '../../../test/browser/looks.ts';

test('a schedule is set, paused, resumed, and missed runs are made up for with one button', async (t) => {
  const scene = await openConnectedScene(t, { components: 300, seed: 3 });
  const { admin: page, folder } = scene;
  await page.goto(`${scene.serve.ready.url}/connections/acme/scans`);
  await page.getByRole('button', { name: 'Set schedule' }).click();
  await page.getByLabel('Every', { exact: true }).selectOption('14 days');
  await page.getByLabel('At (UTC)').fill('25:00');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').getByText('no time of the day').waitFor();
  await looksRight(page, 'schedule-refused');
  await page.getByLabel('At (UTC)').fill('03:30');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Every 14 days at 03:30 UTC').waitFor();
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByText(/Paused since/).waitFor();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByRole('button', { name: 'Change schedule' }).click();
  await page.getByLabel('Cron expression', { exact: true }).check();
  await page.getByLabel('Cron expression (UTC)').fill('0 2 * * 1');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('As "0 2 * * 1" says, in UTC').waitFor();
  await fitsOnPhone(page, 'schedule');

  await page.getByRole('button', { name: 'Change what is left out' }).click();
  await page.getByLabel('Types').fill('Report, a b');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').getByText('a b').waitFor();
  await page.getByLabel('Types').fill('Report');
  await page.getByLabel('Full names').fill('Test*');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('definition').getByText('Test*').waitFor();

  const database = new DatabaseSync(join(folder, 'data', 'latchkey.db'));
  const failure = JSON.stringify({
    code: 'certificateExpired',
    parameters: { name: 'acme', notAfter: '2026-01-01T00:00:00Z' },
    isSignIn: true,
  });
  const later = Date.now() + 3_600_000;
  database
    .prepare("update scan_schedule set missed = ?, paused_by = 'failure', paused_at = ?, failure = ?")
    .run(JSON.stringify([Date.now() - 86_400_000]), later, failure);
  database.close();
  await page.reload();
  await page.getByText('Paused because the connection did not sign in').waitFor();
  await looksRight(page, 'schedule-paused');
  await page.goto(`${scene.serve.ready.url}/scans`);
  await page.getByRole('heading', { name: 'Missed runs' }).waitFor();
  await looksRight(page, 'missed');
  await page.getByRole('button', { name: 'Run what was missed' }).click();
  await page.getByRole('link', { name: 'Scan 1' }).waitFor();
  await page.getByRole('heading', { name: 'Missed runs' }).waitFor({ state: 'detached' });

  await page.goto(`${scene.serve.ready.url}/connections/acme/scans`);
  await page.getByRole('button', { name: 'Remove schedule' }).click();
  await page.getByText('No scans are scheduled.').waitFor();
});
