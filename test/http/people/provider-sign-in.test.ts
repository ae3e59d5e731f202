// Single sign-on against a real OpenID provider: what gets in, and everything that must not.

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { openIdProvider } from '../../../src/adapters/identity/oidc/provider.ts';
import type { GroupRight } from '../../../src/domain/people/provider.ts';
import { type HttpRequest, type Transport, TransportFault } from '../../../src/domain/ports.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { invite } from '../../../src/operations/people/invite.ts';
import { takeInvitation } from '../../../src/operations/people/take-invitation.ts';
import { onEachDatabase } from '../../operations/scene/on-each-database.ts';
import type { Place } from '../../operations/scene/place.ts';
import { type ApiScene, asker, openApiScene, origin, password } from '../api-scene.ts';
import { type OpenIdScene, openIdScene } from './open-id-provider.ts';

const redirectUri = `${origin}/api/sign-in/oidc/callback`;
const rights: GroupRight[] = [
  { group: 'admins', role: 'administrator', label: null },
  { group: 'billing', role: 'operator', label: 'team:billing' },
];

async function open(t: TestContext, place: Place, groupsClaim?: string): Promise<{ scene: ApiScene; at: OpenIdScene }> {
  const at = await openIdScene(t, { redirectUri, rights, ...(groupsClaim === undefined ? {} : { groupsClaim }) });
  return { scene: await openApiScene(t, place, at.provider), at };
}

interface Begun {
  /** As the browser sends it back. */
  cookie: string;
  address: string;
}

async function begin({ fetch }: ApiScene): Promise<Begun> {
  const response = await fetch(new Request(`${origin}/api/sign-in/oidc`), asker);
  assert.equal(response.status, 303);
  const [cookie = ''] = response.headers.getSetCookie();
  assert.match(cookie, /^latchkey-provider=[\w-]{43}(\.[\w-]{43}){2}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/);
  return { cookie: cookie.split(';')[0] ?? '', address: response.headers.get('location') ?? '' };
}

function end({ fetch }: ApiScene, cookie: string, address: string): Promise<Response> {
  return fetch(new Request(address, { headers: { cookie } }), asker);
}

/** From the button to the session's cookie. */
async function signIn(scene: ApiScene, at: OpenIdScene): Promise<string> {
  const { cookie, address } = await begin(scene);
  const response = await end(scene, cookie, await at.signIn(address));
  assert.equal(response.status, 303, await response.clone().text());
  assert.equal(response.headers.get('location'), `${origin}/`);
  const [session = '', ended] = response.headers.getSetCookie();
  assert.match(session, /^latchkey=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict;/);
  assert.match(ended ?? '', /^latchkey-provider=; .*Max-Age=0/);
  return session.split(';')[0] ?? '';
}

async function refused(scene: ApiScene, response: Response, words: RegExp, what = ''): Promise<void> {
  assert.equal(response.status, 403, what);
  assert.match(await response.text(), words, what);
  assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  assert.deepEqual(
    response.headers.getSetCookie().filter((cookie) => !cookie.startsWith('latchkey-provider=;')),
    [],
  );
  assert.equal((await peopleOf(scene)).length, 0, 'nobody was made');
}

function peopleOf({ needs }: ApiScene) {
  return needs.store.read((tx) => tx.people.all());
}

onEachDatabase(
  'the provider signs in a person whose rights are those of the groups, at each sign-in anew',
  async (place, t) => {
    const { scene, at } = await open(t, place);
    const ways = await (await scene.as(null, 'GET', '/api/sign-in')).json();
    assert.deepEqual(ways, { password: true, oidc: { name: new URL(at.issuer).host }, passkeys: false });
    const cookie = await signIn(scene, at);
    assert.equal((await scene.as(cookie, 'GET', '/api/people')).status, 200);
    at.account.claims = { preferred_username: 'somebody else', groups: ['none of ours', 'billing'] };
    const later = await signIn(scene, at);
    assert.equal((await scene.as(cookie, 'GET', '/api/people')).status, 403, 'also the session from before');
    const { name, role, label } = (await (await scene.as(later, 'GET', '/api/session')).json()) as Record<
      string,
      unknown
    >;
    assert.deepEqual([name, role, label], ['anna', 'operator', 'team:billing']);
    const [person, ...more] = await peopleOf(scene);
    assert.deepEqual([person?.passwordHash, more.length], [null, 0]);
  },
);

