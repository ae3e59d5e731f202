// Reads every scan that is due, one after the other; several of these side by side, in any number of processes, share the work.
// Who waited longest is next, and a connection has one open scan at most, so that all have their share.

import type { ScanContext } from '../../context.ts';
import { driveScan, scanLeaseMs } from '../steps/drive-scan.ts';

export async function runScans(context: ScanContext, holder: string, signal?: AbortSignal): Promise<{ ran: number }> {
  const { store, clock } = context;
  for (let ran = 0; ; ran += 1) {
    if (signal?.aborted) return { ran };
    const taken = await store.write((tx) => tx.scans.claimDue(clock.now(), { holder, leaseMs: scanLeaseMs }));
    if (taken === null) return { ran };
    await driveScan(context, taken, { holder, signal });
  }
}
