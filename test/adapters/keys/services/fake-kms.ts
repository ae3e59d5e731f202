// AWS KMS as its API reference has it: operations in a header, errors as a type with status 400, keys that wait for their end.

import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  privateEncrypt,
  randomBytes,
  randomUUID,
  sign,
} from 'node:crypto';
import { type AwsKeys, wrongSignature } from './aws-signature.ts';
import { type FakeAnswer, type FakeRequest, type FakeService, jsonOf, startFakeService } from './fake-service.ts';

type KmsKey = { arn: string; state: string; deletionAtMs: number | null; tags: unknown } & (
  | { spec: string; privateKey: KeyObject }
  | { spec: 'SYMMETRIC_DEFAULT'; secret: Buffer }
);

export interface FakeKms extends FakeService {
  region: string;
  credentials: AwsKeys;
  keys: Map<string, KmsKey>;
  aliases: Map<string, string>;
  /** What the caller may not do. */
  denied: Set<string>;
}

const dayMs = 86_400_000;

class KmsError extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, status = 400) {
    super(code);
    this.code = code;
    this.status = status;
  }
}

export async function startFakeKms(credentials: AwsKeys, region = 'eu-central-1'): Promise<FakeKms> {
  const service = await startFakeService((request) => answered(fake, request));
  const fake: FakeKms = Object.assign(service, {
    region,
    credentials,
    keys: new Map<string, KmsKey>(),
    aliases: new Map<string, string>(),
    denied: new Set<string>(),
  });
  return fake;
}

export function kmsRefusal(code: string, status = 400): FakeAnswer {
  const headers = { 'content-type': 'application/x-amz-json-1.1' };
  return { status, headers, body: { __type: code, message: 'In words that may name the caller.' } };
}

function answered(fake: FakeKms, request: FakeRequest): FakeAnswer {
  try {
    if (request.headers['content-type'] !== 'application/x-amz-json-1.1')
      throw new KmsError('UnknownOperationException');
    const wrong = wrongSignature(request, fake.credentials, fake.region, Date.now());
    if (wrong !== null) throw new KmsError(wrong);
    const [, name = ''] = /^TrentService\.(\w+)$/.exec(String(request.headers['x-amz-target'])) ?? [];
    if (fake.denied.has(name)) throw new KmsError('AccessDeniedException');
    const operation = operations[name];
    if (operation === undefined) throw new KmsError('UnknownOperationException');
    return { status: 200, body: operation(fake, jsonOf(request)) ?? '' };
  } catch (error) {
    if (!(error instanceof KmsError)) throw error;
    return kmsRefusal(error.code, error.status);
  }
}

type Input = Record<string, unknown>;

