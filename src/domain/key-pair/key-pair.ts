// A private key and its certificate as one unit with one life. A state carries exactly what exists in it; the private
// key is never here, only in the vault.

import type { Instant } from '../ports.ts';
import type { KeyAlgorithm } from '../vault/key-algorithm.ts';
import type { KeyReference, SignerKey } from '../vault/key-reference.ts';

export interface KeyPairFacts {
  id: string;
  clientAppId: string;
  algorithm: KeyAlgorithm;
  /** SHA-256 of the certificate's DER, upper-case hex pairs joined by colons, as openssl prints it. */
  fingerprint: string;
  certificateDer: Uint8Array;
  /** SHA-256 of the SubjectPublicKeyInfo: binds the sealed private key to this row. */
  publicKeyHash: Uint8Array;
  /** The certificate's subject, as Salesforce's setup audit trail shows it. */
  subject: string;
  notBefore: Instant;
  notAfter: Instant;
  origin: 'generated' | 'imported';
  issuedAt: Instant;
}

export type KeyPairStanding =
  /** Accepted once and gone back when the handover turned out not to be one: then `lastAcceptedAt` is set. */
  | { state: 'issued'; lastAcceptedAt: Instant | null }
  /** `settledAt` is null while this pair was accepted but has not been seen on all servers. */
  | { state: 'active'; since: Instant; settledAt: Instant | null; lastAcceptedAt: Instant }
  | { state: 'settling'; since: Instant; lastAcceptedAt: Instant; cameFrom: ReturnableStanding }
  | { state: 'previous'; since: Instant; lastAcceptedAt: Instant }
  | { state: 'abandoned'; since: Instant; lastAcceptedAt: Instant | null; reason: AbandonedReason }
  | { state: 'compromised'; since: Instant; lastAcceptedAt: Instant | null }
  | { state: 'destroyed'; since: Instant; lastAcceptedAt: Instant | null };

/** Where a settling pair goes back to when the handover turns out not to be one. */
export type ReturnableStanding = Extract<KeyPairStanding, { state: 'issued' | 'previous' | 'abandoned' }>;

export type AbandonedReason = 'discarded' | 'certificateExpired' | 'retentionOver';

export type KeyPair = KeyPairFacts & { standing: KeyPairStanding };

export type KeyPairState = KeyPairStanding['state'];

/** A pair known to stand in the given state. */
export type KeyPairIn<S extends KeyPairState> = KeyPair & { standing: Extract<KeyPairStanding, { state: S }> };

export function isIn<S extends KeyPairState>(pair: KeyPair, state: S): pair is KeyPairIn<S> {
  return pair.standing.state === state;
}

export function pairIn<S extends KeyPairState>(pairs: readonly KeyPair[], state: S): KeyPairIn<S> | undefined {
  return pairs.find((pair): pair is KeyPairIn<S> => isIn(pair, state));
}

/** The pair's private key, for whatever signs with it. */
export function signerKeyOf(
  { id: keyPairId, publicKeyHash, fingerprint }: KeyPairFacts,
  reference: KeyReference,
): SignerKey {
  return { keyPairId, publicKeyHash, fingerprint, ...reference };
}
