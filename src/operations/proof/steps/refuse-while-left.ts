// What a connection's experiments have left in its org is known through the connection alone: it does not go before that was taken
// away, or at least tried.

import type { Connection } from '../../../domain/connection/connection.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import { leftIn } from '../../../domain/proof/proof.ts';
import type { ReadTransaction, WriteTransaction } from '../../../domain/store.ts';
import { proofLeaseMs } from './begin-proof.ts';

type Named = Pick<Connection, 'id' | 'name'>;

/** Errors: experimentsLeft. */
export async function refuseWhileLeft(tx: ReadTransaction, { id, name }: Named): Promise<void> {
  const left = (await tx.proofs.unfinishedOf(id)).flatMap(leftIn).filter(({ problem }) => problem === null);
  if (left.length === 0) return;
  const named = left.map(({ type, fullName }) => `${type} ${fullName}`).join(', ');
  throw new LatchkeyError('experimentsLeft', { name, left: named });
}

/** For whoever removes the connection in this transaction. Errors: proofUnderWay, experimentsLeft. */
export async function refuseWhileProved(tx: WriteTransaction, connection: Named, holder: string): Promise<void> {
  for (const { id } of await tx.proofs.unfinishedOf(connection.id)) {
    const claimed = await tx.proofs.claim(id, { holder, leaseMs: proofLeaseMs });
    if (claimed === null) throw new LatchkeyError('proofUnderWay', { name: connection.name });
  }
  await refuseWhileLeft(tx, connection);
}
