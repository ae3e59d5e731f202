// Keys in Azure Key Vault or a managed HSM. A key pair is a key of its own there; a row names it with its version, `NAME/VERSION`.
// A deleted key can be recovered there until it is purged, after 7 to 90 days as the vault is set.

import { createHash } from 'node:crypto';
import { type HttpResponse, type Instant, secondMs, type Transport } from '../../../domain/ports.ts';
import type { Secret } from '../../../domain/secret.ts';
import type { ProviderUri } from '../../../domain/vault/custody-uri.ts';
import { keyAlgorithms } from '../../../domain/vault/key-algorithm.ts';
import { type KeyProvider, KeyProviderFault, type RootKeyWrapper } from '../../../domain/vault/key-provider.ts';
import { type Fields, fieldsOf, numberField, textField } from '../../salesforce/json-fields.ts';
import { createTransport } from '../../system/transport.ts';
import type { ProviderParts } from '../provider-pool.ts';
import { answeredFields, rsaSpki } from '../service/answers.ts';
import { ask, faultOfStatus, strangeAnswer } from '../service/ask.ts';
import type { KeptLogin } from '../service/kept-login.ts';
import { serviceKeyName } from '../service/key-name.ts';
import { azureLogin } from './azure-login.ts';

const apiVersion = 'api-version=7.4';

/** @param means What an answer means that is no success; null: it is a fault. */
type AzureClient = <T>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body: object | null,
  read: (answer: Fields) => T,
  means?: (status: number, code: string) => { value: T } | null,
) => Promise<T>;

/** Throws only KeyProviderFault. */
export async function openKeyVaultProvider({ place, query }: ProviderUri, parts: ProviderParts): Promise<KeyProvider> {
  const { environment } = parts;
  const vault = vaultUrl(place.get('vault') ?? '');
  const transport = createTransport({ environment });
  const local = createTransport({ environment: {} });
  const login = azureLogin({ parts, resource: resourceOf(vault), query, transport, local });
  const client = azureClient(vault, login, transport, parts);
  const kty = place.get('hsm') === 'true' ? 'RSA-HSM' : 'RSA';
  return {
    ...signingKeys(client, kty),
    rootKeyWrapper: azureRootKey(client, kty, query.get('root-key') ?? serviceKeyName('root-key')),
    async checkHealth() {
      // Who may list no keys is known and answered all the same.
      const listed = (status: number, code: string) =>
        status === 403 && code !== 'ForbiddenByFirewall' ? { value: null } : null;
      await client('GET', `/keys?maxresults=1&${apiVersion}`, null, () => null, listed);
      return { description: `Key Vault ${new URL(vault).host}` };
    },
    async close() {
      transport.close();
      local.close();
    },
  };
}

