// The Transit engine of Vault and OpenBao, as their API documentation and sources have it: names, versions, the words of its errors.

import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type FakeAnswer, type FakeRequest, type FakeService, jsonOf, startFakeService } from './fake-service.ts';

interface TransitKey {
  type: string;
  versions: (KeyObject | Buffer)[];
  isDeletionAllowed: boolean;
}

export interface FakeTransit extends FakeService {
  keys: Map<string, TransitKey>;
  tokens: Set<string>;
  isSealed: boolean;
  /** What is exchanged for a token, at each path of a login, and for how long it is good. */
  logins: Map<string, { body: Record<string, string>; leaseSeconds: number }>;
  /** May read and sign, and nothing else. */
  isSigningAlone: boolean;
}

const namespace = 'team/salesforce';

export async function startFakeTransit(token: string): Promise<FakeTransit> {
  const service = await startFakeService((request) => answered(fake, request));
  const fake = Object.assign(service, {
    keys: new Map<string, TransitKey>(),
    tokens: new Set([token]),
    logins: new Map(),
    isSealed: false,
    isSigningAlone: false,
  });
  return fake;
}

function answered(fake: FakeTransit, request: FakeRequest): FakeAnswer {
  const { method, url, headers } = request;
  if (fake.isSealed) return refused(503, 'Vault is sealed');
  if (headers['x-vault-request'] !== 'true') return refused(412, "missing required header 'X-Vault-Request'");
  const login = /^\/v1\/auth\/(.+)\/login$/.exec(url.pathname)?.[1];
  if (login !== undefined) return loggedIn(fake, request, login);
  if (!fake.tokens.has(String(headers['x-vault-token']))) return refused(403, 'permission denied', 'invalid token');
  if (headers['x-vault-namespace'] !== namespace) return refused(403, 'permission denied');
  if (url.pathname === '/v1/auth/token/lookup-self')
    return said({ expire_time: '2030-01-01T10:20:30.5Z', ttl: 3_600, renewable: true });
  const [, act = '', name = '', last = ''] =
    /^\/v1\/keys-of-us\/(\w+)\/([\w.-]+)(?:\/([\w-]+))?$/.exec(url.pathname) ?? [];
  if (act === '') return refused(404, `no handler for route "${url.pathname.slice(4)}". route entry not found.`);
  const isReading = method === 'GET' || act === 'sign' || act === 'decrypt';
  if (fake.isSigningAlone && !isReading) return refused(403, '1 error occurred:\n\t* permission denied\n\n');
  if (act === 'keys') return ofKeys(fake, request, name, last);
  const key = fake.keys.get(name);
  if (act === 'sign') return signed(key, jsonOf(request), last);
  if (key === undefined) return refused(400, 'encryption key not found');
  return act === 'encrypt' ? encrypted(key, jsonOf(request)) : decrypted(key, jsonOf(request));
}

/** AppRole answers 400 to what it does not know, Kubernetes 403 (builtin/credential and vault-plugin-auth-kubernetes). */
function loggedIn({ logins, tokens }: FakeTransit, request: FakeRequest, mount: string): FakeAnswer {
  if (request.headers['x-vault-namespace'] !== namespace) return refused(403, 'permission denied');
  const login = logins.get(mount);
  const isKnown = login !== undefined && isDeepStrictEqual(jsonOf(request), login.body);
  if (!isKnown)
    return mount === 'kubernetes' ? refused(403, 'permission denied') : refused(400, 'invalid role or secret ID');
  const token = `hvs.${randomBytes(24).toString('hex')}`;
  tokens.add(token);
  return { status: 200, body: { auth: { client_token: token, lease_duration: login.leaseSeconds, renewable: true } } };
}

