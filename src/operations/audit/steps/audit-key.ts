// The key of the audit's MACs, where the vault opens. Where it does not, what is done is written all the same, without a MAC:
// `audit verify` names those entries.

import { LatchkeyError } from '../../../domain/errors.ts';
import type { Secret } from '../../../domain/secret.ts';
import { macKey } from '../../vault/steps/mac-key.ts';

type Parts = Parameters<typeof macKey>[0];

/** Null: there is no vault yet, or it does not open here. */
export async function auditKeyOf(parts: Parts): Promise<Secret<Uint8Array> | null> {
  if ((await parts.store.read((tx) => tx.vault.slots())).length === 0) return null;
  try {
    return await macKey(parts);
  } catch (error) {
    if (!(error instanceof LatchkeyError)) throw error;
    parts.log.write('info', 'The vault does not open: what is written bears no MAC.', { code: error.code });
    return null;
  }
}
