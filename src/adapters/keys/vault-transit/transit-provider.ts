// Keys in the Transit engine of HashiCorp Vault or OpenBao. Each key pair is a key of its own there, whose first version signs,
// whatever somebody rotates beside us. Made and deleted again under its name nothing changes.

import { Secret } from '../../../domain/secret.ts';
import type { ProviderUri } from '../../../domain/vault/custody-uri.ts';
import { type KeyProvider, KeyProviderFault, type RootKeyWrapper } from '../../../domain/vault/key-provider.ts';
import { type Fields, fieldsOf, textField } from '../../salesforce/json-fields.ts';
import { createTransport } from '../../system/transport.ts';
import type { ProviderParts } from '../provider-pool.ts';
import { rawText, rsaSpki } from '../service/answers.ts';
import { strangeAnswer } from '../service/ask.ts';
import { isServiceKeyName, serviceKeyName } from '../service/key-name.ts';
import { readSecretFile } from '../service/secret-file.ts';
import { type TransitClient, transitClient } from './transit-client.ts';

/** What signs, whatever is rotated. */
const firstVersion = 1;

/** Throws only KeyProviderFault. */
export async function openTransitProvider({ place, query }: ProviderUri, parts: ProviderParts): Promise<KeyProvider> {
  const { files, environment, clock } = parts;
  const mount = encodeURI(place.get('mount') ?? 'transit');
  const tokenSource = query.get('token-source');
  const token = async () => {
    if (tokenSource !== undefined) return readSecretFile(tokenSource, files);
    const given = environment.VAULT_TOKEN ?? '';
    if (given === '') throw new KeyProviderFault('secretUnreadable', 'neither token-source nor VAULT_TOKEN is set');
    return new Secret(given);
  };
  const address = (place.get('address') ?? '').replace(/\/+$/, '');
  const transport = createTransport({ environment });
  const client = transitClient({ address, namespace: place.get('namespace') ?? null, token }, transport, clock);
  return {
    ...signingKeys(client, mount),
    rootKeyWrapper: transitRootKey(client, mount, query.get('root-key') ?? serviceKeyName('root-key')),
    async checkHealth() {
      // What is sealed refuses it, and so does what does not know the token.
      const until = await client({
        method: 'GET',
        path: 'auth/token/lookup-self',
        read: (data) => textField(data, 'expire_time'),
      });
      return { description: until === null ? 'Transit' : `Transit, token until ${until.slice(0, 16)}Z` };
    },
    async close() {
      transport.close();
    },
  };
}

function signingKeys(
  client: TransitClient,
  mount: string,
): Pick<KeyProvider, 'makeKey' | 'findKey' | 'sign' | 'readPublicKey' | 'destroyKey'> {
  const pathOf = (keyId: string) => `${mount}/keys/${encodeURIComponent(keyId)}`;

  const readPublicKey = async (keyId: string) => {
    if (!isServiceKeyName(keyId)) return null;
    return client<Uint8Array | null>({
      method: 'GET',
      path: pathOf(keyId),
      read: firstPublicKey,
      // Without a word in it: the mount is there, the key is not.
      refused: ({ status, errors }) => (status === 404 && errors === '' ? { means: null } : null),
    });
  };

  return {
    readPublicKey,
    async makeKey({ keyPairId, algorithm }) {
      const keyId = serviceKeyName(keyPairId);
      const body = { type: algorithm, exportable: false, allow_plaintext_backup: false };
      await client({ method: 'POST', path: pathOf(keyId), body, read: () => null });
      const publicKeySpki = await readPublicKey(keyId);
      if (publicKeySpki === null) throw strangeAnswer('public key');
      return { keyId, publicKeySpki };
    },
    async findKey(keyPairId) {
      const keyId = serviceKeyName(keyPairId);
      return (await readPublicKey(keyId)) === null ? null : keyId;
    },
    async sign(keyId, bytes) {
      if (!isServiceKeyName(keyId)) throw new KeyProviderFault('keyGone', 'not a name of a key');
      const signature = await client<string | null>({
        method: 'POST',
        path: `${mount}/sign/${encodeURIComponent(keyId)}/sha2-256`,
        body: { input: base64(bytes), signature_algorithm: 'pkcs1v15', prehashed: false, key_version: firstVersion },
        read: (data) => textField(data, 'signature') ?? '',
        refused: ({ errors }) => {
          if (/requested version for signing/.test(errors))
            throw new KeyProviderFault('failed', 'its min_encryption_version');
          return /signing key not found/.test(errors) ? { means: null } : null;
        },
      });
      if (signature === null) throw new KeyProviderFault('keyGone', keyId);
      return versioned(signature, 'signature');
    },
    async destroyKey(keyId) {
      if ((await readPublicKey(keyId)) !== null) {
        await client({
          method: 'POST',
          path: `${pathOf(keyId)}/config`,
          body: { deletion_allowed: true },
          read: () => null,
        });
        await client({
          method: 'DELETE',
          path: pathOf(keyId),
          read: () => null,
          // Somebody else was faster.
          refused: ({ errors }) => (/not found/.test(errors) ? { means: null } : null),
        });
      }
      return { goneAt: null };
    },
  };
}

function transitRootKey(client: TransitClient, mount: string, name: string): RootKeyWrapper {
  const key = encodeURIComponent(name);
  return {
    async wrapRootKey(rootKey) {
      const body = { type: 'aes256-gcm96', exportable: false, allow_plaintext_backup: false };
      await client({ method: 'POST', path: `${mount}/keys/${key}`, body, read: () => null });
      const wrapped = await client({
        method: 'POST',
        path: `${mount}/encrypt/${key}`,
        body: { plaintext: base64(rootKey) },
        read: (data) => textField(data, 'ciphertext'),
      });
      if (wrapped === null) throw strangeAnswer('ciphertext');
      return Buffer.from(wrapped);
    },
    async unwrapRootKey(wrapped) {
      const plaintext = await client<string | null>({
        method: 'POST',
        path: `${mount}/decrypt/${key}`,
        body: { ciphertext: Buffer.from(wrapped).toString() },
        read: (data) => rawText(data, 'plaintext') ?? '',
        refused: ({ errors }) => (isForeign(errors) ? { means: null } : null),
      });
      return plaintext === null ? null : Buffer.from(plaintext, 'base64');
    },
  };
}

function firstPublicKey(data: Fields): Uint8Array {
  const pem = rawText(fieldsOf(fieldsOf(data.keys)[firstVersion]), 'public_key');
  const spki = pem === null ? null : rsaSpki(pem);
  if (spki === null) throw strangeAnswer('public key');
  return spki;
}

/** `vault:v1:BASE64`. */
function versioned(text: string, what: string): Uint8Array {
  const [, encoded] = /^vault:v1:([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
  if (encoded === undefined) throw strangeAnswer(what);
  return Buffer.from(encoded, 'base64');
}

/** Sealed by another key, or by none of this Transit. */
function isForeign(errors: string): boolean {
  return /encryption key not found|unable to decrypt|invalid ciphertext|message authentication failed/.test(errors);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
