// Asks for one scan of each connection whose scheduled runs were missed.

import type { Act } from '../act.ts';
import type { ScanContext } from '../context.ts';
import { askForScan } from './steps/ask-for-scan.ts';
import { missedRuns } from './steps/missed-runs.ts';
import { type NamedScan, scanRow } from './steps/scan-view.ts';

/** One that is under way counts. */
export const runMissed = {
  act: 'scan.runMissed',
  connectionOf: ({ name }) => name,
  run: (context, { name }) =>
    context.store.write(async (tx) => {
      const asked: NamedScan[] = [];
      for (const { connection, schedule } of await missedRuns(tx)) {
        if (name !== null && connection.name !== name) continue;
        const scan = (await tx.scans.openOf(connection.id)) ?? (await askForScan(context, tx, connection));
        await tx.scanSchedules.put({ ...schedule, missed: [] }, null);
        asked.push({ name: connection.name, scan });
      }
      return asked;
    }),
  view: (asked) => asked.map(scanRow),
} satisfies Act<Pick<ScanContext, 'store' | 'clock' | 'random' | 'actor'>, { name: string | null }, NamedScan[]>;
