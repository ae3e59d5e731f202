// Where a private key is: sealed in our database, or in a device or key service that it never leaves. Nothing here can
// open either.

import type { SealedKey } from './sealed.ts';

export type KeyReference = { sealed: SealedKey } | { device: DeviceKeyReference };

/** Enough to find the key, and nothing that opens the device: no PIN, no token. */
export interface DeviceKeyReference {
  /** The device or service: `pkcs11:token=…` (RFC 7512), `awskms:…`. Neither pin-value nor pin-source stands in it. */
  providerUri: string;
  /** What the key is called there: a CKA_ID in hex, an ARN, a key version. */
  keyId: string;
}

/** A private key and what it must fit: a sealed one opens for this id and this public key only. */
export type SignerKey = KeyReference & {
  keyPairId: string;
  publicKeyHash: Uint8Array;
  /** Of the certificate; of the public key while it waits for its certificate. */
  fingerprint: string;
};

/** One that lies in our own database: it can be exported, and goes along when the root key is replaced. */
export type SealedSignerKey = Extract<SignerKey, { sealed: SealedKey }>;
