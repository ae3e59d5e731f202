// What this process finds wrong with the installation; the vault stays closed.

import type { Trouble } from '../../../domain/installation/trouble.ts';
import type { Context, NoticeContext, VaultContext } from '../../context.ts';

export type TroubleSources = Pick<Context, 'store'> &
  Pick<NoticeContext, 'wrongChannels'> &
  Pick<VaultContext, 'keyFileTrouble' | 'places'>;

/** Errors: those of the store; vaultFolderOpen, fileUnreadable. */
export async function ownTroubles(sources: TroubleSources): Promise<Trouble[]> {
  const { store, wrongChannels, keyFileTrouble, places } = sources;
  const type = await keyFileTrouble(await store.read((tx) => tx.vault.slots()));
  return [
    ...(type === null ? [] : [{ type, what: places.keyFile, detail: '' }]),
    ...wrongChannels.map(({ name, problem }): Trouble => ({ type: 'channelWrong', what: name, detail: problem })),
  ];
}
