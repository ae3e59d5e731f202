// The audit in the browser: filtered, exported so that the command line can check it, verified.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { hasNoViolation, openBrowserScene } from '../../../test/browser/scene.ts';
import { launcher, shell } from '../../../test/http/serve-process.ts';

test('the audit is filtered, verified against a kept head, and its export is proved by the command line', async (t) => {
  const scene = await openBrowserScene(t);
  const page = await scene.administrator();
  await page.getByRole('link', { name: 'Audit' }).click();
  await page.getByRole('row', { name: /account made/ }).waitFor();
  await hasNoViolation(page);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export JSON' }).click();
  const file = join(scene.folder, 'audit.jsonl');
  await (await download).saveAs(file);
  const options = { cwd: scene.folder, env: { ...shell(), LATCHKEY_DATA: `${scene.folder}/data` } };
  const { stdout } = await promisify(execFile)(launcher, ['audit', 'verify', file, '--json'], options);
  assert.equal(JSON.parse(stdout).intact, true);

  await page.getByRole('button', { name: 'Verify' }).click();
  const head = (await page.locator('code', { hasText: /^\d+:[0-9a-f]{64}$/ }).textContent()) ?? '';
  await page.getByLabel('Head that you kept').fill(head.replace(/.$/, head.endsWith('0') ? '1' : '0'));
  await page.getByRole('button', { name: 'Verify' }).click();
  await page.getByRole('alert').filter({ hasText: 'Broken at entry' }).waitFor();
  await hasNoViolation(page);

  await page.getByLabel('Action').fill('person.joined');
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.waitForURL('**/audit?action=person.joined');
  await page.getByRole('row', { name: /account made/ }).waitFor();
  assert.equal(await page.getByRole('row').count(), 2);
});
