// Writes what an event changes in the life of an app's key pairs, each change with its audit entry, in the caller's
// transaction and in the order in which the unique indexes allow it.

import type { AuditValue } from '../../../domain/audit/audit-entry.ts';
import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
import { applyChanges, type LifeEvent, nextInLife } from '../../../domain/key-pair/life.ts';
import { iso } from '../../../domain/ports.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import { auditEntry, type Context, keyPairSubject } from '../../context.ts';

/** @returns the pairs after the event. `pairs` must have been read with a lock in this transaction. */
export async function writeLife(
  context: Pick<Context, 'actor' | 'clock'>,
  tx: WriteTransaction,
  pairs: readonly KeyPair[],
  event: LifeEvent,
): Promise<KeyPair[]> {
  const changes = nextInLife(pairs, event);
  for (const { action, before, after } of changes) {
    if (action === null) await tx.keyPairs.noteAccepted(after);
    else await tx.keyPairs.update(after, auditEntry(context, action, keyPairSubject(after), told(before), told(after)));
  }
  return applyChanges(pairs, changes);
}

function told({ standing }: KeyPair): AuditValue {
  return { state: standing.state, lastAcceptedAt: iso(standing.lastAcceptedAt) };
}