const operations: Record<string, (fake: FakeKms, input: Input) => object | null> = {
  ListKeys: ({ keys }) => ({ Keys: [...keys.keys()].slice(0, 1).map((KeyArn) => ({ KeyArn })), Truncated: false }),
  CreateKey(fake, { KeySpec = 'SYMMETRIC_DEFAULT', KeyUsage = 'ENCRYPT_DECRYPT', Tags }) {
    const spec = String(KeySpec);
    const arn = `arn:aws:kms:${fake.region}:123456789012:key/${randomUUID()}`;
    const shared = { arn, state: 'Enabled', deletionAtMs: null, tags: Tags };
    const bits = Number(/^RSA_(2048|3072|4096)$/.exec(spec)?.[1] ?? 0);
    if (bits === 0 && spec !== 'SYMMETRIC_DEFAULT') throw new KmsError('UnsupportedOperationException');
    if ((KeyUsage === 'SIGN_VERIFY') !== bits > 0) throw new KmsError('ValidationException');
    const key: KmsKey =
      bits === 0
        ? { ...shared, spec: 'SYMMETRIC_DEFAULT', secret: randomBytes(32) }
        : { ...shared, spec, privateKey: generateKeyPairSync('rsa', { modulusLength: bits }).privateKey };
    fake.keys.set(arn, key);
    return { KeyMetadata: metadata(key) };
  },
  DescribeKey: (fake, { KeyId }) => ({ KeyMetadata: metadata(keyOf(fake, KeyId)) }),
  CreateAlias(fake, { AliasName, TargetKeyId }) {
    if (!/^alias\/(?!aws\/)[\w/-]{1,250}$/.test(String(AliasName))) throw new KmsError('InvalidAliasNameException');
    if (fake.aliases.has(String(AliasName))) throw new KmsError('AlreadyExistsException');
    fake.aliases.set(String(AliasName), keyOf(fake, TargetKeyId).arn);
    return null;
  },
  UpdateAlias(fake, { AliasName, TargetKeyId }) {
    if (!fake.aliases.has(String(AliasName))) throw new KmsError('NotFoundException');
    fake.aliases.set(String(AliasName), keyOf(fake, TargetKeyId).arn);
    return null;
  },
  GetPublicKey(fake, { KeyId }) {
    const key = usable(fake, KeyId);
    const spki = createPublicKey(rsaOf(key)).export({ type: 'spki', format: 'der' });
    return { KeyId: key.arn, PublicKey: spki.toString('base64'), KeySpec: key.spec, KeyUsage: 'SIGN_VERIFY' };
  },
  Sign(fake, { KeyId, Message, MessageType = 'RAW', SigningAlgorithm }) {
    const key = usable(fake, KeyId);
    const message = Buffer.from(String(Message), 'base64');
    if (SigningAlgorithm !== 'RSASSA_PKCS1_V1_5_SHA_256') throw new KmsError('InvalidKeyUsageException');
    if (message.length < 1 || message.length > 4_096) throw new KmsError('ValidationException');
    if (MessageType === 'DIGEST' && message.length !== 32) throw new KmsError('ValidationException');
    const signature =
      MessageType === 'DIGEST' ? signedDigest(rsaOf(key), message) : sign('sha256', message, rsaOf(key));
    return { KeyId: key.arn, Signature: signature.toString('base64'), SigningAlgorithm };
  },
  ScheduleKeyDeletion(fake, { KeyId, PendingWindowInDays = 30 }) {
    const key = keyOf(fake, KeyId);
    const days = Number(PendingWindowInDays);
    if (key.state === 'PendingDeletion') throw new KmsError('KMSInvalidStateException');
    if (!Number.isInteger(days) || days < 7 || days > 30) throw new KmsError('ValidationException');
    Object.assign(key, { state: 'PendingDeletion', deletionAtMs: Date.now() + days * dayMs });
    return { KeyId: key.arn, DeletionDate: (key.deletionAtMs ?? 0) / 1_000, KeyState: key.state, PendingWindowInDays };
  },
  Encrypt(fake, { KeyId, Plaintext, EncryptionContext }) {
    const key = usable(fake, KeyId);
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', secretOf(key), nonce).setAAD(
      Buffer.from(JSON.stringify(EncryptionContext)),
    );
    const sealed = [nonce, cipher.update(String(Plaintext), 'base64'), cipher.final(), cipher.getAuthTag()];
    return { KeyId: key.arn, CiphertextBlob: Buffer.concat(sealed).toString('base64') };
  },
  Decrypt(fake, { KeyId, CiphertextBlob, EncryptionContext }) {
    const key = usable(fake, KeyId);
    const sealed = Buffer.from(String(CiphertextBlob), 'base64');
    try {
      const opened = createDecipheriv('aes-256-gcm', secretOf(key), sealed.subarray(0, 12))
        .setAAD(Buffer.from(JSON.stringify(EncryptionContext)))
        .setAuthTag(sealed.subarray(-16));
      const plaintext = Buffer.concat([opened.update(sealed.subarray(12, -16)), opened.final()]);
      return { KeyId: key.arn, Plaintext: plaintext.toString('base64') };
    } catch {
      throw new KmsError('InvalidCiphertextException');
    }
  },
};

/** EMSA-PKCS1-v1_5 (RFC 8017 section 9.2) around a digest that was computed elsewhere. */
export function signedDigest(privateKey: KeyObject, digest: Buffer): Buffer {
  const digestInfo = Buffer.concat([Buffer.from('3031300d060960864801650304020105000420', 'hex'), digest]);
  return privateEncrypt({ key: privateKey, padding: constants.RSA_PKCS1_PADDING }, digestInfo);
}

function keyOf({ keys, aliases }: FakeKms, id: unknown): KmsKey {
  const key = keys.get(aliases.get(String(id)) ?? String(id));
  if (key === undefined) throw new KmsError('NotFoundException');
  return key;
}

function usable(fake: FakeKms, id: unknown): KmsKey {
  const key = keyOf(fake, id);
  if (key.state === 'Disabled') throw new KmsError('DisabledException');
  if (key.state !== 'Enabled') throw new KmsError('KMSInvalidStateException');
  return key;
}

function rsaOf(key: KmsKey): KeyObject {
  if (!('privateKey' in key)) throw new KmsError('InvalidKeyUsageException');
  return key.privateKey;
}

function secretOf(key: KmsKey): Buffer {
  if (!('secret' in key)) throw new KmsError('InvalidKeyUsageException');
  return key.secret;
}

function metadata({ arn, state, spec, deletionAtMs }: KmsKey) {
  const deletion = deletionAtMs === null ? {} : { DeletionDate: deletionAtMs / 1_000 };
  return {
    Arn: arn,
    KeyId: arn.split('/').at(-1),
    KeyState: state,
    KeySpec: spec,
    Enabled: state === 'Enabled',
    ...deletion,
  };
}

export function digestOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
