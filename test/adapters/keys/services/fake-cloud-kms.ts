// Google Cloud KMS and Google's token endpoint, as their REST references have them: assertions of a service account, keys with
// versions that are generated in a while, checksums both ways. The checksum is computed here in its own way.

import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  verify,
} from 'node:crypto';
import { signedDigest } from './fake-kms.ts';
import { type FakeAnswer, type FakeRequest, type FakeService, jsonOf, startFakeService } from './fake-service.ts';

interface CloudKey {
  state: string;
  /** So many looks see it as still being generated. */
  looksBeforeReady: number;
  destroyTime: string | null;
  material: { privateKey: KeyObject } | { secret: Buffer };
}

export interface FakeCloudKms extends FakeService {
  keys: Map<string, CloudKey>;
  tokens: Set<string>;
  account: { email: string; keyId: string; privateKey: KeyObject };
  /** What assertions must be for. */
  tokenAddress: string;
  /** What happens to bytes on their way. */
  corrupts: 'digest' | 'signature' | null;
}

export const ring = 'projects/p/locations/europe-west3/keyRings/salesforce';
const scope = 'https://www.googleapis.com/auth/cloudkms';
const dayMs = 86_400_000;

export async function startFakeCloudKms(): Promise<FakeCloudKms> {
  const service = await startFakeService((request) => answered(fake, request));
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const fake: FakeCloudKms = Object.assign(service, {
    keys: new Map<string, CloudKey>(),
    tokens: new Set<string>(),
    account: { email: 'latchkey@p.iam.gserviceaccount.com', keyId: randomBytes(20).toString('hex'), privateKey },
    tokenAddress: `${service.url}/token`,
    corrupts: null,
  });
  return fake;
}

/** What the console of Google gives out. */
export function keyFileOf({ account, tokenAddress }: FakeCloudKms): string {
  return JSON.stringify({
    type: 'service_account',
    project_id: 'p',
    private_key_id: account.keyId,
    private_key: account.privateKey.export({ type: 'pkcs8', format: 'pem' }),
    client_email: account.email,
    token_uri: tokenAddress,
  });
}

function answered(fake: FakeCloudKms, request: FakeRequest): FakeAnswer {
  const { method, url, headers } = request;
  if (url.pathname === '/token') return tokenFor(fake, request);
  if (url.pathname === '/computeMetadata/v1/instance/service-accounts/default/token') {
    if (headers['metadata-flavor'] !== 'Google') return { status: 403 };
    return url.searchParams.get('scopes') === scope ? newToken(fake) : { status: 400 };
  }
  if (!fake.tokens.has(/^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? ''))
    return refused(401, 'UNAUTHENTICATED');
  if (url.pathname === `/v1/${ring}`) return { status: 200, body: { name: ring } };
  if (method === 'POST' && url.pathname === `/v1/${ring}/cryptoKeys`)
    return created(fake, url.searchParams.get('cryptoKeyId') ?? '', jsonOf(request));
  const pattern = new RegExp(`^/v1/(${ring}/cryptoKeys/([\\w-]+)(?:/cryptoKeyVersions/(\\d+))?)(?:[:/](\\w+))?$`);
  const [, resource = '', name = '', version, act = ''] = pattern.exec(url.pathname) ?? [];
  const key = fake.keys.get(name);
  if (key === undefined || (version !== undefined && version !== '1')) return refused(404, 'NOT_FOUND');
  if (act === 'encrypt' || act === 'decrypt') return symmetric(key, act, jsonOf(request));
  if (act === '') return { status: 200, body: versionOf(resource, key) };
  if (act === 'destroy') return destroyed(resource, key);
  if (key.state !== 'ENABLED' || key.looksBeforeReady > 0) return refused(400, 'FAILED_PRECONDITION');
  return act === 'publicKey' ? publicKey(resource, key) : signed(fake, resource, key, jsonOf(request));
}

function tokenFor(fake: FakeCloudKms, { body }: FakeRequest): FakeAnswer {
  const form = new URLSearchParams(body.toString());
  const { email, keyId, privateKey } = fake.account;
  const [head = '', claims = '', signature = ''] = (form.get('assertion') ?? '').split('.');
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString() || '{}');
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    createPublicKey(privateKey),
    Buffer.from(signature, 'base64url'),
  );
  const { iss, scope: wanted, aud, iat, exp } = read(claims);
  const now = Date.now() / 1_000;
  const isRight =
    form.get('grant_type') === 'urn:ietf:params:oauth:grant-type:jwt-bearer' &&
    isSigned &&
    read(head).alg === 'RS256' &&
    [keyId, undefined].includes(read(head).kid) &&
    iss === email &&
    wanted === scope &&
    aud === fake.tokenAddress &&
    Math.abs(now - iat) < 300 &&
    exp > now &&
    exp - iat <= 3_600;
  if (!isRight) return { status: 400, body: { error: 'invalid_grant', error_description: `Invalid JWT: ${claims}` } };
  return newToken(fake);
}

