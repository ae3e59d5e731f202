// A scan by the name of its connection and its number; without a number the newest.

import { LatchkeyError } from '../../../domain/errors.ts';
import type { Scan } from '../../../domain/scan/scan.ts';
import type { ReadTransaction } from '../../../domain/store.ts';
import type { NamedScan } from './scan-view.ts';

export interface ScanWish {
  name: string;
  /** Null: the newest. */
  number: number | null;
}

/** Errors: connectionNotFound, scanNotFound. */
export async function findScan(tx: ReadTransaction, { name, number }: ScanWish): Promise<NamedScan> {
  const connection = await tx.connections.byName(name);
  if (connection === null) throw new LatchkeyError('connectionNotFound', { name });
  const scan =
    number === null
      ? (await tx.scans.ofConnection(connection.id, 1))[0]
      : await tx.scans.byNumber({ connectionId: connection.id, number });
  if (!scan || scan.isLeaving) throw new LatchkeyError('scanNotFound', { name, number: number ?? 'any' });
  return { name: connection.name, scan };
}

/** Errors: connectionNotFound, scanNotFound, scanNotComplete. */
export async function findCompleted(tx: ReadTransaction, wish: ScanWish): Promise<NamedScan> {
  const connection = await tx.connections.byName(wish.name);
  if (connection === null) throw new LatchkeyError('connectionNotFound', { name: wish.name });
  const found: Scan | null =
    wish.number === null
      ? await tx.scans.lastCompleted(connection.id)
      : await tx.scans.byNumber({ connectionId: connection.id, number: wish.number });
  if (found === null || found.isLeaving) throw new LatchkeyError('scanNotFound', wish);
  const { number, state, byType } = found;
  if (byType === null) throw new LatchkeyError('scanNotComplete', { name: connection.name, number, state });
  return { name: connection.name, scan: found };
}
