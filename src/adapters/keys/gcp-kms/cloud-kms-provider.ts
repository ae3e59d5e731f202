// Keys in Google Cloud KMS. A key pair is a key of its own there with one version, `NAME/1`. A destroyed version waits, 30 days where
// nobody set it otherwise, and can be restored until then; the empty key stays, Google deletes none.

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
import { crc32c } from '../../../formats/crc32c.ts';
import { type Fields, fieldsOf, textField } from '../../salesforce/json-fields.ts';
import type { ProviderParts } from '../provider-pool.ts';
import { base64, bytesField, rawText, rsaSpki, strangeAnswer } from '../service/answers.ts';
import { jsonRequest, noneAt, type ServiceClient, serviceClient } from '../service/ask.ts';
import { serviceKeyName } from '../service/key-name.ts';
import { type ServiceParts, servicePartsOf } from '../service/login.ts';
import { googleLogin } from './google-login.ts';

const usualEndpoint = 'https://cloudkms.googleapis.com';
/** An HSM makes a key of 4096 bits in half a minute; the pauses between looks grow to two seconds. */
const generationLooks = 40;
const firstLookMs = 50;
const longestLookMs = 2_000;

/** Throws only KeyProviderFault. */
export async function openCloudKmsProvider(uri: ProviderUri, parts: ProviderParts): Promise<KeyProvider> {
  const { place, query } = uri;
  const from = servicePartsOf(uri, parts);
  const ring = place.get('ring') ?? '';
  const protectionLevel = (place.get('protection-level') ?? 'software').toUpperCase();
  const client = googleClient(from);
  return {
    ...signingKeys(client, `${ring}/cryptoKeys`, protectionLevel, parts),
    rootKeyWrapper: googleRootKey(client, `${ring}/cryptoKeys`, query.get('root-key') ?? serviceKeyName('root-key')),
    async checkHealth() {
      // Who may not look at the ring is known and answered all the same.
      await client('GET', ring, null, () => null, noneAt('PERMISSION_DENIED'));
      return { description: `Cloud KMS, ${ring}` };
    },
    close: from.close,
  };
}

function googleClient(from: ServiceParts): ServiceClient {
  const base = `${from.query.get('endpoint') ?? usualEndpoint}/v1/`;
  return serviceClient(from, googleLogin(from), {
    request: (token, asked) => jsonRequest(base, { authorization: `Bearer ${token.reveal()}` }, asked),
    // `RESOURCE_EXHAUSTED` (google.rpc.Code).
    codeOf: ({ error }) => textField(fieldsOf(error), 'status'),
    isLoginRefused: ({ status }) => status === 401,
  });
}

/** No such key, or its state does not allow it. */
const isUnusable = noneAt('NOT_FOUND', 'FAILED_PRECONDITION');
const isMadeAlready = noneAt('ALREADY_EXISTS');

function signingKeys(
  client: ServiceClient,
  keys: string,
  protectionLevel: string,
  { clock }: ProviderParts,
): SigningKeys {
  const versionOf = (keyId: string) => `${keys}/${keyId.replace('/', '/cryptoKeyVersions/')}`;
  const described = (keyId: string) => client('GET', versionOf(keyId), null, (version) => version, noneAt('NOT_FOUND'));

  /** Null: it is gone. A version that is only disabled is there. */
  const ifThere = async <T>(keyId: string, work: (version: string) => Promise<T | null>) => {
    if (!isKeyId(keyId)) return null;
    const answer = await work(versionOf(keyId));
    if (answer !== null) return answer;
    const version = await described(keyId);
    const state = version === null ? 'DESTROYED' : textField(version, 'state');
    if (state === 'DESTROYED' || state === 'DESTROY_SCHEDULED') return null;
    throw new KeyProviderFault('notPermitted', `the key is ${state}`);
  };

  const readPublicKey = (keyId: string) =>
    ifThere(keyId, (version) =>
      client('GET', `${version}/publicKey`, null, (answer) => publicKeyIn(answer, version), isUnusable),
    );

  const generated = async (keyId: string) => {
    for (let look = 1; look <= generationLooks; look += 1) {
      const version = await described(keyId);
      if (version === null || version.state !== 'PENDING_GENERATION') return;
      await clock.sleep(Math.min(firstLookMs * 2 ** look, longestLookMs));
    }
  };

  return {
    readPublicKey,
    async makeKey({ keyPairId, algorithm }) {
      const name = serviceKeyName(keyPairId);
      const body = newKey(keyPairId, algorithm, protectionLevel);
      // One that is there is from an earlier try, whose answer was lost.
      await client('POST', `${keys}?cryptoKeyId=${name}`, body, () => null, isMadeAlready);
      const keyId = `${name}/1`;
      await generated(keyId);
      const publicKeySpki = await readPublicKey(keyId);
      if (publicKeySpki === null) throw strangeAnswer('public key');
      return { keyId, publicKeySpki };
    },
    async findKey(keyPairId) {
      const keyId = `${serviceKeyName(keyPairId)}/1`;
      return (await readPublicKey(keyId)) === null ? null : keyId;
    },
    async sign(keyId, bytes) {
      const digest = createHash('sha256').update(bytes).digest();
      const body = { digest: { sha256: base64(digest) }, digestCrc32c: String(crc32c(digest)) };
      const signature = await ifThere(keyId, (version) =>
        client('POST', `${version}:asymmetricSign`, body, (answer) => signatureIn(answer, version), isUnusable),
      );
      if (signature === null)
        throw new KeyProviderFault('keyGone', 'there is no such version, or it waits for its end');
      return signature;
    },
    async destroyKey(keyId) {
      if (!isKeyId(keyId)) return { goneAt: null };
      const scheduled = await client('POST', `${versionOf(keyId)}:destroy`, {}, destroyedAtIn, isUnusable);
      if (scheduled !== null) return { goneAt: scheduled };
      const version = await described(keyId);
      return { goneAt: version === null ? null : destroyedAtIn(version) };
    },
  };
}

