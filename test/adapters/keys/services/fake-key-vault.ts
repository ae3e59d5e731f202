// Azure Key Vault and the token endpoint of Microsoft Entra, as their REST references have them: tokens for one audience, keys with
// versions, deletion that can be taken back until a date.

import {
  constants,
  createHash,
  generateKeyPairSync,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  randomBytes,
  verify,
  X509Certificate,
} from 'node:crypto';
import { signedDigest } from './fake-kms.ts';
import { type FakeAnswer, type FakeRequest, type FakeService, jsonOf, startFakeService } from './fake-service.ts';

interface VaultKey {
  versions: Map<string, KeyObject>;
  ops: string[];
  isEnabled: boolean;
  purgedAtSeconds: number | null;
}

export interface FakeKeyVault extends FakeService {
  keys: Map<string, VaultKey>;
  /** Tokens given out, and what each is for. */
  tokens: Map<string, string>;
  client: { tenant: string; id: string; secret: string; certificatePem?: string };
  canSoftDelete: boolean;
}

export const audience = 'https://vault.azure.net';
const ninetyDays = 90 * 86_400;

export async function startFakeKeyVault(client: FakeKeyVault['client']): Promise<FakeKeyVault> {
  const service = await startFakeService((request) => answered(fake, request));
  const fake: FakeKeyVault = Object.assign(service, {
    keys: new Map<string, VaultKey>(),
    tokens: new Map<string, string>(),
    client,
    canSoftDelete: true,
  });
  return fake;
}

function answered(fake: FakeKeyVault, request: FakeRequest): FakeAnswer {
  const { url, headers } = request;
  if (url.pathname.endsWith('/oauth2/v2.0/token')) return tokenFor(fake, request);
  if (url.pathname === '/metadata/identity/oauth2/token' || url.pathname === '/msi')
    return identityToken(fake, request);
  const isFor = fake.tokens.get(/^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '');
  if (isFor !== audience)
    return {
      status: 401,
      headers: { 'www-authenticate': `Bearer authorization="${fake.url}/t", resource="${audience}"` },
      body: { error: { code: 'Unauthorized', message: 'AKV10000: Request is missing a Bearer or PoP token.' } },
    };
  if (url.searchParams.get('api-version') !== '7.4') return refused(400, 'BadParameter');
  const [, place, name = '', version = '', act = ''] =
    /^\/(keys|deletedkeys)(?:\/([\w-]+))?(?:\/(\w+))?(?:\/(\w+))?$/.exec(url.pathname) ?? [];
  if (name === '') return { status: 200, body: { value: [], nextLink: null } };
  const key = fake.keys.get(name);
  if (place === 'deletedkeys') {
    const at = key?.purgedAtSeconds ?? null;
    return key === undefined || at === null ? notFound(name) : deletedBundle(fake, name, key);
  }
  if (version === 'create') return created(fake, name, jsonOf(request));
  if (key === undefined || key.purgedAtSeconds !== null) return notFound(name);
  if (request.method === 'DELETE') return deleted(fake, name, key);
  const ofVersion = key.versions.get(version === '' ? ([...key.versions.keys()].at(-1) ?? '') : version);
  if (ofVersion === undefined) return notFound(name);
  return act === '' ? shown(fake, name, key, ofVersion) : used(key, ofVersion, act, jsonOf(request));
}

function tokenFor(fake: FakeKeyVault, { url, body }: FakeRequest): FakeAnswer {
  const form = new URLSearchParams(body.toString());
  const { tenant, id, secret } = fake.client;
  if (url.pathname !== `/${tenant}/oauth2/v2.0/token`) return { status: 400, body: { error: 'invalid_request' } };
  const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
  const assertion = form.get('client_assertion') ?? '';
  const isAsserted = assertion === 'federated' || isByCertificate(assertion, fake, url.pathname);
  const isFederated = form.get('client_assertion_type') === assertionType && isAsserted;
  const isClient = form.get('client_id') === id && (form.get('client_secret') === secret || isFederated);
  if (form.get('grant_type') !== 'client_credentials' || !isClient)
    return { status: 401, body: { error: 'invalid_client', error_description: `AADSTS7000215: ${form}` } };
  const [, resource = ''] = /^(.*)\/\.default$/.exec(form.get('scope') ?? '') ?? [];
  return { status: 200, body: { token_type: 'Bearer', expires_in: 3_599, access_token: newToken(fake, resource) } };
}

const spent = new Set<unknown>();

/** "Microsoft identity platform application authentication certificate credentials", claim by claim. */
function isByCertificate(assertion: string, { client, url }: FakeKeyVault, path: string): boolean {
  if (client.certificatePem === undefined || assertion === '') return false;
  const [header = '', claims = '', signature = ''] = assertion.split('.');
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString() || '{}');
  const [{ alg, typ, ...named }, { aud, iss, sub, jti, nbf, exp }] = [read(header), read(claims)];
  const certificate = new X509Certificate(client.certificatePem);
  const thumbprint = createHash('sha256').update(certificate.raw).digest('base64url');
  const now = Date.now() / 1_000;
  const isMeant = aud === `${url}${path}` && iss === client.id && sub === client.id;
  const isTimely = nbf <= now && exp > now && exp - nbf <= 600;
  if (alg !== 'PS256' || typ !== 'JWT' || named['x5t#S256'] !== thumbprint || !isMeant || !isTimely || spent.has(jti))
    return false;
  spent.add(jti);
  const key = { key: certificate.publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  return verify('sha256', Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, 'base64url'));
}

