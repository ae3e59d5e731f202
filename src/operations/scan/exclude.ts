// Says what scans of a connection leave out from now on. What is given replaces what was.

import { LatchkeyError } from '../../domain/errors.ts';
import { checkedExclusions, type ScanExclusions } from '../../domain/scan/exclusions.ts';
import type { Act } from '../act.ts';
import { auditEntry, type ScanContext } from '../context.ts';
import { type NotFound, notFound } from './steps/not-found.ts';
import { excludedView } from './steps/scan-view.ts';

type ExcludeWish = ScanExclusions & { name: string };

interface Excluded {
  name: string;
  /** Null: nothing. */
  excluded: ScanExclusions | null;
  /** Of these the last scan found nothing; null: nothing to say. */
  notFound: NotFound | null;
}

/** Errors: connectionNotFound, invalidInput. */
export const excludeFromScans = {
  act: 'scan.exclude',
  connectionOf: ({ name }) => name,
  async run(context, { name, ...wish }) {
    const set = await context.store.write(async (tx) => {
      const connection = await tx.connections.byName(name);
      if (connection === null) throw new LatchkeyError('connectionNotFound', { name });
      const before = await tx.scanExclusions.of(connection.id);
      const excluded = checkedExclusions(wish);
      const subject = { type: 'scanExclusion', id: connection.id, name: connection.name } as const;
      const entry = auditEntry(context, 'scanExclusion.set', subject, excludedView(before), excludedView(excluded));
      await tx.scanExclusions.put(connection.id, excluded, entry);
      return { id: connection.id, name: connection.name, excluded };
    });
    return { ...set, notFound: await notFound(context.store, set.id, set.excluded) };
  },
  view: ({ name, excluded, notFound: missing }) => ({ connection: name, excluded, notFound: missing }),
} satisfies Act<Pick<ScanContext, 'store' | 'clock' | 'actor'>, ExcludeWish, Excluded>;
