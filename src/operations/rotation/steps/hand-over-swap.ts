// The connection that deploys leaves its app while a rotation without hands is under way: another connection of the app, in the same
// org, goes on with it, and the way back with it.

import type { Connection } from '../../../domain/connection/connection.ts';
import { LatchkeyError } from '../../../domain/errors.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import type { Whole } from '../../connection/steps/find-connection.ts';
import { auditEntry, type Context, swapSubject } from '../../context.ts';

/** In the transaction in which it leaves. Errors: swapUnderWay where nobody can. */
export async function handOverSwap(
  context: Context,
  tx: WriteTransaction,
  { connection, app }: Pick<Whole, 'connection' | 'app'>,
): Promise<void> {
  const swap = await tx.swaps.openOf(app.id);
  if (swap === null || ![swap.connectionId, swap.signsInAs?.connectionId].includes(connection.id)) return;
  const isHeir = ({ id, org }: Connection) => id !== connection.id && org?.orgId === connection.org?.orgId;
  const heir = (await tx.connections.ofApp(app.id)).find(isHeir);
  if (heir === undefined) throw new LatchkeyError('swapUnderWay', { appName: app.name });
  const [before, after] = [{ connection: connection.name }, { connection: heir.name }];
  const connectionId = swap.connectionId === connection.id ? heir.id : swap.connectionId;
  const signsInAs = swap.signsInAs && { connectionId: heir.id, username: null };
  const entry = auditEntry(context, 'swap.moved', swapSubject(swap, app), before, after);
  await tx.swaps.update({ ...swap, connectionId, signsInAs }, entry);
}
