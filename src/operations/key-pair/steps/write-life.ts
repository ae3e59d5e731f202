// Writes what an event changes in the life of an app's key pairs, each change with its audit entry, in the caller's
// transaction and in the order in which the unique indexes allow it.

import type { AuditValue } from '../../../domain/audit/audit-entry.ts';
import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
import { applyChanges, type LifeEvent, nextInLife } from '../../../domain/key-pair/life.ts';
import { iso } from '../../../domain/ports.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import { auditEntry, type Context, keyPairSubject } from '../../context.ts';

type LifeContext = Pick<Context, 'actor' | 'clock'>;

/** @returns the pairs after the event. `pairs` must have been read with a lock in this transaction. */
export async function writeLife(
  context: LifeContext,
  tx: WriteTransaction,
  pairs: readonly KeyPair[],
  event: LifeEvent,
): Promise<KeyPair[]> {
  const { after, written } = writingLife(context, tx, pairs, event);
  await written;
  return after;
}

/** The same for whoever has other things to ask meanwhile, where no state moved and no audit entry is to come before others. */
export function writingLife(
  context: LifeContext,
  tx: WriteTransaction,
  pairs: readonly KeyPair[],
  event: LifeEvent,
): { after: KeyPair[]; hasMoved: boolean; written: Promise<void> } {
  const changes = nextInLife(pairs, event);
  const hasMoved = changes.some(({ action }) => action !== null);
  return { after: applyChanges(pairs, changes), hasMoved, written: writeChanges(context, tx, changes) };
}

async function writeChanges(
  context: LifeContext,
  tx: WriteTransaction,
  changes: ReturnType<typeof nextInLife>,
): Promise<void> {
  for (const { action, before, after } of changes) {
    if (action === null) await tx.keyPairs.noteAccepted(after);
    else await tx.keyPairs.update(after, auditEntry(context, action, keyPairSubject(after), told(before), told(after)));
  }
}

function told({ standing }: KeyPair): AuditValue {
  return { state: standing.state, lastAcceptedAt: iso(standing.lastAcceptedAt) };
}
