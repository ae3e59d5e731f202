// Where keys lie, seen and changed on the settings page, with a key service in reach: the fake of Vault's Transit engine. The
// installation says how it is.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { startFakeTransit } from '../../../test/adapters/keys/services/fake-transit.ts';
import { hasNoViolation, openBrowserScene } from '../../../test/browser/scene.ts';

test('keys are moved into a key service, whose health is seen, and back when it is sealed', async (t) => {
  const token = 'hvs.a-token-of-this-test';
  const fake = await startFakeTransit(token);
  t.after(() => fake.close());
  const place = `vault-transit:address=${fake.url};mount=keys-of-us;namespace=team/salesforce`;
  const scene = await openBrowserScene(t, {
    environment: { LATCHKEY_CUSTODY: `software: ${place}`, VAULT_TOKEN: token },
    simulator: { emptyOrgs: false },
  });
  const page = await scene.administrator();
  const picture = async (name: string) => {
    const folder = process.env.PICTURES;
    if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  };
  const [org] = scene.simulator.orgs;
  if (org === undefined) throw new TypeError('an org was made');
  const { loginUrl, username, consumerKey } = org;
  const home = scene.serve.ready.url;
  const call = (path: string, body: unknown) =>
    page.evaluate(
      async ([to, sent]) => {
        const headers = { 'content-type': 'application/json' };
        const answer = await fetch(to as string, { method: 'POST', headers, body: JSON.stringify(sent) });
        return (await answer.json()) as Record<string, unknown>;
      },
      [path, body],
    );
  const upload = (pem: string) =>
    scene.simulator.simulator.control.uploadCertificate(org.orgId, String(consumerKey), pem);
  await call('/api/connections', { name: 'acme', loginUrl, username, consumerKey });
  upload(String((await call('/api/connections/acme/certificates', {})).pem));
  assert.equal((await call('/api/connections/acme/test', {})).verified, true);

  await page.goto(`${home}/connections/acme`);
  const pairs = page.getByRole('table', { name: 'Key pairs' });
  await pairs.getByText('kept in software').waitFor();
  await page.getByRole('button', { name: 'Move the keys…' }).click();
  const service = page.getByRole('radio', { name: place });
  await service.waitFor();
  await page.getByText(/^Answers \(/).waitFor();
  await hasNoViolation(page);
  await picture('move');
  await service.check();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Make the new key there' }).click();
  upload(await readFile(await (await download).path(), 'utf8'));
  await page.getByText(`A new key was made: ${place}.`).waitFor();
  await pairs.getByText(`kept in ${place}`).waitFor();
  assert.equal(fake.keys.size, 1);
  assert.equal((await call('/api/connections/acme/test', {})).verified, true);
  await hasNoViolation(page);
  await picture('moved');

  await page.goto(`${home}/installation`);
  const devices = page.getByRole('list', { name: 'Keys in devices and services' });
  await devices.getByText(/^Answers \(/).waitFor();
  fake.isSealed = true;
  await page.getByRole('button', { name: 'Ask them again' }).click();
  await devices.getByText(/^It is sealed/).waitFor();
  await hasNoViolation(page);
  await picture('sealed');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 360, height: 740 });
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
  await hasNoViolation(page);
  await picture('sealed-phone-dark');

  await page.goto(`${home}/connections/acme`);
  await page.getByRole('button', { name: 'Move the keys…' }).click();
  await service.check();
  await page.getByRole('button', { name: 'Make the new key there' }).click();
  await page.getByRole('dialog').getByRole('alert').first().waitFor();
  await picture('refused-phone-dark');
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
  await page.getByRole('radio', { name: /^Software/ }).check();
  const back = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Make the new key there' }).click();
  await back;
  await page.getByText('A new key was made: Software').waitFor();
  await hasNoViolation(page);
  await picture('phone-dark');
});
