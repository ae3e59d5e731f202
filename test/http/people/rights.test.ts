// What an administrator does to others, and anybody to the own password: as it was read, with a recent proof, told in the audit.

import assert from 'node:assert/strict';
import { minuteMs } from '../../../src/domain/ports.ts';
import { onEachDatabase } from '../../operations/scene/on-each-database.ts';
import { type ApiScene, asker, openApiScene, origin, password } from '../api-scene.ts';

async function told(answered: Promise<Response>): Promise<string> {
  const response = await answered;
  const { code } = (await response.json()) as { code?: string };
  return code === undefined ? String(response.status) : `${response.status} ${code}`;
}

async function verbsOf(scene: ApiScene, cookie: string): Promise<string[]> {
  const { entries } = (await (await scene.as(cookie, 'GET', '/api/audit')).json()) as { entries: { action: string }[] };
  return entries.map(({ action }) => action);
}

onEachDatabase('an account that somebody changed meanwhile is not changed by who read it before', async (place, t) => {
  const scene = await openApiScene(t, place);
  const anna = await scene.account('anna', 'administrator');
  await scene.account('ben', 'viewer');
  const send = (method: string, body?: object, ifMatch?: string) => {
    const headers: Record<string, string> = { cookie: anna, origin, 'content-type': 'application/json' };
    if (ifMatch !== undefined) headers['if-match'] = ifMatch;
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    return scene.fetch(new Request(`${origin}/api/people/ben`, init), asker);
  };
  const read = await send('GET');
  const tag = read.headers.get('etag') ?? assert.fail();
  assert.equal(((await read.json()) as { role: string }).role, 'viewer');
  await scene.as(null, 'POST', '/api/session', { username: 'ben', password });
  assert.equal((await send('GET')).headers.get('etag'), tag, 'what its person does is no change of rights');
  assert.equal(await told(send('PATCH', { role: 'operator' }, tag)), '200');
  assert.equal(await told(send('PATCH', { isDisabled: true }, tag)), '412 changedSince');
  assert.equal(((await (await send('GET')).json()) as { disabledAt: unknown }).disabledAt, null);
  assert.equal(await told(scene.as(anna, 'GET', '/api/people/nobody')), '404 personNotFound');
});

onEachDatabase('a session alone gives and takes no rights ten minutes after its last proof', async (place, t) => {
  const scene = await openApiScene(t, place);
  const anna = await scene.account('anna', 'administrator');
  await scene.account('ben', 'viewer');
  const acts = {
    role: () => scene.as(anna, 'PATCH', '/api/people/ben', { role: 'operator' }),
    close: () => scene.as(anna, 'PATCH', '/api/people/ben', { isDisabled: true }),
    reset: () => scene.as(anna, 'POST', '/api/people/ben/reset'),
    invite: () => scene.as(anna, 'POST', '/api/people', { role: 'administrator' }),
    token: () => scene.as(anna, 'POST', '/api/tokens', { name: 'job', permissions: ['view'], lifetimeDays: 1 }),
  };
  await scene.installation.clock.advance(10 * minuteMs);
  for (const [what, act] of Object.entries(acts)) assert.equal(await told(act()), '403 proofNeeded', what);
  const { people } = (await (await scene.as(anna, 'GET', '/api/people')).json()) as { people: { role: string }[] };
  assert.deepEqual(
    people.map(({ role }) => role),
    ['administrator', 'viewer'],
  );
  assert.equal(await told(scene.as(anna, 'POST', '/api/session/proof', { type: 'password', password })), '200');
  for (const [what, act] of Object.entries(acts)) assert.match(await told(act()), /^20[01]$/, what);
});

onEachDatabase('one’s own password changes by the old one, and every other session ends', async (place, t) => {
  const scene = await openApiScene(t, place);
  const here = await scene.account('anna', 'administrator');
  const signedIn = await scene.as(null, 'POST', '/api/session', { username: 'anna', password });
  const [there = ''] = (signedIn.headers.get('set-cookie') ?? '').split(';');
  const change = (old: string, newPassword: string) =>
    scene.as(here, 'PUT', '/api/account/password', { password: old, newPassword });
  const next = 'another horse and battery';
  assert.equal(await told(change(password, 'short')), '400 invalidInput');
  assert.equal(await told(change('wrong password', next)), '403 proofRefused');
  assert.equal((await scene.as(there, 'GET', '/api/session')).status, 200, 'a refused change ends nothing');
  const changed = await change(password, next);
  assert.deepEqual(await changed.json(), { sessionsEnded: 1 });
  assert.equal((await scene.as(there, 'GET', '/api/session')).status, 401);
  assert.equal((await scene.as(here, 'GET', '/api/session')).status, 200);
  assert.equal(await told(scene.as(null, 'POST', '/api/session', { username: 'anna', password })), '401 signInRefused');
  assert.equal(await told(scene.as(null, 'POST', '/api/session', { username: 'anna', password: next })), '200');
  assert.ok((await verbsOf(scene, here)).includes('person.passwordChanged'));
  for (let tries = 0; tries < 5; tries += 1)
    assert.equal(await told(change('wrong password', next)), '403 proofRefused');
  const held = await change(next, password);
  assert.deepEqual([held.status, held.headers.get('retry-after')], [429, '1'], 'guessing waits longer and longer');
});
