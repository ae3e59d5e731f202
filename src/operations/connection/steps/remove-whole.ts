// A connection taken out of the database, with its client app and its private keys when it is the last one of them.

import { newId } from '../../../domain/ports.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import { auditEntry, type Context, connectionSubject } from '../../context.ts';
import { watchChain } from '../../key-pair/steps/watch-chain.ts';
import { refuseWhileProved } from '../../proof/steps/refuse-while-left.ts';
import { handOverSwap } from '../../rotation/steps/hand-over-swap.ts';
import type { Whole } from './find-connection.ts';
import { type RemovalLoss, removalLossOf } from './removal-loss.ts';

interface Removed {
  loss: RemovalLoss;
  /** Ids of key pairs that are to be forgotten once this is committed. */
  erased: string[];
}

/** Errors: proofUnderWay, experimentsLeft, swapUnderWay. */
export async function removeWhole(context: Context, tx: WriteTransaction, whole: Whole): Promise<Removed> {
  const { connection, app, pairs } = whole;
  await refuseWhileProved(tx, connection, newId(context.random));
  const loss = await removalLossOf(tx, whole);
  const { username, loginUrl } = connection;
  const before = { username, loginUrl, consumerKey: app.consumerKey, keyPairsErased: loss.keyPairs ?? [] };
  const entry = auditEntry(context, 'connection.removed', connectionSubject(connection), before, null);
  // With the last connection go the app and its rotations, which was said.
  if (loss.keyPairs === null) await handOverSwap(context, tx, whole);
  await tx.connections.remove(connection.id, entry);
  if (loss.keyPairs === null) return { loss, erased: [] };
  await watchChain(context, tx, whole, []);
  return { loss, erased: pairs.map(({ id }) => id) };
}
