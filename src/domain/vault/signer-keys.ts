// Private keys as the rest of the product sees them: `sign(bytes)`, never the key. What holds them opens at the first
// use, so that commands that only show things open nothing. Never called inside a transaction: opening reads the database.

import { LatchkeyError } from '../errors.ts';
import type { Secret } from '../secret.ts';
import type { KeyAlgorithm } from './key-algorithm.ts';
import type { KeyReference, SealedSignerKey, SignerKey } from './key-reference.ts';

export interface MadeKey {
  /** SubjectPublicKeyInfo, DER. */
  publicKeySpki: Uint8Array;
  reference: KeyReference;
  /** RSASSA-PKCS1-v1_5 with SHA-256 (RS256, RFC 7518 section 3.3): for the certificate's own signature. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

export type ExportFormat = 'pem' | 'pkcs12' | 'jks';

export interface SignerKeys {
  /**
   * @param custody where, as `readCustodyUri` reads it; null: where the installation keeps them.
   * Errors: invalidInput (custody), keyProviderUnavailable.
   */
  make(keyPairId: string, algorithm: KeyAlgorithm, custody?: string | null): Promise<MadeKey>;
  /** Takes in a private key that came from outside. `pkcs8` is DER. */
  adopt(keyPairId: string, pkcs8: Secret<Uint8Array>): Promise<MadeKey>;
  /** RS256. Errors: sealedKeyDamaged, keyProviderUnknown, keyProviderUnavailable, deviceKeyGone (all name the fingerprint). */
  sign(key: SignerKey, bytes: Uint8Array): Promise<Uint8Array>;
  /** Checks that the private key is there and belongs to the public key; keeps nothing. Errors: as `sign`. */
  verify(key: SignerKey): Promise<void>;
  /** Drops what memory holds of the private key: it was destroyed or reported leaked. */
  forget(keyPairId: string): void;
  /** Only what is sealed can leave, and always encrypted. Errors: sealedKeyDamaged, FormatError about the password. */
  exportEncrypted(
    key: SealedSignerKey,
    options: { format: ExportFormat; certificateDer: Uint8Array; alias: string; password: Secret<string> },
  ): Promise<Uint8Array>;
}

const keyFaults = ['sealedKeyDamaged', 'keyProviderUnknown', 'keyProviderUnavailable', 'deviceKeyGone'] as const;

/** Whether an error of `sign` or `verify` is about this one key: another may still sign. */
export function isAboutOneKey(error: unknown): error is KeyFault {
  if (!(error instanceof LatchkeyError)) return false;
  const isOne = keyFaults.some((code) => code === error.code);
  return isOne && 'fingerprint' in error.parameters && error.parameters.fingerprint !== null;
}

export type KeyFault = LatchkeyError<(typeof keyFaults)[number]> & { parameters: { fingerprint: string } };