onEachDatabase('an account that was closed stays closed, and its provider cannot open it', async (place, t) => {
  const { scene, at } = await open(t, place);
  await signIn(scene, at);
  const boss = await scene.account('boss', 'administrator');
  assert.equal((await scene.as(boss, 'PATCH', '/api/people/anna', { isDisabled: true })).status, 200);
  const { cookie, address } = await begin(scene);
  const response = await end(scene, cookie, await at.signIn(address));
  assert.match(await response.text(), /Your account here is closed/);
  assert.deepEqual(response.headers.getSetCookie().length, 1);
});

onEachDatabase(
  'nobody takes over an account of ours by its name, nor gets a password or passkey beside the provider',
  async (place, t) => {
    const { scene, at } = await open(t, place);
    const boss = await scene.account('Anna', 'viewer').then(() => scene.account('boss', 'administrator'));
    const { cookie, address } = await begin(scene);
    assert.match(
      await (await end(scene, cookie, await at.signIn(address))).text(),
      /Another account here has your name/,
    );
    at.account = { id: 'u-2', claims: { preferred_username: 'bea', groups: ['billing'] } };
    const session = await signIn(scene, at);
    const problem = async (response: Response) => ((await response.json()) as { code: string }).code;
    assert.equal(await problem(await scene.as(boss, 'POST', '/api/people/bea/reset')), 'personOfProvider');
    assert.equal(await problem(await scene.as(session, 'POST', '/api/account/totp')), 'personOfProvider');
    assert.equal(
      await problem(await scene.as(null, 'POST', '/api/session', { username: 'bea', password })),
      'signInRefused',
    );
    await assert.rejects(invite.run(scene.needs, { role: 'viewer', name: 'bea', label: null, by: null }), {
      code: 'personExists',
    });
    const { token } = await invite.run(scene.needs, { role: 'viewer', name: null, label: null, by: null });
    const taken = { token, name: 'BEA', password: new Secret(password), userAgent: '' };
    await assert.rejects(takeInvitation.run(scene.needs, taken), { code: 'personExists' });
  },
);

const forgeries: readonly [what: string, spoil: (at: OpenIdScene) => void][] = [
  ['a token for another client', (at) => forge(at, { aud: 'another' })],
  ['a token for two clients', (at) => forge(at, { aud: ['latchkey', 'another'], azp: 'another' })],
  ['a token of another issuer', (at) => forge(at, { iss: 'https://evil.example' })],
  ['a token with another nonce', (at) => forge(at, { nonce: 'another' })],
  ['a token without a nonce', (at) => forge(at, { nonce: undefined })],
  ['a token without an end', (at) => forge(at, { exp: undefined })],
  ['an expired token', (at) => forge(at, { exp: Math.floor(Date.now() / 1_000) - 60 })],
  [
    'a token that another key has signed',
    (at) => {
      at.hasOwnKey = true;
      forge(at, {});
    },
  ],
];

function forge(at: OpenIdScene, changed: Record<string, unknown>): void {
  at.forge = (claims) => ({ ...claims, ...changed });
}

onEachDatabase(
  'an ID token that is not for this client, this sign-in and this hour lets nobody in',
  async (place, t) => {
    const { scene, at } = await open(t, place);
    for (const [what, spoil] of forgeries) {
      Object.assign(at, { forge: null, hasOwnKey: false });
      spoil(at);
      const { cookie, address } = await begin(scene);
      await refused(scene, await end(scene, cookie, await at.signIn(address)), /does not prove who you are/, what);
    }
    Object.assign(at, { forge: null, hasOwnKey: false });
    await signIn(scene, at);
  },
);

