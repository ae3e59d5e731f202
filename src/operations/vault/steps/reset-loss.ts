// What a vault that does not open has lost: everything that is sealed in it.

import { LatchkeyError } from '../../../domain/errors.ts';
import type { LostKeyPair } from '../../../domain/key-pair/lost-keys.ts';
import type { ReadTransaction } from '../../../domain/store.ts';
import type { Context, VaultContext } from '../../context.ts';

export interface ResetLoss {
  keyPairs: (LostKeyPair & { id: string; connections: string[] })[];
  /** Private keys that wait for their certificate. */
  requests: { id: string; subject: string }[];
}

const pageSize = 500;
/** Nothing is sealed under it: all that is sealed is not. */
const noRootKey = '';

export async function resetLossOf(tx: ReadTransaction): Promise<ResetLoss> {
  const loss: ResetLoss = { keyPairs: [], requests: [] };
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page = await tx.vault.notUnder(noRootKey, pageSize, after);
    for (const { keyPairId: id } of page) {
      const pair = await tx.keyPairs.byId(id);
      const request = pair === null ? await tx.keyRequests.byId(id) : null;
      if (request !== null) loss.requests.push({ id, subject: request.subject });
      if (pair === null) continue;
      const { fingerprint, standing, clientAppId } = pair;
      const connections = (await tx.connections.ofApp(clientAppId)).map(({ name }) => name);
      loss.keyPairs.push({ id, fingerprint, state: standing.state, connections });
    }
    after = page.at(-1)?.keyPairId;
  }
  return loss;
}

/** Why the vault does not open. Errors: vaultUsable when it does, or when none was made; those that are no matter of the vault. */
export async function refusalOf({
  store,
  vault,
}: Pick<Context, 'store'> & Pick<VaultContext, 'vault'>): Promise<LatchkeyError> {
  const isMade = await store.read(async (tx) => {
    return (await tx.vault.slots()).length > 0 || (await tx.vault.countByRootKey()).length > 0;
  });
  try {
    if (isMade) await vault.open();
  } catch (error) {
    // Files that others can read, or a database that is away, are no lost secret.
    const isLost = error instanceof LatchkeyError && lostCodes.includes(error.code);
    if (isLost) return error;
    throw error;
  }
  throw new LatchkeyError('vaultUsable');
}

const lostCodes: readonly string[] = [
  'vaultKeyFileMissing',
  'vaultKeyFileWrong',
  'vaultKeyFileBroken',
  'vaultPassphraseMissing',
  'vaultPassphraseWrong',
  'vaultNeedsKeyFile',
  'vaultSlotDamaged',
];
