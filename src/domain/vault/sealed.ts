// Private keys and tokens as the database holds them. The root key wraps a data key per key pair, the data key seals
// the private key (AES-256-GCM). The additional data binds a blob to its purpose, its row and its public key, so that
// blobs cannot be swapped.

import type { Instant } from '../ports.ts';

export interface SealedKey {
  formatVersion: 1;
  /** Which root key wraps the data key. */
  rootKeyId: string;
  /** The data key, sealed by the root key: 12-byte nonce, ciphertext, 16-byte tag. */
  wrappedDataKey: Uint8Array;
  /** The PKCS#8 private key, sealed by the data key: nonce, ciphertext, tag. */
  sealedPrivateKey: Uint8Array;
}

export interface SealedText {
  formatVersion: 1;
  rootKeyId: string;
  /** Nonce, ciphertext, tag; sealed by a key that is derived from the root key for this purpose and row. */
  sealed: Uint8Array;
}

/** One way to open a root key. A passphrase change adds the new slot, opens the vault through it, then deletes the old. */
export interface RootKeySlot {
  id: string;
  rootKeyId: string;
  /** Rises from slot to slot, whatever the clock does: the root key of the newest slot seals what is new. */
  createdAt: Instant;
  provider: RootKeyProvider;
  /** The root key, wrapped by the provider: nonce, ciphertext, tag. */
  wrappedRootKey: Uint8Array;
}

/** What a slot needs besides the secret to be opened. */
export type RootKeyProvider =
  | { type: 'keyFile' /** SHA-256 of the file's key, hex: tells a wrong file from a damaged slot. */; keyCheck: string }
  | {
      type: 'device';
      providerUri: string /** A key for this slot, wrapped by the device; base64. */;
      wrappedKey: string;
    }
  | { type: 'passphrase'; kdf: 'scrypt'; salt: Uint8Array; cost: number; blockSize: number; parallelization: number };

/** What a cached token is sealed as; its row is the connection's id. */
export const accessTokenPurpose = 'access-token';
/** The secret behind every MAC (links, paths, the audit) is sealed as this, named after its first use; one for the installation. */
export const macKeyPurpose = 'acknowledgement-key';
/** The form of a component, kept for the way back; its row is the swap's id. */
export const swapFormPurpose = 'swap-form';
export const macKeyRow = 'installation';
