// The API as a program and a page meet it: who may, what is answered, in which shape.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { acts } from '../../src/domain/access/acts.ts';
import { permissions, type Role, roles } from '../../src/domain/access/permission.ts';
import { minuteMs } from '../../src/domain/ports.ts';
import type { Route } from '../../src/http/route.ts';
import { routes } from '../../src/http/routes.ts';
import { onEachDatabase } from '../operations/scene/on-each-database.ts';
import { type ApiScene, asker, openApiScene, origin, password } from './api-scene.ts';

/** A value for each parameter of a path. */
function pathOf({ at }: Route): string {
  return at.replace('{name}', 'acme').replaceAll(/\{\w+\}/g, 'x');
}

async function problemOf(response: Response): Promise<string> {
  assert.equal(response.headers.get('content-type'), 'application/problem+json');
  const { code, status, detail, nextAction } = (await response.json()) as Record<string, unknown>;
  assert.ok(typeof detail === 'string' && typeof nextAction === 'string');
  return `${status} ${code}`;
}

const withPermission = routes.filter(({ act }) => acts[act] !== 'open');

onEachDatabase(
  'every route refuses whoever nobody knows before it looks at what is sent, and a lesser role too',
  async (place, t) => {
    const scene = await openApiScene(t, place);
    const cookies = Object.fromEntries(
      await Promise.all(roles.map(async (role) => [role, await scene.account(role, role)] as const)),
    ) as Record<Role, string>;
    for (const one of withPermission) {
      const call = (cookie: string | null) => scene.as(cookie, one.method.toUpperCase(), pathOf(one));
      const what = `${one.method} ${one.at}`;
      assert.equal(await problemOf(await call(null)), '401 unauthorized', what);
      assert.equal(await problemOf(await call('latchkey=forged')), '401 unauthorized', what);
      const { least } = permissions[acts[one.act]];
      for (const role of roles.slice(0, roles.indexOf(least ?? 'viewer')))
        assert.equal(await problemOf(await call(cookies[role])), '403 notPermitted', `${what} as ${role}`);
    }
  },
);

/** Lists of what one reaches, and what is about no connection. */
const unrestricted: readonly string[] = [
  'audit.follow',
  'connection.count',
  'connection.list',
  'message.diagnose',
  'scan.listAll',
  'scan.listMissed',
  'status.show',
];

onEachDatabase('restricted to a label, one sees and changes nothing of others', async (place, t) => {
  const scene = await openApiScene(t, place);
  const admin = await scene.account('anna', 'administrator');
  for (const [name, labels] of [
    ['inside', ['emea']],
    ['outside', []],
  ] as const)
    assert.equal((await add(scene, admin, name, { labels })).status, 201);
  const cookie = await scene.account('ben', 'administrator', 'emea');
  const listed = (await (await scene.as(cookie, 'GET', '/api/connections')).json()) as {
    connections: { name: string }[];
  };
  assert.deepEqual(
    listed.connections.map(({ name }) => name),
    ['inside'],
  );
  const status = (await (await scene.as(cookie, 'GET', '/api/status')).json()) as { connections: { name: string }[] };
  assert.deepEqual(
    status.connections.map(({ name }) => name),
    ['inside'],
  );
  for (const one of withPermission) {
    if (acts[one.act] === 'ownAccount' || unrestricted.includes(one.act)) continue;
    const path = pathOf(one).replace('/acme', '/outside');
    const status = (await scene.as(cookie, one.method.toUpperCase(), path, bodies[one.act])).status;
    // It is about who asks alone, and nobody here is of a linked org.
    assert.equal(status, one.act === 'orgLink.show' ? 404 : 403, `${one.method} ${path}`);
  }
  assert.equal((await scene.as(cookie, 'GET', '/api/connections/inside')).status, 200);
});

