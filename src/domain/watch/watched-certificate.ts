// A certificate that is not ours: who hears before it expires, and what is needed from the database.

import type { AuditEntry } from '../audit/audit-entry.ts';
import type { ShownCertificate } from '../key-pair/shown-certificate.ts';

/** A certificate in the org that is not ours, or one elsewhere (a file, a host) that we were asked to watch. */
export interface WatchedCertificate {
  id: string;
  label: string;
  /** Where it was read: a path, a host and port, an org and app. */
  location: string;
  certificate: ShownCertificate;
  /** Empty: the default contacts. */
  contacts: readonly string[];
  noticeDays: readonly number[] | null;
}

export interface WatchedCertificateReader {
  byId(id: string): Promise<WatchedCertificate | null>;
  /** By id, after the given one ('' for the first page). */
  page(afterId: string, limit: number): Promise<WatchedCertificate[]>;
}

export interface WatchedCertificateWriter extends WatchedCertificateReader {
  insert(watched: WatchedCertificate, audit: AuditEntry): Promise<void>;
  update(watched: WatchedCertificate, audit: AuditEntry): Promise<void>;
  remove(id: string, audit: AuditEntry): Promise<void>;
}
