// What a reader finds in a keystore, whichever its format, and which of its keys is the one that is meant.

import type { KeyObject } from 'node:crypto';
import { issuersOf } from './certificate-chain.ts';
import { FormatError } from './format-error.ts';
import { oneLine } from './plain-text.ts';
import { isCertificateOfKey, privateKeyFromPkcs8 } from './private-key.ts';

export interface KeystoreContent {
  readonly keys: readonly KeystoreKey[];
  /** DER of all that it holds. */
  readonly certificates: readonly Uint8Array[];
}

export interface KeystoreKey {
  /** Null: it has no name. */
  readonly alias: string | null;
  /** DER of those that came with this key, its own before those of others; PKCS#12 does not always say which. */
  readonly chain: readonly Uint8Array[];
  /** The key as PKCS#8; the caller wipes it. */
  open(): Promise<Uint8Array>;
}

export interface OpenedKey {
  readonly privateKey: KeyObject;
  /** The certificate over it. */
  readonly certificate: Uint8Array;
  /** The others that came with it. */
  readonly chain: readonly Uint8Array[];
}

/**
 * The key that is meant, with its certificates.
 * @param alias Null: the only one.
 * @throws FormatError keystore_no_key, keystore_alias_missing, keystore_alias_unknown, keystore_no_certificate, and
 *   whatever `open` throws
 */
export async function openedKey(content: KeystoreContent, alias: string | null): Promise<OpenedKey> {
  const meant = meantKey(content, alias);
  const pkcs8 = await meant.open();
  try {
    const privateKey = privateKeyFromPkcs8(pkcs8);
    const certificate = meant.chain.find((der) => isOver(der, privateKey));
    if (certificate === undefined) {
      throw new FormatError('keystore_no_certificate', 'The keystore has no certificate over this key.');
    }
    return { privateKey, certificate, chain: issuersOf(certificate, meant.chain) };
  } finally {
    pkcs8.fill(0);
  }
}

function meantKey({ keys, certificates }: KeystoreContent, alias: string | null): KeystoreKey {
  const [only, ...more] = keys;
  if (only === undefined) {
    const holds = certificates.length === 0 ? 'nothing' : 'certificates alone';
    throw new FormatError('keystore_no_key', `The keystore holds ${holds}, and no private key.`);
  }
  if (alias !== null) {
    const meant = keys.filter((key, at) => isCalled(key, at, alias));
    const exact = meant.find((key) => key.alias === alias) ?? meant[0];
    if (exact !== undefined) return exact;
    throw new FormatError('keystore_alias_unknown', `No key of it has this alias. It holds ${namesOf(keys)}.`);
  }
  if (more.length === 0) return only;
  throw new FormatError('keystore_alias_missing', `The keystore holds ${keys.length} keys: ${namesOf(keys)}.`);
}

/** Java folds the case away; what has no name goes by its place. */
function isCalled(key: KeystoreKey, at: number, alias: string): boolean {
  return nameOf(key, at).toLowerCase() === alias.toLowerCase();
}

const nameOf = ({ alias }: KeystoreKey, at: number) => alias ?? String(at + 1);

/** So many are enough to find one's own. */
const mostNames = 20;

function namesOf(keys: readonly KeystoreKey[]): string {
  const names = keys.slice(0, mostNames).map((key, at) => `"${oneLine(nameOf(key, at))}"`);
  return keys.length > mostNames ? `${names.join(', ')} and ${keys.length - mostNames} more` : names.join(', ');
}

function isOver(der: Uint8Array, key: KeyObject): boolean {
  try {
    return isCertificateOfKey(der, key);
  } catch {
    return false;
  }
}

export function wrongPassword(password: string): FormatError {
  return password === ''
    ? new FormatError('keystore_encrypted', 'This keystore is protected by a password.')
    : new FormatError('keystore_wrong_password', 'The keystore does not open with this password.');
}