onEachDatabase('an answer counts for the browser that asked, once, and as it was sent', async (place, t) => {
  const { scene, at } = await open(t, place);
  const [mine, other] = [await begin(scene), await begin(scene)];
  const answered = await at.signIn(mine.address);
  const spoilt = (change: (query: URLSearchParams) => void) => {
    const url = new URL(answered);
    change(url.searchParams);
    return url.href;
  };
  const [state = '', nonce = '', verifier = ''] = mine.cookie.split('=')[1]?.split('.') ?? [];
  const wrong = 'x'.repeat(43);
  const notProved = /does not prove who you are/;
  await refused(scene, await end(scene, '', answered), /did not begin this sign-in/);
  await refused(scene, await end(scene, `${mine.cookie}; ${other.cookie}`, answered), /did not begin this sign-in/);
  await refused(scene, await end(scene, other.cookie, answered), notProved, 'of another sign-in');
  await refused(
    scene,
    await end(
      scene,
      mine.cookie,
      spoilt((query) => query.set('state', wrong)),
    ),
    notProved,
    'state',
  );
  await refused(
    scene,
    await end(
      scene,
      mine.cookie,
      spoilt((query) => query.append('state', wrong)),
    ),
    notProved,
    'two states',
  );
  await refused(
    scene,
    await end(
      scene,
      mine.cookie,
      spoilt((query) => query.delete('state')),
    ),
    notProved,
    'no state',
  );
  await refused(
    scene,
    await end(
      scene,
      mine.cookie,
      spoilt((query) => query.set('iss', 'https://evil.example')),
    ),
    notProved,
    'issuer',
  );
  await refused(
    scene,
    await end(
      scene,
      mine.cookie,
      spoilt((query) => query.set('code', wrong)),
    ),
    notProved,
    'code',
  );
  const denied = `${redirectUri}?error=access_denied&state=${state}&iss=${encodeURIComponent(at.issuer)}`;
  await refused(scene, await end(scene, mine.cookie, denied), /did not let you in/);
  const withOther = (parts: string[]) => `latchkey-provider=${parts.join('.')}`;
  await refused(scene, await end(scene, withOther([state, nonce, wrong]), answered), notProved, 'PKCE');
  const again = await begin(scene);
  const [, , ownVerifier = ''] = again.cookie.split('=')[1]?.split('.') ?? [];
  const [ownState = ''] = again.cookie.split('=')[1]?.split('.') ?? [];
  await refused(
    scene,
    await end(scene, withOther([ownState, wrong, ownVerifier]), await at.signIn(again.address)),
    notProved,
    'nonce',
  );
  const last = await begin(scene);
  const good = await at.signIn(last.address);
  assert.equal((await end(scene, last.cookie, good)).status, 303);
  const replayed = await end(scene, last.cookie, good);
  assert.equal(replayed.status, 403);
  assert.match(await replayed.text(), notProved);
  assert.equal(verifier.length, 43);
});

onEachDatabase('who is in no group that is named, or whose groups are not told, does not get in', async (place, t) => {
  const { scene, at } = await open(t, place);
  const tell = async (claims: Record<string, unknown>, words: RegExp) => {
    at.account.claims = { preferred_username: 'anna', ...claims };
    const { cookie, address } = await begin(scene);
    await refused(scene, await end(scene, cookie, await at.signIn(address)), words, JSON.stringify(claims));
  };
  const unknown = /You are in no group/;
  await tell({ groups: ['none of ours'] }, unknown);
  await tell({ groups: [] }, unknown);
  await tell({}, unknown);
  await tell({ groups: { admins: true } }, unknown);
  await tell({ groups: ['Admins', 'admins '] }, unknown);
  await tell({ _claim_names: { groups: 'src1' } }, /more groups than the provider tells/);
});