function identityToken(fake: FakeKeyVault, { url, headers }: FakeRequest): FakeAnswer {
  const isAppService = url.pathname === '/msi';
  const isAsked = isAppService ? headers['x-identity-header'] === 'app' : headers.metadata === 'true';
  if (!isAsked) return { status: 400, body: { error: 'invalid_request' } };
  const access_token = newToken(fake, url.searchParams.get('resource') ?? '');
  return { status: 200, body: { access_token, expires_in: '3599', token_type: 'Bearer' } };
}

function newToken(fake: FakeKeyVault, resource: string): string {
  const token = `eyJ0eXAi.${randomBytes(24).toString('base64url')}`;
  fake.tokens.set(token, resource);
  return token;
}

function created(
  fake: FakeKeyVault,
  name: string,
  { kty, key_size: bits, key_ops: ops }: Record<string, unknown>,
): FakeAnswer {
  const known = fake.keys.get(name);
  if (known?.purgedAtSeconds != null) return refused(409, 'Conflict', 'ObjectIsDeletedButRecoverable');
  if (kty !== 'RSA' && kty !== 'RSA-HSM') return refused(400, 'BadParameter');
  const key = known ?? { versions: new Map(), ops: ops as string[], isEnabled: true, purgedAtSeconds: null };
  const version = generateKeyPairSync('rsa', { modulusLength: Number(bits) }).privateKey;
  key.versions.set(randomBytes(16).toString('hex'), version);
  fake.keys.set(name, key);
  return shown(fake, name, key, version);
}

function shown({ url }: FakeKeyVault, name: string, key: VaultKey, version: KeyObject): FakeAnswer {
  const { n, e } = version.export({ format: 'jwk' });
  const [id] = [...key.versions].find(([, one]) => one === version) ?? [];
  const body = { key: { kid: `${url}/keys/${name}/${id}`, kty: 'RSA', key_ops: key.ops, n, e } };
  return { status: 200, body: { ...body, attributes: { enabled: key.isEnabled, recoverableDays: 90 } } };
}

function used(key: VaultKey, version: KeyObject, act: string, { alg, value }: Record<string, unknown>): FakeAnswer {
  if (!key.isEnabled) return refused(403, 'Forbidden', 'KeyDisabled');
  const bytes = Buffer.from(String(value), 'base64url');
  const operation = { sign: 'sign', wrapkey: 'wrapKey', unwrapkey: 'unwrapKey' }[act] ?? '';
  if (!key.ops.includes(operation)) return refused(403, 'Forbidden', 'KeyOperationForbidden');
  const padding = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' };
  try {
    if (act === 'sign') {
      if (alg !== 'RS256' || bytes.length !== 32) return refused(400, 'BadParameter');
      return said(signedDigest(version, bytes));
    }
    if (alg !== 'RSA-OAEP-256') return refused(400, 'BadParameter');
    const work = act === 'wrapkey' ? publicEncrypt : privateDecrypt;
    return said(work({ key: version, ...padding }, bytes));
  } catch {
    return refused(400, 'BadParameter');
  }
}

function deleted(fake: FakeKeyVault, name: string, key: VaultKey): FakeAnswer {
  if (!fake.canSoftDelete) {
    fake.keys.delete(name);
    return deletedBundle(fake, name, key);
  }
  key.purgedAtSeconds = Math.floor(Date.now() / 1_000) + ninetyDays;
  return deletedBundle(fake, name, key);
}

function deletedBundle(fake: FakeKeyVault, name: string, key: VaultKey): FakeAnswer {
  const [version] = [...key.versions.values()];
  const bundle = version === undefined ? {} : shown(fake, name, key, version).body;
  const until = key.purgedAtSeconds === null ? {} : { scheduledPurgeDate: key.purgedAtSeconds };
  return {
    status: 200,
    body: { ...(bundle as object), recoveryId: `${fake.url}/deletedkeys/${name}`, deletedDate: 1, ...until },
  };
}

function said(value: Buffer): FakeAnswer {
  return { status: 200, body: { kid: 'k', value: value.toString('base64url') } };
}

function notFound(name: string): FakeAnswer {
  return {
    status: 404,
    body: { error: { code: 'KeyNotFound', message: `A key with (name/id) ${name} was not found` } },
  };
}

function refused(status: number, code: string, inner?: string): FakeAnswer {
  const innererror = inner === undefined ? {} : { innererror: { code: inner } };
  return { status, body: { error: { code, message: 'In words that may name the caller.', ...innererror } } };
}
