// Deletes a scan that is over. What later scans saw stays.

import { LatchkeyError } from '../../domain/errors.ts';
import { isOpen } from '../../domain/scan/scan.ts';
import type { Act } from '../act.ts';
import { auditEntry, type ScanContext, scanSubject } from '../context.ts';
import { cleanScan } from './steps/clean-scan.ts';
import { findScan } from './steps/find-scan.ts';

interface DeleteWish {
  name: string;
  number: number;
}

/** Errors: connectionNotFound, scanNotFound, scanUnderWay. */
export const deleteScan = {
  act: 'scan.delete',
  connectionOf: ({ name }) => name,
  async run(context, wish) {
    const scan = await context.store.write(async (tx) => {
      const found = await findScan(tx, wish);
      if (isOpen(found.scan)) throw new LatchkeyError('scanUnderWay', wish);
      const leaving = { ...found.scan, isLeaving: true };
      const subject = scanSubject(leaving, found.name);
      await tx.scans.update(leaving, auditEntry(context, 'scan.deleted', subject, leaving.state, null));
      return leaving;
    });
    await cleanScan(context.store, scan);
    return wish;
  },
  view: ({ name, number }) => ({ connection: name, number, deleted: true as const }),
} satisfies Act<Pick<ScanContext, 'store' | 'clock' | 'actor'>, DeleteWish, DeleteWish>;
