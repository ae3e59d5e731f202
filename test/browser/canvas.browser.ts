// Latchkey inside of an org, as Canvas opens it: the page of a simulated org posts a signed request into a frame, and the real `serve`
// answers. Whoever is of another origin frames nothing.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { canvasRequest, signedRequest } from '../../simulator/canvas/signed-request.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openConnectedScene } from './connected-scene.ts';
import { hasNoViolation } from './scene.ts';

const pictures = process.env.LATCHKEY_TEST_PICTURES;
const consumerSecret = 'FE1A2B3C4D5E6F708192A3B4C5D6E7F8';

const originOf = ({ setupUrl }: { setupUrl: string }) => new URL(setupUrl).origin;

test('the page inside of an org shows the connections of that org alone, and no page of another origin frames it', async (t) => {
  const secrets = join(await temporaryFolder(t), 'canvas-secrets');
  await writeFile(secrets, '# no org yet\n', { mode: 0o600 });
  const scene = await openConnectedScene(t, { orgs: 2 }, { LATCHKEY_CANVAS_SECRET_FILE: secrets });
  const { simulator, serve, orgId, call } = scene;
  const [own, other] = simulator.orgs;
  if (own === undefined || other?.consumerKey == null) throw new TypeError('two orgs with an app were made');
  const { username, consumerKey } = other;
  const beside = { name: 'other', loginUrl: originOf(other), username, consumerKey, appKind: 'connected-app' };
  await call('POST', '/api/connections', beside);
  const { orgId: linked } = await call('POST', '/api/connections/acme/org-link', { role: 'administrator' });
  assert.equal(linked, orgId);
  await writeFile(secrets, `${orgId} ${consumerSecret}\n`);
  const url = `${serve.ready.url}/canvas`;
  for (const one of [own, other]) simulator.simulator.control.patchOrg(one.orgId, { canvas: { url, consumerSecret } });

  const page = await scene.page();
  await page.goto(`${originOf(own)}/apex/Latchkey`);
  const inside = page.frameLocator('iframe');
  const table = inside.getByRole('table');
  await table.getByRole('link', { name: 'acme' }).waitFor();
  assert.equal(await table.getByText('other', { exact: true }).count(), 0);
  const navigation = inside.getByRole('navigation', { name: 'Main' });
  assert.deepEqual(await navigation.getByRole('link').allTextContents(), ['Connections', 'Scans', 'Diagnose']);
  assert.equal(await inside.getByRole('button', { name: 'Sign out' }).count(), 0);
  assert.equal(await inside.getByRole('link', { name: 'New Connection' }).count(), 0, 'a viewer begins nothing');
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, 'canvas.png') });
  await table.getByRole('link', { name: 'acme' }).click();
  await inside.getByRole('heading', { name: 'acme', level: 1 }).waitFor();
  const frame = page.frames().find((one) => one.name() === 'canvas');
  if (frame === undefined) throw new TypeError('there is a frame');
  await hasNoViolation(frame);
  assert.equal(frame.url(), url, 'what it shows stands in no address');
  assert.deepEqual(await page.context().cookies(), []);
  assert.deepEqual(await frame.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [
    0,
    0,
    '',
  ]);
  assert.equal(await frame.locator('meta[name="latchkey-canvas"]').count(), 0);
  for (const place of ['Diagnose', 'Scans', 'Connections']) {
    await navigation.getByRole('link', { name: place }).click();
    await inside.getByRole('heading', { name: place, level: 1 }).waitFor();
    assert.equal(await inside.getByRole('alert').count(), 0, place);
    await hasNoViolation(frame);
  }

  // Its own request is of another org than the secret's; and one of the org, in other hands, is framed by nobody else.
  const foreign = await scene.page();
  const stolen = canvasRequest({
    ...{ orgId, orgName: 'Acme', userId: '0055g00000AbCdEAAV', username: 'ada@example.com', canvasUrl: url },
    instanceUrl: originOf(own),
    parameters: { latchkeyTime: Math.floor(Date.now() / 1000) },
  });
  const refused = foreign.waitForResponse(url);
  await foreign.goto(`${originOf(other)}/apex/Latchkey`);
  assert.equal((await refused).status(), 403);
  const blocked = foreign.waitForEvent('console', (said) => said.text().includes('frame-ancestors'));
  const answered = foreign.waitForResponse(url);
  await foreign.evaluate(
    (signed) => {
      const [form] = document.forms;
      const input = form?.querySelector('input');
      if (input) input.value = signed;
      form?.submit();
    },
    signedRequest(stolen, consumerSecret),
  );
  assert.equal((await answered).status(), 200, 'it was let in, and told who may show it');
  await blocked;
  assert.equal(await foreign.frameLocator('iframe').getByRole('table').count(), 0);

  await call('DELETE', '/api/connections/acme/org-link');
  await navigation.getByRole('link', { name: 'Scans' }).click();
  await inside.getByText('Open the tab in Salesforce anew.').waitFor();
  await hasNoViolation(frame);

  // What is wrong with the org's own request stands where its people look.
  await page.goto(`${originOf(own)}/apex/Latchkey`);
  await inside.getByText('The org is not linked').waitFor();
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, 'canvas-refused.png') });
});