/** What a route needs to get past its own shape. */
const bodies: Record<string, unknown> = {
  'apiToken.make': { name: 'job', permissions: ['view'], lifetimeDays: 1 },
  'audit.verify': {},
  'calendarFeed.add': { name: 'outside' },
  'certificate.download': {},
  'certificate.identify': { certificate: 'x' },
  'certificate.install': { certificate: 'x' },
  'certificate.request': {},
  'clientApp.previewConsumerKey': { consumerKey: 'x' },
  'clientApp.previewLeftRemoval': { consumerKey: 'x' },
  'clientApp.removeLeft': { consumerKey: 'x', announced: [] },
  'connection.add': { name: 'new', loginUrl: 'https://login.salesforce.com', username: 'a@b.example' },
  'connection.remove': { keyPairs: [], otherConnections: [] },
  'connection.set': {},
  'keyPair.reportCompromised': { confirmName: 'outside' },
  'message.diagnose': { text: 'x' },
  'orgLink.make': {},
  'notice.acknowledge': { what: 'outside' },
  'person.change': {},
  'person.invite': { role: 'viewer' },
  'rotation.rotate': {},
  'rotation.startRollout': {},
  'scan.exclude': {},
  'scan.runMissed': { connection: 'outside' },
  'scan.schedule': { change: 'pause' },
  'token.acquire': {},
  'watch.addHost': { host: 'a.example' },
  'watch.remove': { source: 'a.example' },
};

onEachDatabase(
  'what the API does not serve is a problem, too: another path, another method, a body too large',
  async (place, t) => {
    const scene = await openApiScene(t, place);
    const cookie = await scene.account('anna', 'administrator');
    const told = async (response: Response) => {
      assert.equal(response.headers.get('content-type'), 'application/problem+json');
      const { status, code, nextAction } = (await response.json()) as Record<string, unknown>;
      assert.notEqual(nextAction, '');
      return [response.status, status, code];
    };
    assert.deepEqual(await told(await scene.as(cookie, 'GET', '/api/nothing')), [404, 404, 'nothingHere']);
    const other = await scene.as(cookie, 'PUT', '/api/connections', {});
    assert.equal(other.headers.get('allow'), 'GET, POST');
    assert.deepEqual(await told(other), [405, 405, 'methodNotAllowed']);
    const large = await add(scene, cookie, 'acme', { username: 'x'.repeat(300_000) });
    assert.deepEqual(await told(large), [413, 413, 'tooLarge']);
  },
);

onEachDatabase('a refused value names the field of the request and says beside it what to mend', async (place, t) => {
  const scene = await openApiScene(t, place);
  const cookie = await scene.account('anna', 'administrator');
  await add(scene, cookie, 'acme');
  const fieldOf = async (response: Response) => ((await response.json()) as { field?: string }).field;
  const wrong = { name: 'name/', loginUrl: 'ftp://a.example', username: 'nobody', contacts: ['x'], labels: ['a b c'] };
  for (const [field, value] of Object.entries(wrong))
    assert.equal(await fieldOf(await add(scene, cookie, 'other', { [field]: value })), field);
  const told = (await (await add(scene, cookie, 'other', { loginUrl: 'ftp://a.example' })).json()) as object;
  assert.deepEqual(told, {
    title: 'Bad Request',
    status: 400,
    code: 'invalidInput',
    detail: 'Login URL: it must begin with https:// (plain http is for loopback only).',
    nextAction: 'Use https://a.example.',
    field: 'loginUrl',
    fieldText: 'It must begin with https:// (plain http is for loopback only).',
  });
  const token = { name: '', permissions: ['view'], lifetimeDays: 1 };
  assert.equal(await fieldOf(await scene.as(cookie, 'POST', '/api/tokens', token)), 'name');
  assert.equal(await fieldOf(await scene.as(cookie, 'POST', '/api/channels/fax/test')), 'channel');
  const lookalike = { loginUrl: 'https://login.sa1esforce.com' };
  assert.equal(await fieldOf(await add(scene, cookie, 'other', lookalike)), 'loginUrl');
  assert.equal(await fieldOf(await add(scene, cookie, 'acme')), 'name');
  const { username } = scene.installation.org();
  const same = await add(scene, cookie, 'other', { username: `acme.${username}` });
  assert.equal(await fieldOf(same), 'username', 'the same user at the same host');
});

function add(scene: ApiScene, cookie: string, name: string, more: object = {}): Promise<Response> {
  const { loginUrl, username, consumerKey } = scene.installation.org();
  return scene.as(cookie, 'POST', '/api/connections', {
    name,
    loginUrl,
    username: `${name}.${username}`,
    consumerKey,
    ...more,
  });
}

