// Runs a scan to its end here. One that is under way is followed, and taken over where whoever worked at it is gone.

import { LatchkeyError } from '../../domain/errors.ts';
import { newId, secondMs } from '../../domain/ports.ts';
import { isOpen, type Scan } from '../../domain/scan/scan.ts';
import type { Act } from '../act.ts';
import type { ScanContext } from '../context.ts';
import { askForScan } from './steps/ask-for-scan.ts';
import { driveScan, scanLeaseMs } from './steps/drive-scan.ts';
import { findScan } from './steps/find-scan.ts';
import { type NamedScan, progressView, scanView } from './steps/scan-view.ts';

interface RunWish {
  name: string;
  signal?: AbortSignal;
}

/** Put off by the org's limits it is left to `serve`, or to the next command. Errors: connectionNotFound, scanNotFound. */
export const runScan = {
  act: 'scan.run',
  connectionOf: ({ name }) => name,
  async run(context, { name, signal }, tell) {
    const holder = newId(context.random);
    const asked = await context.store.write(async (tx) => {
      const connection = await tx.connections.byName(name);
      if (connection === null) throw new LatchkeyError('connectionNotFound', { name });
      const scan = (await tx.scans.openOf(connection.id)) ?? (await askForScan(context, tx, connection));
      return { name: connection.name, scan };
    });
    return { name: asked.name, scan: await toTheEnd(context, asked, holder, signal, tell) };
  },
  view: scanView,
  viewTold: progressView,
} satisfies Act<ScanContext, RunWish, NamedScan, unknown, Scan>;

async function toTheEnd(
  context: ScanContext,
  { name, scan: asked }: NamedScan,
  holder: string,
  signal: AbortSignal | undefined,
  tell: (told: Scan) => void,
): Promise<Scan> {
  const { store, clock } = context;
  for (let scan: Scan = asked; ; ) {
    const taken = await store.write((tx) => tx.scans.claim(scan.id, { holder, leaseMs: scanLeaseMs }));
    if (taken !== null) {
      scan = await driveScan(context, taken, { holder, signal, tell });
      if (!isOpen(scan) || scan.putOff !== null || signal?.aborted) return scan;
    }
    // Its connection may have been removed meanwhile.
    const { scan: seen } = await store.read((tx) => findScan(tx, { name, number: asked.number }));
    if (!isOpen(seen)) return seen;
    tell(seen);
    await clock.sleep(secondMs, signal);
  }
}
