// The vault opened before the first row is written: where it does not open, the error says that nothing was changed.

import type { Sealer } from '../../../domain/vault/sealer.ts';

/** Those that have opened once keep their keys in memory, and are not asked again. */
const opened = new WeakSet<Sealer>();

/** Errors: what opening the vault may say. */
export async function openedVault({ sealer }: { sealer: Sealer }): Promise<void> {
  if (opened.has(sealer)) return;
  await sealer.open();
  opened.add(sealer);
}
