// A complete scan of "acme" that found one class, without an org.

import { afterEvent } from '../../src/domain/scan/scan.ts';
import type { Context } from '../../src/operations/context.ts';
import { startScan } from '../../src/operations/scan/start.ts';

export async function completeScanOfOneClass(context: Context): Promise<void> {
  const { scan } = await startScan.run(context, { name: 'acme' });
  const now = context.clock.now();
  const key = { type: 'ApexClass', fullName: 'Invoices' };
  const bytes = new TextEncoder().encode('public class Invoices { public void send() {} }');
  const files = [{ path: 'classes/Invoices.cls', bytes }];
  const told = { createdBy: null, createdAt: null, lastModifiedBy: null, lastModifiedAt: null, id: null };
  const listed = { ...key, namespace: null, fileName: 'classes/Invoices.cls', ...told };
  await context.store.write(async (tx) => {
    const version = { sinceNumber: 1, isRemoved: false, isPending: true, fingerprint: null, missing: null };
    await tx.scans.insertVersions(scan.connectionId, [{ ...listed, ...version }]);
    await tx.scans.keepContents(scan, [{ key, files, fingerprint: 'f', missing: null }]);
    const begun = afterEvent(scan, { type: 'begun' }, now);
    await tx.scans.update(afterEvent(begun, { type: 'completed', byType: { ApexClass: 1 } }, now), null);
  });
}
