// Keys in the Transit engine of HashiCorp Vault or OpenBao. Each key pair is a key of its own there, whose first version signs,
// whatever somebody rotates beside us. Made and deleted again under its name nothing changes.

import type { ProviderUri } from '../../../domain/vault/custody-uri.ts';
import {
  type KeyProvider,
  KeyProviderFault,
  type RootKeyWrapper,
  type SigningKeys,
} from '../../../domain/vault/key-provider.ts';
import { type Fields, fieldsOf, textField } from '../../salesforce/json-fields.ts';
import type { ProviderParts } from '../provider-pool.ts';
import { base64, bytesField, rawText, rsaSpki, strangeAnswer } from '../service/answers.ts';
import { type Meaning, noneAt, type ServiceClient } from '../service/ask.ts';
import { isServiceKeyName, serviceKeyName } from '../service/key-name.ts';
import { servicePartsOf } from '../service/login.ts';
import { transitClient } from './transit-client.ts';

/** What signs, whatever is rotated. */
const firstVersion = 1;

/** Throws only KeyProviderFault. */
export async function openTransitProvider(uri: ProviderUri, parts: ProviderParts): Promise<KeyProvider> {
  const { place, query } = uri;
  const from = servicePartsOf(uri, parts);
  const mount = encodeURI(place.get('mount') ?? 'transit');
  const address = (place.get('address') ?? '').replace(/\/+$/, '');
  const client = transitClient(from, address, place.get('namespace') ?? null);
  return {
    ...signingKeys(client, mount),
    rootKeyWrapper: transitRootKey(client, mount, query.get('root-key') ?? serviceKeyName('root-key')),
    async checkHealth() {
      // What is sealed refuses it, and so does what does not know the token.
      const expiry = ({ data }: Fields) => textField(fieldsOf(data), 'expire_time');
      const until = await client('GET', 'auth/token/lookup-self', null, expiry);
      return { description: until === null ? 'Transit' : `Transit, token until ${until.slice(0, 16)}Z` };
    },
    close: from.close,
  };
}

/** Without a word in it: the mount is there, the key is not. */
const isNoKey: Meaning<null> = ({ status, code }) => (status === 404 && code === '' ? { value: null } : null);

function signingKeys(client: ServiceClient, mount: string): SigningKeys {
  const pathOf = (keyId: string) => `${mount}/keys/${encodeURIComponent(keyId)}`;

  const readPublicKey = async (keyId: string) => {
    if (!isServiceKeyName(keyId)) return null;
    return client('GET', pathOf(keyId), null, firstPublicKey, isNoKey);
  };

  return {
    readPublicKey,
    async makeKey({ keyPairId, algorithm }) {
      const keyId = serviceKeyName(keyPairId);
      const body = { type: algorithm, exportable: false, allow_plaintext_backup: false };
      await client('POST', pathOf(keyId), body, () => null);
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
      const path = `${mount}/sign/${encodeURIComponent(keyId)}/sha2-256`;
      const wish = { signature_algorithm: 'pkcs1v15', prehashed: false, key_version: firstVersion };
      const isGone = noneAt(/signing key not found/);
      const signature = await client('POST', path, { input: base64(bytes), ...wish }, signatureIn, isGone);
      if (signature === null) throw new KeyProviderFault('keyGone', keyId);
      return signature;
    },
    async destroyKey(keyId) {
      if ((await readPublicKey(keyId)) !== null) {
        await client('POST', `${pathOf(keyId)}/config`, { deletion_allowed: true }, () => null);
        // Not found: somebody else was faster.
        await client('DELETE', pathOf(keyId), null, () => null, noneAt(/not found/));
      }
      return { goneAt: null };
    },
  };
}

function transitRootKey(client: ServiceClient, mount: string, name: string): RootKeyWrapper {
  const key = encodeURIComponent(name);
  return {
    async wrapRootKey(rootKey) {
      const body = { type: 'aes256-gcm96', exportable: false, allow_plaintext_backup: false };
      await client('POST', `${mount}/keys/${key}`, body, () => null);
      const ciphertext = ({ data }: Fields) => textField(fieldsOf(data), 'ciphertext');
      const wrapped = await client('POST', `${mount}/encrypt/${key}`, { plaintext: base64(rootKey) }, ciphertext);
      if (wrapped === null) throw strangeAnswer('ciphertext');
      return Buffer.from(wrapped);
    },
    unwrapRootKey(wrapped) {
      const body = { ciphertext: Buffer.from(wrapped).toString() };
      const plaintext = ({ data }: Fields) => bytesField(fieldsOf(data), 'plaintext');
      return client('POST', `${mount}/decrypt/${key}`, body, plaintext, noneAt(sealedByAnother));
    },
  };
}

/** Or by none of this Transit. */
const sealedByAnother = /encryption key not found|unable to decrypt|invalid ciphertext|message authentication failed/;

function firstPublicKey({ data }: Fields): Uint8Array {
  return rsaSpki(rawText(fieldsOf(fieldsOf(fieldsOf(data).keys)[firstVersion]), 'public_key') ?? '');
}

/** `vault:v1:BASE64`. */
function signatureIn({ data }: Fields): Uint8Array {
  const [, encoded] = /^vault:v1:([A-Za-z0-9+/]+={0,2})$/.exec(textField(fieldsOf(data), 'signature') ?? '') ?? [];
  if (encoded === undefined) throw strangeAnswer('signature');
  return Buffer.from(encoded, 'base64');
}
