// What a restore would lose: connections and key pairs that are newer than the backup. Changes nothing, and needs no process stopped.

import type { KeyPair } from '../../domain/key-pair/key-pair.ts';
import { stateFacts } from '../../domain/key-pair/key-pair-states.ts';
import type { Store } from '../../domain/store.ts';
import type { Act } from '../act.ts';
import type { Context, VaultContext } from '../context.ts';
import { allPairs, connectionsOnlyIn } from './steps/only-here.ts';

interface RestoreLoss {
  /** Names. */
  connections: string[];
  keyPairs: KeyPair[];
}

/** Errors: backupUnreadable, databaseNewer, fileUnreadable. */
export const previewRestore = {
  act: 'installation.previewRestore',
  run: preview,
  view: ({ connections, keyPairs }) => ({
    connections,
    keyPairs: keyPairs.map(({ fingerprint, standing }) => ({ fingerprint, state: standing.state })),
  }),
} satisfies Act<Pick<Context, 'store'> & Pick<VaultContext, 'backups'>, { file: string }, RestoreLoss>;

async function preview(
  { store, backups }: { store: Store } & Pick<VaultContext, 'backups'>,
  { file }: { file: string },
): Promise<RestoreLoss> {
  const backup = await backups.openBackup(file);
  try {
    const held = new Set((await allPairs(backup)).map(({ id }) => id));
    const present = await allPairs(store);
    return {
      connections: await connectionsOnlyIn(store, backup),
      keyPairs: present.filter((pair) => stateFacts(pair).hasKey && !held.has(pair.id)),
    };
  } finally {
    await backup.close();
  }
}
