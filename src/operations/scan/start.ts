// Asks for a scan; whichever process is free reads it.

import { LatchkeyError } from '../../domain/errors.ts';
import type { Act } from '../act.ts';
import type { ScanContext } from '../context.ts';
import { askForScan } from './steps/ask-for-scan.ts';
import { type NamedScan, scanView } from './steps/scan-view.ts';

/** Errors: connectionNotFound, scanUnderWay. */
export const startScan = {
  act: 'scan.start',
  connectionOf: ({ name }) => name,
  run: (context, { name }) =>
    context.store.write(async (tx) => {
      const connection = await tx.connections.byName(name);
      if (connection === null) throw new LatchkeyError('connectionNotFound', { name });
      return { name: connection.name, scan: await askForScan(context, tx, connection) };
    }),
  view: scanView,
} satisfies Act<Pick<ScanContext, 'store' | 'clock' | 'random' | 'actor'>, { name: string }, NamedScan>;
