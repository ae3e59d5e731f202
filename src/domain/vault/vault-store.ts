// What the vault needs from the database.

import type { AuditEntry } from '../audit/audit-entry.ts';
import type { SealedSignerKey } from './key-reference.ts';
import type { RootKeySlot, SealedKey, SealedText } from './sealed.ts';

export interface VaultReader {
  /** Oldest first, by `createdAt`. */
  slots(): Promise<RootKeySlot[]>;
}

export interface VaultWriter extends VaultReader {
  /** The first slot ever: fails with `vaultExists` when another process was faster. */
  insertFirst(slot: RootKeySlot, audit: AuditEntry): Promise<void>;
  /** Also lets sealed keys be written under a root key that is new. */
  insert(slot: RootKeySlot, audit: AuditEntry): Promise<void>;
  /**
   * From here on no sealed key may enter the database under a root key without a slot: it could never be opened again.
   * A writer of sealed keys meets `rootKeyRetired`; removing the last slot of a root key that sealed keys hang on fails
   * with `rootKeyInUse`. Both hold against each other also when they happen at the same moment.
   */
  remove(slotId: string, audit: AuditEntry): Promise<void>;
  /**
   * Writes the key's new sealed form where it still has the old one; false, and nothing written, where it has not: a
   * destroyed key must not come back. Errors: rootKeyRetired.
   */
  resealKey(before: SealedSignerKey, sealed: SealedKey): Promise<boolean>;
  /** Writes the text's new sealed form where it still has the old one; false, and nothing written, where it has not. */
  resealText(before: SealedTextRow, sealed: SealedText): Promise<boolean>;
}

/** Everything sealed that does not yet hang on the given root key, for rewrapping page by page, and where all hangs. */
export interface SealedKeyPages {
  /** Those of pairs and of key requests, ordered by id, after `afterKeyPairId` (all without it). */
  notUnder(rootKeyId: string, limit: number, afterKeyPairId?: string): Promise<SealedSignerKey[]>;
  /** Sealed texts of every table that has some, ordered by purpose and row, those after `after`. */
  textsNotUnder(rootKeyId: string, limit: number, after?: { purpose: string; rowId: string }): Promise<SealedTextRow[]>;
  /** How many sealed keys hang on each root key. */
  countByRootKey(): Promise<{ rootKeyId: string; sealedKeys: number }[]>;
}

export interface SealedTextRow {
  purpose: string;
  rowId: string;
  sealed: SealedText;
}
