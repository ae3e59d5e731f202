// Private keys in a PKCS#11 token: made there, not extractable, and known by CKA_ID and a label of ours. What others keep
// in the same token is neither used nor destroyed.

import { createPublicKey } from 'node:crypto';
import type { Files, Random } from '../../../domain/ports.ts';
import type { ProviderUri } from '../../../domain/vault/custody-uri.ts';
import { keyAlgorithms } from '../../../domain/vault/key-algorithm.ts';
import { type KeyProvider, KeyProviderFault } from '../../../domain/vault/key-provider.ts';
import { type Attribute, ck, faultOf, type Handle, keeping, returnOf } from './cryptoki.ts';
import { Token, type TokenSession } from './token.ts';

const largestSignatureBytes = keyAlgorithms['rsa-4096'].modulusBits / 8;
const f4 = Buffer.from([1, 0, 1]);
const wrappingLabel = 'latchkey root key';
const nonceBytes = 12;
const tagBits = 128;

export async function openProvider(uri: ProviderUri, parts: { files: Files; random: Random }): Promise<KeyProvider> {
  const token = new Token(uri, parts.files);
  const withKey = <T>(keyId: string, work: (session: TokenSession, key: Handle) => Promise<T>) =>
    token.use(async (session) => {
      const key = keyNamed(session, keyId);
      if (key === null) throw new KeyProviderFault('keyGone', keyId);
      return work(session, key);
    });

  return {
    makeKey: ({ keyPairId, algorithm }) =>
      token.use((session) => madeKey(session, keyPairId, keyAlgorithms[algorithm].modulusBits)),
    findKey: (keyPairId) =>
      token.use(async (session) => (keyNamed(session, keyPairId, 'anew') === null ? null : keyPairId)),
    sign: (keyId, bytes) =>
      withKey(keyId, async ({ cryptoki, session }, key) => {
        cryptoki.C_SignInit(session, { mechanism: ck.CKM_SHA256_RSA_PKCS }, key);
        const buffers = { bytes: Buffer.from(bytes), into: Buffer.alloc(largestSignatureBytes) };
        return keeping(buffers, (held) => cryptoki.C_SignAsync(session, held.bytes, held.into));
      }),
    readPublicKey: (keyId) =>
      token.use(async (session) => {
        const key = keyNamed(session, keyId, 'anew');
        return key === null ? null : publicKeyOf(session, key);
      }),
    destroyKey: (keyId) =>
      token.use(async (session) => {
        const key = keyNamed(session, keyId, 'anew');
        session.handles.delete(keyId);
        if (key !== null) session.cryptoki.C_DestroyObject(session.session, key);
        return { goneAt: null };
      }),
    checkHealth: async () => ({ description: await token.description() }),
    rootKeyWrapper: {
      wrapRootKey: (rootKey) => token.use((session) => wrapped(session, rootKey, parts.random)),
      unwrapRootKey: (bytes) => token.use((session) => unwrapped(session, bytes)),
    },
    close: () => token.close(),
  };
}

/** Ids are hex, as CKA_ID is shown. Null: there is none. */
function keyNamed({ cryptoki, session, handles }: TokenSession, keyId: string, how: 'kept' | 'anew' = 'kept') {
  const kept = how === 'kept' ? handles.get(keyId) : undefined;
  if (kept !== undefined) return kept;
  if (!/^([0-9a-f]{2})+$/.test(keyId)) return null;
  const found = objectOf({ cryptoki, session }, [
    { type: ck.CKA_CLASS, value: ck.CKO_PRIVATE_KEY },
    { type: ck.CKA_ID, value: Buffer.from(keyId, 'hex') },
    { type: ck.CKA_LABEL, value: Buffer.from(labelOf(keyId)) },
  ]);
  if (found !== null) handles.set(keyId, found);
  return found;
}

function labelOf(keyPairId: string): string {
  return `latchkey ${keyPairId}`;
}

function objectOf(
  { cryptoki, session }: Pick<TokenSession, 'cryptoki' | 'session'>,
  template: Attribute[],
): Handle | null {
  cryptoki.C_FindObjectsInit(session, template);
  try {
    return cryptoki.C_FindObjects(session, 1)[0] ?? null;
  } finally {
    cryptoki.C_FindObjectsFinal(session);
  }
}

