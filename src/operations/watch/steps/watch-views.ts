// What is watched and found, as programs see it.

import { iso } from '../../../domain/ports.ts';
import type { Finding } from '../../../domain/watch/finding.ts';
import { readFindingId } from '../../../domain/watch/watch-ids.ts';
import type { WatchedCertificate } from '../../../domain/watch/watched-certificate.ts';

export function findingView({ id, foundAt, severity, org, title, detail, remedy }: Finding) {
  return { kind: readFindingId(id)?.kind ?? null, severity, org, title, detail, remedy, foundAt: iso(foundAt) };
}

export function watchedView({ label, location, certificate, contacts: told }: WatchedCertificate) {
  const { fingerprint, subject, notAfter } = certificate;
  return { label, location, fingerprint, subject, notAfter: iso(notAfter), contacts: told };
}
