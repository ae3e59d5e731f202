// Says what scans of a connection leave out from now on. What is given replaces what was.

import { LatchkeyError } from '../../domain/errors.ts';
import { checkedExclusions, type ScanExclusions } from '../../domain/scan/exclusions.ts';
import type { Act } from '../act.ts';
import { auditEntry, type ScanContext } from '../context.ts';

type ExcludeWish = ScanExclusions & { name: string };

interface Excluded {
  name: string;
  /** Null: nothing. */
  excluded: ScanExclusions | null;
}

/** Errors: connectionNotFound, invalidInput. */
export const excludeFromScans = {
  act: 'scan.exclude',
  connectionOf: ({ name }) => name,
  run: (context, { name, ...wish }) =>
    context.store.write(async (tx) => {
      const connection = await tx.connections.byName(name);
      if (connection === null) throw new LatchkeyError('connectionNotFound', { name });
      const before = await tx.scanExclusions.of(connection.id);
      const excluded = checkedExclusions(wish);
      const subject = { type: 'scanExclusion', id: connection.id, name: connection.name } as const;
      const entry = auditEntry(context, 'scanExclusion.set', subject, audited(before), audited(excluded));
      await tx.scanExclusions.put(connection.id, excluded, entry);
      return { name: connection.name, excluded };
    }),
  view: ({ name, excluded }) => ({ connection: name, excluded }),
} satisfies Act<Pick<ScanContext, 'store' | 'clock' | 'actor'>, ExcludeWish, Excluded>;

function audited(excluded: ScanExclusions | null) {
  return excluded && { types: excluded.types, names: excluded.names };
}
