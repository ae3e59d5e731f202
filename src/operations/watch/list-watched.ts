// Everything that is watched and found, as people look at it.

import type { ReadTransaction, Store } from '../../domain/store.ts';
import type { Finding } from '../../domain/watch/finding.ts';
import type { WatchedCertificate } from '../../domain/watch/watched-certificate.ts';

export interface WatchedList {
  certificates: WatchedCertificate[];
  findings: Finding[];
}

const pageSize = 500;

export function listWatched({ store }: { store: Store }): Promise<WatchedList> {
  return store.read(async (tx: ReadTransaction) => ({
    certificates: await all((after) => tx.watchedCertificates.page(after, pageSize)),
    findings: await all((after) => tx.findings.standingPage(after, pageSize)),
  }));
}

async function all<R extends { id: string }>(page: (after: string) => Promise<R[]>): Promise<R[]> {
  const found: R[] = [];
  for (let after = ''; ; ) {
    const rows = await page(after);
    found.push(...rows);
    const last = rows.at(-1);
    if (last === undefined) return found;
    after = last.id;
  }
}
