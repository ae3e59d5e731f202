// What goes into a keystore, whichever its format, and the rules that Java sets for all of them.

import type { KeyObject } from 'node:crypto';
import { FormatError } from './format-error.ts';

export type KeystoreEntry = {
  /** Lower-case; Java folds the case away and would no longer find another one. */
  readonly alias: string;
  readonly privateKey: KeyObject;
  /** DER of the certificate over this key. */
  readonly certificate: Uint8Array;
};

/**
 * One password opens the keystore and the key in it: importers that ask for one password only rely on that.
 * @throws FormatError keystore_alias_invalid, keystore_password_invalid
 */
export function assertKeystoreInput(entry: KeystoreEntry, password: string): void {
  if (!/^[a-z0-9][a-z0-9_-]{0,63}$/.test(entry.alias)) {
    throw new FormatError('keystore_alias_invalid', 'This alias is not one that every keystore takes.');
  }
  // keytool refuses fewer than 6 characters, and Java's password-based keys (PBEKey) other than printable ASCII.
  if (!/^[\x20-\x7e]{6,}$/.test(password)) {
    throw new FormatError('keystore_password_invalid', 'This password cannot protect a keystore.');
  }
}
