// What a DER value is, told by the tags of its first members: labels and file names are often wrong. It judges nothing
// inside: that is left to OpenSSL.

import { children, type DerValue, dottedObjectIdentifier, tags } from './der.ts';
import type { NamedFile } from './named-file.ts';

/** What a private key lies in; `createPrivateKey` wants to be told. */
export type KeyContainer = 'pkcs8' | 'encryptedPkcs8' | 'pkcs1' | 'sec1';
type DerKind = 'certificate' | 'pkcs7' | 'dsa' | KeyContainer | NamedFile | 'unknown';

const { integer, sequence, set, bitString, octetString, objectIdentifier, utcTime, generalizedTime } = tags;
const context0 = 0xa0;
const signedData = '1.2.840.113549.1.7.2';
const pkcs7Types = '1.2.840.113549.1.7.';

export function derKind(value: DerValue): DerKind {
  const [first, second, third] = children(value);
  const members = children(value).map(({ tag }) => tag);
  const startsWith = (...expected: readonly number[]) => expected.every((tag, at) => members[at] === tag);
  if (startsWith(sequence, sequence, bitString)) return signedKind(first);
  if (startsWith(integer, sequence, octetString)) return 'pkcs8';
  if (startsWith(integer, sequence) && contentType(second).startsWith(pkcs7Types)) return 'keystore_pkcs12';
  // RFC 8017 A.1.2: version, n, e, d, p, q, three numbers for the Chinese remainder, then further primes.
  if (startsWith(...Array(9).fill(integer))) return members.length > 9 ? 'private_key_multi_prime' : 'pkcs1';
  if (startsWith(...Array(6).fill(integer)) && members.length === 6) return 'dsa';
  if (startsWith(integer, integer) && third === undefined) return 'public_key';
  if (startsWith(integer, octetString)) return 'sec1';
  if (startsWith(sequence, octetString) && second !== undefined && third === undefined) return 'encryptedPkcs8';
  if (startsWith(sequence, bitString)) return 'public_key';
  if (startsWith(objectIdentifier, context0) && contentType(value) === signedData) return 'pkcs7';
  if (startsWith(sequence, sequence) && startsAs(first, sequence, octetString)) return 'keystore_bcfks';
  return 'unknown';
}

/** RFC 5280 sections 4.1 and 5.1, RFC 2986 section 4.1: one envelope for certificate, revocation list and request. */
function signedKind(toBeSigned: DerValue | undefined): DerKind {
  const [version, ...others] = membersOf(toBeSigned);
  const members = version === context0 ? others : [version, ...others];
  const startsWith = (...expected: readonly number[]) => expected.every((tag, at) => members[at] === tag);
  if (startsWith(integer, sequence, sequence, sequence, sequence, sequence)) return 'certificate';
  if (startsWith(integer, sequence, sequence)) {
    return members[3] === utcTime || members[3] === generalizedTime ? 'revocation_list' : 'certificate_request';
  }
  return startsWith(sequence, sequence) ? 'revocation_list' : 'unknown';
}

/** RFC 2315 section 9.1: the certificates stand in the field with tag 0 of the SignedData. */
export function certificatesOfPkcs7(value: DerValue): Uint8Array[] {
  const content = children(value)[1];
  const signed = content && children(content)[0];
  const field = (signed ? children(signed) : []).find(({ tag }) => tag === context0);
  return (field ? children(field) : []).filter(({ tag }) => tag === sequence).map(({ encoded }) => encoded);
}

function membersOf(value: DerValue | undefined): number[] {
  return value === undefined || (value.tag !== sequence && value.tag !== set)
    ? []
    : children(value).map(({ tag }) => tag);
}

function startsAs(value: DerValue | undefined, ...expected: readonly number[]): boolean {
  const members = membersOf(value);
  return expected.every((tag, at) => members[at] === tag);
}

function contentType(value: DerValue | undefined): string {
  return value === undefined ? '' : dottedObjectIdentifier(children(value)[0]);
}
