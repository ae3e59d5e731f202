// The HTTP face as a function: who may ask, what is told, and what changes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import ICAL from 'ical.js';
import { LatchkeyError } from '../../src/domain/errors.ts';
import { dayMs } from '../../src/domain/ports.ts';
import { addFeed } from '../../src/operations/notice/add-feed.ts';
import { revokeFeed } from '../../src/operations/notice/revoke-feed.ts';
import { authorized, openFace, origin, publicOrigin, token } from './face.ts';

test('a request under a foreign name is refused, as a rebound name would send it', async (t) => {
  const face = await openFace(t);
  const cases: [string, RequestInit, number][] = [
    [`${origin}/health/live`, {}, 200],
    ['http://localhost:7420/health/live', {}, 200],
    [`${publicOrigin}/health/live`, {}, 200],
    ['http://evil.example/health/live', {}, 421],
    ['http://127.0.0.1:7421/health/live', {}, 421],
    [`${origin}/health/live`, { headers: { host: 'evil.example' } }, 421],
    ['http://evil.example/health/live', { headers: { host: new URL(origin).host } }, 421],
    [`http://evil.example${face.acknowledgePath}`, {}, 421],
  ];
  for (const [url, init, status] of cases) assert.equal((await face.fetch(url, init)).status, status, url);
});

test('a request from another origin is refused, whatever it asks for', async (t) => {
  const face = await openFace(t);
  for (const from of ['https://evil.example', 'null', 'http://127.0.0.1:7421']) {
    const headers = { ...authorized.headers, origin: from };
    assert.equal((await face.fetch('/metrics', { headers })).status, 403, from);
  }
  assert.equal((await face.fetch('/metrics', { headers: { ...authorized.headers, origin } })).status, 200);
});

test('everything but health, feeds and acknowledgements asks for the token, also what does not exist', async (t) => {
  const face = await openFace(t);
  for (const path of ['/metrics', '/api/connections', '/calendars', '/acknowledged']) {
    const without = await face.fetch(path);
    assert.deepEqual([without.status, without.headers.get('www-authenticate')], [401, 'Bearer'], path);
    for (const wrong of ['Bearer', 'Bearer wrong', `Basic ${token}`, `Bearer ${token}x`]) {
      assert.equal((await face.fetch(path, { headers: { authorization: wrong } })).status, 401, wrong);
    }
  }
  assert.equal((await face.fetch('/metrics', authorized)).status, 200);
  assert.equal((await face.fetch('/nothing', authorized)).status, 404);
});

const asBrowser = { headers: { accept: 'text/html,application/xhtml+xml' } };

test('a browser gets the document of the pages at every address of theirs, and its files for good', async (t) => {
  const face = await openFace(t);
  for (const path of ['/', '/connections/acme/setup/3', '/invitation']) {
    const response = await face.fetch(path, asBrowser);
    assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.match(await response.text(), /<title>Latchkey/);
  }
  const file = await face.fetch('/assets/index-1a2b.js', { headers: { 'accept-encoding': 'gzip, br' } });
  assert.equal(file.headers.get('cache-control'), 'public, max-age=31536000, immutable');
  assert.equal(file.headers.get('content-encoding'), 'gzip');
  assert.equal(gunzipSync(new Uint8Array(await file.arrayBuffer())).toString(), 'run();');
  const head = await face.fetch('/', { ...asBrowser, method: 'HEAD' });
  assert.deepEqual([head.status, await head.text()], [200, '']);
});

test('no page stands before what is not one: probes, secrets, files that are gone', async (t) => {
  const face = await openFace(t);
  assert.equal((await face.fetch('/health/live', asBrowser)).headers.get('content-type'), 'application/json');
  assert.equal((await face.fetch('/calendar/wrong.ics', asBrowser)).status, 404);
  assert.equal((await face.fetch('/acknowledge/wrong', asBrowser)).status, 404);
  for (const path of ['/assets/index-old.js', '/anything']) assert.equal((await face.fetch(path)).status, 401);
});

test('every answer has the strict headers, also a refusal', async (t) => {
  const face = await openFace(t);
  for (const path of ['/health/live', '/metrics', face.acknowledgePath, 'http://evil.example/']) {
    const { headers } = await face.fetch(path);
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'.*form-action 'self'.*frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /unsafe/);
    assert.deepEqual(
      ['x-content-type-options', 'referrer-policy', 'cache-control', 'x-frame-options'].map((name) =>
        headers.get(name),
      ),
      ['nosniff', 'no-referrer', 'no-store', 'DENY'],
    );
  }
});

