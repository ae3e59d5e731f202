// An installation with one connection to a simulated org that has metadata, over real HTTP.

import type { TestContext } from 'node:test';
import type { StartOptions } from '../../../simulator/start-simulator.ts';
import { createOrgReader } from '../../../src/adapters/salesforce/org-reader.ts';
import { createScanSource } from '../../../src/adapters/salesforce/scan-source.ts';
import { nextTurn } from '../../../src/adapters/system/clock.ts';
import { createTransport } from '../../../src/adapters/system/transport.ts';
import type { Transport } from '../../../src/domain/ports.ts';
import type { ScannedComponent } from '../../../src/domain/scan/component.ts';
import type { Scan } from '../../../src/domain/scan/scan.ts';
import type { ScanContext } from '../../../src/operations/context.ts';
import { runScan } from '../../../src/operations/scan/run.ts';
import { openWatchedOrg, type WatchedOrg } from '../watch/watched-org.ts';

export interface ScannedOrg extends WatchedOrg {
  scans: ScanContext;
  transport: Transport;
  scan(): Promise<Scan>;
  /** As `type fullName`, in the order of both. */
  truth(): string[];
  components(scan: Scan): Promise<ScannedComponent[]>;
}

/** @param patienceMs Of each call, instead of what it asks for. */
export async function openScannedOrg(
  test: TestContext,
  options: StartOptions,
  environment: Record<string, string> = {},
  patienceMs: number | null = null,
): Promise<ScannedOrg> {
  const watched = await openWatchedOrg(test, options, environment);
  const { random } = watched.composed.context;
  const real = createTransport({ environment: {}, allowPrivate: [] });
  test.after(() => real.close());
  const transport: typeof real = {
    ...real,
    send: (request, signal) => real.send({ ...request, timeoutMs: patienceMs ?? request.timeoutMs }, signal),
  };
  // Nobody waits between two looks at a retrieve.
  const clock = { ...watched.context.clock, sleep: () => nextTurn() };
  const metadataSource = createScanSource({ transport, clock });
  const orgReader = createOrgReader({ transport });
  const scans = { ...watched.context, random, metadataSource, orgReader };
  return {
    ...watched,
    scans,
    transport,
    scan: async () => (await runScan.run(scans, { name: 'acme' }, () => {})).scan,
    truth: () =>
      watched.control
        .truth(watched.orgId)
        .map(({ type, fullName }) => `${type} ${fullName}`)
        .sort(),
    components: (scan) => scans.store.read((tx) => tx.scans.withFilesAt(scan, { type: '', fullName: '' }, 1_000_000)),
  };
}
