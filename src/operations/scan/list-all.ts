// Scans of all connections, or of one, the newest first, a page at a time.

import { LatchkeyError } from '../../domain/errors.ts';
import type { Scan, ScanState } from '../../domain/scan/scan.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { type NamedScan, scanRow } from './steps/scan-view.ts';

type Needs = Pick<Context, 'store'>;

interface AllScansWish {
  /** Null: of all that the caller reaches. */
  name: string | null;
  states: readonly ScanState[] | null;
  before: Pick<Scan, 'askedAt' | 'id'> | null;
  limit: number;
}

interface AllScans {
  scans: NamedScan[];
  /** Where the next page begins; null: this is the last one. */
  next: AllScansWish['before'];
}

/** Errors: connectionNotFound. */
export const listAllScans = {
  act: 'scan.listAll',
  connectionOf: ({ name }) => name,
  run: (context, wish) => listed(context, wish, null),
  within: (context, wish, { connections }) => listed(context, wish, connections),
  view: ({ scans }) => ({ scans: scans.map(scanRow) }),
} satisfies Act<Needs, AllScansWish, AllScans>;

function listed({ store }: Needs, wish: AllScansWish, reached: readonly string[] | null): Promise<AllScans> {
  const { name, limit } = wish;
  return store.read(async (tx) => {
    const one = name === null ? null : await tx.connections.byName(name);
    if (name !== null && one === null) throw new LatchkeyError('connectionNotFound', { name });
    const found = await tx.scans.newest({
      ...wish,
      connections: one === null ? reached : [one.name],
      limit: limit + 1,
    });
    const shown = found.slice(0, limit);
    const connections = await tx.connections.byIds([...new Set(shown.map(({ connectionId }) => connectionId))]);
    const names = new Map(connections.map((connection) => [connection.id, connection.name]));
    return {
      scans: shown.map((scan) => ({ name: names.get(scan.connectionId) ?? '', scan })),
      next: found.length > limit ? (shown.at(-1) ?? null) : null,
    };
  });
}
