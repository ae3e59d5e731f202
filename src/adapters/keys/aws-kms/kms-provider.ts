// Keys in AWS KMS. An alias with the key pair's id is what finds a key again; it goes with the key. A deleted key waits for 7 to
// 30 days, in which it signs nothing and can be taken back there.

import { createHash } from 'node:crypto';
import type { Instant } from '../../../domain/ports.ts';
import type { ProviderUri } from '../../../domain/vault/custody-uri.ts';
import { type KeyAlgorithm, keyAlgorithms } from '../../../domain/vault/key-algorithm.ts';
import { type KeyProvider, KeyProviderFault, type RootKeyWrapper } from '../../../domain/vault/key-provider.ts';
import { type Fields, fieldsOf, numberField, textField } from '../../salesforce/json-fields.ts';
import { createTransport } from '../../system/transport.ts';
import type { ProviderParts } from '../provider-pool.ts';
import { rsaSpki } from '../service/answers.ts';
import { strangeAnswer } from '../service/ask.ts';
import { serviceKeyName } from '../service/key-name.ts';
import { awsDomain, awsLogin } from './aws-credentials.ts';
import { type KmsClient, kmsClient } from './kms-client.ts';

/** More is signed as its digest. */
const longestRawMessage = 4_096;
const algorithm = 'RSASSA_PKCS1_V1_5_SHA_256';
const usualWaitingDays = 30;

/** Throws only KeyProviderFault. */
export async function openKmsProvider({ place, query }: ProviderUri, parts: ProviderParts): Promise<KeyProvider> {
  const { environment, clock } = parts;
  const region = place.get('region') ?? '';
  const endpoint =
    query.get('endpoint') ?? environment.AWS_ENDPOINT_URL_KMS ?? `https://kms.${region}.${awsDomain(region)}/`;
  const transport = createTransport({ environment });
  const local = createTransport({ environment: {} });
  const login = awsLogin({ parts, region, transport, local });
  const client = kmsClient({ endpoint, region, login, transport, clock });
  const waitingDays = Number(query.get('waiting-days') ?? usualWaitingDays);
  return {
    ...signingKeys(client, waitingDays),
    rootKeyWrapper: kmsRootKey(client, `alias/${query.get('root-key') ?? serviceKeyName('root-key')}`),
    async checkHealth() {
      // Who may list no keys is known and answered all the same.
      await client('ListKeys', { Limit: 1 }, () => null, { AccessDeniedException: null });
      return { description: `KMS in ${region}` };
    },
    async close() {
      transport.close();
      local.close();
    },
  };
}

/** There is no such key, or it is in a state in which it is not used. */
const unusable = { NotFoundException: null, KMSInvalidStateException: null };

type SigningKeys = Pick<KeyProvider, 'makeKey' | 'findKey' | 'sign' | 'readPublicKey' | 'destroyKey'>;

function signingKeys(client: KmsClient, waitingDays: number): SigningKeys {
  const described = (keyId: string) =>
    client<Fields | null>('DescribeKey', { KeyId: keyId }, metadataIn, { NotFoundException: null });

  /** Null: it is gone. A key that waits for anything else than its end is there. */
  const ifThere = async <T>(operation: string, input: { KeyId: string }, read: (answer: Fields) => T) => {
    if (!isKeyArn(input.KeyId)) return null;
    const answer = await client<T | null>(operation, input, read, unusable);
    if (answer !== null) return answer;
    const state = await stateOf(input.KeyId);
    if (state === null || state === 'PendingDeletion') return null;
    throw new KeyProviderFault('notPermitted', `the key is ${state}`);
  };
  const stateOf = async (keyId: string) => {
    const found = await described(keyId);
    return found === null ? null : (textField(found, 'KeyState') ?? 'in no state');
  };

  const readPublicKey = (keyId: string) => ifThere('GetPublicKey', { KeyId: keyId }, publicKeyIn);
  const schedule = (keyId: string) =>
    client<Instant | null>(
      'ScheduleKeyDeletion',
      { KeyId: keyId, PendingWindowInDays: waitingDays },
      (answer) => secondsField(answer, 'DeletionDate'),
      { NotFoundException: null, KMSInvalidStateException: null },
    );

  return {
    readPublicKey,
    async makeKey({ keyPairId, algorithm: wanted }) {
      const keyId = await client('CreateKey', newKey(keyPairId, wanted), arnIn);
      try {
        await nameKey(client, aliasOf(keyPairId), keyId);
        const publicKeySpki = await readPublicKey(keyId);
        if (publicKeySpki === null) throw strangeAnswer('public key');
        return { keyId, publicKeySpki };
      } catch (error) {
        // Nobody will ask for it again: it has no row, and the next try makes another.
        await schedule(keyId).catch(() => null);
        throw error;
      }
    },
    async findKey(keyPairId) {
      const found = await described(aliasOf(keyPairId));
      return found !== null && found.KeyState === 'Enabled' ? textField(found, 'Arn') : null;
    },
    async sign(keyId, bytes) {
      const signature = await ifThere('Sign', signing(keyId, bytes), signatureIn);
      if (signature === null) throw new KeyProviderFault('keyGone', 'there is no such key, or it waits for its end');
      return signature;
    },
    async destroyKey(keyId) {
      if (!isKeyArn(keyId)) return { goneAt: null };
      const goneAt = await schedule(keyId);
      if (goneAt !== null) return { goneAt };
      const found = await described(keyId);
      return { goneAt: found === null ? null : secondsField(found, 'DeletionDate') };
    },
  };
}

