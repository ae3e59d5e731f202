// The home list: three orders, filters, and pages that go on behind the last one shown.

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { onEachDatabase } from '../operations/scene/on-each-database.ts';
import type { Place } from '../operations/scene/place.ts';
import { type ApiScene, openApiScene } from './api-scene.ts';

interface Listed {
  connections: { name: string; state: string; certificate: { daysLeft: number } | null }[];
  total: number;
  matching: number | null;
  next: string | null;
}

/** Of every state that needs no org: with a certificate that ends sooner or later, with a consumer key or without. */
async function openFleet(t: TestContext, place: Place): Promise<ApiScene & { admin: string }> {
  const scene = await openApiScene(t, place);
  const admin = await scene.account('anna', 'administrator');
  const fleet = [
    { name: 'Delta', days: 365 },
    { name: 'alpha', days: null, labels: ['emea'] },
    { name: 'charlie', days: 30, labels: ['emea'] },
    { name: 'bravo', days: 90, consumerKey: `3MVG9${'b'.repeat(80)}` },
    { name: 'echo', days: null },
  ];
  for (const { name, days, ...more } of fleet) {
    const given = { name, loginUrl: 'https://login.salesforce.com', username: `${name}@acme.example`, ...more };
    assert.equal((await scene.as(admin, 'POST', '/api/connections', given)).status, 201);
    if (days === null) continue;
    const path = `/api/connections/${name}/certificates`;
    assert.equal((await scene.as(admin, 'POST', path, { lifetimeDays: days })).status, 201);
  }
  return { ...scene, admin };
}

async function listed(scene: ApiScene, cookie: string, query: string): Promise<Listed> {
  const response = await scene.as(cookie, 'GET', `/api/connections?${query}`);
  assert.equal(response.status, 200);
  return (await response.json()) as Listed;
}

const namesOf = ({ connections }: Pick<Listed, 'connections'>) => connections.map(({ name }) => name);

onEachDatabase('pages of either order give each connection once, in the order of the whole', async (place, t) => {
  const scene = await openFleet(t, place);
  const status = (await (await scene.as(scene.admin, 'GET', '/api/status')).json()) as Listed;
  const orders = {
    name: ['alpha', 'bravo', 'charlie', 'Delta', 'echo'],
    urgency: namesOf(status),
    daysLeft: ['charlie', 'bravo', 'Delta', 'alpha', 'echo'],
  };
  assert.notDeepEqual(orders.urgency, orders.name);
  for (const [sort, whole] of Object.entries(orders)) {
    const seen: string[] = [];
    for (let after = ''; ; ) {
      const page = await listed(scene, scene.admin, `sort=${sort}&limit=2${after}`);
      assert.equal(page.total, 5);
      assert.equal(page.matching, sort === 'name' ? null : 5);
      seen.push(...namesOf(page));
      if (page.next === null) break;
      after = `&after=${page.next}`;
    }
    assert.deepEqual(seen, whole, sort);
  }
  const refused = await scene.as(scene.admin, 'GET', '/api/connections?after=alpha');
  assert.deepEqual([refused.status, ((await refused.json()) as { code: string }).code], [400, 'invalidInput']);
});

onEachDatabase('each filter leaves what fits, in either order', async (place, t) => {
  const scene = await openFleet(t, place);
  for (const sort of ['name', 'urgency', 'daysLeft']) {
    const fitting = async (query: string) => namesOf(await listed(scene, scene.admin, `${query}&sort=${sort}`)).sort();
    assert.deepEqual(await fitting('state=needsCertificate'), ['alpha', 'echo']);
    assert.deepEqual(await fitting('state=awaitingFirstUpload'), ['bravo']);
    assert.deepEqual(await fitting('label=emea'), ['alpha', 'charlie']);
    assert.deepEqual(await fitting('label=emea&state=needsConsumerKey'), ['charlie']);
    assert.deepEqual(await fitting('search=ELTA%40ACME'), ['Delta']);
    assert.deepEqual(await fitting('search=nothing'), []);
  }
});

onEachDatabase('what was changed a moment ago shows in the next list and in the counts', async (place, t) => {
  const scene = await openFleet(t, place);
  const query = 'sort=urgency&state=propagating';
  assert.deepEqual(namesOf(await listed(scene, scene.admin, query)), []);
  const change = { consumerKey: `3MVG9${'d'.repeat(80)}`, setupStep: 6, labels: ['emea'] };
  assert.equal((await scene.as(scene.admin, 'PATCH', '/api/connections/Delta', change)).status, 200);
  assert.deepEqual(namesOf(await listed(scene, scene.admin, query)), ['Delta']);
  const { labels } = (await (await scene.as(scene.admin, 'GET', '/api/connection-counts')).json()) as {
    labels: object[];
  };
  assert.deepEqual(labels, [{ label: 'emea', count: 3 }]);
});

onEachDatabase('states and labels are counted, of what somebody reaches alone', async (place, t) => {
  const scene = await openFleet(t, place);
  const counts = async (cookie: string) => {
    const { states, labels } = (await (await scene.as(cookie, 'GET', '/api/connection-counts')).json()) as {
      states: { state: string; count: number }[];
      labels: { label: string; count: number }[];
    };
    return [Object.fromEntries(states.map(({ state, count }) => [state, count])), labels];
  };
  assert.deepEqual(await counts(scene.admin), [
    { needsCertificate: 2, needsConsumerKey: 2, awaitingFirstUpload: 1 },
    [{ label: 'emea', count: 2 }],
  ]);
  const cookie = await scene.account('ben', 'viewer', 'apac');
  assert.deepEqual(await counts(cookie), [{}, []]);
});

onEachDatabase('a row tells its certificate, and who is restricted sees and counts theirs alone', async (place, t) => {
  const scene = await openFleet(t, place);
  const cookie = await scene.account('ben', 'viewer', 'emea');
  for (const sort of ['name', 'urgency']) {
    const { connections, total, next } = await listed(scene, cookie, `sort=${sort}&limit=1`);
    const rest = await listed(scene, cookie, `sort=${sort}&limit=5&after=${next}`);
    const all = [...connections, ...rest.connections];
    assert.equal(total, 2);
    const days = all.map(({ name, certificate }) => [name, certificate?.daysLeft ?? null]);
    assert.deepEqual(Object.fromEntries(days), { alpha: null, charlie: 30 });
    assert.equal(rest.next, null);
  }
});

onEachDatabase('whoever is signed in is told who they are, what they may do and until when', async (place, t) => {
  const scene = await openApiScene(t, place);
  const cookie = await scene.account('ben', 'viewer', 'emea');
  const own = await scene.as(cookie, 'GET', '/api/session');
  const expiresAt = new Date(scene.installation.clock.now() + 12 * 3_600_000).toISOString();
  assert.deepEqual(await own.json(), {
    name: 'ben',
    role: 'viewer',
    label: 'emea',
    permissions: ['open', 'monitor', 'ownAccount', 'view'],
    expiresAt,
    typedAs: 'latchkey',
  });
  const whole = await (await scene.as(await scene.account('ada', 'viewer'), 'GET', '/api/session')).json();
  assert.equal(whole.typedAs, '/opt/latchkey/bin/latchkey', 'no path of the machine for whoever reaches a part alone');
  assert.equal((await scene.as(null, 'GET', '/api/session')).status, 401);
});
