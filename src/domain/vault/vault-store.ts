// What the vault needs from the database.

import type { AuditEntry } from '../audit/audit-entry.ts';
import type { RootKeySlot, SealedKey } from './sealed.ts';

export interface VaultReader {
  slots(): Promise<RootKeySlot[]>;
}

export interface VaultWriter extends VaultReader {
  /** The first slot ever: fails with `vaultExists` when another process was faster. */
  insertFirst(slot: RootKeySlot, audit: AuditEntry): Promise<void>;
  insert(slot: RootKeySlot, audit: AuditEntry): Promise<void>;
  remove(slotId: string, audit: AuditEntry): Promise<void>;
}

/** The sealed keys that do not yet hang on the given root key, for rewrapping page by page. */
export interface SealedKeyPages {
  notUnder(
    rootKeyId: string,
    limit: number,
  ): Promise<{ keyPairId: string; publicKeyHash: Uint8Array; fingerprint: string; sealed: SealedKey }[]>;
}
