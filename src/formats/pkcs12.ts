// Writes a PKCS#12 keystore (RFC 7292) with one private key and its certificate: PBES2 with AES-256 for both, and an
// HMAC-SHA256 over all. pkijs could do it, but draws its own random numbers, brings four packages along, and needs the
// same number of lines around it. openssl and keytool are the judges in the tests.
// The MAC's key derivation is older and cheaper to guess against than PBKDF2, so that it bounds what a weak password is
// worth; its successor (PBMAC1, RFC 9579) is not read by the Java of today.

import { createHmac, hash } from 'node:crypto';
import {
  bmpString,
  derNull,
  explicit,
  implicit,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  unsignedInteger,
} from './der.ts';
import { assertKeystoreInput, type KeystoreEntry } from './keystore-entry.ts';
import { encryptPrivateKey, encryptWithPassword, type RandomBytes } from './pbes2.ts';
import { pkcs12Key, pkcs12Password } from './pkcs12-key.ts';

const data = objectIdentifier('1.2.840.113549.1.7.1');
const encryptedData = objectIdentifier('1.2.840.113549.1.7.6');
const friendlyName = objectIdentifier('1.2.840.113549.1.9.20');
const localKeyId = objectIdentifier('1.2.840.113549.1.9.21');
const x509Certificate = objectIdentifier('1.2.840.113549.1.9.22.1');
const pkcs8ShroudedKeyBag = objectIdentifier('1.2.840.113549.1.12.10.1.2');
const certBag = objectIdentifier('1.2.840.113549.1.12.10.1.3');
const sha256 = sequence(objectIdentifier('2.16.840.1.101.3.4.2.1'), derNull);

/** Ten times keytool's own. */
const macRounds = 100_000;
const macSaltOctets = 16;

/**
 * DER of the PFX.
 * @throws FormatError keystore_alias_invalid, keystore_password_invalid
 */
export async function writePkcs12(
  entry: KeystoreEntry,
  password: string,
  randomBytes: RandomBytes,
): Promise<Uint8Array> {
  assertKeystoreInput(entry, password);
  const attributes = bagAttributes(entry);
  const shroudedKey = await encryptPrivateKey(entry.privateKey, password, randomBytes);
  const keyBag = sequence(pkcs8ShroudedKeyBag, explicit(0, shroudedKey), attributes);
  const certificate = sequence(x509Certificate, explicit(0, octetString(entry.certificate)));
  const certificates = sequence(sequence(certBag, explicit(0, certificate), attributes));
  const authenticatedSafe = sequence(
    await encryptedContent(certificates, password, randomBytes),
    plainContent(sequence(keyBag)),
  );
  const macSalt = randomBytes(macSaltOctets);
  return sequence(
    unsignedInteger(3),
    plainContent(authenticatedSafe),
    await macData(authenticatedSafe, password, macSalt),
  );
}

/** The same on key and certificate: that is how a reader pairs them (RFC 7292 section 4.2, PKCS#9). */
function bagAttributes({ alias, certificate }: KeystoreEntry): Uint8Array {
  const identifier = hash('sha256', certificate, 'buffer');
  return setOf(sequence(friendlyName, setOf(bmpString(alias))), sequence(localKeyId, setOf(octetString(identifier))));
}

/** ContentInfo of type data (RFC 5652 section 4). */
function plainContent(content: Uint8Array): Uint8Array {
  return sequence(data, explicit(0, octetString(content)));
}

/** ContentInfo of type encryptedData (RFC 5652 section 8). */
async function encryptedContent(content: Uint8Array, password: string, randomBytes: RandomBytes): Promise<Uint8Array> {
  const { algorithm, ciphertext } = await encryptWithPassword(content, password, randomBytes);
  const contentInfo = sequence(data, algorithm, implicit(0, ciphertext));
  return sequence(encryptedData, explicit(0, sequence(unsignedInteger(0), contentInfo)));
}

async function macData(content: Uint8Array, password: string, salt: Uint8Array): Promise<Uint8Array> {
  const wish = { digest: 'sha256', password: pkcs12Password(password), salt, rounds: macRounds } as const;
  const key = await pkcs12Key({ ...wish, purpose: 'mac', octets: 32 });
  const mac = createHmac('sha256', key).update(content).digest();
  return sequence(sequence(sha256, octetString(mac)), octetString(salt), unsignedInteger(macRounds));
}