/** Also where an earlier try had got as far as the name. */
async function nameKey(client: KmsClient, alias: string, keyId: string): Promise<void> {
  const input = { AliasName: alias, TargetKeyId: keyId };
  const isNew = await client('CreateAlias', input, () => true, { AlreadyExistsException: false });
  if (!isNew) await client('UpdateAlias', input, () => null);
}

function kmsRootKey(client: KmsClient, alias: string): RootKeyWrapper {
  // Also an entry in the log of AWS: which ciphertext was opened, and by whom.
  const context = { EncryptionContext: { purpose: 'latchkey-root-key' } };
  const encrypt = (rootKey: Uint8Array) =>
    client<Uint8Array | null>(
      'Encrypt',
      { KeyId: alias, Plaintext: base64(rootKey), ...context },
      (answer) => bytesField(answer, 'CiphertextBlob'),
      { NotFoundException: null },
    );
  return {
    async wrapRootKey(rootKey) {
      const wrapped = await encrypt(rootKey);
      if (wrapped !== null) return wrapped;
      const tags = [{ TagKey: 'latchkey', TagValue: 'root-key' }];
      const keyId = await client('CreateKey', { Description: 'Latchkey root key', Tags: tags }, arnIn);
      // Of two that make one at the same time the alias names the first; the other waits for its end.
      const isOurs = await client('CreateAlias', { AliasName: alias, TargetKeyId: keyId }, () => true, {
        AlreadyExistsException: false,
      });
      if (!isOurs) await client('ScheduleKeyDeletion', { KeyId: keyId, PendingWindowInDays: 7 }, () => null);
      const again = await encrypt(rootKey);
      if (again === null) throw strangeAnswer('ciphertext');
      return again;
    },
    unwrapRootKey: (wrapped) =>
      client<Uint8Array | null>(
        'Decrypt',
        { KeyId: alias, CiphertextBlob: base64(wrapped), ...context },
        (answer) => bytesField(answer, 'Plaintext'),
        { InvalidCiphertextException: null, IncorrectKeyException: null, NotFoundException: null },
      ),
  };
}

function newKey(keyPairId: string, wanted: KeyAlgorithm) {
  return {
    KeySpec: `RSA_${keyAlgorithms[wanted].modulusBits}`,
    KeyUsage: 'SIGN_VERIFY',
    Origin: 'AWS_KMS',
    Description: `Latchkey key pair ${keyPairId}`,
    Tags: [{ TagKey: 'latchkey', TagValue: keyPairId }],
  };
}

function signing(keyId: string, bytes: Uint8Array) {
  const isRaw = bytes.length > 0 && bytes.length <= longestRawMessage;
  const message = isRaw ? bytes : createHash('sha256').update(bytes).digest();
  return { KeyId: keyId, Message: base64(message), MessageType: isRaw ? 'RAW' : 'DIGEST', SigningAlgorithm: algorithm };
}

function aliasOf(keyPairId: string): string {
  return `alias/${serviceKeyName(keyPairId)}`;
}

/** An alias could be led to another key. */
function isKeyArn(keyId: string): boolean {
  return /^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:key\/[a-z0-9-]{1,64}$/.test(keyId);
}

function metadataIn(answer: Fields): Fields {
  return fieldsOf(answer.KeyMetadata);
}

function arnIn(answer: Fields): string {
  const arn = textField(metadataIn(answer), 'Arn');
  if (arn === null) throw strangeAnswer('key');
  return arn;
}

function publicKeyIn(answer: Fields): Uint8Array {
  const spki = rsaSpki(bytesField(answer, 'PublicKey'));
  if (spki === null) throw strangeAnswer('public key');
  return spki;
}

function signatureIn(answer: Fields): Uint8Array {
  return bytesField(answer, 'Signature');
}

function bytesField(answer: Fields, name: string): Uint8Array {
  const text = textField(answer, name);
  if (text === null) throw strangeAnswer(name);
  return Buffer.from(text, 'base64');
}

/** Instants are seconds, with fractions. */
function secondsField(answer: Fields, name: string): Instant | null {
  const seconds = numberField(answer, name);
  return seconds === null ? null : Math.round(seconds * 1_000);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
