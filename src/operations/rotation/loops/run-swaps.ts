// Carries on every rotation without hands that is due; several of these, in any number of processes, share the work.

import type { SwapContext } from '../../context.ts';
import { driveSwap, swapLeaseMs } from './drive-swap.ts';

export async function runSwaps(context: SwapContext, holder: string, signal?: AbortSignal): Promise<void> {
  const { store, clock } = context;
  const by = clock.now();
  while (signal?.aborted !== true) {
    // What falls due meanwhile is the next turn's.
    const taken = await store.write((tx) => tx.swaps.claimDue(by, { holder, leaseMs: swapLeaseMs }));
    if (taken === null) return;
    await driveSwap(context, taken, { holder, signal });
  }
}