function ofKeys({ keys }: FakeTransit, request: FakeRequest, name: string, last: string): FakeAnswer {
  const key = keys.get(name);
  if (request.method === 'POST' && last === 'config') {
    if (key === undefined) return refused(400, `no existing key named ${name} could be found`);
    key.isDeletionAllowed = jsonOf(request).deletion_allowed === true;
    return said(keyPolicy(name, key));
  }
  if (request.method === 'POST') {
    const made = key ?? newKey(String(jsonOf(request).type));
    if (made === null) return refused(400, `unknown key type ${jsonOf(request).type}`);
    keys.set(name, made);
    return said(keyPolicy(name, made));
  }
  if (request.method === 'GET')
    return key === undefined ? { status: 404, body: { errors: [] } } : said(keyPolicy(name, key));
  if (key === undefined) return refused(400, `error deleting policy ${name}: could not delete key; not found`);
  if (!key.isDeletionAllowed)
    return refused(400, `error deleting policy ${name}: deletion is not allowed for this key`);
  keys.delete(name);
  return { status: 204 };
}

function newKey(type: string): TransitKey | null {
  const bits = Number(/^rsa-(2048|3072|4096)$/.exec(type)?.[1] ?? 0);
  if (type === 'aes256-gcm96') return { type, versions: [randomBytes(32)], isDeletionAllowed: false };
  if (bits === 0) return null;
  return { type, versions: [newVersion(bits)], isDeletionAllowed: false };
}

export function newVersion(bits: number): KeyObject {
  return generateKeyPairSync('rsa', { modulusLength: bits }).privateKey;
}

function keyPolicy(name: string, { type, versions, isDeletionAllowed }: TransitKey) {
  const keys = versions.map((key, index) => [index + 1, Buffer.isBuffer(key) ? 1_700_000_000 : shown(type, key)]);
  return {
    name,
    type,
    keys: Object.fromEntries(keys),
    latest_version: versions.length,
    min_encryption_version: 0,
    deletion_allowed: isDeletionAllowed,
    exportable: false,
  };
}

function shown(type: string, key: KeyObject) {
  return { name: type, public_key: publicPem(key), creation_time: '2026-01-01T00:00:00Z', certificate_chain: '' };
}

function publicPem(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
}

function signed(key: TransitKey | undefined, body: Record<string, unknown>, hash: string): FakeAnswer {
  if (key === undefined) return refused(400, 'signing key not found');
  if (hash !== 'sha2-256') return refused(400, `invalid hash algorithm "${hash}"`);
  if (body.signature_algorithm !== 'pkcs1v15') return refused(400, 'this fake signs pkcs1v15 alone');
  const version = Number(body.key_version) || key.versions.length;
  const privateKey = key.versions[version - 1];
  if (privateKey === undefined || Buffer.isBuffer(privateKey))
    return refused(
      500,
      '1 error occurred:\n\t* requested version for signing is higher than the latest key version\n\n',
    );
  const signature = sign('sha256', Buffer.from(String(body.input), 'base64'), privateKey);
  return said({ signature: `vault:v${version}:${signature.toString('base64')}`, key_version: version });
}

function encrypted({ versions: [key] }: TransitKey, { plaintext }: Record<string, unknown>): FakeAnswer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key as Buffer, nonce);
  const sealed = [nonce, cipher.update(String(plaintext), 'base64'), cipher.final(), cipher.getAuthTag()];
  return said({ ciphertext: `vault:v1:${Buffer.concat(sealed).toString('base64')}`, key_version: 1 });
}

function decrypted({ versions: [key] }: TransitKey, { ciphertext }: Record<string, unknown>): FakeAnswer {
  const sealed = Buffer.from(String(ciphertext).replace(/^vault:v1:/, ''), 'base64');
  try {
    const opened = createDecipheriv('aes-256-gcm', key as Buffer, sealed.subarray(0, 12)).setAuthTag(
      sealed.subarray(-16),
    );
    const plaintext = Buffer.concat([opened.update(sealed.subarray(12, -16)), opened.final()]);
    return said({ plaintext: plaintext.toString('base64') });
  } catch {
    return refused(400, 'cipher: message authentication failed');
  }
}

function said(data: object): FakeAnswer {
  return { status: 200, body: { request_id: '0', lease_id: '', data, warnings: null, auth: null } };
}

function refused(status: number, ...errors: string[]): FakeAnswer {
  return { status, body: { errors } };
}
