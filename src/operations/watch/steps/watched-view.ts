// A watched certificate as programs see it.

import { iso } from '../../../domain/ports.ts';
import type { WatchedCertificate } from '../../../domain/watch/watched-certificate.ts';

export function watchedView({ label, location, certificate, contacts: told }: WatchedCertificate) {
  const { fingerprint, subject, notAfter } = certificate;
  return { label, location, fingerprint, subject, notAfter: iso(notAfter), contacts: told };
}
