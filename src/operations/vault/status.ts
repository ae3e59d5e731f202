// How the vault is kept, without opening it: which secret opens it and since when, what hangs on which root key, and
// what to be warned of.

import { isAbsolute, relative } from 'node:path';
import type { Files, Instant } from '../../domain/ports.ts';
import type { Store } from '../../domain/store.ts';
import type { RootKeyProvider } from '../../domain/vault/sealed.ts';
import { type VaultWarning, vaultWarnings } from '../../domain/vault/vault-warnings.ts';

export interface VaultStatus {
  /** False on an empty installation: the vault is made with the first key. */
  exists: boolean;
  slots: { provider: RootKeyProvider['type']; since: Instant; rootKeyId: string }[];
  /** Oldest first; the last one seals what is new. */
  rootKeys: { id: string; sealedKeys: number }[];
  keyFile: { path: string; exists: boolean; mode: string | null };
  warnings: VaultWarning[];
}

/** `keyFile` and `dataFolder` as they are set, absolute. Errors: fileUnreadable. */
export async function vaultStatus(
  { store, files }: { store: Store; files: Files },
  { keyFile: path, dataFolder }: { keyFile: string; dataFolder: string },
): Promise<VaultStatus> {
  const { slots, counts } = await store.read(async (tx) => ({
    slots: await tx.vault.slots(),
    counts: await tx.vault.countByRootKey(),
  }));
  const facts = await files.facts(path);
  const mode = facts?.mode ?? null;
  const openMode = facts?.isOpenToOthers ? facts.mode : null;
  const keyFile = { path, exists: facts !== null, isInDataFolder: isInside(path, dataFolder), openMode };
  const rootKeyIds = [...new Set(slots.map((slot) => slot.rootKeyId))];
  return {
    exists: slots.length > 0,
    slots: slots.map(({ provider, createdAt, rootKeyId }) => ({
      provider: provider.type,
      since: createdAt,
      rootKeyId,
    })),
    rootKeys: rootKeyIds.map((id) => ({ id, sealedKeys: counts.find((row) => row.rootKeyId === id)?.sealedKeys ?? 0 })),
    keyFile: { path, exists: facts !== null, mode },
    warnings: vaultWarnings({ slots, sealedKeys: counts, keyFile }),
  };
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && !way.startsWith('..') && !isAbsolute(way);
}
