// Keys in Google Cloud KMS. A key pair is a key of its own there with one version, `NAME/1`. A destroyed version waits, 30 days where
// nobody set it otherwise, and can be restored until then; the empty key stays, Google deletes none.

import { createHash } from 'node:crypto';
import type { HttpResponse, Instant, Transport } from '../../../domain/ports.ts';
import type { Secret } from '../../../domain/secret.ts';
import type { ProviderUri } from '../../../domain/vault/custody-uri.ts';
import { type KeyAlgorithm, keyAlgorithms } from '../../../domain/vault/key-algorithm.ts';
import { type KeyProvider, KeyProviderFault, type RootKeyWrapper } from '../../../domain/vault/key-provider.ts';
import { crc32c } from '../../../formats/crc32c.ts';
import { type Fields, fieldsOf, textField } from '../../salesforce/json-fields.ts';
import { createTransport } from '../../system/transport.ts';
import type { ProviderParts } from '../provider-pool.ts';
import { answeredFields, rawText, rsaSpki } from '../service/answers.ts';
import { ask, faultOfStatus, strangeAnswer } from '../service/ask.ts';
import type { KeptLogin } from '../service/kept-login.ts';
import { serviceKeyName } from '../service/key-name.ts';
import { googleLogin } from './google-login.ts';

/** @param means What a status of an error means instead; the fault goes on where it names nothing. */
type GoogleClient = <T>(
  method: 'GET' | 'POST',
  path: string,
  body: object | null,
  read: (answer: Fields) => T,
  means?: Readonly<Record<string, T>>,
) => Promise<T>;

const usualEndpoint = 'https://cloudkms.googleapis.com';
/** An HSM makes a key of 4096 bits in half a minute; the pauses between looks grow to two seconds. */
const generationLooks = 40;
const firstLookMs = 50;
const longestLookMs = 2_000;

/** Throws only KeyProviderFault. */
export async function openCloudKmsProvider({ place, query }: ProviderUri, parts: ProviderParts): Promise<KeyProvider> {
  const { environment } = parts;
  const ring = place.get('ring') ?? '';
  const protectionLevel = (place.get('protection-level') ?? 'software').toUpperCase();
  const transport = createTransport({ environment });
  const local = createTransport({ environment: {} });
  const login = googleLogin({ parts, query, transport, local });
  const client = googleClient(`${query.get('endpoint') ?? usualEndpoint}/v1/`, login, transport, parts);
  return {
    ...signingKeys(client, `${ring}/cryptoKeys`, protectionLevel, parts),
    rootKeyWrapper: googleRootKey(client, `${ring}/cryptoKeys`, query.get('root-key') ?? serviceKeyName('root-key')),
    async checkHealth() {
      // Who may not look at the ring is known and answered all the same.
      await client('GET', ring, null, () => null, { PERMISSION_DENIED: null });
      return { description: `Cloud KMS, ${ring}` };
    },
    async close() {
      transport.close();
      local.close();
    },
  };
}

function googleClient(
  base: string,
  login: KeptLogin<Secret<string>>,
  transport: Transport,
  { clock }: ProviderParts,
): GoogleClient {
  return (method, path, body, read, means = {}) =>
    ask(transport, login, {
      request: (token) => ({
        method,
        url: `${base}${path}`,
        headers: {
          authorization: `Bearer ${token.reveal()}`,
          ...(body !== null && { 'content-type': 'application/json' }),
        },
        ...(body !== null && { body: JSON.stringify(body) }),
      }),
      isLoginRefused: ({ status }) => status === 401,
      read(response) {
        if (response.status < 300) return read(answeredFields(response));
        const code = codeOf(response);
        if (code !== null && Object.hasOwn(means, code)) return means[code] as ReturnType<typeof read>;
        throw faultOfStatus(response, clock.now(), code);
      },
    });
}

/** `RESOURCE_EXHAUSTED` (google.rpc.Code). */
function codeOf(response: HttpResponse): string | null {
  return textField(fieldsOf(answeredFields(response).error), 'status');
}

type SigningKeys = Pick<KeyProvider, 'makeKey' | 'findKey' | 'sign' | 'readPublicKey' | 'destroyKey'>;

/** No such key, or its state does not allow it. */
const unusable = { NOT_FOUND: null, FAILED_PRECONDITION: null };

function signingKeys(
  client: GoogleClient,
  keys: string,
  protectionLevel: string,
  { clock }: ProviderParts,
): SigningKeys {
  const versionOf = (keyId: string) => `${keys}/${keyId.replace('/', '/cryptoKeyVersions/')}`;
  const described = (keyId: string) =>
    client<Fields | null>('GET', versionOf(keyId), null, (version) => version, { NOT_FOUND: null });

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
      client<Uint8Array | null>(
        'GET',
        `${version}/publicKey`,
        null,
        (answer) => publicKeyIn(answer, version),
        unusable,
      ),
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
      await client('POST', `${keys}?cryptoKeyId=${name}`, body, () => null, { ALREADY_EXISTS: null });
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
      const body = { digest: { sha256: digest.toString('base64') }, digestCrc32c: String(crc32c(digest)) };
      const signature = await ifThere(keyId, (version) =>
        client<Uint8Array | null>(
          'POST',
          `${version}:asymmetricSign`,
          body,
          (answer) => signatureIn(answer, version),
          unusable,
        ),
      );
      if (signature === null)
        throw new KeyProviderFault('keyGone', 'there is no such version, or it waits for its end');
      return signature;
    },
    async destroyKey(keyId) {
      if (!isKeyId(keyId)) return { goneAt: null };
      const scheduled = await client<Instant | null>(
        'POST',
        `${versionOf(keyId)}:destroy`,
        {},
        destroyedAtIn,
        unusable,
      );
      if (scheduled !== null) return { goneAt: scheduled };
      const version = await described(keyId);
      return { goneAt: version === null ? null : destroyedAtIn(version) };
    },
  };
}

function googleRootKey(client: GoogleClient, keys: string, name: string): RootKeyWrapper {
  const path = `${keys}/${name}`;
  return {
    async wrapRootKey(rootKey) {
      await client('POST', `${keys}?cryptoKeyId=${name}`, { purpose: 'ENCRYPT_DECRYPT' }, () => null, {
        ALREADY_EXISTS: null,
      });
      const body = { plaintext: base64(rootKey), plaintextCrc32c: String(crc32c(rootKey)) };
      return client('POST', `${path}:encrypt`, body, (answer) => {
        if (answer.verifiedPlaintextCrc32c !== true) throw changedOnTheWay('plaintext');
        return checkedBytes(answer, 'ciphertext');
      });
    },
    unwrapRootKey(wrapped) {
      const body = { ciphertext: base64(wrapped), ciphertextCrc32c: String(crc32c(wrapped)) };
      const isForeign = { INVALID_ARGUMENT: null, NOT_FOUND: null };
      return client<Uint8Array | null>(
        'POST',
        `${path}:decrypt`,
        body,
        (answer) => checkedBytes(answer, 'plaintext'),
        isForeign,
      );
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
  const spki = rsaSpki(pem);
  if (spki === null) throw strangeAnswer('public key');
  return spki;
}

function signatureIn(answer: Fields, version: string): Uint8Array {
  if (answer.name !== version || answer.verifiedDigestCrc32c !== true) throw changedOnTheWay('digest');
  return checkedBytes(answer, 'signature');
}

/** Both ways, as Google asks of those who want to know: its front ends take requests apart and put them together. */
function checkedBytes(answer: Fields, name: string): Uint8Array {
  const bytes = Buffer.from(textField(answer, name) ?? '', 'base64');
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

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
