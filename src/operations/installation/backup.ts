// Writes a backup while everything runs: one consistent state, still sealed, never with what opens it.

import type { AuditSubject } from '../../domain/audit/audit-entry.ts';
import type { BackupStore } from '../../domain/installation/backup.ts';
import type { Files, Instant } from '../../domain/ports.ts';
import type { RootKeyProvider } from '../../domain/vault/sealed.ts';
import { auditEntry, type Context } from '../context.ts';

export const databaseSubject: AuditSubject = { type: 'database', id: 'database', name: 'database' };

export interface BackedUp {
  at: Instant;
  /** What opens the backup and is not in it. Empty: it holds no sealed key. */
  opensWith: RootKeyProvider['type'][];
}

/** `file` is absolute; an older backup is replaced, and nothing else. Errors: fileUnwritable, fileExists, fileUnreadable. */
export async function backup(
  context: Pick<Context, 'store' | 'clock' | 'actor'> & { backups: BackupStore; files: Files },
  file: string,
): Promise<BackedUp> {
  const { store, clock, backups, files } = context;
  // Before the snapshot: what is issued while it runs may not be in it, and must count as newer.
  const at = clock.now();
  const isOverAnother = await files.exists(file);
  await backups.backupTo(file);
  try {
    return await store.write(async (tx) => {
      const before = await tx.facts.get('lastBackupAt');
      await tx.facts.set('lastBackupAt', at);
      await tx.audit.append(auditEntry(context, 'database.backedUp', databaseSubject, before, { at, file }));
      const slots = await tx.vault.slots();
      return { at, opensWith: [...new Set(slots.map(({ provider }) => provider.type))] };
    });
  } catch (error) {
    // Nobody shall rely on a backup that the audit does not know; but where it took the place of the one before, none at
    // all would be left, just when the database fails.
    if (!isOverAnother) await files.remove(file);
    throw error;
  }
}
