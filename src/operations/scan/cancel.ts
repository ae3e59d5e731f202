// Cancels the scan of a connection that is under way. Whoever works at it stops within seconds; what it read so far is dropped.

import { LatchkeyError } from '../../domain/errors.ts';
import { afterEvent, isOpen } from '../../domain/scan/scan.ts';
import type { Act } from '../act.ts';
import { auditEntry, type ScanContext, scanSubject } from '../context.ts';
import { cleanScan } from './steps/clean-scan.ts';
import { scanLeaseMs } from './steps/drive-scan.ts';
import { findScan } from './steps/find-scan.ts';
import { type NamedScan, scanView } from './steps/scan-view.ts';

type Needs = Pick<ScanContext, 'store' | 'clock' | 'actor'>;

/** Errors: connectionNotFound, scanNotFound, scanOver. */
export const cancelScan = {
  act: 'scan.cancel',
  connectionOf: ({ name }) => name,
  async run(context, { name }) {
    const cancelled = await context.store.write(async (tx) => {
      const found = await findScan(tx, { name, number: null });
      const { number, state } = found.scan;
      if (!isOpen(found.scan)) throw new LatchkeyError('scanOver', { name: found.name, number, state });
      // Nobody works at it: then it ends here and now.
      const holder = 'cancel';
      const mine = await tx.scans.claim(found.scan.id, { holder, leaseMs: scanLeaseMs });
      const before = mine ?? found.scan;
      const event = mine === null ? 'cancelWanted' : 'cancelled';
      const scan = afterEvent(before, { type: event }, context.clock.now());
      const subject = scanSubject(scan, found.name);
      await tx.scans.update(scan, auditEntry(context, `scan.${event}`, subject, before.state, scan.state));
      await tx.scans.release(scan.id, holder);
      return { name: found.name, scan };
    });
    if (!isOpen(cancelled.scan)) await cleanScan(context.store, cancelled.scan);
    return cancelled;
  },
  view: scanView,
} satisfies Act<Needs, { name: string }, NamedScan>;
