// Opens an encrypted private key whose cipher OpenSSL keeps in its legacy module, which Node.js leaves out: DES, and RC2 as Windows
// and old Java wrote it. Loaded where somebody brings a key alone.

import { EncryptedPrivateKeyInfo } from '@peculiar/asn1-pkcs8';
import { type KeyBlock, readCredentialFile } from './credential-file.ts';
import { parsedAs } from './encryption-schemas.ts';
import { FormatError } from './format-error.ts';
import { bytesOf, decryptWithPassword, isOutdated, roundsAllowed } from './password-based.ts';
import { pkcs12Password } from './pkcs12-key.ts';

/**
 * The file, or where the key in it is such a one that key as PKCS#8, for the caller to wipe.
 * @throws FormatError private_key_wrong_passphrase, keystore_damaged, keystore_rounds_excessive
 */
export async function withoutOutdatedCipher(file: Uint8Array, passphrase: string | undefined): Promise<Uint8Array> {
  const [key, ...more] = keysIn(file);
  if (key?.container !== 'encryptedPkcs8' || more.length > 0 || passphrase === undefined) return file;
  const { encryptionAlgorithm, encryptedData } = parsedAs(key.bytes, EncryptedPrivateKeyInfo);
  if (!isOutdated(encryptionAlgorithm)) return file;
  const password = { utf8: Buffer.from(passphrase), utf16: pkcs12Password(passphrase) };
  const opened = await decryptWithPassword(encryptionAlgorithm, bytesOf(encryptedData), password, roundsAllowed());
  // A wrong one passes for the padding now and then, and leaves no PKCS#8.
  if (opened !== null && keysIn(opened).length === 1) return opened;
  throw new FormatError('private_key_wrong_passphrase', 'The private key does not open with this passphrase.');
}

/** None where the file is something else: whoever reads it next says what. */
function keysIn(file: Uint8Array): readonly KeyBlock[] {
  try {
    return readCredentialFile(file).keys;
  } catch (error) {
    if (error instanceof FormatError) return [];
    throw error;
  }
}
