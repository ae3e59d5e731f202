// What stands in the headers of requests and answers: which state is meant, and how many requests are left.

import assert from 'node:assert/strict';
import { secondMs } from '../../src/domain/ports.ts';
import { onEachDatabase } from '../operations/scene/on-each-database.ts';
import { asker, openApiScene, origin } from './api-scene.ts';

onEachDatabase(
  'a connection that somebody changed meanwhile is not changed by who read it before',
  async (place, t) => {
    const scene = await openApiScene(t, place);
    const admin = await scene.account('anna', 'administrator');
    const send = (method: string, body?: object, ifMatch?: string) => {
      const headers: Record<string, string> = { cookie: admin, origin, 'content-type': 'application/json' };
      if (ifMatch !== undefined) headers['if-match'] = ifMatch;
      const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
      return scene.fetch(new Request(`${origin}/api/connections/acme`, init), asker);
    };
    const given = { name: 'acme', loginUrl: 'https://login.salesforce.com', username: 'a@acme.example' };
    await scene.as(admin, 'POST', '/api/connections', given);
    const read = (await send('GET')).headers.get('etag') ?? assert.fail();
    assert.match(read, /^"[0-9a-f]{64}"$/);
    await scene.as(admin, 'POST', '/api/connections/acme/certificates', {});
    assert.equal(
      (await send('GET')).headers.get('etag'),
      read,
      'what happens by itself is no change of what people set',
    );
    const changed = await send('PATCH', { contacts: ['b@acme.example'] }, read);
    assert.equal(changed.status, 200);
    const now = changed.headers.get('etag') ?? assert.fail();
    assert.notEqual(now, read);
    assert.equal((await send('GET')).headers.get('etag'), now);
    for (const stale of [read, '"other"', `W/${now}`, 'nonsense']) {
      const refused = await send('PATCH', { contacts: [] }, stale);
      assert.deepEqual(
        [refused.status, ((await refused.json()) as { code: string }).code],
        [412, 'changedSince'],
        stale,
      );
    }
    assert.equal((await send('GET')).headers.get('etag'), now, 'a refused change changes nothing');
    for (const fitting of [`${read}, ${now}`, '*'])
      assert.equal((await send('PATCH', { contacts: ['b@acme.example'] }, fitting)).status, 200, fitting);
  },
);

onEachDatabase('who asks too often waits, and nobody else does', async (place, t) => {
  const scene = await openApiScene(t, place);
  const anna = await scene.account('anna', 'viewer');
  const ask = (cookie: string | null, from = '10.0.0.1') => {
    const headers: Record<string, string> = cookie === null ? {} : { cookie };
    return scene.fetch(new Request(`${origin}/api/session`, { headers }), { ...asker, address: from });
  };
  const first = await ask(anna);
  assert.equal(first.headers.get('ratelimit-policy'), '"caller";q=3000;w=10');
  assert.equal(first.headers.get('ratelimit'), '"caller";r=2999;t=10');
  for (let asked = 0; asked < 600; asked += 1) assert.equal((await ask(null)).status, 401);
  const refused = await ask(null);
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '10']);
  assert.equal(refused.headers.get('ratelimit'), '"nobody";r=0;t=10');
  assert.equal((await ask(null, '10.0.0.2')).status, 401);
  assert.equal((await ask(anna)).status, 200);
  await scene.installation.clock.advance(10 * secondMs);
  assert.equal((await ask(null)).status, 401);
});
