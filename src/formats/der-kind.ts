// What an ASN.1 value is, told by the tags of its first members: labels and file names are often wrong. asn1js reads it, in DER
// or BER, loaded with the first value; it judges nothing inside: that is left to OpenSSL.

import { createRequire } from 'node:module';
import type { BaseBlock } from 'asn1js';
import { tags } from './der.ts';
import { FormatError } from './format-error.ts';
import type { NamedFile } from './named-file.ts';

/** What a private key lies in; `createPrivateKey` wants to be told. */
export type KeyContainer = 'pkcs8' | 'encryptedPkcs8' | 'pkcs1' | 'sec1';
type DerKind = 'certificate' | 'pkcs7' | 'dsa' | KeyContainer | NamedFile | 'unknown';

const { integer, sequence, bitString, octetString, objectIdentifier, utcTime, generalizedTime } = tags;
const context0 = 0xa0;
const signedData = '1.2.840.113549.1.7.2';
const pkcs7Types = '1.2.840.113549.1.7.';

const load = createRequire(import.meta.url);
const asn1 = (): typeof import('asn1js') => load('asn1js');

/**
 * The SEQUENCEs that the bytes begin with, at least one, and how many bytes follow that are none. Views: nothing is copied,
 * which may be a key.
 * @throws FormatError der_malformed
 */
export function sequences(bytes: Uint8Array): { found: BaseBlock[]; trailing: number } {
  const found: BaseBlock[] = [];
  let rest = bytes;
  while (rest[0] === sequence) {
    const read = readOne(rest);
    if (read === null) break;
    found.push(read.result);
    rest = rest.subarray(read.offset);
  }
  if (found.length > 0) return { found, trailing: rest.length };
  throw new FormatError('der_malformed', 'The bytes are no ASN.1, or their end is missing.');
}

/** Null: malformed. asn1js says so by an offset, and throws of some dates and texts that are none. */
function readOne(bytes: Uint8Array) {
  try {
    const read = asn1().fromBER(bytes, { copyInput: false, parseEmbedded: false });
    return read.offset < 0 ? null : read;
  } catch {
    return null;
  }
}

export function derKind(value: BaseBlock): DerKind {
  const [first, second, third] = membersOf(value);
  const tagsOf = membersOf(value).map(tagOf);
  const startsWith = (...expected: readonly number[]) => expected.every((tag, at) => tagsOf[at] === tag);
  if (startsWith(sequence, sequence, bitString)) return signedKind(first);
  if (startsWith(integer, sequence, octetString)) return 'pkcs8';
  if (startsWith(integer, sequence) && contentType(second).startsWith(pkcs7Types)) return 'keystore_pkcs12';
  // RFC 8017 A.1.2: version, n, e, d, p, q, three numbers for the Chinese remainder, then further primes.
  if (startsWith(...Array(9).fill(integer))) return tagsOf.length > 9 ? 'private_key_multi_prime' : 'pkcs1';
  if (startsWith(...Array(6).fill(integer)) && tagsOf.length === 6) return 'dsa';
  if (startsWith(integer, integer) && third === undefined) return 'public_key';
  if (startsWith(integer, octetString)) return 'sec1';
  if (startsWith(sequence, octetString) && tagsOf.length === 2) return 'encryptedPkcs8';
  if (startsWith(sequence, bitString)) return 'public_key';
  if (startsWith(objectIdentifier, context0) && contentType(value) === signedData) return 'pkcs7';
  const [inner, sealed] = membersOf(first).map(tagOf);
  if (startsWith(sequence, sequence) && inner === sequence && sealed === octetString) return 'keystore_bcfks';
  return 'unknown';
}

/** RFC 5280 sections 4.1 and 5.1, RFC 2986 section 4.1: one envelope for certificate, revocation list and request. */
function signedKind(toBeSigned: BaseBlock | undefined): DerKind {
  const [version, ...others] = membersOf(toBeSigned).map(tagOf);
  const members = version === context0 ? others : [version, ...others];
  const startsWith = (...expected: readonly number[]) => expected.every((tag, at) => members[at] === tag);
  if (startsWith(integer, sequence, sequence, sequence, sequence, sequence)) return 'certificate';
  if (startsWith(integer, sequence, sequence)) {
    return members[3] === utcTime || members[3] === generalizedTime ? 'revocation_list' : 'certificate_request';
  }
  return startsWith(sequence, sequence) ? 'revocation_list' : 'unknown';
}

/** RFC 2315 section 9.1: the certificates stand in the field with tag 0 of the SignedData. */
export function certificatesOfPkcs7(value: BaseBlock): Uint8Array[] {
  const [signed] = membersOf(membersOf(value)[1]);
  const field = membersOf(signed).find((each) => tagOf(each) === context0);
  return membersOf(field)
    .filter((each) => tagOf(each) === sequence)
    .map(encodedOf);
}

/** With tag and length, as it lies in the input. */
export const encodedOf = ({ valueBeforeDecodeView }: BaseBlock): Uint8Array => valueBeforeDecodeView;
const tagOf = (value: BaseBlock) => encodedOf(value)[0] ?? 0;

function membersOf(value: BaseBlock | undefined): BaseBlock[] {
  return value instanceof asn1().Constructed ? value.valueBlock.value : [];
}

function contentType(value: BaseBlock | undefined): string {
  const [type] = membersOf(value);
  return type instanceof asn1().ObjectIdentifier ? type.getValue() : '';
}
