// The vault as the rest of the product sees it: `sign(bytes)`, never a private key. Opening happens on first use, so
// that commands that only show things never open it. Nothing here may be called inside a transaction: opening the vault
// and sealing read the database.

import type { KeyAlgorithm } from '../key-pair/key-pair.ts';
import type { Secret } from '../secret.ts';
import type { SealedKey, SealedText } from './sealed.ts';

/** Which private key, and what it must fit: the sealed blob opens for this id and this public key only. */
export interface HeldKey {
  keyPairId: string;
  publicKeyHash: Uint8Array;
  fingerprint: string;
  sealed: SealedKey;
}

export interface MadeKey {
  /** SubjectPublicKeyInfo, DER. */
  publicKeySpki: Uint8Array;
  sealed: SealedKey;
  /** RSASSA-PKCS1-v1_5 with SHA-256 (RS256, RFC 7518 section 3.3): for the certificate's own signature. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

export type ExportFormat = 'pem' | 'pkcs12' | 'jks';

export interface Custody {
  /** Opens the vault now. Errors: vaultKeyFileMissing, vaultKeyFileMode, vaultPassphraseWrong, vaultPassphraseMissing, … */
  open(): Promise<void>;
  make(keyPairId: string, algorithm: KeyAlgorithm): Promise<MadeKey>;
  /** Seals a private key that came from outside. `pkcs8` is DER. */
  adopt(keyPairId: string, pkcs8: Secret<Uint8Array>): Promise<MadeKey>;
  /** RS256. Errors: sealedKeyDamaged (names the fingerprint). */
  sign(key: HeldKey, bytes: Uint8Array): Promise<Uint8Array>;
  /** Unseals and checks that the private key belongs to the public key; keeps nothing. Errors: sealedKeyDamaged. */
  verify(key: HeldKey): Promise<void>;
  /** Drops the parsed private key from memory: it was destroyed or reported leaked. */
  forget(keyPairId: string): void;
  exportEncrypted(
    key: HeldKey,
    options: { format: ExportFormat; certificateDer: Uint8Array; alias: string; password: Secret<string> },
  ): Promise<Uint8Array>;
  sealText(purpose: string, rowId: string, text: Secret<string>): Promise<SealedText>;
  /** Errors: sealedTextDamaged. */
  openText(purpose: string, rowId: string, sealed: SealedText): Promise<Secret<string>>;
}
