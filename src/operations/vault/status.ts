// How the vault is kept, without opening it: which secret opens it and since when, what hangs on which root key, and
// what to be warned of.

import { isAbsolute, relative } from 'node:path';
import { type Files, type Instant, iso } from '../../domain/ports.ts';
import type { RootKeyProvider } from '../../domain/vault/sealed.ts';
import type { DeviceHealth, StrayKey } from '../../domain/vault/stray-key.ts';
import { type VaultWarning, vaultWarnings } from '../../domain/vault/vault-warnings.ts';
import type { Act } from '../act.ts';
import type { Context, VaultContext } from '../context.ts';

interface VaultStatus {
  /** False on an empty installation: the vault is made with the first key. */
  exists: boolean;
  slots: { provider: RootKeyProvider['type']; since: Instant; rootKeyId: string }[];
  /** Oldest first; the last one seals what is new. */
  rootKeys: { id: string; sealedKeys: number }[];
  keyFile: { path: string; exists: boolean; mode: string | null };
  /** Devices and services that hold keys, as they answer now. */
  devices: DeviceHealth[];
  /** Keys that are to be destroyed there. */
  leaving: {
    provider: string;
    keyPairId: string;
    tries: number;
    trouble: StrayKey['trouble'];
    goneAt: Instant | null;
  }[];
  warnings: VaultWarning[];
}

type Needs = Pick<Context, 'store'> & Pick<VaultContext, 'places' | 'keyFileTrouble' | 'devices'> & { files: Files };

/** Errors: fileUnreadable. */
export const vaultStatus = {
  act: 'vault.status',
  run: readVault,
  view: (found) => ({
    ...found,
    slots: found.slots.map((slot) => ({ ...slot, since: iso(slot.since) })),
    leaving: found.leaving.map((key) => ({ ...key, goneAt: iso(key.goneAt) })),
  }),
} satisfies Act<Needs, void, VaultStatus>;

async function readVault({ store, files, places, keyFileTrouble, devices }: Needs): Promise<VaultStatus> {
  const { keyFile: path, dataFolder } = places;
  const { slots, counts, strays } = await store.read(async (tx) => ({
    slots: await tx.vault.slots(),
    counts: await tx.vault.countByRootKey(),
    strays: await tx.strayKeys.all(),
  }));
  const facts = await files.facts(path);
  const mode = facts?.mode ?? null;
  const openMode = facts?.isOpenToOthers ? facts.mode : null;
  const isWrong = openMode === null && (await keyFileTrouble(slots)) === 'keyFileWrong';
  const keyFile = { path, exists: facts !== null, isWrong, isInDataFolder: isInside(path, dataFolder), openMode };
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
    devices: await devices.health(),
    leaving: strays
      .filter(({ deviceKeyId }) => deviceKeyId !== null)
      .map(({ providerUri: provider, keyPairId, tries, trouble, goneAt }) => ({
        provider,
        keyPairId,
        tries,
        trouble,
        goneAt,
      })),
    warnings: vaultWarnings({ slots, sealedKeys: counts, keyFile }),
  };
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && !way.startsWith('..') && !isAbsolute(way);
}
