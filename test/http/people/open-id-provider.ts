// A real OpenID provider in process, with a browser that signs in there, and tokens that can be forged with its own key.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose';
import Provider from 'oidc-provider';
import { openIdProvider, type ProviderSettings } from '../../../src/adapters/identity/oidc/provider.ts';
import { createTransport } from '../../../src/adapters/system/transport.ts';
import type { GroupRight, IdentityProvider } from '../../../src/domain/people/provider.ts';
import type { Transport } from '../../../src/domain/ports.ts';
import { Secret } from '../../../src/domain/secret.ts';

export interface OpenIdScene {
  provider: IdentityProvider;
  issuer: string;
  /** Who signs in there, and what it says of them. */
  account: { id: string; claims: Record<string, unknown> };
  /** What becomes of the next ID tokens; they are signed anew. Null: nothing. */
  forge: ((claims: Record<string, unknown>) => Record<string, unknown>) | null;
  /** Signs forged tokens with another key than the provider shows. */
  hasOwnKey: boolean;
  logged: string[];
  /** From our redirect to the one back to us. */
  signIn(address: string): Promise<string>;
}

export async function openIdScene(
  t: TestContext,
  { redirectUri, rights, groupsClaim = 'groups' }: { redirectUri: string; rights: GroupRight[]; groupsClaim?: string },
): Promise<OpenIdScene> {
  const keys = await generateKeyPair('RS256', { extractable: true });
  const foreign = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(keys.privateKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  const secret = 'a-secret-of-the-client-that-is-long-enough';
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'latchkey', client_secret: secret, redirect_uris: [redirectUri] }],
    claims: {
      openid: ['sub'],
      profile: ['preferred_username', 'groups', 'custom_attributes', '_claim_names'],
      email: ['email', 'email_verified'],
    },
    conformIdTokenClaims: false,
    cookies: { keys: ['of-the-test'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId, ...scene.account.claims }),
    }),
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/sign-in/${uid}` },
    jwks: { keys: [jwk] },
    loadExistingGrant: async ({ oidc }: { oidc: GrantContext }) => {
      const grant = new oidc.provider.Grant({ clientId: 'latchkey', accountId: oidc.session.accountId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
    pkce: { required: () => true },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/sign-in/')) return answer(request, response);
    return provider.interactionFinished(request, response, { login: { accountId: scene.account.id } });
  });
  const transport = createTransport({ environment: {} });
  t.after(() => transport.close());
  const forging: Transport = {
    async send(request, signal) {
      const got = await transport.send(request, signal);
      if (scene.forge === null || !request.url.endsWith('/token') || got.status !== 200) return got;
      const body = JSON.parse(Buffer.from(got.body).toString());
      const claims = scene.forge(decodeJwt(body.id_token));
      const { privateKey } = scene.hasOwnKey ? foreign : keys;
      body.id_token = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(privateKey);
      return { ...got, body: Buffer.from(JSON.stringify(body)) };
    },
  };
  const settings: ProviderSettings = {
    issuer,
    clientId: 'latchkey',
    clientSecret: async () => new Secret(secret),
    scopes: ['openid', 'profile', 'email'],
    groupsClaim,
  };
  const log = { write: (_: string, __: string, facts: object) => void scene.logged.push(JSON.stringify(facts)) };
  const scene: OpenIdScene = {
    provider: { ...openIdProvider(settings, { transport: forging, log }), rights },
    issuer,
    account: { id: 'u-1', claims: { preferred_username: 'anna', groups: ['admins'] } },
    forge: null,
    hasOwnKey: false,
    logged: [],
    signIn: (address) => browse(issuer, address),
  };
  return scene;
}

interface GrantContext {
  provider: { Grant: new (facts: object) => { addOIDCScope(scope: string): void; save(): Promise<string> } };
  session: { accountId: string };
}

/** Follows what the provider says until it sends the browser elsewhere. */
async function browse(issuer: string, address: string): Promise<string> {
  const jar = new Map<string, string>();
  for (let at = address; ; ) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      jar.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`${response.status} ${await response.text()}`);
    at = new URL(location, at).href;
    if (!at.startsWith(`${issuer}/`)) return at;
  }
}
