// The one door for some bytes that a person calls a certificate or a key. What is in them decides, never a label or a
// file name: PEM in any shape that people have it, DER, PKCS#7, base64 or hex of these, in UTF-8 or UTF-16. Anything else
// is named with the command that converts it. Nothing of a private key is quoted.

import type { BaseBlock } from 'asn1js';
import { leafOf } from './certificate-chain.ts';
import { tags } from './der.ts';
import { certificatesOfPkcs7, derKind, encodedOf, type KeyContainer, sequences } from './der-kind.ts';
import { FormatError } from './format-error.ts';
import { type NamedFile, namedFile } from './named-file.ts';
import { decodedBlock, type PemBlock, pemBlocks } from './pem.ts';
import { longWords, textOfFile, unwrapped } from './text-file.ts';

/** `dekInfo`: encrypted as RFC 1421 says, so that the bytes are no DER. */
export type KeyBlock = {
  readonly container: KeyContainer;
  readonly bytes: Uint8Array;
  readonly dekInfo: string | null;
};

interface CredentialFile {
  /** DER of each, in the order of the file, none twice. */
  readonly certificates: readonly Uint8Array[];
  readonly keys: readonly KeyBlock[];
  /** What else is in it, each with what to do about it. */
  readonly others: readonly FormatError[];
}

/** Base64 of base64 of a PEM text is what a CI secret comes to. */
const deepest = 4;

/** @throws FormatError Where nothing in it is a certificate or a private key, it names what it is instead. */
export function readCredentialFile(file: Uint8Array): CredentialFile {
  const found = contentOf(file, deepest);
  if (found !== null && found.certificates.length + found.keys.length > 0) return found;
  throw found?.others[0] ?? new FormatError('pem_missing', 'There is neither a certificate nor a key in this file.');
}

/**
 * The certificates in a file, at least one, and which of them the others stand behind.
 * @throws FormatError
 */
export function certificatesFromFile(file: Uint8Array): { all: readonly Uint8Array[]; leaf: Uint8Array | null } {
  const { certificates, others } = readCredentialFile(file);
  if (certificates.length > 0) return { all: certificates, leaf: leafOf(certificates) };
  throw others[0] ?? new FormatError('private_key_instead_of_certificate', 'This is a private key, not a certificate.');
}

/**
 * DER of the one certificate that is meant: the only one, or the leaf of a chain.
 * @throws FormatError
 */
export function certificateFromFile(file: Uint8Array): Uint8Array {
  const { all, leaf } = certificatesFromFile(file);
  if (leaf !== null) return leaf;
  throw new FormatError(
    'certificates_unrelated',
    `The file holds ${all.length} certificates that are no chain.`,
    all.length,
  );
}

/** Null: nothing that is known. */
function contentOf(file: Uint8Array, depth: number): CredentialFile | null {
  const text = textOfFile(file);
  const blocks = text === null ? [] : pemBlocks(text);
  if (blocks.length > 0) return merged(blocks.map(contentOfBlock));
  const named = namedFile(file, text);
  if (named !== null) return other(named);
  if (text === null) return contentOfBytes(file);
  if (depth === 0) return null;
  const inner = unwrapped(text);
  if (inner !== null) return contentOf(inner, depth - 1);
  const words = longWords(text).flatMap((word) => contentOf(word, depth - 1) ?? []);
  const known = words.filter(({ others }) => others.every(({ code }) => code !== 'encrypted_bytes'));
  return known.length === 0 ? null : merged(known);
}

function contentOfBytes(file: Uint8Array): CredentialFile | null {
  if (file[0] === tags.sequence) return contentOfDer(file);
  const isOfBlocks = file.length >= 256 && file.length % 16 === 0;
  return isOfBlocks ? other('encrypted_bytes') : null;
}

/** Of others it does not matter that they are broken, or no DER. */
const isMeant = /CERTIFICATE$|^PKCS7$|^CMS$|^(?:RSA |ENCRYPTED )?PRIVATE KEY$/;

function contentOfBlock(block: PemBlock): CredentialFile {
  const { label } = block;
  if (label.endsWith('PARAMETERS')) return nothing;
  if (label.startsWith('PGP')) return other('pgp');
  try {
    return decodedContent(block);
  } catch (error) {
    if (!(error instanceof FormatError) || isMeant.test(label)) throw error;
    return saying(error);
  }
}

function decodedContent(block: PemBlock): CredentialFile {
  const { label } = block;
  const { bytes, dekInfo } = decodedBlock(block);
  if (label === 'OPENSSH PRIVATE KEY') {
    return Buffer.from(bytes).includes('ssh-rsa')
      ? other('key_openssh')
      : saying(notRsa('a key of OpenSSH that is not RSA'));
  }
  if (dekInfo === null) return contentOfDer(bytes, `The ${label} block is`);
  if (label === 'RSA PRIVATE KEY') return { ...nothing, keys: [{ container: 'pkcs1', bytes, dekInfo }] };
  return saying(notRsa(`an encrypted ${label}`));
}

/** @throws FormatError der_malformed, der_trailing_bytes */
function contentOfDer(der: Uint8Array, what = 'The bytes are'): CredentialFile {
  // OpenSSL writes what it trusts a TRUSTED CERTIFICATE for behind it.
  const { found, trailing } = sequences(der);
  const content = merged(found.map((value) => contentOfValue(value, what)));
  // What it is matters more than what follows: line ends of an editor, zeros that Windows fills keystores up with.
  const isText = der.subarray(der.length - trailing).some((octet) => octet > 0x20);
  if (isText && content.others.length === 0) {
    throw new FormatError(
      'der_trailing_bytes',
      `The value is followed by ${trailing} bytes that do not belong to it.`,
      trailing,
    );
  }
  return content;
}

function contentOfValue(value: BaseBlock, what: string): CredentialFile {
  const kind = derKind(value);
  switch (kind) {
    case 'certificate':
      return { ...nothing, certificates: [encodedOf(value)] };
    case 'pkcs7':
      return { ...nothing, certificates: certificatesOfPkcs7(value) };
    case 'pkcs8':
    case 'encryptedPkcs8':
    case 'pkcs1':
    case 'sec1':
      return { ...nothing, keys: [{ container: kind, bytes: encodedOf(value), dekInfo: null }] };
    case 'dsa':
      return saying(notRsa('a DSA key'));
    case 'unknown':
      return saying(new FormatError('der_malformed', `${what} neither a certificate nor a key.`));
    default:
      return other(kind);
  }
}

const nothing: CredentialFile = { certificates: [], keys: [], others: [] };

const saying = (error: FormatError): CredentialFile => ({ ...nothing, others: [error] });
const other = (name: NamedFile) => saying(new FormatError(name));

function merged(parts: readonly CredentialFile[]): CredentialFile {
  const certificates = parts.flatMap((part) => part.certificates);
  const seen = new Map(certificates.map((der) => [Buffer.from(der).toString('latin1'), der]));
  return {
    certificates: [...seen.values()],
    keys: parts.flatMap(({ keys }) => keys),
    others: parts.flatMap(({ others }) => others),
  };
}

export function notRsa(what: string): FormatError {
  const why = 'RS256 is the only algorithm of the JWT bearer flow, and it takes RSA keys alone.';
  return new FormatError('private_key_not_rsa', `This is ${what}. ${why}`, what);
}
