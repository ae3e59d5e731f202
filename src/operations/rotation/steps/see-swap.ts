// Somebody looked at an app whose rotation without hands did not come to its end: it is not told any more.

import { isOpenSwap } from '../../../domain/rotation/swap-phases.ts';
import type { WriteTransaction } from '../../../domain/store.ts';
import type { Whole } from '../../connection/steps/find-connection.ts';
import { auditEntry, type Context, swapSubject } from '../../context.ts';

/** Within the caller's transaction, which holds the app. */
export async function seeSwap(
  context: Pick<Context, 'clock' | 'actor'>,
  tx: WriteTransaction,
  { app }: Pick<Whole, 'app'>,
): Promise<void> {
  const swap = await tx.swaps.lastOf(app.id);
  if (swap === null || isOpenSwap(swap.phase) || swap.phase === 'settled' || swap.seenAt !== null) return;
  const entry = auditEntry(context, 'swap.seen', swapSubject(swap, app), null, { phase: swap.phase });
  await tx.swaps.update({ ...swap, seenAt: context.clock.now() }, entry);
}