function newToken({ tokens }: FakeCloudKms): FakeAnswer {
  const access_token = `ya29.${randomBytes(30).toString('base64url')}`;
  tokens.add(access_token);
  return { status: 200, body: { access_token, expires_in: 3_599, token_type: 'Bearer' } };
}

function created({ keys }: FakeCloudKms, name: string, body: Record<string, unknown>): FakeAnswer {
  if (!/^[a-zA-Z0-9_-]{1,63}$/.test(name)) return refused(400, 'INVALID_ARGUMENT');
  if (keys.has(name)) return refused(409, 'ALREADY_EXISTS');
  const { algorithm = '' } = (body.versionTemplate ?? {}) as { algorithm?: string };
  const bits = Number(/^RSA_SIGN_PKCS1_(2048|3072|4096)_SHA256$/.exec(algorithm)?.[1] ?? 0);
  const shared = { state: 'ENABLED', destroyTime: null };
  if (body.purpose === 'ENCRYPT_DECRYPT') {
    keys.set(name, { ...shared, looksBeforeReady: 0, material: { secret: randomBytes(32) } });
  } else {
    if (body.purpose !== 'ASYMMETRIC_SIGN' || bits === 0) return refused(400, 'INVALID_ARGUMENT');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
    keys.set(name, { ...shared, looksBeforeReady: 1, material: { privateKey } });
  }
  return { status: 200, body: { name: `${ring}/cryptoKeys/${name}`, purpose: body.purpose } };
}

function versionOf(name: string, key: CloudKey) {
  const isReady = key.looksBeforeReady === 0;
  if (!isReady) key.looksBeforeReady -= 1;
  const destroyTime = key.destroyTime === null ? {} : { destroyTime: key.destroyTime };
  return { name, state: isReady ? key.state : 'PENDING_GENERATION', ...destroyTime };
}

function destroyed(name: string, key: CloudKey): FakeAnswer {
  if (key.state === 'DESTROY_SCHEDULED') return refused(400, 'FAILED_PRECONDITION');
  Object.assign(key, { state: 'DESTROY_SCHEDULED', destroyTime: new Date(Date.now() + 30 * dayMs).toISOString() });
  return { status: 200, body: versionOf(name, key) };
}

function publicKey(name: string, { material }: CloudKey): FakeAnswer {
  if (!('privateKey' in material)) return refused(400, 'FAILED_PRECONDITION');
  const pem = createPublicKey(material.privateKey).export({ type: 'spki', format: 'pem' }).toString();
  return { status: 200, body: { name, pem, pemCrc32c: checksum(Buffer.from(pem)), protectionLevel: 'SOFTWARE' } };
}

function signed(
  { corrupts }: FakeCloudKms,
  name: string,
  { material }: CloudKey,
  { digest, digestCrc32c }: Record<string, unknown>,
): FakeAnswer {
  const bytes = Buffer.from(String((digest as { sha256?: string })?.sha256), 'base64');
  if (!('privateKey' in material) || bytes.length !== 32 || digestCrc32c !== checksum(bytes))
    return refused(400, 'INVALID_ARGUMENT');
  const signature = signedDigest(material.privateKey, bytes);
  const signatureCrc32c = checksum(signature);
  if (corrupts === 'signature') signature[7] = (signature[7] ?? 0) ^ 1;
  const body = {
    name,
    signature: signature.toString('base64'),
    signatureCrc32c,
    verifiedDigestCrc32c: corrupts !== 'digest',
  };
  return { status: 200, body };
}

function symmetric({ material }: CloudKey, act: string, body: Record<string, unknown>): FakeAnswer {
  if (!('secret' in material)) return refused(400, 'FAILED_PRECONDITION');
  if (act === 'encrypt') {
    const plaintext = Buffer.from(String(body.plaintext), 'base64');
    if (body.plaintextCrc32c !== checksum(plaintext)) return refused(400, 'INVALID_ARGUMENT');
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', material.secret, nonce);
    const ciphertext = Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
    const checksums = { ciphertextCrc32c: checksum(ciphertext), verifiedPlaintextCrc32c: true };
    return { status: 200, body: { ciphertext: ciphertext.toString('base64'), ...checksums } };
  }
  const sealed = Buffer.from(String(body.ciphertext), 'base64');
  if (body.ciphertextCrc32c !== checksum(sealed)) return refused(400, 'INVALID_ARGUMENT');
  try {
    const opened = createDecipheriv('aes-256-gcm', material.secret, sealed.subarray(0, 12)).setAuthTag(
      sealed.subarray(-16),
    );
    const plaintext = Buffer.concat([opened.update(sealed.subarray(12, -16)), opened.final()]);
    return { status: 200, body: { plaintext: plaintext.toString('base64'), plaintextCrc32c: checksum(plaintext) } };
  } catch {
    return refused(400, 'INVALID_ARGUMENT');
  }
}

function refused(status: number, code: string): FakeAnswer {
  return { status, body: { error: { code: status, message: 'In words that may name the caller.', status: code } } };
}

/** CRC-32C bit by bit, as a number in a text. */
function checksum(bytes: Buffer): string {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (0x82f63b78 & -(value & 1));
  }
  return String((value ^ 0xffffffff) >>> 0);
}
