// The documentation of a scan as it is served: to whom, which files, under which headers.

import assert from 'node:assert/strict';
import { readdir, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { unzipSync } from 'fflate';
import { strictHeaders } from '../../src/http/strict-headers.ts';
import { deleteScan } from '../../src/operations/scan/delete.ts';
import { sweepDocumentations } from '../../src/operations/scan/loops/sweep-documentations.ts';
import { startScan } from '../../src/operations/scan/start.ts';
import { onEachDatabase } from '../operations/scene/on-each-database.ts';
import type { Place } from '../operations/scene/place.ts';
import { type ApiScene, openApiScene } from './api-scene.ts';
import { completeScanOfOneClass } from './one-class-scan.ts';

/** With one complete scan of one class, and one scan that was cancelled. */
async function openDocumented(t: TestContext, place: Place): Promise<ApiScene & { admin: string }> {
  const scene = await openApiScene(t, place);
  const admin = await scene.account('anna', 'administrator');
  const given = {
    name: 'acme',
    loginUrl: 'https://login.salesforce.com',
    username: 'a@acme.example',
    labels: ['emea'],
  };
  assert.equal((await scene.as(admin, 'POST', '/api/connections', given)).status, 201);
  await completeScanOfOneClass(scene.needs);
  await startScan.run(scene.needs, { name: 'acme' });
  await scene.as(admin, 'POST', '/api/connections/acme/scans/cancellation');
  return { ...scene, admin };
}

async function writtenFor(scene: ApiScene, cookie: string, format = 'site'): Promise<Record<string, unknown>> {
  for (;;) {
    const path = `/api/connections/acme/scans/1/documentation?format=${format}`;
    const response = await scene.as(cookie, 'GET', path);
    const told = (await response.json()) as Record<string, unknown>;
    assert.equal(response.status, 200, JSON.stringify(told));
    if (told.state === 'ready') return told;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

onEachDatabase(
  'documentation is handed out to whoever may see its connection, and to nobody else',
  async (place, t) => {
    const scene = await openDocumented(t, place);
    const viewer = await scene.account('vera', 'viewer', 'emea');
    const outsider = await scene.account('otto', 'administrator', 'apac');
    const { url, archiveUrl } = await writtenFor(scene, viewer);
    assert.deepEqual([url, archiveUrl], ['/documentation/acme/1/site/index.html', '/documentation/acme/1/site.zip']);
    const statusOf = async (cookie: string | null, path: string) => (await scene.as(cookie, 'GET', path)).status;
    for (const path of [String(url), String(archiveUrl), '/documentation/acme/1/site/nowhere.html']) {
      assert.equal(await statusOf(null, path), 401, path);
      assert.equal(await statusOf('latchkey=forged', path), 401, path);
      assert.equal(await statusOf(outsider, path), 403, path);
    }
    assert.equal(await statusOf(outsider, '/api/connections/acme/scans/1/documentation'), 403);
    const page = await scene.as(viewer, 'GET', String(url));
    assert.equal(page.status, 200);
    assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8');
    for (const [name, value] of Object.entries(strictHeaders)) assert.equal(page.headers.get(name), value, name);
    assert.match(await page.text(), /<link rel="icon" href="assets\/icon\.svg"/);
    const icon = await scene.as(viewer, 'GET', '/documentation/acme/1/site/assets/icon.svg');
    assert.deepEqual([icon.status, icon.headers.get('content-type')], [200, 'image/svg+xml']);
    const missing = ['/documentation/nobody/1/site/index.html', '/documentation/acme/3/site/index.html'];
    for (const path of missing) assert.equal(await statusOf(scene.admin, path), 404, path);
    assert.equal(await statusOf(scene.admin, '/documentation/acme/2/site/index.html'), 409, 'it is not complete');
  },
);

onEachDatabase('no address leads out of the folder of a documentation', async (place, t) => {
  const scene = await openDocumented(t, place);
  await writtenFor(scene, scene.admin);
  const up = ['..%2f', '%2e%2e%2f', '..%5c', '%252e%252e/', '....//', '%00', 'assets/..%2f..%2f'];
  const tries = up.flatMap((step) => [step.repeat(4), `${step.repeat(3)}etc/passwd`, `${step}index.html`]);
  for (const path of [...tries, '.reading-x', 'assets', 'assets/', '/etc/passwd', 'index.html/x', 'a'.repeat(3_000)]) {
    const response = await scene.as(scene.admin, 'GET', `/documentation/acme/1/site/${path}`);
    assert.equal(response.status, 404, path);
    assert.doesNotMatch(await response.text(), /root:|<html/, path);
  }
  for (const path of ['pdf.zip', 'markdown/README.md', 'site.zip/x', 'site'])
    assert.equal(
      (await scene.as(scene.admin, 'GET', `/documentation/acme/1/${path}`)).status,
      path === 'site' ? 200 : 404,
    );
  assert.equal((await scene.as(scene.admin, 'POST', '/documentation/acme/1/site/index.html')).status, 404);
});

onEachDatabase('each form is downloaded as a zip of what is written', async (place, t) => {
  const scene = await openDocumented(t, place);
  const expected = { site: 'index.html', markdown: 'README.md', json: 'index.json' };
  for (const [format, first] of Object.entries(expected)) {
    const { archiveUrl } = await writtenFor(scene, scene.admin, format);
    const response = await scene.as(scene.admin, 'GET', String(archiveUrl));
    assert.equal(response.headers.get('content-type'), 'application/zip');
    const files = Object.keys(unzipSync(new Uint8Array(await response.arrayBuffer())));
    assert.ok(files.includes(first) && files.some((one) => one.includes('Invoices')), `${format}: ${files}`);
  }
});

onEachDatabase('what was written is private, is dropped after a day, and goes with its scan', async (place, t) => {
  const scene = await openDocumented(t, place);
  const { clock } = scene.installation;
  // Files bear the time of the machine.
  await clock.advance(Math.max(0, Date.now() - clock.now()));
  const admin = await scene.account('later', 'administrator');
  const kept = () => readdir(scene.documentationFolder);
  await writtenFor(scene, admin);
  assert.equal((await stat(scene.documentationFolder)).mode & 0o777, 0o700);
  await sweepDocumentations(scene.needs);
  const [name = ''] = await kept();
  assert.notEqual(name, '');
  const old = new Date(clock.now() - 25 * 3_600_000);
  await utimes(join(scene.documentationFolder, name), old, old);
  await sweepDocumentations(scene.needs);
  assert.deepEqual(await kept(), []);
  await writtenFor(scene, admin);
  await sweepDocumentations(scene.needs);
  assert.equal((await kept()).length, 1);
  await deleteScan.run(scene.needs, { name: 'acme', number: 1 });
  await sweepDocumentations(scene.needs);
  assert.deepEqual(await kept(), []);
  assert.equal((await scene.as(admin, 'GET', '/documentation/acme/1/site/index.html')).status, 404);
});
