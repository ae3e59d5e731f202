// One step of everything that is due for a client app's key pairs, from facts alone and idempotent: settle what has
// settled, abandon what is past, destroy what nothing holds any more. Called after every probe, by the reconciler and by
// `rotate`; it asks Salesforce nothing.

import type { ClientApp } from '../../../domain/client-app/client-app.ts';
import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
import type { LifeEvent } from '../../../domain/key-pair/life.ts';
import {
  abandonDue,
  type DestructionHold,
  destructionHold,
  mayBeDestroyed,
} from '../../../domain/key-pair/retention.ts';
import type { SettlementVerdict } from '../../../domain/key-pair/settlement.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import type { Context } from '../../context.ts';
import { writeLife } from '../../key-pair/steps/write-life.ts';
import { settlePairs } from './settle-pairs.ts';
import { wantNothing } from './wanted-key-pair.ts';

export interface Advance {
  /** Null: its last connection was removed. */
  app: ClientApp | null;
  pairs: KeyPair[];
  settling: SettlementVerdict | null;
  holds: { keyPairId: string; hold: DestructionHold }[];
}

/** @param isClockTrusted Irreversible steps wait while it is false. */
export async function advanceRotation(
  context: Context,
  clientAppId: string,
  isClockTrusted: boolean,
): Promise<Advance> {
  return (await advanceRotationAnd(context, clientAppId, isClockTrusted, async () => {})).advance;
}

/** With more work in the same transaction, which has locked the app and its key pairs and no connection yet. */
export async function advanceRotationAnd<T>(
  context: Context,
  clientAppId: string,
  isClockTrusted: boolean,
  work: (tx: WriteTransaction, advance: Advance) => Promise<T>,
): Promise<{ advance: Advance; done: T }> {
  const { destroyedIds, ...advanced } = await context.store.write(async (tx) => {
    const { destroyedIds, ...advance } = await advanceIn(context, tx, clientAppId, isClockTrusted);
    return { destroyedIds, advance, done: await work(tx, advance) };
  });
  // Only what is committed: a pair whose destruction was rolled back signs on.
  for (const id of destroyedIds) context.signerKeys.forget(id);
  return advanced;
}

async function advanceIn(
  context: Context,
  tx: WriteTransaction,
  clientAppId: string,
  isClockTrusted: boolean,
): Promise<Advance & { destroyedIds: string[] }> {
  const app = await tx.clientApps.lock(clientAppId);
  if (app === null) return { app, pairs: [], settling: null, holds: [], destroyedIds: [] };
  const before = await tx.keyPairs.lockLivingOfApp(app.id);
  const settled = await settlePairs(context, tx, app, before);
  const kept = isClockTrusted ? await giveUp(context, tx, app, settled.pairs) : settled.pairs;
  return { app, ...(await destroy(context, tx, app, kept, isClockTrusted)), settling: settled.verdict };
}

async function giveUp(context: Context, tx: WriteTransaction, app: ClientApp, before: KeyPair[]): Promise<KeyPair[]> {
  const at = context.clock.now();
  let pairs = before;
  for (const pair of before) {
    const reason = abandonDue(pair, pairs, app, at);
    if (reason === null) continue;
    pairs = await writeLife(context, tx, pairs, { type: 'abandoned', keyPairId: pair.id, at, reason });
    await wantNothing(context, tx, app, pair.id);
  }
  return pairs;
}

async function destroy(
  context: Context,
  tx: WriteTransaction,
  app: ClientApp,
  before: KeyPair[],
  isClockTrusted: boolean,
) {
  const at = context.clock.now();
  const holds: Advance['holds'] = [];
  const destroyedIds: string[] = [];
  const due = before.filter(mayBeDestroyed);
  const isSwapOpen = due.length > 0 && (await tx.swaps.openOf(app.id)) !== null;
  let pairs = before;
  for (const pair of due) {
    const hasOpenOrUnknownAttempt = await tx.attempts.hasOpenOrUnknown(pair.id);
    const facts = { isClockTrusted, hasOpenOrUnknownAttempt, isSwapOpen };
    const hold = destructionHold(pair, pairs, app, facts, at);
    if (hold !== null) {
      holds.push({ keyPairId: pair.id, hold });
      continue;
    }
    const event: LifeEvent = { type: 'destructionDue', keyPairId: pair.id, at };
    pairs = await writeLife(context, tx, pairs, event);
    destroyedIds.push(pair.id);
  }
  return { pairs, holds, destroyedIds };
}
