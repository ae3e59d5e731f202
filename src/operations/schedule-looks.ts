// A key pair that moved changes when the connections of its app are asked next: all of them, since a pair settles only when
// it has on each.

import type { Connection } from '../domain/connection/connection.ts';
import type { KeyPair } from '../domain/key-pair/key-pair.ts';
import { nextLookAt } from '../domain/rotation/probe-schedule.ts';
import type { WriteTransaction } from '../domain/store.ts';
import type { Context } from './context.ts';

/** Within the caller's transaction, which holds the app. `pairs` are the app's after the move. */
export async function scheduleLooks(
  { clock, settings }: Pick<Context, 'clock' | 'settings'>,
  tx: WriteTransaction,
  connections: readonly Pick<Connection, 'id'>[],
  pairs: readonly KeyPair[],
): Promise<void> {
  for (const { id } of connections) {
    const connection = await tx.connections.lock(id);
    if (connection === null) continue;
    await tx.connections.note({ ...connection, nextLookAt: nextLookAt(connection, pairs, settings, clock.now()) });
  }
}