function googleRootKey(client: ServiceClient, keys: string, name: string): RootKeyWrapper {
  const path = `${keys}/${name}`;
  return {
    async wrapRootKey(rootKey) {
      await client('POST', `${keys}?cryptoKeyId=${name}`, { purpose: 'ENCRYPT_DECRYPT' }, () => null, isMadeAlready);
      const body = { plaintext: base64(rootKey), plaintextCrc32c: String(crc32c(rootKey)) };
      return client('POST', `${path}:encrypt`, body, (answer) => {
        if (answer.verifiedPlaintextCrc32c !== true) throw changedOnTheWay('plaintext');
        return checkedBytes(answer, 'ciphertext');
      });
    },
    unwrapRootKey(wrapped) {
      const body = { ciphertext: base64(wrapped), ciphertextCrc32c: String(crc32c(wrapped)) };
      const isForeign = noneAt('INVALID_ARGUMENT', 'NOT_FOUND');
      return client('POST', `${path}:decrypt`, body, (answer) => checkedBytes(answer, 'plaintext'), isForeign);
    },
  };
}

function newKey(keyPairId: string, algorithm: KeyAlgorithm, protectionLevel: string) {
  return {
    purpose: 'ASYMMETRIC_SIGN',
    versionTemplate: {
      algorithm: `RSA_SIGN_PKCS1_${keyAlgorithms[algorithm].modulusBits}_SHA256`,
      protectionLevel,
    },
    labels: { latchkey: keyPairId },
  };
}

function isKeyId(keyId: string): boolean {
  return /^latchkey-[A-Za-z0-9-]{1,54}\/[1-9]\d{0,5}$/.test(keyId);
}

function publicKeyIn(answer: Fields, version: string): Uint8Array {
  const pem = rawText(answer, 'pem') ?? '';
  if (answer.name !== version || answer.pemCrc32c !== String(crc32c(Buffer.from(pem))))
    throw changedOnTheWay('public key');
  return rsaSpki(pem);
}

function signatureIn(answer: Fields, version: string): Uint8Array {
  if (answer.name !== version || answer.verifiedDigestCrc32c !== true) throw changedOnTheWay('digest');
  return checkedBytes(answer, 'signature');
}

/** Both ways, as Google asks of those who want to know: its front ends take requests apart and put them together. */
function checkedBytes(answer: Fields, name: string): Uint8Array {
  const bytes = bytesField(answer, name);
  if (answer[`${name}Crc32c`] !== String(crc32c(bytes))) throw changedOnTheWay(name);
  return bytes;
}

/** Asked again it may arrive whole. */
function changedOnTheWay(what: string): KeyProviderFault {
  return new KeyProviderFault('unreachable', `the ${what} was changed on its way`);
}

/** While it waits; afterwards it was destroyed then. */
function destroyedAtIn(version: Fields): Instant | null {
  const at = Date.parse(textField(version, 'destroyTime') ?? '');
  return Number.isNaN(at) ? null : at;
}