test('an error tells nothing of what went wrong inside', async (t) => {
  const face = await openFace(t);
  await face.office.context.store.close();
  const response = await face.fetch('/metrics', authorized);
  assert.deepEqual([response.status, (await response.json()).code], [500, 'internal']);
  assert.deepEqual(await (await face.fetch('/health/ready')).json(), {
    status: 'notReady',
    database: false,
    vault: true,
    accepting: true,
  });
});

test('live while it answers, ready only while it accepts work', async (t) => {
  const face = await openFace(t);
  assert.deepEqual([(await face.fetch('/health/live')).status, (await face.fetch('/health/ready')).status], [200, 200]);
  face.isVaultUsable = false;
  const { status, vault } = await (await face.fetch('/health/ready')).json();
  assert.deepEqual([status, vault], ['notReady', false]);
  face.isVaultUsable = true;
  face.isAccepting = false;
  assert.deepEqual([(await face.fetch('/health/live')).status, (await face.fetch('/health/ready')).status], [200, 503]);
});

test('not ready over a database that takes no write, and asked often it writes once in 10 s', async (t) => {
  const face = await openFace(t);
  const { clock, store } = face.office.context;
  const ready = async () => (await face.fetch('/health/ready')).status;
  const written = () => store.read((tx) => tx.facts.get('writtenForReadinessAt'));
  assert.equal(await ready(), 200);
  const first = await written();
  await face.office.clock.advance(9_000);
  assert.equal(await ready(), 200);
  assert.equal(await written(), first);
  await face.office.clock.advance(1_000);
  const full = t.mock.method(store, 'write', async () => {
    throw new LatchkeyError('databaseFull', { file: 'latchkey.db' });
  });
  assert.equal(await ready(), 503);
  full.mock.restore();
  assert.equal(await ready(), 503, 'the last proof failed, and no other is due');
  await face.office.clock.advance(10_000);
  assert.equal(await ready(), 200);
  assert.equal(await written(), clock.now());
});

test('a calendar feed is read by its secret address until it is revoked, and every other address is the same nothing', async (t) => {
  const face = await openFace(t);
  const { feed, token: secret } = await addFeed.run(face.office.context, { name: null });
  const path = `/calendar/${secret.reveal()}.ics`;
  const response = await face.fetch(path);
  assert.deepEqual([response.status, response.headers.get('content-type')], [200, 'text/calendar; charset=utf-8']);
  const calendar = new ICAL.Component(ICAL.parse(await response.text()));
  assert.equal(calendar.getAllSubcomponents('vevent').length, 2);
  const unknown = await face.fetch(`/calendar/${'A'.repeat(43)}.ics`);
  const cut = await face.fetch(path.slice(0, -5));
  assert.deepEqual([cut.status, await cut.text()], [404, await unknown.clone().text()]);
  await revokeFeed.run(face.office.context, { id: feed.id });
  const revoked = await face.fetch(path);
  assert.deepEqual([revoked.status, await revoked.text()], [404, await unknown.text()]);
});

