// What key pairs need from the database. A pair and where its private key is are written together or not at all; a
// unique index allows one `active` and one `settling` per client app.

import type { AuditEntry } from '../audit/audit-entry.ts';
import type { KeyReference } from '../vault/key-reference.ts';
import type { SealedKey } from '../vault/sealed.ts';
import type { KeyPair, KeyPairState } from './key-pair.ts';

export interface KeyPairReader {
  byId(id: string): Promise<KeyPair | null>;
  /** Every pair of the app, destroyed ones too, newest first. */
  ofApp(clientAppId: string): Promise<KeyPair[]>;
  /** The same of several apps at once: some hundred, since each is a parameter of the statement. */
  ofApps(clientAppIds: readonly string[]): Promise<KeyPair[]>;
  /** What is the same as long as those of an app are, by app; none for one that has none. */
  marksOfApps(clientAppIds: readonly string[]): Promise<Map<string, string>>;
  /** Those of its app that still have a private key: what background work decides by, however many came before. */
  livingOfConnection(connectionId: string): Promise<KeyPair[]>;
  /** All apps; a certificate may have been imported into several. */
  byFingerprint(fingerprint: string): Promise<KeyPair[]>;
  byPublicKeyHash(publicKeyHash: Uint8Array): Promise<KeyPair[]>;
  /** Pages over all pairs of all apps, destroyed ones too, by id ('' for the first page). */
  page(afterId: string, limit: number): Promise<KeyPair[]>;
  /** Where its private key is; null once the pair is destroyed. */
  keyReference(id: string): Promise<KeyReference | null>;
  /** The same with what may have changed since the pair was read, for a sign-in; null once the pair is destroyed. */
  toSignWith(id: string): Promise<{ clientAppId: string; state: KeyPairState; key: KeyReference } | null>;
  /** Pages over all pairs whose private key lies sealed in the database, by id, for vault checks. */
  sealedPage(afterId: string, limit: number): Promise<{ pair: KeyPair; sealed: SealedKey }[]>;
}

export interface KeyPairWriter extends KeyPairReader {
  insert(pair: KeyPair, key: KeyReference, audit: AuditEntry): Promise<void>;
  /** Reads every pair of the app and holds them until the transaction ends. */
  lockOfApp(clientAppId: string): Promise<KeyPair[]>;
  /**
   * The same for those that are not destroyed; nothing leads out of `destroyed`, so that it needs no lock.
   * @param known As they were read before: what never changes of a pair is not read again.
   */
  lockLivingOfApp(clientAppId: string, known?: readonly KeyPair[]): Promise<KeyPair[]>;
  /** Writes the standing. A `destroyed` one erases the private key, or where it is, in the same statement. */
  update(pair: KeyPair, audit: AuditEntry): Promise<void>;
  /** The time of the last acceptance moved and nothing else; no audit entry. */
  noteAccepted(pair: KeyPair): Promise<void>;
  /** A pair that is not in use goes to the app that it was meant for, when that app's consumer key becomes known. */
  moveToApp(id: string, clientAppId: string, audit: AuditEntry): Promise<void>;
}
