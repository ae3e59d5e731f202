// Reads PKCS#12 (RFC 7292) of every writer met: openssl, keytool, Windows, NSS, GnuTLS; with the ciphers of today and of twenty
// years ago, with an empty password, without a MAC, in DER or BER. The ASN.1 is left to libraries made for it, a private key to
// OpenSSL alone. A wrong password and a damaged file are told apart.

import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import type { EncryptedContent } from '@peculiar/asn1-cms';
import {
  AuthenticatedSafe,
  CertBag,
  id_certBag,
  id_keyBag,
  id_pkcs8ShroudedKeyBag,
  id_SafeContents,
  id_x509Certificate,
  type MacData,
  PFX,
  PKCS8ShroudedKeyBag,
  type SafeBag,
  SafeContents,
} from '@peculiar/asn1-pfx';
import { blockOf, damaged, octetsOf, PasswordEncryptedData, Pbes2Params, parsedAs } from './encryption-schemas.ts';
import { FormatError } from './format-error.ts';
import { type KeystoreContent, type KeystoreKey, wrongPassword } from './keystore-content.ts';
import {
  bytesOf,
  decryptWithPassword,
  type Password,
  pbmac1Key,
  type RoundsLeft,
  roundsAllowed,
  spent,
  unsupportedAlgorithm,
} from './password-based.ts';
import { pkcs12Key, pkcs12Password } from './pkcs12-key.ts';

const data = '1.2.840.113549.1.7.1';
const encryptedData = '1.2.840.113549.1.7.6';
const friendlyName = '1.2.840.113549.1.9.20';
const localKeyId = '1.2.840.113549.1.9.21';

const pbmac1 = '1.2.840.113549.1.5.14';

const macDigests: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

interface Bag {
  readonly bag: SafeBag;
  readonly alias: string | null;
  readonly identifier: string | null;
}

interface Opened {
  readonly bags: readonly Bag[];
  /** Something that was encrypted is in them, so that the password is right. */
  readonly isProved: boolean;
}

/**
 * @throws FormatError keystore_damaged, keystore_wrong_password, keystore_two_passwords, keystore_cipher_unsupported,
 *   keystore_rounds_excessive
 */
export async function readPkcs12(file: Uint8Array, password: string): Promise<KeystoreContent> {
  const { authSafe, macData } = parsedAs(file, PFX);
  if (authSafe.contentType !== data) throw unsupportedAlgorithm(authSafe.contentType);
  const safe = octetsOf(authSafe.content);
  const left = roundsAllowed();
  const forms = passwordForms(password);
  const hasMac = macData !== undefined && macData.mac.digestAlgorithm.algorithm !== '';
  const form = hasMac ? await formOfMac(macData, safe, forms, left) : null;
  for (const tried of form === null ? forms : [form]) {
    const opened = await openedSafe(safe, tried, left);
    if (opened === null) continue;
    if (!hasMac || form !== null) return contentOf(opened, tried, left, hasMac);
    // Whether a checksum is wrong by the password or by the file, what the password opens tells.
    if (opened.isProved || (await opensKey(opened, tried, left)))
      throw damaged('its checksum is that of another content');
  }
  throw form === null ? wrongPassword(password) : twoPasswords();
}

/** Some writers leave an empty password out altogether. */
function passwordForms(password: string): Password[] {
  const utf8 = Buffer.from(password, 'utf8');
  const form = { utf8, utf16: pkcs12Password(password) };
  return password === '' ? [form, { utf8, utf16: new Uint8Array() }] : [form];
}

/** Null: its checksum is another with each. */
async function formOfMac(
  macData: MacData,
  safe: Uint8Array,
  forms: readonly Password[],
  left: RoundsLeft,
): Promise<Password | null> {
  const expected = bytesOf(macData.mac.digest);
  for (const form of forms) {
    const { digest, key } = await macKey(macData, form, left);
    const made = createHmac(digest, key).update(safe).digest();
    if (made.length === expected.length && timingSafeEqual(made, expected)) return form;
  }
  return null;
}

async function macKey({ mac, macSalt, iterations }: MacData, { utf8, utf16 }: Password, left: RoundsLeft) {
  const { algorithm, parameters } = mac.digestAlgorithm;
  if (algorithm === pbmac1) return pbmac1Key(parsedAs(parameters, Pbes2Params), utf8, left);
  const digest = macDigests[algorithm];
  if (digest === undefined) throw unsupportedAlgorithm(algorithm);
  const rounds = spent(iterations, left);
  const octets = hash(digest, '', 'buffer').length;
  const key = await pkcs12Key({ digest, password: utf16, salt: bytesOf(macSalt), rounds, purpose: 'mac', octets });
  return { digest, key };
}

