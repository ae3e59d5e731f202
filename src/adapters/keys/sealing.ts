// What is sealed by which key and bound to what. Private keys: the root key wraps a data key, the data key seals the
// PKCS#8. Texts: a key derived from the root key for this purpose and row. Nothing here touches the database.

import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Random } from '../../domain/ports.ts';
import { Secret } from '../../domain/secret.ts';
import type { SealedKey, SealedText } from '../../domain/vault/sealed.ts';
import { additionalData, seal, unseal } from './envelope.ts';

export interface RootKey {
  id: string;
  key: KeyObject;
}

/** The row that a sealed key belongs to. */
interface KeyRow {
  keyPairId: string;
  publicKeyHash: Uint8Array;
}

const formatVersion = 1;

export function sealPrivateKey(root: RootKey, row: KeyRow, pkcs8: Uint8Array, random: Random): SealedKey {
  const dataKey = random.bytes(32);
  try {
    return {
      formatVersion,
      rootKeyId: root.id,
      wrappedDataKey: seal(root.key, dataKey, boundTo('data-key', row, formatVersion), random),
      sealedPrivateKey: seal(createSecretKey(dataKey), pkcs8, boundTo('private-key', row, formatVersion), random),
    };
  } finally {
    dataKey.fill(0);
  }
}

/** The PKCS#8, for the caller to wipe; null when the blob is damaged or belongs to another row. */
export function unsealPrivateKey(root: RootKey, row: KeyRow, sealed: SealedKey): Buffer | null {
  const dataKey = unsealDataKey(root, row, sealed);
  if (dataKey === null) return null;
  try {
    const bound = boundTo('private-key', row, sealed.formatVersion);
    return unseal(createSecretKey(dataKey), sealed.sealedPrivateKey, bound);
  } finally {
    dataKey.fill(0);
  }
}

/** The same private key and data key under another root key; null as above. */
export function rewrapDataKey(
  from: RootKey,
  to: RootKey,
  row: KeyRow,
  sealed: SealedKey,
  random: Random,
): SealedKey | null {
  const dataKey = unsealDataKey(from, row, sealed);
  if (dataKey === null) return null;
  try {
    const wrappedDataKey = seal(to.key, dataKey, boundTo('data-key', row, formatVersion), random);
    return { ...sealed, rootKeyId: to.id, wrappedDataKey };
  } finally {
    dataKey.fill(0);
  }
}

export function sealText(
  root: RootKey,
  purpose: string,
  rowId: string,
  text: Secret<string>,
  random: Random,
): SealedText {
  const key = textKey(root, purpose, rowId);
  const plaintext = Buffer.from(text.reveal(), 'utf8');
  try {
    const bound = additionalData(String(formatVersion), 'text', purpose, rowId);
    return { formatVersion, rootKeyId: root.id, sealed: seal(key, plaintext, bound, random) };
  } finally {
    plaintext.fill(0);
  }
}

/** Null when the blob is damaged or belongs to another purpose or row. */
export function unsealText(
  root: RootKey,
  purpose: string,
  rowId: string,
  { formatVersion, sealed }: SealedText,
): Secret<string> | null {
  const bound = additionalData(String(formatVersion), 'text', purpose, rowId);
  const plaintext = unseal(textKey(root, purpose, rowId), sealed, bound);
  if (plaintext === null) return null;
  const text = new Secret(plaintext.toString('utf8'));
  plaintext.fill(0);
  return text;
}

function unsealDataKey(root: RootKey, row: KeyRow, { wrappedDataKey, formatVersion }: SealedKey): Buffer | null {
  return unseal(root.key, wrappedDataKey, boundTo('data-key', row, formatVersion));
}

/** Format version, purpose, row, public key: a blob that was moved or relabelled does not open. */
function boundTo(purpose: 'data-key' | 'private-key', { keyPairId, publicKeyHash }: KeyRow, version: number) {
  return additionalData(String(version), purpose, keyPairId, publicKeyHash);
}

/**
 * HKDF (RFC 5869) without salt since the root key is uniform, 32 bytes: its first step is the same for all of a root key, and the
 * second is one HMAC. A row of its own: a token is sealed anew every hour for years.
 */
function textKey(root: RootKey, purpose: string, rowId: string): KeyObject {
  const info = additionalData('text-key', purpose, rowId);
  return secretKey(createHmac('sha256', extracted(root)).update(info).update('\x01').digest());
}

const extractedOf = new WeakMap<KeyObject, KeyObject>();

function extracted({ key }: RootKey): KeyObject {
  const known = extractedOf.get(key);
  if (known !== undefined) return known;
  const rootKey = key.export();
  const made = secretKey(createHmac('sha256', new Uint8Array(32)).update(rootKey).digest());
  rootKey.fill(0);
  extractedOf.set(key, made);
  return made;
}

/** Wipes the bytes. */
function secretKey(bytes: Buffer): KeyObject {
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
}
