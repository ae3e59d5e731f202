// One key pair of a client app, by what a person types.

import { LatchkeyError } from '../../../domain/errors.ts';
import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
import type { ParsedCertificate } from '../../../formats/x509.ts';

export interface NamedKeyPair {
  /** Of a connection. */
  name: string;
  /** Or its beginning, with or without colons, in any case. */
  fingerprint: string;
}

/** @param given what was brought, over the key of `held`: its own certificate, or others, such as one renewed elsewhere. */
export function alreadyHeld(held: KeyPair, given: readonly ParsedCertificate[], name: string): LatchkeyError {
  const { fingerprint } = held;
  const isItsOwn = given.some((certificate) => certificate.fingerprint === fingerprint);
  return new LatchkeyError(isItsOwn ? 'keyPairHeld' : 'keyUnderOtherCertificate', { fingerprint, name });
}

/** Errors: keyPairNotFound, also when the beginning of a fingerprint fits several. */
export function pairWithFingerprint(pairs: readonly KeyPair[], { name, fingerprint }: NamedKeyPair): KeyPair {
  const plain = (text: string) => text.replaceAll(':', '').toUpperCase();
  const wanted = plain(fingerprint);
  const found = pairs.filter((pair) => wanted.length >= 8 && plain(pair.fingerprint).startsWith(wanted));
  const [pair] = found;
  if (pair === undefined || found.length > 1) throw new LatchkeyError('keyPairNotFound', { name, fingerprint });
  return pair;
}