/** Null: something in it does not open with this password. */
async function openedSafe(safe: Uint8Array, password: Password, left: RoundsLeft): Promise<Opened | null> {
  const bags: Bag[] = [];
  let isProved = false;
  for (const { contentType, content } of parsedAs(safe, AuthenticatedSafe)) {
    if (contentType === data) {
      bags.push(...bagsOf(parsedAs(octetsOf(content), SafeContents)));
    } else if (contentType === encryptedData) {
      const { contentEncryptionAlgorithm, encryptedContent } = parsedAs(content, PasswordEncryptedData).content;
      const ciphertext = ciphertextOf(encryptedContent);
      const plain = await decryptWithPassword(contentEncryptionAlgorithm, ciphertext, password, left);
      const inner = plain && bagsOrNull(plain);
      if (inner === null) return null;
      bags.push(...inner);
      isProved = true;
    } else throw unsupportedAlgorithm(contentType);
  }
  return { bags, isProved };
}

function ciphertextOf(content: EncryptedContent | undefined): Uint8Array {
  const parts = content?.constructedValue ?? (content?.value ? [content.value] : []);
  return Buffer.concat(parts.map(bytesOf));
}

/** Null: another password gave these bytes. */
function bagsOrNull(plain: Buffer): Bag[] | null {
  try {
    return bagsOf(parsedAs(plain, SafeContents));
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  } finally {
    plain.fill(0);
  }
}

function bagsOf(contents: SafeContents): Bag[] {
  return [...contents].flatMap((bag) => {
    if (bag.bagId === id_SafeContents) return bagsOf(parsedAs(bag.bagValue, SafeContents));
    const attribute = (type: string) => bag.bagAttributes?.find(({ attrId }) => attrId === type)?.attrValues[0];
    return [{ bag, alias: textOf(attribute(friendlyName)), identifier: hexOf(attribute(localKeyId)) }];
  });
}

/** A BMPString; a few writers take another kind. */
function textOf(der: ArrayBuffer | undefined): string | null {
  const block: unknown = der && blockOf(der)?.valueBlock;
  const isText = typeof block === 'object' && block !== null && 'value' in block && typeof block.value === 'string';
  return isText && block.value !== '' ? String(block.value) : null;
}

const hexOf = (der: ArrayBuffer | undefined): string | null => (der ? Buffer.from(der).toString('hex') : null);

function contentOf({ bags, isProved }: Opened, password: Password, left: RoundsLeft, hasMac: boolean): KeystoreContent {
  const certificates = bags.flatMap((each) =>
    certificateOf(each).map((der) => ({ der, of: each.identifier, alias: each.alias })),
  );
  const keys = bags.filter(({ bag: { bagId } }) => bagId === id_keyBag || bagId === id_pkcs8ShroudedKeyBag);
  return {
    certificates: certificates.map(({ der }) => der),
    keys: keys.map((each): KeystoreKey => {
      const isOwn = ({ of }: { of: string | null }) => of !== null && of === each.identifier;
      const own = certificates.filter(isOwn);
      const others = certificates.filter((one) => !isOwn(one));
      return {
        alias: each.alias ?? own[0]?.alias ?? null,
        chain: [...own, ...others].map(({ der }) => der),
        async open() {
          const pkcs8 = await openedKeyBag(each.bag, password, left);
          if (pkcs8 !== null) return pkcs8;
          throw hasMac || isProved ? twoPasswords() : wrongPassword(password.utf8.toString());
        },
      };
    }),
  };
}

/** None: a bag of another kind. */
function certificateOf({ bag }: Bag): Uint8Array[] {
  if (bag.bagId !== id_certBag) return [];
  const { certId, certValue } = parsedAs(bag.bagValue, CertBag);
  return certId === id_x509Certificate ? [octetsOf(certValue)] : [];
}

async function openedKeyBag(
  { bagId, bagValue }: SafeBag,
  password: Password,
  left: RoundsLeft,
): Promise<Buffer | null> {
  if (bagId === id_keyBag) return Buffer.from(bagValue);
  const { encryptionAlgorithm, encryptedData: sealed } = parsedAs(bagValue, PKCS8ShroudedKeyBag);
  return decryptWithPassword(encryptionAlgorithm, bytesOf(sealed), password, left);
}

async function opensKey({ bags }: Opened, password: Password, left: RoundsLeft): Promise<boolean> {
  const sealed = bags.find(({ bag }) => bag.bagId === id_pkcs8ShroudedKeyBag);
  const pkcs8 = sealed && (await openedKeyBag(sealed.bag, password, left));
  pkcs8?.fill(0);
  return pkcs8 !== undefined && pkcs8 !== null;
}

function twoPasswords(): FormatError {
  return new FormatError(
    'keystore_two_passwords',
    'The keystore opens with this password, and its key with another one.',
  );
}