test('opening an acknowledgement link changes nothing; its button silences its own threshold and no later one', async (t) => {
  const face = await openFace(t);
  const { office } = face;
  office.mail.told();
  const head = () => office.context.store.read((tx) => tx.audit.head());
  const before = await head();
  for (const method of ['GET', 'HEAD', 'GET']) {
    assert.equal((await face.fetch(face.acknowledgePath, { method })).status, 200);
  }
  assert.deepEqual(await head(), before);
  const page = await (await face.fetch(face.acknowledgePath)).text();
  assert.match(page, /<h1>The certificate of &quot;acme&quot; expires in 20 days<\/h1>/);
  assert.match(page, /<dt>Fingerprint<\/dt><dd>[^<]+<\/dd>/);
  assert.doesNotMatch(page, /<script|style="|onclick/);
  const done = await press(face, 'act=acknowledge', { origin });
  assert.equal(done.status, 200);
  const [entry] = await office.context.store.read((tx) => tx.audit.newest(1));
  assert.deepEqual([entry?.action, entry?.actor.name], ['notice.acknowledged', 'admin@acme.example']);
  assert.match(await (await face.fetch(face.acknowledgePath)).text(), /taken note of this already/);
  await office.clock.advance(14 * dayMs);
  await office.run();
  assert.deepEqual(toldOfCertificates(office), ['admin@acme.example keyPair:pair-acme days:7']);
});

test('a snooze is offered only for as long as the certificate lasts', async (t) => {
  const face = await openFace(t);
  const offered = async () =>
    [...(await (await face.fetch(face.acknowledgePath)).text()).matchAll(/<option value="(\d+)"/g)].map(
      ([, days]) => days,
    );
  assert.deepEqual(await offered(), ['1', '3', '7', '14']);
  await face.office.clock.advance(14 * dayMs);
  assert.deepEqual(await offered(), ['1', '3']);
  assert.equal((await press(face, 'act=snooze&days=7', { origin })).status, 400);
  await face.office.clock.advance(6 * dayMs);
  assert.deepEqual(await offered(), ['1', '3', '7', '14', '30'], 'once it has expired');
});

test('of two connections in one message one is acknowledged and the other goes on', async (t) => {
  const face = await openFace(t);
  const { office } = face;
  for (const name of ['beta', 'gamma']) await office.settle(name, 7);
  office.mail.told();
  await office.run();
  const url = office.mail.received.at(-1)?.acknowledgeUrl ?? '';
  const page = await (await face.fetch(url)).text();
  assert.match(page, /<option value="all">/);
  const number = /<option value="(\d+)"[^>]*>[^<]*gamma/.exec(page)?.[1];
  const send = (body: string) => face.fetch(url, { method: 'POST', body, headers: { origin: publicOrigin } });
  assert.equal((await send('act=acknowledge&of=9')).status, 400);
  const done = await send(`act=acknowledge&of=${number}`);
  assert.match(await done.text(), /Noted<\/h1>\n<p lang="en">[^<]*gamma/);
  const noted = await office.context.store.read((tx) => tx.audit.newest(20));
  const subjects = noted.filter(({ action }) => action === 'notice.acknowledged').map(({ subject }) => subject.id);
  assert.deepEqual(subjects, ['keyPair:pair-gamma']);
});

test('a snooze reminds again when it was chosen', async (t) => {
  const face = await openFace(t);
  const { office } = face;
  office.mail.told();
  assert.equal((await press(face, 'act=snooze&days=3', { origin: publicOrigin })).status, 200);
  await office.run();
  assert.deepEqual(toldOfCertificates(office), []);
  await office.clock.advance(3 * dayMs);
  await office.run();
  assert.equal(toldOfCertificates(office).length, 1);
});

test('the button answers to its own page alone: whatever says that it comes from another is refused', async (t) => {
  const face = await openFace(t);
  const refused = [
    { origin: 'https://evil.example' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { origin, 'sec-fetch-site': 'same-site' },
  ];
  for (const headers of refused) assert.equal((await press(face, 'act=acknowledge', headers)).status, 403);
  // As browsers send the form of a page with the referrer policy no-referrer.
  for (const headers of [{ origin: 'null', 'sec-fetch-site': 'same-origin' }, { origin: 'null' }]) {
    assert.equal((await press(face, 'act=acknowledge', headers)).status, 200);
  }
});

test('a forged, a cut or an expired link does nothing, and says how to go on', async (t) => {
  const face = await openFace(t);
  const forged = `${face.acknowledgePath.slice(0, -1)}${face.acknowledgePath.endsWith('A') ? 'B' : 'A'}`;
  for (const method of ['GET', 'POST']) {
    const body = method === 'POST' ? { body: 'act=acknowledge' } : {};
    assert.equal((await face.fetch(forged, { method, ...body })).status, 404);
  }
  for (const cut of ['/acknowledge/', face.acknowledgePath.slice(0, -1), `${face.acknowledgePath}.`]) {
    const response = await face.fetch(cut);
    assert.deepEqual([response.status, /This link does not work/.test(await response.text())], [404, true], cut);
    const german = await (await face.fetch(cut, { headers: { 'accept-language': 'de-AT' } })).text();
    assert.match(german, /<html lang="de">[\s\S]+Dieser Link geht nicht/);
  }
  const french = await (await face.fetch(face.acknowledgePath, { headers: { 'accept-language': 'fr' } })).text();
  assert.match(french, /<html lang="fr">[\s\S]+<div lang="en">[\s\S]+J’en ai pris note/);
  await face.office.clock.advance(46 * dayMs);
  const expired = await face.fetch(face.acknowledgePath);
  assert.deepEqual([expired.status, /has expired/.test(await expired.text())], [410, true]);
});

test('a body that is too large or no form of ours is refused before it is read', async (t) => {
  const face = await openFace(t);
  assert.equal((await press(face, `act=${'x'.repeat(3_000)}`, {})).status, 413);
  for (const body of ['', 'act=other', 'act=snooze&days=9999', 'act=snooze']) {
    assert.equal((await press(face, body, {})).status, 400, body);
  }
});

function press(face: Awaited<ReturnType<typeof openFace>>, body: string, headers: Record<string, string>) {
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  return face.fetch(face.acknowledgePath, { method: 'POST', body, headers: { ...type, ...headers } });
}

/** Time that a test moves on also makes the loops stand still, which is told as well. */
function toldOfCertificates({ mail }: Awaited<ReturnType<typeof openFace>>['office']): string[] {
  return mail.told().filter((told) => told.includes(' keyPair:'));
}
