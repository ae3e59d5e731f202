// The one door for a keystore that somebody brings: PKCS#12, JKS, JCEKS, or a PEM text with a key and its certificate. What is
// in the file decides, never its name. It may come as base64 too, as secrets of a CI do. Loaded only where one is given, since
// the libraries that read ASN.1 cost more than the start of the program.

import { readCredentialFile } from './credential-file.ts';
import { jceksMagic, jksMagic, readJks } from './jks-reader.ts';
import { type KeystoreContent, type OpenedKey, openedKey } from './keystore-content.ts';
import { withoutOutdatedCipher } from './outdated-key.ts';
import { readPkcs12 } from './pkcs12-reader.ts';
import { isCertificateOfKey, privateKeyFromFile } from './private-key.ts';
import { textOfFile, unwrapped } from './text-file.ts';

/**
 * Its key and the certificate over it.
 * @param alias Null: its only key.
 * @throws FormatError
 */
export async function keyFromKeystore(file: Uint8Array, password: string, alias: string | null): Promise<OpenedKey> {
  const content = await contentOf(unwrappedKeystore(file), password);
  return openedKey(content, alias);
}

async function contentOf(file: Buffer, password: string): Promise<KeystoreContent> {
  const magic = file.length < 4 ? 0 : file.readUInt32BE();
  if (magic === jksMagic || magic === jceksMagic) return readJks(file, password);
  if (isPkcs12(file)) return readPkcs12(file, password);
  return bundleOf(file, password);
}

/** RFC 7292 section 4: a SEQUENCE that begins with the version, which is 3. Its length may be left open, in BER. */
function isPkcs12(file: Buffer): boolean {
  const [tag, length = 0] = file;
  const start = length > 0x80 ? 2 + length - 0x80 : 2;
  return tag === 0x30 && file.subarray(start, start + 4).equals(Buffer.of(2, 1, 3, 0x30));
}

/** Base64 of base64 is what a secret of a CI comes to. */
function unwrappedKeystore(file: Uint8Array, depth = 2): Buffer {
  const bytes = Buffer.from(file);
  const text = depth === 0 || isPkcs12(bytes) ? null : textOfFile(file);
  const inner = text === null || text.includes('-----BEGIN ') ? null : unwrapped(text);
  return inner === null ? bytes : unwrappedKeystore(inner, depth - 1);
}

/** Key and certificates of a text, as `openssl pkcs12 -nodes` writes it. */
function bundleOf(file: Buffer, password: string): KeystoreContent {
  const { certificates, keys, others } = readCredentialFile(file);
  if (keys.length === 0 && others[0] !== undefined) throw others[0];
  const passphrase = password === '' ? undefined : password;
  const open = async () => {
    const opened = await withoutOutdatedCipher(file, passphrase);
    const keyFor = (der?: Uint8Array) => privateKeyFromFile(opened, passphrase, der);
    const pairs = certificates.map((der) => ({ der, key: keyFor(der) }));
    const key = pairs.find(({ der, key: own }) => isCertificateOfKey(der, own))?.key ?? keyFor();
    if (opened !== file) opened.fill(0);
    return key.export({ type: 'pkcs8', format: 'der' });
  };
  return { certificates, keys: keys.length === 0 ? [] : [{ alias: null, chain: certificates, open }] };
}
