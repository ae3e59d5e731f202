// A scan by the name of its connection and its number; without a number the newest.

import { LatchkeyError } from '../../../domain/errors.ts';
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
  if (!scan || scan.isLeaving) throw new LatchkeyError('scanNotFound', { name, number });
  return { name: connection.name, scan };
}