onEachDatabase(
  'the seven steps by the API alone, each answer in the shape that the document tells',
  async (place, t) => {
    const scene = await openApiScene(t, place);
    const { installation } = scene;
    const admin = await scene.account('anna', 'administrator');
    const call = async (act: string, path: string, body?: unknown, expected?: number) => {
      const one = routes.find((route) => route.act === act);
      assert.ok(one !== undefined, act);
      const answer = installation.drive(scene.as(admin, one.method.toUpperCase(), path, body));
      const response = await answer;
      const view = await response.json();
      assert.equal(response.status, expected ?? one.status, JSON.stringify(view));
      if (expected === undefined) {
        const read = one.answer.safeParse(view);
        assert.ok(read.success, `${act}: ${JSON.stringify(read.error?.issues)} of ${JSON.stringify(view)}`);
      }
      return view as Record<string, string | boolean>;
    };
    const { loginUrl, username, consumerKey } = installation.org();
    await call('connection.add', '/api/connections', { name: 'acme', loginUrl, username });
    const made = await call('certificate.download', '/api/connections/acme/certificates', {});
    assert.match(String(made.fileName), /^acme-\d{8}-[0-9A-F]{8}\.crt$/);
    await call('connection.set', '/api/connections/acme', { consumerKey });
    const said = await call('connection.set', '/api/connections/acme', { setupStep: 5 });
    assert.equal(said.setupStep, 5);
    await call('connection.set', '/api/connections/acme', { setupStep: 8 }, 400);
    const early = await call('connection.test', '/api/connections/acme/test');
    assert.equal(early.verified, false);
    installation.upload({ pem: String(made.pem) });
    const tested = await call('connection.test', '/api/connections/acme/test');
    assert.equal(tested.verified, true);
    const token = await call('token.acquire', '/api/connections/acme/token', {});
    assert.match(String(token.accessToken), /!/);
    assert.deepEqual([token.tokenType, token.keyPairFingerprint], ['Bearer', made.fingerprint]);
    assert.deepEqual(
      await call('token.acquire', '/api/connections/acme/token', {}),
      token,
      'the same for who asks next',
    );
    await installation.clock.advance(2 * minuteMs);
    const refusedTokenHash = createHash('sha256').update(String(token.accessToken)).digest('hex');
    const other = await call('token.acquire', '/api/connections/acme/token', { refusedTokenHash });
    assert.notEqual(other.accessToken, token.accessToken);
    const again = await call('token.acquire', '/api/connections/acme/token', { refusedTokenHash });
    assert.deepEqual(again, other, 'one that is refused is replaced once for all who ask');
    await call('token.acquire', '/api/connections/acme/token', { refusedTokenHash: String(token.accessToken) }, 400);
    await call('connection.show', '/api/connections/acme');
    await call('connection.list', '/api/connections?limit=1');
    await call('connection.count', '/api/connection-counts');
    await call('status.show', '/api/status');
    await call('installation.show', '/api/installation');
    await call('vault.status', '/api/vault');
    await call('certificate.list', '/api/connections/acme/certificates');
    await call('certificate.show', `/api/connections/acme/certificates/${made.fingerprint}`);
    await call('certificate.identify', '/api/certificates/identification', { certificate: made.pem });
    const request = await call('certificate.request', '/api/connections/acme/certificate-requests', {
      subject: 'CN=acme, O=Acme',
    });
    await call('certificate.listRequests', '/api/connections/acme/certificate-requests');
    const certificateRequests = '/api/connections/acme/certificate-requests';
    await call('certificate.install', `${certificateRequests}/installation`, { certificate: made.pem }, 409);
    await call('certificate.withdrawRequest', `${certificateRequests}/${request.mark}`);
    await call('certificate.withdrawRequest', `${certificateRequests}/${request.mark}`, undefined, 404);
    const others = await call('rotation.findOtherPrograms', '/api/connections/acme/other-programs');
    assert.ok(others !== null, 'the first rotation');
    const step = await call('rotation.rotate', '/api/connections/acme/rotation', {});
    assert.equal(step.step, 'issued');
    const shown = await call('rotation.show', '/api/connections/acme/rotation');
    assert.deepEqual([shown.step, shown.isUnderWay, shown.outage], ['awaitingUpload', true, null]);
    assert.equal(await call('rotation.diagnose', '/api/connections/acme/rotation/diagnosis'), null);
    const told = await call('message.diagnose', '/api/diagnosis', {
      text: '{"error":"invalid_grant","error_description":"ip restricted"}',
    });
    assert.equal(told.isRecognised, true);
    assert.equal((await call('message.diagnose', '/api/diagnosis', { text: 'what now' })).isRecognised, false);
    await call('message.diagnose', '/api/diagnosis', { text: '' }, 400);
    await call('rotation.revert', '/api/connections/acme/rotation/reversion');
    for (const act of [
      'account.show',
      'audit.follow',
      'audit.list',
      'audit.head',
      'notice.list',
      'calendarFeed.list',
      'watch.list',
      'session.list',
      'apiToken.list',
      'person.list',
    ])
      await call(act, routes.find((route) => route.act === act)?.at ?? '');
    await call('audit.verify', '/api/audit/verification', {});
    await call('connection.supportBundle', '/api/connections/acme/support-bundle');
    const feed = await call('calendarFeed.add', '/api/calendar-feeds', { name: 'acme' });
    await call('calendarFeed.revoke', `/api/calendar-feeds/${feed.id}`);
    await call(
      'keyPair.reportCompromised',
      `/api/connections/acme/certificates/${made.fingerprint}/compromise`,
      { confirmName: 'other' },
      400,
    );
    await call('keyPair.reportCompromised', `/api/connections/acme/certificates/${made.fingerprint}/compromise`, {
      confirmName: 'acme',
    });
    const loss = await call('connection.previewRemoval', '/api/connections/acme/removal');
    await call('connection.remove', '/api/connections/acme/removal', { keyPairs: [], otherConnections: [] }, 409);
    await call('connection.remove', '/api/connections/acme/removal', loss);
    await call('connection.show', '/api/connections/acme', undefined, 404);
  },
);

