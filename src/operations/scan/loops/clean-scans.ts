// What scans left behind: of processes that died in between, and what is kept longer than it should be.

import type { ScanContext } from '../../context.ts';
import { cleanScan } from '../steps/clean-scan.ts';

const atMost = 100;

export async function cleanScans({ store }: Pick<ScanContext, 'store'>): Promise<void> {
  const leaving = await store.read((tx) => tx.scans.leaving(atMost));
  for (const scan of leaving) await cleanScan(store, scan);
}
