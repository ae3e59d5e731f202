// Backups as the product sees them: one file format whatever the database is, made while everything runs, put back while
// nothing else does. What may be put back is decided in operations.

import type { Secret } from '../secret.ts';
import type { ReadTransaction, WriteTransaction } from '../store.ts';

export interface BackupStore {
  /**
   * Writes one consistent state of everything but cached tokens, leases and login counts to that file, still sealed; an
   * older backup is replaced, and nothing else, through no link either. The file has mode 0600 and is whole or not there.
   * Errors: fileUnwritable, fileExists.
   */
  backupTo(file: string): Promise<void>;
  /** Checks the whole file and reads a copy of it. Errors: backupUnreadable, databaseNewer, fileUnreadable. */
  openBackup(file: string): Promise<Backup>;
  /** Shuts out every other process until released, or tells who is there. Needed before `replaceAllFrom`. */
  takeExclusive(): Promise<Exclusivity>;
  /**
   * Replaces everything by what the backup holds and then runs `adjust`, all in one transaction. Cached tokens and leases are
   * dropped; login counts stay, since the org counts on. The audit key is the backup's.
   */
  replaceAllFrom<T>(
    backup: Backup,
    adjust: (tx: WriteTransaction) => Promise<T>,
    auditKey: Secret<Uint8Array> | null,
  ): Promise<T>;
}

export interface Backup {
  /** The schema it was written with; older ones were brought up to date in the copy. */
  readonly schemaVersion: number;
  read<T>(work: (tx: ReadTransaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** `holders` is for people: `process 1234`. */
export type Exclusivity = { type: 'taken'; release(): Promise<void> } | { type: 'held'; holders: string };
