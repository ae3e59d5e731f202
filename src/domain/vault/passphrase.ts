// What counts as the same passphrase: people type it on different keyboards and editors end files with a newline.

import { isUtf8 } from 'node:buffer';
import { wrongInput } from '../errors.ts';
import { Secret } from '../secret.ts';

/** UTF-8 after NFKC (RFC 8265 section 4.2 has NFC; NFKC also takes full-width letters for plain ones). To be wiped. */
export function passphraseBytes(passphrase: Secret<string>): Uint8Array {
  return Buffer.from(passphrase.reveal().normalize('NFKC'), 'utf8');
}

/** The passphrase in a file, without the newline that ends it; further blank lines belong to it. Errors: invalidInput. */
export function passphraseFromFile(contents: Uint8Array): Secret<string> {
  // A view: a copy would have to be wiped as well.
  const bytes = Buffer.from(contents.buffer, contents.byteOffset, contents.length);
  if (!isUtf8(bytes)) throw wrongInput('passphrase', 'notUtf8');
  return newPassphrase(bytes.toString('utf8').replace(/\r?\n$/, ''));
}

/** Errors: invalidInput when it is empty. */
export function newPassphrase(text: string): Secret<string> {
  if (text === '') throw wrongInput('passphrase', 'empty');
  return new Secret(text);
}
