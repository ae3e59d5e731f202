// The demonstration that goes on: a newcomer signs in by the printed address, rotates, uploads in the simulator's Setup page, and
// sees both keys answer until it has settled. Ctrl-C ends it and leaves nothing.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { hasNoViolation, openPage, person } from '../../../test/browser/scene.ts';
import { launcher, shell } from '../../../test/http/serve-process.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';

const timeout = 60_000;

test('after the story a rotation is watched in the browser, under traffic, and Ctrl-C leaves nothing', async (t) => {
  const cwd = await temporaryFolder(t);
  const demo = spawn(launcher, ['demo', '--keep', '--json'], { cwd, env: shell() });
  t.after(() => demo.kill('SIGKILL'));
  const ended = once(demo, 'exit');
  const [line] = await once(createInterface({ input: demo.stdout }), 'line');
  const { addresses, org } = JSON.parse(line);
  const page = await openPage(t);
  await page.goto(addresses.firstAdmin);
  await page.getByLabel('Username').fill(person.username);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Create administrator' }).click();
  await page.getByRole('link', { name: org.connection }).click();
  await page.getByRole('link', { name: 'Rotation', exact: true }).click();
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Start rotation' }).click();
  const download = await started;
  const file = join(cwd, download.suggestedFilename());
  await download.saveAs(file);
  const setup = await page.context().newPage();
  await setup.goto(addresses.setup);
  await setup.getByRole('link', { name: 'Edit Latchkey' }).click();
  await setup.getByLabel(/Choose File/).setInputFiles(file);
  await setup.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'I have uploaded it' }).click();
  await page.getByText('Settles in about').waitFor({ timeout });
  await hasNoViolation(page);
  await page.getByText('Settled: every server takes the key in use.').waitFor({ timeout });
  await page.getByRole('img', { name: /the new key was accepted \d+ times, the old key [1-9]/ }).waitFor();
  assert.ok(existsSync(addresses.dataFolder));
  demo.kill('SIGINT');
  const [code] = await ended;
  assert.equal(code, 0);
  assert.ok(!existsSync(dirname(addresses.dataFolder)), 'nothing is left');
  assert.deepEqual(globSync(`${addresses.dataFolder}*`), []);
});
