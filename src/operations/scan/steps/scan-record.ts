// What a documentation is written from: the rows of one complete scan, read a page at a time.

import type { ComponentKey } from '../../../domain/scan/component.ts';
import type { ScanRecord } from '../../../domain/scan/documentation.ts';
import type { Scan } from '../../../domain/scan/scan.ts';
import type { Store } from '../../../domain/store.ts';
import { findConnectionById } from '../../connection/steps/find-connection.ts';
import { readDifferences } from './read-differences.ts';
import { excludedView } from './scan-view.ts';

/** Contents of so many are held at once. */
const withFilesAPage = 40;
const listedAPage = 1_000;
const first: ComponentKey = { type: '', fullName: '' };

export async function scanRecord(store: Store, scan: Scan): Promise<ScanRecord> {
  const { connectionId, number } = scan;
  const place = { connectionId, number };
  const { whole, before } = await store.read(async (tx) => ({
    whole: await findConnectionById(tx, connectionId),
    before: await tx.scans.lastCompleted(connectionId, number),
  }));
  const { connection, app, pairs } = whole;
  const byType = scan.byType ?? {};
  return {
    scan: {
      id: scan.id,
      number,
      state: scan.problemCount === 0 ? 'COMPLETED' : 'COMPLETED_WITH_ERRORS',
      startedAt: scan.startedAt ?? scan.askedAt,
      endedAt: scan.endedAt ?? scan.askedAt,
      apiCalls: scan.apiCalls,
      problems: scan.problems,
      excluded: excludedView(scan.excluded),
    },
    connection: { name: connection.name, loginUrl: connection.loginUrl, username: connection.username },
    org: { orgId: connection.org?.orgId ?? '', instanceUrl: connection.org?.instanceUrl ?? connection.loginUrl },
    signIn: {
      appName: app.name,
      appKind: app.kind,
      lastAcceptedAt: connection.lastAccepted?.at ?? null,
      failure: connection.failure && {
        code: connection.failure.code,
        message: connection.failure.message,
        since: connection.failure.since,
      },
      keyPairs: pairs.map(({ fingerprint, subject, standing: { state }, notBefore, notAfter }) => ({
        ...{ fingerprint, subject, state, notBefore, notAfter },
      })),
    },
    total: Object.values(byType).reduce((sum, count) => sum + count, 0),
    byType,
    differences: before && (await readDifferences(store, before, scan)),
    components: () => pages((after) => store.read((tx) => tx.scans.withFilesAt(place, after, withFilesAPage))),
    async *listed() {
      const all = pages((after) => store.read((tx) => tx.scans.componentsAt(place, after, listedAPage)));
      for await (const one of all) yield { ...one, files: null };
    },
    one: (key) => store.read((tx) => tx.scans.oneAt(place, key)),
  };
}

async function* pages<Row extends ComponentKey>(
  pageAfter: (after: ComponentKey) => Promise<Row[]>,
): AsyncGenerator<Row> {
  for (let after = first; ; ) {
    const page = await pageAfter(after);
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last;
  }
}