async function madeKey(session: TokenSession, keyPairId: string, modulusBits: number) {
  const { cryptoki } = session;
  const templates: [ofPublic: Attribute[], ofPrivate: Attribute[]] = [
    [
      // Of this session alone: the private key holds the public half as well.
      { type: ck.CKA_TOKEN, value: false },
      { type: ck.CKA_VERIFY, value: true },
      { type: ck.CKA_MODULUS_BITS, value: modulusBits },
      { type: ck.CKA_PUBLIC_EXPONENT, value: f4 },
    ],
    [
      { type: ck.CKA_TOKEN, value: true },
      { type: ck.CKA_PRIVATE, value: true },
      { type: ck.CKA_SENSITIVE, value: true },
      { type: ck.CKA_EXTRACTABLE, value: false },
      { type: ck.CKA_SIGN, value: true },
      { type: ck.CKA_DECRYPT, value: false },
      { type: ck.CKA_UNWRAP, value: false },
      { type: ck.CKA_ID, value: Buffer.from(keyPairId, 'hex') },
      { type: ck.CKA_LABEL, value: Buffer.from(labelOf(keyPairId)) },
    ],
  ];
  const { privateKey } = await keeping(templates, ([ofPublic, ofPrivate]) =>
    cryptoki.C_GenerateKeyPairAsync(session.session, { mechanism: ck.CKM_RSA_PKCS_KEY_PAIR_GEN }, ofPublic, ofPrivate),
  );
  const [sensitive, extractable] = cryptoki.C_GetAttributeValue(session.session, privateKey, [
    { type: ck.CKA_SENSITIVE },
    { type: ck.CKA_EXTRACTABLE },
  ]);
  if (sensitive?.value[0] !== 1 || extractable?.value[0] !== 0) {
    cryptoki.C_DestroyObject(session.session, privateKey);
    throw new KeyProviderFault('failed', 'it made a key that may leave it, in spite of CKA_EXTRACTABLE false');
  }
  session.handles.set(keyPairId, privateKey);
  return { keyId: keyPairId, publicKeySpki: publicKeyOf(session, privateKey) };
}

function publicKeyOf({ cryptoki, session }: TokenSession, key: Handle): Uint8Array {
  const [modulus, exponent] = cryptoki.C_GetAttributeValue(session, key, [
    { type: ck.CKA_MODULUS },
    { type: ck.CKA_PUBLIC_EXPONENT },
  ]);
  const base64url = (value: Buffer | undefined) => Buffer.from(value ?? []).toString('base64url');
  const jwk = { kty: 'RSA', n: base64url(modulus?.value), e: base64url(exponent?.value) };
  return createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'der' });
}

async function wrapped(session: TokenSession, rootKey: Uint8Array, random: Random): Promise<Uint8Array> {
  const key = wrappingKey(session) ?? madeWrappingKey(session);
  const nonce = Buffer.from(random.bytes(nonceBytes));
  gcmBegun(nonce, (mechanism) => session.cryptoki.C_EncryptInit(session.session, mechanism, key));
  const buffers = { bytes: Buffer.from(rootKey), into: Buffer.alloc(256) };
  const sealed = await keeping(buffers, ({ bytes, into }) =>
    session.cryptoki.C_EncryptAsync(session.session, bytes, into),
  );
  return Buffer.concat([nonce, sealed]);
}

async function unwrapped(session: TokenSession, bytes: Uint8Array): Promise<Uint8Array | null> {
  const key = wrappingKey(session);
  if (key === null) return null;
  const buffer = Buffer.from(bytes);
  try {
    const nonce = buffer.subarray(0, nonceBytes);
    gcmBegun(nonce, (mechanism) => session.cryptoki.C_DecryptInit(session.session, mechanism, key));
    const buffers = { bytes: buffer.subarray(nonceBytes), into: Buffer.alloc(256) };
    return await keeping(buffers, (held) => session.cryptoki.C_DecryptAsync(session.session, held.bytes, held.into));
  } catch (error) {
    const isForeign = /ENCRYPTED_DATA|AEAD|DATA_LEN|DATA_INVALID|GENERAL_ERROR|FUNCTION_FAILED/.test(
      returnOf(error) ?? '',
    );
    if (isForeign) return null;
    throw faultOf(error);
  }
}

function wrappingKey(session: TokenSession): Handle | null {
  return objectOf(session, [
    { type: ck.CKA_CLASS, value: ck.CKO_SECRET_KEY },
    { type: ck.CKA_LABEL, value: Buffer.from(wrappingLabel) },
  ]);
}

function madeWrappingKey({ cryptoki, session }: TokenSession): Handle {
  return cryptoki.C_GenerateKey(session, { mechanism: ck.CKM_AES_KEY_GEN }, [
    { type: ck.CKA_CLASS, value: ck.CKO_SECRET_KEY },
    { type: ck.CKA_KEY_TYPE, value: ck.CKK_AES },
    { type: ck.CKA_TOKEN, value: true },
    { type: ck.CKA_PRIVATE, value: true },
    { type: ck.CKA_SENSITIVE, value: true },
    { type: ck.CKA_EXTRACTABLE, value: false },
    { type: ck.CKA_ENCRYPT, value: true },
    { type: ck.CKA_DECRYPT, value: true },
    { type: ck.CKA_VALUE_LEN, value: 32 },
    { type: ck.CKA_LABEL, value: Buffer.from(wrappingLabel) },
  ]);
}

/** CK_GCM_PARAMS as 2.40 has it, and as its errata have it (numbers of pkcs11js): libraries take one of them. */
const gcmLayouts = [3, 7];

function gcmBegun(nonce: Buffer, begin: (mechanism: { mechanism: number; parameter: unknown }) => void): void {
  for (const type of gcmLayouts) {
    try {
      const parameter = { type, iv: nonce, ivBits: 8 * nonce.length, tagBits };
      begin({ mechanism: ck.CKM_AES_GCM, parameter });
      return;
    } catch (error) {
      if (returnOf(error) !== 'CKR_MECHANISM_PARAM_INVALID' || type === gcmLayouts.at(-1)) throw error;
    }
  }
}
