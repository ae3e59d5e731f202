// Writes a backup while everything runs: one consistent state, still sealed, never with what opens it.

import { type Files, type Instant, iso } from '../../domain/ports.ts';
import type { RootKeyProvider } from '../../domain/vault/sealed.ts';
import type { Act } from '../act.ts';
import { auditEntry, type Context, databaseSubject, type VaultContext } from '../context.ts';

interface BackedUp {
  at: Instant;
  /** What opens the backup and is not in it. Empty: it holds no sealed key. */
  opensWith: RootKeyProvider['type'][];
  connections: number;
}

type Needs = Pick<Context, 'store' | 'clock' | 'actor'> & Pick<VaultContext, 'backups'> & { files: Files };

/** `file` is absolute; an older backup is replaced, and nothing else. Errors: fileUnwritable, fileExists, fileUnreadable. */
export const backUp = {
  act: 'installation.backup',
  run: write,
  view: ({ at }) => ({ at: iso(at) }),
} satisfies Act<Needs, { file: string }, BackedUp>;

async function write(context: Needs, { file }: { file: string }): Promise<BackedUp> {
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
      const connections = await tx.connections.count();
      return { at, opensWith: [...new Set(slots.map(({ provider }) => provider.type))], connections };
    });
  } catch (error) {
    // Nobody shall rely on a backup that the audit does not know; but where it took the place of the one before, none at
    // all would be left, just when the database fails.
    if (!isOverAnother) await files.remove(file);
    throw error;
  }
}
