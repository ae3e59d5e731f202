// Writes Java's JKS keystore, which some importers still insist on, with one private key and its certificate.
// JKS is weak by design: the key is masked by a stream of unstretched SHA-1 over the password, and the whole is sealed
// with one SHA-1 more. Billions of passwords a second can be tried against it, so only a long random one protects the
// key, and the file should be deleted once imported. PKCS#12 is the choice wherever it is taken.
// There is no standard; the layout is that of the JDK's sun.security.provider.JavaKeyStore and KeyProtector.

import { createHash } from 'node:crypto';
import { derNull, objectIdentifier, octetString, sequence, utf16BigEndian } from './der.ts';
import { assertKeystoreInput, type KeystoreEntry } from './keystore-entry.ts';
import type { RandomBytes } from './pbes2.ts';

const magic = 0xfeedfeed;
const version = 2;
const privateKeyTag = 1;
const sha1Octets = 20;

/** Sun's own protector. */
export const javaKeyProtector = '1.3.6.1.4.1.42.2.17.1.1';
const keyProtector = sequence(objectIdentifier(javaKeyProtector), derNull);

/**
 * The bytes of a JKS file; key and keystore have the same password. `createdAt` is shown by keytool as creation date.
 * @throws FormatError keystore_alias_invalid, keystore_password_invalid
 */
export function writeJks(
  entry: KeystoreEntry,
  password: string,
  { createdAt, randomBytes }: { readonly createdAt: Date; readonly randomBytes: RandomBytes },
): Uint8Array {
  assertKeystoreInput(entry, password);
  const passwordOctets = utf16BigEndian(password);
  const body = Buffer.concat([
    uint32(magic),
    uint32(version),
    uint32(1), // entries
    uint32(privateKeyTag),
    text(entry.alias),
    uint64(createdAt.getTime()),
    block(protectedKey(entry, passwordOctets, randomBytes(sha1Octets))),
    uint32(1), // certificates in the chain
    text('X.509'),
    block(entry.certificate),
  ]);
  return Buffer.concat([body, sha1(passwordOctets, Buffer.from('Mighty Aphrodite'), body)]);
}

/** EncryptedPrivateKeyInfo: salt, the masked key, and a digest of the key by which a wrong password is noticed. */
function protectedKey({ privateKey }: KeystoreEntry, password: Uint8Array, salt: Uint8Array): Uint8Array {
  const key = privateKey.export({ type: 'pkcs8', format: 'der' });
  const check = sha1(password, key);
  const masked = maskedByJava(key, password, salt);
  return sequence(keyProtector, octetString(Buffer.concat([salt, masked, check])));
}

/** XOR with SHA-1(password, salt), SHA-1(password, that), and so on: in place, and by the same again the key. */
export function maskedByJava(key: Buffer, password: Uint8Array, salt: Uint8Array): Buffer {
  let stream: Uint8Array = salt;
  for (let at = 0; at < key.length; at++) {
    if (at % sha1Octets === 0) stream = sha1(password, stream);
    key[at] = (key[at] ?? 0) ^ (stream[at % sha1Octets] ?? 0);
  }
  return key;
}

function sha1(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha1');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function uint32(number: number): Buffer {
  const octets = Buffer.alloc(4);
  octets.writeUInt32BE(number);
  return octets;
}

function uint64(number: number): Buffer {
  const octets = Buffer.alloc(8);
  octets.writeBigInt64BE(BigInt(number));
  return octets;
}

/** DataOutput.writeUTF, which for the ASCII used here is a length of two octets and the text. */
function text(ascii: string): Buffer {
  return Buffer.concat([uint32(ascii.length).subarray(2), Buffer.from(ascii, 'ascii')]);
}

function block(octets: Uint8Array): Buffer {
  return Buffer.concat([uint32(octets.length), octets]);
}
