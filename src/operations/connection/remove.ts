// Removes a connection; with the last one of its client app go the app and its private keys. What is lost is said
// before anything is done, and nothing else is lost: what changed after it was said refuses the act.

import { LatchkeyError } from '../../domain/errors.ts';
import type { ReadTransaction } from '../../domain/store.ts';
import { auditEntry, type Context, connectionSubject } from '../context.ts';
import { type LostKeyPair, lostKeyPairs } from '../key-pair/steps/lost-key-pairs.ts';
import { findConnection, lockConnection, type Whole } from './steps/find-connection.ts';

export interface RemovalLoss {
  /** Null: other connections of the app remain, and its key pairs with them. */
  keyPairs: LostKeyPair[] | null;
  otherConnections: string[];
}

/** Errors: connectionNotFound. */
export async function removalLoss({ store }: Pick<Context, 'store'>, name: string): Promise<RemovalLoss> {
  return store.read(async (tx) => lossOf(tx, await findConnection(tx, name)));
}

/**
 * @param announced What a person was told and agreed to lose.
 * Errors: connectionNotFound, changedMeanwhile (it would lose something else).
 */
export async function removeConnection(context: Context, name: string, announced: RemovalLoss): Promise<void> {
  const erased = await context.store.write(async (tx) => {
    const whole = await lockConnection(tx, name);
    const { connection, app, pairs } = whole;
    const loss = await lossOf(tx, whole);
    if (JSON.stringify(loss) !== JSON.stringify(announced))
      throw new LatchkeyError('changedMeanwhile', { what: `What the removal of "${connection.name}" loses` });
    const { username, loginUrl } = connection;
    const before = { username, loginUrl, consumerKey: app.consumerKey, keyPairsErased: loss.keyPairs ?? [] };
    await tx.connections.remove(
      connection.id,
      auditEntry(context, 'connection.removed', connectionSubject(connection), before, null),
    );
    return loss.keyPairs === null ? [] : pairs;
  });
  for (const { id } of erased) context.signerKeys.forget(id);
}

async function lossOf(tx: ReadTransaction, { connection, pairs }: Whole): Promise<RemovalLoss> {
  const others = (await tx.connections.ofApp(connection.clientAppId)).filter(({ id }) => id !== connection.id);
  return {
    keyPairs: others.length > 0 ? null : lostKeyPairs(pairs),
    otherConnections: others.map((other) => other.name),
  };
}
