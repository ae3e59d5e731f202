// Keys in Azure Key Vault or a managed HSM. A key pair is a key of its own there; a row names it with its version, `NAME/VERSION`.
// A deleted key can be recovered there until it is purged, after 7 to 90 days as the vault is set.

import { createHash } from 'node:crypto';
import { type Instant, secondMs } from '../../../domain/ports.ts';
import type { ProviderUri } from '../../../domain/vault/custody-uri.ts';
import { keyAlgorithms } from '../../../domain/vault/key-algorithm.ts';
import {
  type KeyProvider,
  KeyProviderFault,
  type RootKeyWrapper,
  type SigningKeys,
} from '../../../domain/vault/key-provider.ts';
import { type Fields, fieldsOf, numberField, textField } from '../../salesforce/json-fields.ts';
import type { ProviderParts } from '../provider-pool.ts';
import { bytesField, rawText, rsaSpki, strangeAnswer } from '../service/answers.ts';
import { jsonRequest, type Meaning, noneAt, type ServiceClient, serviceClient } from '../service/ask.ts';
import { serviceKeyName } from '../service/key-name.ts';
import { type ServiceParts, servicePartsOf } from '../service/login.ts';
import { azureLogin } from './azure-login.ts';

/** Throws only KeyProviderFault. */
export async function openKeyVaultProvider(uri: ProviderUri, parts: ProviderParts): Promise<KeyProvider> {
  const { place, query } = uri;
  const from = servicePartsOf(uri, parts);
  const vault = vaultUrl(place.get('vault') ?? '');
  const client = azureClient(vault, from);
  const kty = place.get('hsm') === 'true' ? 'RSA-HSM' : 'RSA';
  return {
    ...signingKeys(client, kty),
    rootKeyWrapper: azureRootKey(client, kty, query.get('root-key') ?? serviceKeyName('root-key')),
    async checkHealth() {
      // Who may list no keys is known and answered all the same.
      const isKnown: Meaning<null> = ({ status, code }) =>
        status === 403 && code !== 'ForbiddenByFirewall' ? { value: null } : null;
      await client('GET', '/keys', null, () => null, isKnown);
      return { description: `Key Vault ${new URL(vault).host}` };
    },
    close: from.close,
  };
}

function azureClient(vault: string, from: ServiceParts): ServiceClient {
  return serviceClient(from, azureLogin(from, resourceOf(vault)), {
    request: (token, { path, ...asked }) => {
      const headers = { authorization: `Bearer ${token.reveal()}` };
      return jsonRequest(vault, headers, { ...asked, path: `${path}?api-version=7.4` });
    },
    // The inner one says more: `Forbidden`, for which reason.
    codeOf({ error }) {
      const { innererror } = fieldsOf(error);
      return textField(fieldsOf(innererror), 'code') ?? textField(fieldsOf(error), 'code');
    },
    isLoginRefused: ({ status }) => status === 401,
  });
}

const isGone = noneAt(404);

function signingKeys(client: ServiceClient, kty: string): SigningKeys {
  return {
    async makeKey({ keyPairId, algorithm }) {
      const body = {
        kty,
        key_size: keyAlgorithms[algorithm].modulusBits,
        key_ops: ['sign'],
        attributes: { enabled: true },
        tags: { latchkey: keyPairId },
      };
      return client('POST', `/keys/${serviceKeyName(keyPairId)}/create`, body, madeIn);
    },
    async findKey(keyPairId) {
      return client('GET', `/keys/${serviceKeyName(keyPairId)}`, null, keyIdIn, isGone);
    },
    async sign(keyId, bytes) {
      const value = createHash('sha256').update(bytes).digest('base64url');
      const signature = isKeyId(keyId)
        ? await client('POST', `/keys/${keyId}/sign`, { alg: 'RS256', value }, valueIn, isGone)
        : null;
      if (signature === null) throw new KeyProviderFault('keyGone', 'there is no such key');
      return signature;
    },
    async readPublicKey(keyId) {
      if (!isKeyId(keyId)) return null;
      return client('GET', `/keys/${keyId}`, null, spkiIn, isGone);
    },
    async destroyKey(keyId) {
      if (!isKeyId(keyId)) return { goneAt: null };
      const path = `/keys/${keyId.split('/')[0]}`;
      // Keys are deleted with all their versions: one that never was takes none along.
      const isThere = (await client('GET', `/keys/${keyId}`, null, keyIdIn, isGone)) !== null;
      // 409: another is deleting it just now.
      const deleted = isThere ? await client('DELETE', path, null, purgedAtIn, noneAt(404, 409)) : null;
      const goneAt =
        deleted ?? (await client('GET', path.replace('/keys/', '/deletedkeys/'), null, purgedAtIn, isGone));
      return { goneAt };
    },
  };
}

/** RSA-OAEP-256, since a vault that is no managed HSM has no symmetric keys. */
function azureRootKey(client: ServiceClient, kty: string, name: string): RootKeyWrapper {
  const alg = 'RSA-OAEP-256';
  return {
    async wrapRootKey(rootKey) {
      const found = await client('GET', `/keys/${name}`, null, keyIdIn, isGone);
      const body = { kty, key_size: 3072, key_ops: ['wrapKey', 'unwrapKey'] };
      const keyId = found ?? (await client('POST', `/keys/${name}/create`, body, keyIdIn));
      const value = Buffer.from(rootKey).toString('base64url');
      const wrapped = await client('POST', `/keys/${keyId}/wrapkey`, { alg, value }, valueIn);
      // The version belongs to it: after a rotation there the older one opens it still.
      return Buffer.from(`${keyId.split('/')[1]}.${Buffer.from(wrapped).toString('base64url')}`);
    },
    async unwrapRootKey(wrapped) {
      const [, version, value] = /^(\w+)\.(.+)$/s.exec(Buffer.from(wrapped).toString()) ?? [];
      if (version === undefined) return null;
      const path = `/keys/${name}/${version}/unwrapkey`;
      return client('POST', path, { alg, value }, valueIn, noneAt(400, 404));
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
  const key = fieldsOf(answer.key);
  return rsaSpki({ n: rawText(key, 'n') ?? '', e: rawText(key, 'e') ?? '' });
}

function valueIn(answer: Fields): Uint8Array {
  return bytesField(answer, 'value');
}

function purgedAtIn(answer: Fields): Instant | null {
  const seconds = numberField(answer, 'scheduledPurgeDate');
  return seconds === null ? null : seconds * secondMs;
}