onEachDatabase(
  'a person signs in and out; wrong passwords wait longer and longer, for nobody else',
  async (place, t) => {
    const scene = await openApiScene(t, place);
    await scene.account('anna', 'administrator');
    const signIn = (username: string, given: string, address = '10.0.0.1') =>
      scene.fetch(
        new Request(`${origin}/api/session`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin },
          body: JSON.stringify({ username, password: given }),
        }),
        { address, isSecure: false },
      );
    for (let tries = 0; tries < 5; tries += 1)
      assert.equal(await problemOf(await signIn('anna', 'wrong')), '401 signInRefused');
    assert.equal(await problemOf(await signIn('nobody', 'wrong')), '401 signInRefused');
    const held = await signIn('anna', password);
    assert.deepEqual([held.status, held.headers.get('retry-after')], [429, '1']);
    assert.equal((await signIn('anna', password, '10.0.0.2')).status, 200, 'from elsewhere nobody is locked out');
    await scene.installation.clock.advance(1_000);
    const response = await signIn('anna', password);
    assert.equal(response.status, 200);
    const cookie = response.headers.get('set-cookie') ?? '';
    assert.match(cookie, /^latchkey=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/);
    const [session = ''] = cookie.split(';');
    assert.equal((await scene.as(session, 'GET', '/api/status')).status, 200);
    assert.equal((await scene.as(session, 'DELETE', '/api/sessions/this')).status, 200);
    assert.equal((await scene.as(session, 'GET', '/api/status')).status, 401);
  },
);

onEachDatabase(
  'a cookie changes nothing for a page of somebody else, and a token of a program signs in nowhere else',
  async (place, t) => {
    const scene = await openApiScene(t, place);
    const cookie = await scene.account('anna', 'administrator');
    const send = (headers: Record<string, string>) =>
      scene.fetch(
        new Request(`${origin}/api/tokens`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify({ name: 'job', permissions: ['view'], lifetimeDays: 1 }),
        }),
        asker,
      );
    assert.equal((await send({ cookie })).status, 401, 'no origin: no browser page of ours');
    assert.equal((await send({ cookie, origin: 'https://evil.example' })).status, 403);
    assert.equal((await send({ cookie, origin, 'sec-fetch-site': 'cross-site' })).status, 401);
    assert.equal((await send({ cookie: `${cookie}; ${cookie}`, origin })).status, 401, 'which of the two is it?');
    const made = await send({ cookie, origin });
    assert.equal(made.status, 201);
    const { token } = (await made.json()) as { token: string };
    assert.equal((await send({ authorization: `Bearer ${token}` })).status, 403, 'a program makes no other program');
    const status = await scene.fetch(
      new Request(`${origin}/api/status`, { headers: { authorization: `Bearer ${token}` } }),
      asker,
    );
    assert.equal(status.status, 200);
  },
);
