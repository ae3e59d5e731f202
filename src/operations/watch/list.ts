// Everything that is watched and found, as people look at it.

import type { Finding } from '../../domain/watch/finding.ts';
import type { WatchedCertificate } from '../../domain/watch/watched-certificate.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { everyRow } from '../every-row.ts';
import { findingView, watchedView } from './steps/watch-views.ts';

interface WatchedList {
  certificates: WatchedCertificate[];
  findings: Finding[];
}

const idOf = ({ id }: { id: string }) => id;

export const listWatched = {
  act: 'watch.list',
  run: ({ store }) =>
    store.read(async (tx) => ({
      certificates: await Array.fromAsync(everyRow((after, limit) => tx.watchedCertificates.page(after, limit), idOf)),
      findings: await Array.fromAsync(everyRow((after, limit) => tx.findings.standingPage(after, limit), idOf)),
    })),
  view: ({ certificates, findings }) => ({
    certificates: certificates.toSorted((a, b) => a.certificate.notAfter - b.certificate.notAfter).map(watchedView),
    findings: findings.map(findingView),
  }),
} satisfies Act<Pick<Context, 'store'>, void, WatchedList>;
