// Opens an encrypted private key whose cipher OpenSSL keeps in its legacy module, which Node.js leaves out: DES, and RC2 as Windows
// and old Java wrote it. Loaded where somebody brings a key alone.

import { EncryptedPrivateKeyInfo } from '@peculiar/asn1-pkcs8';
import { type KeyBlock, readCredentialFile } from './credential-file.ts';
import { parsedAs } from './encryption-schemas.ts';
import { FormatError } from './format-error.ts';
import { bytesOf, decryptDes, decryptWithPassword, isOutdated, iteratedHash, roundsAllowed } from './password-based.ts';
import { pkcs12Password } from './pkcs12-key.ts';
import { decryptRc2 } from './rc2.ts';

/** The octets of their keys, by the names that OpenSSL writes into DEK-Info (RFC 1421 section 4.6.1.3). */
const traditionalCiphers: Readonly<Record<string, number>> = {
  'DES-CBC': 8,
  'RC2-CBC': 16,
  'RC2-64-CBC': 8,
  'RC2-40-CBC': 5,
};

/**
 * The file, or where the key in it is such a one that key in the clear, as DER, for the caller to wipe.
 * @throws FormatError private_key_wrong_passphrase, keystore_damaged, keystore_rounds_excessive
 */
export async function withoutOutdatedCipher(file: Uint8Array, passphrase: string | undefined): Promise<Uint8Array> {
  const [key, ...more] = keysIn(file);
  if (key === undefined || more.length > 0 || passphrase === undefined) return file;
  const opened = await (key.dekInfo === null
    ? openedPkcs8(key, passphrase)
    : openedTraditional(key.bytes, key.dekInfo, passphrase));
  if (opened === 'notOutdated') return file;
  // A wrong one passes for the padding now and then, and leaves no key.
  if (opened !== null && keysIn(opened).length === 1) return opened;
  throw new FormatError('private_key_wrong_passphrase', 'The private key does not open with this passphrase.');
}

type Opened = Promise<Buffer | null | 'notOutdated'>;

async function openedPkcs8({ container, bytes }: KeyBlock, passphrase: string): Opened {
  if (container !== 'encryptedPkcs8') return 'notOutdated';
  const { encryptionAlgorithm, encryptedData } = parsedAs(bytes, EncryptedPrivateKeyInfo);
  if (!isOutdated(encryptionAlgorithm)) return 'notOutdated';
  const password = { utf8: Buffer.from(passphrase), utf16: pkcs12Password(passphrase) };
  return decryptWithPassword(encryptionAlgorithm, bytesOf(encryptedData), password, roundsAllowed());
}

/** OpenSSL's EVP_BytesToKey: one MD5 of the passphrase and the IV is enough for the longest of these keys. */
async function openedTraditional(bytes: Uint8Array, dekInfo: string, passphrase: string): Opened {
  const [cipher = '', ivHex = ''] = dekInfo.split(',');
  const keyOctets = traditionalCiphers[cipher.toUpperCase()];
  if (keyOctets === undefined) return 'notOutdated';
  const iv = Buffer.from(ivHex, 'hex');
  const derived = await iteratedHash('md5', Buffer.concat([Buffer.from(passphrase), iv]), new Uint8Array(), 1);
  const key = derived.subarray(0, keyOctets);
  return cipher.toUpperCase() === 'DES-CBC' ? decryptDes(key, iv, bytes) : decryptRc2(key, iv, bytes);
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
