// What was added, changed and removed between two scans of a connection.

import { LatchkeyError } from '../../domain/errors.ts';
import { iso } from '../../domain/ports.ts';
import type { ScanDifferences } from '../../domain/scan/differences.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { findCompleted } from './steps/find-scan.ts';
import { readDifferences } from './steps/read-differences.ts';

interface DiffWish {
  name: string;
  /** Null: the complete one before `to`. */
  from: number | null;
  /** Null: the newest complete one. */
  to: number | null;
}

interface ShownDifferences {
  name: string;
  differences: ScanDifferences;
}

/** Errors: connectionNotFound, scanNotFound, scanNotComplete. */
export const diffScans = {
  act: 'scan.diff',
  connectionOf: ({ name }) => name,
  async run({ store }, { name, from, to }) {
    const found = await store.read(async (tx) => {
      const later = await findCompleted(tx, { name, number: to });
      const { connectionId, number } = later.scan;
      const earlier =
        from === null
          ? await tx.scans.lastCompleted(connectionId, number)
          : (await findCompleted(tx, { name, number: from })).scan;
      if (earlier === null) throw new LatchkeyError('scanNotFound', { name, number: null });
      const [first, second] = earlier.number < number ? [earlier, later.scan] : [later.scan, earlier];
      return { name: later.name, first, second };
    });
    return { name: found.name, differences: await readDifferences(store, found.first, found.second) };
  },
  view: ({ name, differences: { changes, ...counts } }) => ({
    connection: name,
    ...counts,
    changes: changes.map(({ at, ...change }) => ({ ...change, at: iso(at) })),
  }),
} satisfies Act<Pick<Context, 'store'>, DiffWish, ShownDifferences>;
