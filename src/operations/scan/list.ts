// The scans of a connection, the newest first.

import { LatchkeyError } from '../../domain/errors.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { type NamedScan, scanRow } from './steps/scan-view.ts';

/** Errors: connectionNotFound. */
export const listScans = {
  act: 'scan.list',
  connectionOf: ({ name }) => name,
  run: ({ store }, { name, limit }) =>
    store.read(async (tx) => {
      const connection = await tx.connections.byName(name);
      if (connection === null) throw new LatchkeyError('connectionNotFound', { name });
      const scans = await tx.scans.ofConnection(connection.id, limit);
      return scans.map((scan) => ({ name: connection.name, scan }));
    }),
  view: (scans) => scans.map(scanRow),
} satisfies Act<Pick<Context, 'store'>, { name: string; limit: number }, NamedScan[]>;
