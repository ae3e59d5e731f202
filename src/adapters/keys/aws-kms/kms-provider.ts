// Keys in AWS KMS. An alias with the key pair's id is what finds a key again; it goes with the key. A deleted key waits for 7 to
// 30 days, in which it signs nothing and can be taken back there.

import { createHash } from 'node:crypto';
import type { Instant } from '../../../domain/ports.ts';
import type { ProviderUri } from '../../../domain/vault/custody-uri.ts';
import { type KeyAlgorithm, keyAlgorithms } from '../../../domain/vault/key-algorithm.ts';
import {
  type KeyProvider,
  KeyProviderFault,
  type RootKeyWrapper,
  type SigningKeys,
} from '../../../domain/vault/key-provider.ts';
import { type Fields, fieldsOf, numberField, textField } from '../../salesforce/json-fields.ts';
import type { ProviderParts } from '../provider-pool.ts';
import { base64, bytesField, rsaSpki, strangeAnswer } from '../service/answers.ts';
import { noneAt, type ServiceClient } from '../service/ask.ts';
import { serviceKeyName } from '../service/key-name.ts';
import { servicePartsOf } from '../service/login.ts';
import { awsDomain, awsLogin } from './aws-credentials.ts';
import { kmsClient } from './kms-client.ts';

/** More is signed as its digest. */
const longestRawMessage = 4_096;
const algorithm = 'RSASSA_PKCS1_V1_5_SHA_256';
const usualWaitingDays = 30;

/** Throws only KeyProviderFault. */
export async function openKmsProvider(uri: ProviderUri, parts: ProviderParts): Promise<KeyProvider> {
  const { place, query } = uri;
  const from = servicePartsOf(uri, parts);
  const region = place.get('region') ?? '';
  const endpoint =
    query.get('endpoint') ?? from.environment.AWS_ENDPOINT_URL_KMS ?? `https://kms.${region}.${awsDomain(region)}/`;
  const client = kmsClient({ endpoint, region, login: awsLogin(from, region), parts: from });
  const waitingDays = Number(query.get('waiting-days') ?? usualWaitingDays);
  return {
    ...signingKeys(client, waitingDays),
    rootKeyWrapper: kmsRootKey(client, `alias/${query.get('root-key') ?? serviceKeyName('root-key')}`),
    async checkHealth() {
      // Who may list no keys is known and answered all the same.
      await client('POST', 'ListKeys', { Limit: 1 }, () => null, noneAt('AccessDeniedException'));
      return { description: `KMS in ${region}` };
    },
    close: from.close,
  };
}

/** There is no such key, or it is in a state in which it is not used. */
const isUnusable = noneAt('NotFoundException', 'KMSInvalidStateException');
const isNowhere = noneAt('NotFoundException');

function signingKeys(client: ServiceClient, waitingDays: number): SigningKeys {
  const described = (keyId: string) => client('POST', 'DescribeKey', { KeyId: keyId }, metadataIn, isNowhere);

  /** Null: it is gone. A key that waits for anything else than its end is there. */
  const ifThere = async <T>(operation: string, input: { KeyId: string }, read: (answer: Fields) => T) => {
    if (!isKeyArn(input.KeyId)) return null;
    const answer = await client<T | null>('POST', operation, input, read, isUnusable);
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
    client(
      'POST',
      'ScheduleKeyDeletion',
      { KeyId: keyId, PendingWindowInDays: waitingDays },
      (answer) => secondsField(answer, 'DeletionDate'),
      isUnusable,
    );

  return {
    readPublicKey,
    async makeKey({ keyPairId, algorithm: wanted }) {
      const keyId = await client('POST', 'CreateKey', newKey(keyPairId, wanted), arnIn);
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
async function nameKey(client: ServiceClient, alias: string, keyId: string): Promise<void> {
  const input = { AliasName: alias, TargetKeyId: keyId };
  if (!(await isFirstNamed(client, input))) await client('POST', 'UpdateAlias', input, () => null);
}

/** False: something bears the name already. */
async function isFirstNamed(client: ServiceClient, alias: { AliasName: string; TargetKeyId: string }) {
  return (await client('POST', 'CreateAlias', alias, () => true, noneAt('AlreadyExistsException'))) !== null;
}

function kmsRootKey(client: ServiceClient, alias: string): RootKeyWrapper {
  // Also an entry in the log of AWS: which ciphertext was opened, and by whom.
  const context = { EncryptionContext: { purpose: 'latchkey-root-key' } };
  const encrypt = (rootKey: Uint8Array) =>
    client(
      'POST',
      'Encrypt',
      { KeyId: alias, Plaintext: base64(rootKey), ...context },
      (answer) => bytesField(answer, 'CiphertextBlob'),
      isNowhere,
    );
  return {
    async wrapRootKey(rootKey) {
      const wrapped = await encrypt(rootKey);
      if (wrapped !== null) return wrapped;
      const tags = [{ TagKey: 'latchkey', TagValue: 'root-key' }];
      const keyId = await client('POST', 'CreateKey', { Description: 'Latchkey root key', Tags: tags }, arnIn);
      // Of two that make one at the same time the alias names the first; the other waits for its end.
      const isOurs = await isFirstNamed(client, { AliasName: alias, TargetKeyId: keyId });
      if (!isOurs) await client('POST', 'ScheduleKeyDeletion', { KeyId: keyId, PendingWindowInDays: 7 }, () => null);
      const again = await encrypt(rootKey);
      if (again === null) throw strangeAnswer('ciphertext');
      return again;
    },
    unwrapRootKey: (wrapped) =>
      client(
        'POST',
        'Decrypt',
        { KeyId: alias, CiphertextBlob: base64(wrapped), ...context },
        (answer) => bytesField(answer, 'Plaintext'),
        noneAt('InvalidCiphertextException', 'IncorrectKeyException', 'NotFoundException'),
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
  return rsaSpki(bytesField(answer, 'PublicKey'));
}

function signatureIn(answer: Fields): Uint8Array {
  return bytesField(answer, 'Signature');
}

/** Instants are seconds, with fractions. */
function secondsField(answer: Fields, name: string): Instant | null {
  const seconds = numberField(answer, name);
  return seconds === null ? null : Math.round(seconds * 1_000);
}
