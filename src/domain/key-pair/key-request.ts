// A private key that waits for its certificate: the request (PKCS#10) went to a certificate authority. It is no key pair,
// since nothing can sign in with it; it becomes an issued one when its certificate comes, or is discarded.

import type { AuditEntry } from '../audit/audit-entry.ts';
import type { Instant } from '../ports.ts';
import type { KeyAlgorithm } from '../vault/key-algorithm.ts';
import type { KeyReference } from '../vault/key-reference.ts';
import type { KeyPair } from './key-pair.ts';

export interface KeyRequest {
  /** Also of the key pair that it becomes: a sealed private key is bound to it. */
  id: string;
  clientAppId: string;
  algorithm: KeyAlgorithm;
  /** SHA-256 of the SubjectPublicKeyInfo: the certificate that comes must have the same. */
  publicKeyHash: Uint8Array;
  /** As it was asked for; the authority may write another into the certificate. */
  subject: string;
  /** CertificationRequest (RFC 2986), so that the same file can be handed out again. */
  requestDer: Uint8Array;
  requestedAt: Instant;
}

export interface KeyRequestReader {
  byId(id: string): Promise<KeyRequest | null>;
  /** Newest first. */
  ofApp(clientAppId: string): Promise<KeyRequest[]>;
  ofApps(clientAppIds: readonly string[]): Promise<KeyRequest[]>;
}

export interface KeyRequestWriter extends KeyRequestReader {
  insert(request: KeyRequest, key: KeyReference, audit: AuditEntry): Promise<void>;
  /**
   * The certificate came: the pair is there, with the request's private key, and the request is gone. Errors:
   * changedMeanwhile when no request has the pair's id, app and public key.
   */
  issue(pair: KeyPair, audit: AuditEntry): Promise<void>;
  /** Erases the private key, or where it is. Errors: changedMeanwhile when there is none. */
  discard(id: string, audit: AuditEntry): Promise<void>;
  /** It goes to the app that it was meant for, when that app's consumer key becomes known. Errors: changedMeanwhile. */
  moveToApp(id: string, clientAppId: string, audit: AuditEntry): Promise<void>;
}
