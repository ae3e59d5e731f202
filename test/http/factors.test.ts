// Passkeys and authenticator apps as a page meets them: the answers in the shape that the document tells, under a name and not an
// address, and never from a program's token.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minuteMs, secondMs } from '../../src/domain/ports.ts';
import { oneTimeCode, timeStepMs } from '../../src/formats/one-time-code.ts';
import { openedPage } from '../../src/http/people/opened-page.ts';
import { routes } from '../../src/http/routes.ts';
import { readBase32 } from '../operations/people/factors-scene.ts';
import { onEachDatabase } from '../operations/scene/on-each-database.ts';
import { assertNoCanaries, canary } from '../support/canaries.ts';
import { SoftAuthenticator } from '../support/soft-authenticator.ts';
import { type ApiScene, namedOrigin, openApiScene, origin, password } from './api-scene.ts';

interface Answered {
  status: number;
  view: Record<string, unknown>;
  text: string;
  cookie: string;
}

/** A page that was opened under the name, or under `at`. */
function pageOf(scene: ApiScene) {
  const answers: string[] = [];
  const call = async (
    act: string,
    cookie: string | null,
    body?: unknown,
    at = namedOrigin,
    id = '',
  ): Promise<Answered> => {
    const one = routes.find((route) => route.act === act);
    assert.ok(one !== undefined, act);
    const headers: Record<string, string> = { origin: at, 'sec-fetch-site': 'same-origin' };
    if (cookie !== null) headers.cookie = cookie;
    if (body !== undefined) headers['content-type'] = 'application/json';
    const init = {
      method: one.method.toUpperCase(),
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
    const response = await scene.fetch(new Request(`${at}${one.at.replace('{id}', id)}`, init), {
      address: '10.0.0.1',
      isSecure: false,
    });
    const text = await response.text();
    const view = JSON.parse(text);
    if (response.status < 300) {
      assert.equal(response.status, one.status);
      const read = one.answer.safeParse(view);
      assert.ok(read.success, `${act}: ${JSON.stringify(read.error?.issues)} of ${text}`);
    }
    answers.push(text);
    const [session = ''] = (response.headers.get('set-cookie') ?? '').split(';');
    return { status: response.status, view, text, cookie: session };
  };
  return { call, answers };
}

const told = ({ status, view }: Answered) => `${status} ${view.code}`;

onEachDatabase('a passkey is made, signs in, proves and is removed, all by the API', async (place, t) => {
  const scene = await openApiScene(t, place);
  const { call } = pageOf(scene);
  const { clock } = scene.installation;
  const cookie = await scene.account('anna', 'viewer');
  const device = new SoftAuthenticator();
  const creation = (await call('passkey.begin', cookie)).view;
  const passkey = device.create(creation as never, { origin: namedOrigin });
  const added = await call('passkey.add', cookie, { name: 'MacBook', passkey });
  assert.equal(added.status, 201);
  assert.equal(told(await call('passkey.add', cookie, { name: 'MacBook', passkey })), '400 passkeyRefused');
  assert.deepEqual(
    ((await call('passkey.begin', cookie)).view.excludeCredentials as { id: string }[]).map(({ id }) => id),
    [passkey.id],
  );
  await clock.advance(1);
  const request = async () => (await call('account.beginPasskey', null)).view as never;
  const shown = device.get(await request(), { origin: namedOrigin });
  const signedIn = await call('account.signInByPasskey', null, { passkey: shown });
  assert.deepEqual([signedIn.status, signedIn.view.name], [200, 'anna']);
  assert.equal(told(await call('account.signInByPasskey', null, { passkey: shown })), '401 signInRefused');
  await clock.advance(10 * minuteMs);
  const own = signedIn.cookie;
  assert.equal((await call('factor.list', own)).view.provedUntil, null);
  const id = String(added.view.id);
  assert.equal(told(await call('passkey.remove', own, undefined, namedOrigin, id)), '403 proofNeeded');
  const proof = { type: 'passkey', passkey: device.get(await request(), { origin: namedOrigin }) };
  assert.equal((await call('session.prove', own, proof)).status, 200);
  assert.equal((await call('passkey.remove', own, undefined, namedOrigin, id)).status, 200);
  assert.equal(told(await call('passkey.remove', own, undefined, namedOrigin, id)), '404 passkeyNotFound');
});

onEachDatabase('who gave too many wrong codes is told when to try again', async (place, t) => {
  const scene = await openApiScene(t, place);
  const { call } = pageOf(scene);
  const { clock } = scene.installation;
  const cookie = await scene.account('anna', 'administrator');
  const { enrolment, secret } = (await call('totp.begin', cookie)).view as unknown as Record<string, string>;
  const code = oneTimeCode(readBase32(secret ?? ''), Math.floor(clock.now() / timeStepMs));
  assert.equal((await call('totp.confirm', cookie, { enrolment, code })).status, 200);
  const signIn = () => scene.as(null, 'POST', '/api/session', { username: 'anna', password, code: '000000' });
  for (let tries = 0; tries < 5; tries += 1) assert.equal((await signIn()).status, 401);
  const held = await signIn();
  assert.equal(held.status, 429);
  const { code: told, nextAction } = (await held.json()) as { code: string; nextAction: string };
  assert.equal(told, 'tooManyCodes');
  const seconds = held.headers.get('retry-after') ?? assert.fail();
  assert.ok(nextAction.includes(`${seconds} s`), nextAction);
  assert.match(held.headers.get('ratelimit') ?? '', /^"nobody";r=\d+;t=\d+$/);
});

onEachDatabase('under an IP address the page is told where to open it', async (place, t) => {
  const scene = await openApiScene(t, place);
  const { call } = pageOf(scene);
  const cookie = await scene.account('anna', 'viewer');
  for (const refused of [
    await call('passkey.begin', cookie, undefined, origin),
    await call('account.beginPasskey', null, undefined, origin),
  ]) {
    assert.equal(told(refused), '409 passkeyNeedsName');
    assert.equal(refused.view.nextAction, 'Open http://localhost:7420 instead.');
  }
});

onEachDatabase(
  'a sign-in asks for the code after the password; its secret is in no answer, log or file',
  async (place, t) => {
    const scene = await openApiScene(t, place);
    const { call, answers } = pageOf(scene);
    const { clock, logged } = scene.installation;
    const cookie = await scene.account('anna', 'administrator');
    const { enrolment, secret } = (await call('totp.begin', cookie)).view as unknown as Record<string, string>;
    answers.pop();
    const code = () => oneTimeCode(readBase32(secret ?? ''), Math.floor(clock.now() / timeStepMs));
    assert.equal(told(await call('totp.confirm', cookie, { enrolment, code: '12345' })), '400 invalidInput');
    assert.equal((await call('totp.confirm', cookie, { enrolment, code: code() })).status, 200);
    const signIn = (more: object, given = password) =>
      call('account.signIn', null, { username: 'anna', password: given, ...more });
    for (let tries = 0; tries < 7; tries += 1)
      assert.equal(told(await signIn({})), '401 codeNeeded', 'it is no failure');
    assert.equal(told(await signIn({ code: code() })), '401 codeRefused');
    assert.equal(told(await signIn({ code: code() }, 'wrong')), '401 signInRefused');
    await clock.advance(timeStepMs);
    assert.equal((await signIn({ code: code() })).status, 200);
    await clock.advance(timeStepMs);
    await call('factor.list', cookie);
    await call('person.list', cookie);
    await call('audit.list', cookie);
    assert.equal((await call('totp.remove', cookie, { type: 'code', code: code() })).status, 200);
    assert.equal((await signIn({})).status, 200);
    await assertNoCanaries(
      [
        { name: 'answers', content: answers.join('\n') },
        { name: 'logs', content: logged.join('\n') },
        { folder: place.folder },
      ],
      [canary('as it is typed', secret ?? ''), canary('as bytes', readBase32(secret ?? ''))],
    );
  },
);

onEachDatabase('proofs and passwords wait too, one by one or all at once', async (place, t) => {
  const scene = await openApiScene(t, place);
  const { call } = pageOf(scene);
  const cookie = await scene.account('anna', 'viewer');
  const prove = (given: string) => call('session.prove', cookie, { type: 'password', password: given });
  for (let tries = 0; tries < 5; tries += 1) assert.equal(told(await prove('wrong')), '403 proofRefused');
  assert.equal(told(await prove(password)), '429 tooManyTries');
  assert.equal(told(await call('totp.remove', cookie, { type: 'password', password })), '429 tooManyTries');
  await scene.installation.clock.advance(secondMs);
  assert.equal((await prove(password)).status, 200);
  const burst = await Promise.all(
    Array.from({ length: 20 }, () => call('account.signIn', null, { username: 'anna', password: 'wrong' })),
  );
  const refused = burst.filter((one) => told(one) === '401 signInRefused');
  assert.equal(refused.length, 5, 'many at once are no way around the limit');
});

onEachDatabase('a token of a program does nothing about how its maker signs in', async (place, t) => {
  const scene = await openApiScene(t, place);
  const cookie = await scene.account('anna', 'administrator');
  const made = await scene.as(cookie, 'POST', '/api/tokens', { name: 'job', permissions: ['view'], lifetimeDays: 1 });
  const { token } = (await made.json()) as { token: string };
  const acts = ['factor.list', 'passkey.begin', 'passkey.add', 'passkey.remove', 'session.prove', 'totp.begin'];
  for (const one of routes.filter(({ act }) => [...acts, 'totp.confirm', 'totp.remove'].includes(act))) {
    const headers = { authorization: `Bearer ${token}` };
    const response = await scene.fetch(
      new Request(`${origin}${one.at.replace('{id}', 'x')}`, { method: one.method.toUpperCase(), headers }),
      { address: '10.0.0.1', isSecure: false },
    );
    assert.equal(response.status, 403, one.at);
  }
});

test('the page is where it was opened: the origin that answers to the host, by the scheme of the request', () => {
  const origins = ['https://latchkey.example', 'http://127.0.0.1:7420', 'http://localhost:7420', 'http://[::1]:7420'];
  const opened = (url: string, isSecure = false) => openedPage(new Request(url), origins, isSecure);
  const named = 'https://latchkey.example';
  assert.deepEqual(opened('http://latchkey.example/api/session', true), { origin: named, named });
  assert.deepEqual(opened('http://[::1]:7420/api/session'), { origin: 'http://[::1]:7420', named });
  const local = openedPage(new Request('http://127.0.0.1:7420/'), origins.slice(1), false);
  assert.deepEqual(local, { origin: 'http://127.0.0.1:7420', named: 'http://localhost:7420' });
});