onEachDatabase(
  'groups are found where a vendor puts them, and a mail address counts when it is verified',
  async (place, t) => {
    const { scene, at } = await open(t, place, 'custom_attributes.profile');
    at.account.claims = { preferred_username: 'anna', custom_attributes: { profile: 'admins' } };
    await signIn(scene, at);
    const byMail = await openIdScene(t, { redirectUri, rights, groupsClaim: 'email' });
    const [right] = rights;
    assert.ok(right !== undefined);
    byMail.account.claims = { email: right.group, email_verified: false };
    const { identityOf, addressOf } = byMail.provider;
    const begun = { state: 's'.repeat(43), nonce: 'n'.repeat(43), verifier: 'v'.repeat(43) };
    const groups = async () =>
      (await identityOf(begun, new URL(await byMail.signIn(await addressOf(begun, redirectUri))))).groups;
    assert.deepEqual(await groups(), []);
    byMail.account.claims = { email: right.group, email_verified: true };
    assert.deepEqual(await groups(), [right.group]);
  },
);

onEachDatabase(
  'no provider, or one that does not answer, is told on a page, and nothing leads elsewhere',
  async (place, t) => {
    const none = await openApiScene(t, place);
    const begun = await none.fetch(new Request(`${origin}/api/sign-in/oidc`), asker);
    await refused(none, begun, /No single sign-on is set up/);
    const ways = (await (await none.as(null, 'GET', '/api/sign-in')).json()) as { oidc: unknown };
    assert.equal(ways.oidc, null);
    const away = await openIdScene(t, { redirectUri, rights });
    const scene = await openApiScene(t, place, away.provider);
    const response = await scene.fetch(
      new Request(`${origin}/api/sign-in/oidc?next=https://evil.example&redirect_uri=https://evil.example`, {
        headers: { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' },
      }),
      asker,
    );
    const location = new URL(response.headers.get('location') ?? '');
    assert.equal(location.origin, away.issuer);
    assert.equal(location.searchParams.get('redirect_uri'), redirectUri);
    assert.doesNotMatch(location.href, /evil/);
  },
);

onEachDatabase(
  'a provider that takes the request and is silent holds up nobody else, and is told in words',
  async (place, t) => {
    const waiting: ((fault: TransportFault) => void)[] = [];
    const asked: HttpRequest[] = [];
    const transport: Transport = {
      send(request) {
        asked.push(request);
        return new Promise((_, reject) => waiting.push(reject));
      },
    };
    const settings = {
      issuer: 'https://id.example',
      clientId: 'latchkey',
      clientSecret: async () => new Secret('secret'),
      scopes: ['openid'],
      groupsClaim: 'groups',
    };
    const silent = { ...openIdProvider(settings, { transport, log: { write: () => undefined } }), rights };
    const scene = await openApiScene(t, place, silent);
    const anna = await scene.account('anna', 'administrator');
    const begun = Array.from({ length: 20 }, () => scene.fetch(new Request(`${origin}/api/sign-in/oidc`), asker));
    assert.equal((await scene.as(null, 'GET', '/api/sign-in')).status, 200);
    assert.equal((await scene.as(null, 'POST', '/api/session', { username: 'anna', password })).status, 200);
    const given = { name: 'acme', loginUrl: 'https://login.salesforce.com', username: 'a@acme.example' };
    assert.equal((await scene.as(anna, 'POST', '/api/connections', given)).status, 201);
    assert.deepEqual(
      asked.map(({ timeoutMs }) => timeoutMs),
      [10_000],
      'all wait for one request, which ends',
    );
    for (const end of waiting.splice(0)) end(new TransportFault('timedOut', 'no answer'));
    for (const response of await Promise.all(begun)) {
      assert.equal(response.status, 403);
      assert.match(await response.text(), /The provider does not answer\. Try again in a minute/);
    }
    const again = scene.fetch(new Request(`${origin}/api/sign-in/oidc`), asker);
    while (waiting.length === 0) await new Promise(setImmediate);
    assert.equal(asked.length, 2, 'the next one asks anew');
    for (const end of waiting.splice(0)) end(new TransportFault('timedOut', 'no answer'));
    assert.equal((await again).status, 403);
  },
);