function azureClient(
  vault: string,
  login: KeptLogin<Secret<string>>,
  transport: Transport,
  { clock }: ProviderParts,
): AzureClient {
  return (method, path, body, read, means = () => null) =>
    ask(transport, login, {
      request: (token) => ({
        method,
        url: `${vault}${path}`,
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
        const meant = means(response.status, code ?? '');
        if (meant !== null) return meant.value;
        throw faultOfStatus(response, clock.now(), code);
      },
    });
}

/** The inner one says more: `Forbidden`, for which reason. */
function codeOf(response: HttpResponse): string | null {
  const error = fieldsOf(answeredFields(response).error);
  return textField(fieldsOf(error.innererror), 'code') ?? textField(error, 'code');
}

const isGone = (status: number) => (status === 404 ? { value: null } : null);

type SigningKeys = Pick<KeyProvider, 'makeKey' | 'findKey' | 'sign' | 'readPublicKey' | 'destroyKey'>;

function signingKeys(client: AzureClient, kty: string): SigningKeys {
  return {
    async makeKey({ keyPairId, algorithm }) {
      const body = {
        kty,
        key_size: keyAlgorithms[algorithm].modulusBits,
        key_ops: ['sign'],
        attributes: { enabled: true },
        tags: { latchkey: keyPairId },
      };
      return client('POST', `/keys/${serviceKeyName(keyPairId)}/create?${apiVersion}`, body, madeIn);
    },
    async findKey(keyPairId) {
      return client<string | null>('GET', `/keys/${serviceKeyName(keyPairId)}?${apiVersion}`, null, keyIdIn, isGone);
    },
    async sign(keyId, bytes) {
      const value = createHash('sha256').update(bytes).digest('base64url');
      const signature = isKeyId(keyId)
        ? await client<Uint8Array | null>(
            'POST',
            `/keys/${keyId}/sign?${apiVersion}`,
            { alg: 'RS256', value },
            valueIn,
            isGone,
          )
        : null;
      if (signature === null) throw new KeyProviderFault('keyGone', 'there is no such key');
      return signature;
    },
    async readPublicKey(keyId) {
      if (!isKeyId(keyId)) return null;
      return client<Uint8Array | null>('GET', `/keys/${keyId}?${apiVersion}`, null, spkiIn, isGone);
    },
    async destroyKey(keyId) {
      if (!isKeyId(keyId)) return { goneAt: null };
      const path = `/keys/${keyId.split('/')[0]}?${apiVersion}`;
      // Keys are deleted with all their versions: one that never was takes none along.
      const isThere =
        (await client<string | null>('GET', `/keys/${keyId}?${apiVersion}`, null, keyIdIn, isGone)) !== null;
      // 409: another is deleting it just now.
      const deletedNow = (status: number) => (status === 404 || status === 409 ? { value: null } : null);
      const deleted = isThere ? await client<Instant | null>('DELETE', path, null, purgedAtIn, deletedNow) : null;
      const goneAt =
        deleted ??
        (await client<Instant | null>('GET', path.replace('/keys/', '/deletedkeys/'), null, purgedAtIn, isGone));
      return { goneAt };
    },
  };
}

/** RSA-OAEP-256, since a vault that is no managed HSM has no symmetric keys. */
function azureRootKey(client: AzureClient, kty: string, name: string): RootKeyWrapper {
  const alg = 'RSA-OAEP-256';
  return {
    async wrapRootKey(rootKey) {
      const found = await client<string | null>('GET', `/keys/${name}?${apiVersion}`, null, keyIdIn, isGone);
      const body = { kty, key_size: 3072, key_ops: ['wrapKey', 'unwrapKey'] };
      const keyId = found ?? (await client('POST', `/keys/${name}/create?${apiVersion}`, body, keyIdIn));
      const value = Buffer.from(rootKey).toString('base64url');
      const wrapped = await client('POST', `/keys/${keyId}/wrapkey?${apiVersion}`, { alg, value }, valueIn);
      // The version belongs to it: after a rotation there the older one opens it still.
      return Buffer.from(`${keyId.split('/')[1]}.${Buffer.from(wrapped).toString('base64url')}`);
    },
    async unwrapRootKey(wrapped) {
      const [, version, value] = /^(\w+)\.(.+)$/s.exec(Buffer.from(wrapped).toString()) ?? [];
      if (version === undefined) return null;
      const isForeign = (status: number) => (status === 400 || status === 404 ? { value: null } : null);
      const path = `/keys/${name}/${version}/unwrapkey?${apiVersion}`;
      return client<Uint8Array | null>('POST', path, { alg, value }, valueIn, isForeign);
    },
  };
}

/** A name in the public cloud, or an address. */
function vaultUrl(vault: string): string {
  return vault.includes('://') ? vault.replace(/\/+$/, '') : `https://${vault}.vault.azure.net`;
}

/** Each cloud of Azure has a domain of its own for vaults, and tokens are for that. */
function resourceOf(vault: string): string {
  const [, domain] = /^[^.]+\.((?:vault|managedhsm)\..+)$/.exec(new URL(vault).hostname) ?? [];
  return `https://${domain ?? 'vault.azure.net'}`;
}

function isKeyId(keyId: string): boolean {
  return /^latchkey-[A-Za-z0-9-]{1,64}\/[A-Za-z0-9]{1,64}$/.test(keyId);
}

function madeIn(answer: Fields): { keyId: string; publicKeySpki: Uint8Array } {
  return { keyId: keyIdIn(answer), publicKeySpki: spkiIn(answer) };
}

/** `https://VAULT/keys/NAME/VERSION` */
function keyIdIn(answer: Fields): string {
  const [, keyId] = /\/keys\/([^/]+\/[^/]+)$/.exec(textField(fieldsOf(answer.key), 'kid') ?? '') ?? [];
  if (keyId === undefined) throw strangeAnswer('kid');
  return keyId;
}

function spkiIn(answer: Fields): Uint8Array {
  const { n, e } = fieldsOf(answer.key);
  const spki = typeof n === 'string' && typeof e === 'string' ? rsaSpki({ n, e }) : null;
  if (spki === null) throw strangeAnswer('public key');
  return spki;
}

function valueIn(answer: Fields): Uint8Array {
  const value = textField(answer, 'value');
  if (value === null) throw strangeAnswer('value');
  return Buffer.from(value, 'base64url');
}

function purgedAtIn(answer: Fields): Instant | null {
  const seconds = numberField(answer, 'scheduledPurgeDate');
  return seconds === null ? null : seconds * secondMs;
}
