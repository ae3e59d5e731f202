// Drops documentations that nobody needs any more, and those of scans that were deleted.

import type { KeptDocumentations } from '../../../domain/scan/documentation.ts';
import type { Context } from '../../context.ts';

type Needs = Pick<Context, 'store'> & { keptDocumentations: KeptDocumentations };

export function sweepDocumentations({ store, keptDocumentations }: Needs): Promise<void> {
  return keptDocumentations.sweep(async (scanId) => {
    const scan = await store.read((tx) => tx.scans.byId(scanId));
    return scan !== null && !scan.isLeaving;
  });
}
