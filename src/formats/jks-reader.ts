// Reads Java's JKS and JCEKS. No library for Node.js does, and there is no standard: the layout is that of the JDK's
// JavaKeyStore, KeyProtector and com.sun.crypto.provider.JceKeyStore; keytool is the judge. What is in them (certificates, keys,
// the envelope of a key) is ASN.1 again, and left to those who read that.

import { hash, timingSafeEqual } from 'node:crypto';
import { EncryptedPrivateKeyInfo } from '@peculiar/asn1-pkcs8';
import { utf16BigEndian } from './der.ts';
import { damaged, PbeParameter, parsedAs } from './encryption-schemas.ts';
import { FormatError } from './format-error.ts';
import { javaKeyProtector, maskedByJava } from './jks.ts';
import { type KeystoreContent, type KeystoreKey, wrongPassword } from './keystore-content.ts';
import { bytesOf, decrypted, iteratedHash, type RoundsLeft, roundsAllowed, spent } from './password-based.ts';

export const jksMagic = 0xfeedfeed;
export const jceksMagic = 0xcececece;
const jceksProtector = '1.3.6.1.4.1.42.2.19.1';
const sha1Octets = 20;

interface Entry {
  readonly alias: string;
  /** DER of the EncryptedPrivateKeyInfo; null: a certificate alone. */
  readonly sealed: Uint8Array | null;
  readonly chain: readonly Uint8Array[];
}

/** @throws FormatError keystore_damaged, keystore_wrong_password */
export async function readJks(file: Uint8Array, password: string): Promise<KeystoreContent> {
  const { entries, isWhole } = entriesOf(file);
  const octets = utf16BigEndian(password);
  const left = roundsAllowed();
  const [body, digest] = [file.subarray(0, -sha1Octets), file.subarray(-sha1Octets)];
  if (!timingSafeEqual(sha1(octets, Buffer.from('Mighty Aphrodite'), body), digest)) {
    throw (await opensAKey(entries, password, left))
      ? damaged('its checksum is that of another content')
      : wrongPassword(password);
  }
  const keys = entries.flatMap((entry) => keyOf(entry, password, left));
  if (keys.length === 0 && !isWhole)
    throw new FormatError('keystore_secret_entry', 'The keystore begins with a secret key.');
  return { keys, certificates: entries.flatMap(({ chain }) => chain) };
}

/**
 * `isWhole`: false where an object of Java's serialization, a secret key, hides what follows it.
 * @throws FormatError keystore_damaged
 */
function entriesOf(file: Uint8Array): { entries: Entry[]; isWhole: boolean } {
  const read = reader(file.subarray(0, Math.max(0, file.length - sha1Octets)));
  read.uint32();
  const version = read.uint32();
  if (version !== 1 && version !== 2) throw damaged(`its version is ${version}`);
  const count = read.uint32();
  const entries: Entry[] = [];
  for (let at = 0; at < count; at++) {
    const tag = read.uint32();
    if (tag < 1 || tag > 3) throw damaged('an entry of it is of no known kind');
    const alias = read.text();
    read.octets(8);
    if (tag === 3) return { entries, isWhole: false };
    const sealed = tag === 1 ? read.octets(read.uint32()) : null;
    const certificates = tag === 1 ? read.uint32() : 1;
    const chain: Uint8Array[] = [];
    for (let one = 0; one < certificates; one++) {
      if (version === 2) read.text();
      chain.push(read.octets(read.uint32()));
    }
    entries.push({ alias, sealed, chain });
  }
  if (read.rest() > 0) throw damaged(`${read.rest()} bytes follow its last entry`);
  return { entries, isWhole: true };
}

/** Java's DataInput. */
function reader(bytes: Uint8Array) {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const octets = (length: number) => {
    if (length > view.length - at) throw damaged('it ends in the middle of an entry');
    at += length;
    return view.subarray(at - length, at);
  };
  return {
    octets,
    uint32: () => octets(4).readUInt32BE(),
    text: () => octets(octets(2).readUInt16BE()).toString('utf8'),
    rest: () => view.length - at,
  };
}

function keyOf({ alias, sealed, chain }: Entry, password: string, left: RoundsLeft): KeystoreKey[] {
  if (sealed === null) return [];
  const open = async () => {
    const pkcs8 = await openedKey(sealed, password, left);
    if (pkcs8 !== null) return pkcs8;
    throw new FormatError(
      'keystore_key_password',
      'The keystore opens with this password, and this key with another one.',
    );
  };
  return [{ alias, chain, open }];
}

/** Null: it does not open with this password. */
async function openedKey(sealed: Uint8Array, password: string, left: RoundsLeft): Promise<Buffer | null> {
  const { encryptionAlgorithm, encryptedData } = parsedAs(sealed, EncryptedPrivateKeyInfo);
  const { algorithm, parameters } = encryptionAlgorithm;
  const ciphertext = bytesOf(encryptedData);
  if (algorithm === javaKeyProtector) return unmasked(ciphertext, utf16BigEndian(password));
  if (algorithm !== jceksProtector) throw damaged(`its key is sealed by ${algorithm}`);
  const { salt, rounds } = parsedAs(parameters, PbeParameter);
  return jceksKey(ciphertext, bytesOf(salt), spent(rounds, left), password);
}

/** The salt, the masked key, and a digest over password and key. */
function unmasked(sealed: Buffer, password: Uint8Array): Buffer | null {
  if (sealed.length <= 2 * sha1Octets) throw damaged('its key is too short');
  const [salt, check] = [sealed.subarray(0, sha1Octets), sealed.subarray(-sha1Octets)];
  const key = maskedByJava(Buffer.from(sealed.subarray(sha1Octets, -sha1Octets)), password, salt);
  if (timingSafeEqual(sha1(password, key), check)) return key;
  key.fill(0);
  return null;
}

/** PBEWithMD5AndTripleDES of the JDK: each half of the salt and the password, hashed on and on, is half of key and IV. */
async function jceksKey(sealed: Uint8Array, salt: Buffer, rounds: number, password: string): Promise<Buffer | null> {
  if (salt.length !== 8) throw damaged('the salt of its key is not one of eight bytes');
  const [first, second] = [salt.subarray(0, 4), salt.subarray(4)];
  const octets = Buffer.from(password, 'latin1');
  const half = (begin: Uint8Array) => iteratedHash('md5', begin, octets, rounds);
  const derived = Buffer.concat([await half(first.equals(second) ? turnedByJava(first) : first), await half(second)]);
  return decrypted('des-ede3-cbc', derived.subarray(0, 24), derived.subarray(24), sealed);
}

/** Halves that are alike are meant to be told apart by turning one round; the JDK loses an octet on the way, for ever. */
function turnedByJava(half: Uint8Array): Uint8Array {
  const [a = 0, b = 0, , d = 0] = half;
  return Uint8Array.of(d, a, b, d);
}

/** Whether the password opens some key, although the checksum over the whole is another. */
async function opensAKey(entries: readonly Entry[], password: string, left: RoundsLeft): Promise<boolean> {
  const sealed = entries.find((entry) => entry.sealed !== null)?.sealed ?? null;
  const pkcs8 = sealed && (await openedKey(sealed, password, left));
  pkcs8?.fill(0);
  return pkcs8 !== null;
}

function sha1(...parts: readonly Uint8Array[]): Buffer {
  return hash('sha1', Buffer.concat(parts), 'buffer');
}
