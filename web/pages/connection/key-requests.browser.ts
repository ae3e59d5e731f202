// A certificate that an authority signs, from the request to the installed pair, on the settings page of a connection; openssl is
// the authority.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { hasNoViolation, openBrowserScene } from '../../../test/browser/scene.ts';
import { asPkcs7, openAuthority } from '../../../test/operations/key-pair/signed-authority.ts';

test('a certificate is requested, refused where it fits no request, installed from a chain, and given up', async (t) => {
  const scene = await openBrowserScene(t, { simulator: { emptyOrgs: false } });
  const page = await scene.administrator();
  const picture = async (name: string) => {
    const folder = process.env.PICTURES;
    if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  };
  const [org] = scene.simulator.orgs;
  if (org === undefined) throw new TypeError('an org was made');
  const { loginUrl, username } = org;
  const status = await page.evaluate(
    async (body) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch('/api/connections', { method: 'POST', headers, body })).status;
    },
    JSON.stringify({ name: 'acme', loginUrl, username }),
  );
  assert.equal(status, 201);
  await page.goto(`${scene.serve.ready.url}/connections/acme`);

  const request = async (subject: string) => {
    await page.getByRole('button', { name: 'Request a certificate' }).click();
    await page.getByLabel('Subject').fill(subject);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Make and download the request' }).click();
    const saved = await download;
    return { file: saved.suggestedFilename(), pem: await readFile(await saved.path(), 'utf8') };
  };
  await page.getByRole('button', { name: 'Request a certificate' }).click();
  await page.getByLabel('Subject').fill('acme');
  await page.getByRole('button', { name: 'Make and download the request' }).click();
  await page.locator('.slds-has-error').getByLabel('Subject').waitFor();
  await hasNoViolation(page);
  await picture('request');
  await page.getByRole('button', { name: 'Cancel' }).last().click();
  const { file, pem } = await request('CN=acme, O=Acme');
  const mark = /^acme-(\d{8}-[0-9A-F]{8})\.csr$/.exec(file)?.[1];
  assert.ok(mark !== undefined, file);
  await page.getByRole('row', { name: mark }).getByText('O=Acme').waitFor();
  const again = page.waitForEvent('download');
  await page.getByRole('button', { name: `Download request ${mark} again` }).click();
  assert.equal(await readFile(await (await again).path(), 'utf8'), pem);

  const authority = openAuthority();
  await page.getByRole('button', { name: 'Install the certificate' }).click();
  const install = page.getByRole('button', { name: 'Install', exact: true });
  await page.getByLabel('Certificate', { exact: true }).fill('not a certificate');
  await install.click();
  await page.locator('.slds-has-error').getByLabel('Certificate', { exact: true }).waitFor();
  await hasNoViolation(page);
  await page.getByLabel('Certificate', { exact: true }).fill(authority.chain);
  await install.click();
  await page
    .getByRole('dialog')
    .getByRole('alert')
    .getByText(/request/)
    .first()
    .waitFor();
  await picture('install');
  const bundle = `${scene.folder}/signed.p7b`;
  await writeFile(bundle, asPkcs7(`${authority.chain}${authority.sign(pem)}`));
  await page.getByLabel('File').setInputFiles(bundle);
  await install.click();
  await page.getByText(/^Installed: the certificate is valid until/).waitFor();
  await page.getByText(/^The first certificate of the chain that was installed last ends on/).waitFor();
  await page
    .getByRole('cell', { name: 'Waits for its upload' })
    .or(page.getByRole('cell', { name: /upload/i }))
    .first()
    .waitFor();
  const certificate = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the certificate for Salesforce' }).click();
  assert.match((await certificate).suggestedFilename(), /^acme-\d{8}-[0-9A-F]{8}\.crt$/);
  await hasNoViolation(page);
  await picture('installed');

  const second = await request('CN=second');
  const given = second.file.slice('acme-'.length, -'.csr'.length);
  await page.getByRole('button', { name: `Give up request ${given}` }).click();
  await page.getByText('Its private key is erased').waitFor();
  await hasNoViolation(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Give up' }).click();
  await page.getByRole('row', { name: given }).waitFor({ state: 'detached' });
  await page.emulateMedia({ colorScheme: 'dark' });
  await request('CN=third');
  await hasNoViolation(page);
  await page.setViewportSize({ width: 360, height: 740 });
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
  await hasNoViolation(page);
  await picture('phone-dark');
});
