// Takes away what nobody may or will see: rows of scans that failed or were cancelled, and scans that somebody deleted. By pages, and
// again from wherever it stopped.

import type { Scan } from '../../../domain/scan/scan.ts';
import type { Store, WriteTransaction } from '../../../domain/store.ts';

const pageSize = 500;

export async function cleanScan(store: Store, scan: Scan): Promise<void> {
  const place = { connectionId: scan.connectionId, number: scan.number };
  const drop = scan.byType === null ? dropUnseen : dropSeen;
  while (await store.write((tx) => drop(tx, scan, place)));
}

type Place = { connectionId: string; number: number };

/** True: there is more. */
async function dropUnseen(tx: WriteTransaction, scan: Scan, place: Place): Promise<boolean> {
  if ((await tx.scans.dropSome(place, scan.id, pageSize)) > 0) return true;
  if (scan.isLeaving) await tx.scans.remove(scan.id);
  return false;
}

/**
 * Of a complete one: rows that are what a later scan saw stay. The last one is what the next is compared with: it goes at once,
 * and not while one is under way.
 */
async function dropSeen(tx: WriteTransaction, scan: Scan, place: Place): Promise<boolean> {
  const next = await tx.scans.nextCompleted(scan.connectionId, scan.number);
  if (next !== null) {
    if ((await tx.scans.dropSuperseded(place, next.number, pageSize)) > 0) return true;
  } else {
    if ((await tx.scans.openOf(scan.connectionId)) !== null) return false;
    while ((await tx.scans.dropSome(place, scan.id, pageSize)) > 0);
  }
  await tx.scans.remove(scan.id);
  return false;
}
