// What is stored of one place: a range of the primary key, whatever the rest of the installation holds.

import type { ReadTransaction } from '../../../domain/store.ts';
import type { Finding } from '../../../domain/watch/finding.ts';
import { isOfPlace, rangeStart } from '../../../domain/watch/watch-ids.ts';
import type { WatchedCertificate } from '../../../domain/watch/watched-certificate.ts';

const pageSize = 200;

export function findingsOfPlace(tx: ReadTransaction, place: string): Promise<Finding[]> {
  return range(place, (after, limit) => tx.findings.standingPage(after, limit));
}

export function watchedOfPlace(tx: ReadTransaction, place: string): Promise<WatchedCertificate[]> {
  return range(place, (after, limit) => tx.watchedCertificates.page(after, limit));
}

async function range<R extends { id: string }>(
  place: string,
  page: (after: string, limit: number) => Promise<R[]>,
): Promise<R[]> {
  const found: R[] = [];
  for (let after = rangeStart(place); ; ) {
    const rows = await page(after, pageSize);
    const ofPlace = rows.filter(({ id }) => isOfPlace(id, place));
    found.push(...ofPlace);
    const last = rows.at(-1);
    if (last === undefined || ofPlace.length < rows.length) return found;
    after = last.id;
  }
}
