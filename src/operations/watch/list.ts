// Everything that is watched and found, as people look at it.

import type { Finding } from '../../domain/watch/finding.ts';
import type { WatchedCertificate } from '../../domain/watch/watched-certificate.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { findingView, watchedView } from './steps/watch-views.ts';

interface WatchedList {
  certificates: WatchedCertificate[];
  findings: Finding[];
}

const pageSize = 500;

export const listWatched = {
  act: 'watch.list',
  connectionOf: () => null,
  run: ({ store }) =>
    store.read(async (tx) => ({
      certificates: await all((after) => tx.watchedCertificates.page(after, pageSize)),
      findings: await all((after) => tx.findings.standingPage(after, pageSize)),
    })),
  view: ({ certificates, findings }) => ({
    certificates: certificates.toSorted((a, b) => a.certificate.notAfter - b.certificate.notAfter).map(watchedView),
    findings: findings.map(findingView),
  }),
} satisfies Act<Pick<Context, 'store'>, void, WatchedList>;

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
