// What came of a reading of an org, and of watching a certificate elsewhere.

import type { Instant } from '../ports.ts';
import type { WeakPoint } from './check-certificate.ts';
import type { Finding, FindingWords } from './finding.ts';
import type { JudgedFinding } from './finding-kinds.ts';
import type { OrgReading } from './org-reading.ts';
import type { WatchedCertificate } from './watched-certificate.ts';
import type { UnreadableEntry } from './watched-place.ts';

export interface ProvedApp {
  appName: string;
  connection: string;
  /** The key pair that the org accepted last; null: none yet. */
  accepted: { fingerprint: string; at: Instant; notAfter: Instant } | null;
}

export interface OrgWatchResult {
  connection: string;
  reading: OrgReading;
  /** Consumer keys of the apps that are ours. */
  ours: readonly string[];
  /** Our External Client Apps, whose certificate no API shows, with what their sign-ins prove. */
  proved: readonly ProvedApp[];
  /** Expiry that the notices of the certificates tell by themselves. */
  expiring: readonly (FindingWords & Pick<JudgedFinding, 'kind' | 'severity'>)[];
  /** What stands now, oldest first. */
  standing: readonly Finding[];
  opened: number;
  ended: number;
}

export interface WatchedFolder {
  folder: string;
  contacts: readonly string[];
  isNew: boolean;
  certificates: readonly WatchedCertificate[];
  /** Files that should hold a certificate. */
  unreadable: readonly UnreadableEntry[];
}

export interface AddedWatch {
  watched: WatchedCertificate;
  isNew: boolean;
  /** How many the file holds: of several the one that ends first is watched. */
  certificates: number;
  /** Of the certificate that is watched. */
  weak: readonly WeakPoint[];
}
