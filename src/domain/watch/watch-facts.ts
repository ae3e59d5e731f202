// What the judge looks at: a reading, what we hold for this org, and what the reading before left.

import type { ClientApp } from '../client-app/client-app.ts';
import type { KeyPair } from '../key-pair/key-pair.ts';
import type { Instant } from '../ports.ts';
import type { OrgReading } from './org-reading.ts';

/** A client app of ours with connections to this org, or whose consumer key was read there. */
export interface HeldApp {
  app: ClientApp;
  /** Destroyed ones too. */
  pairs: readonly KeyPair[];
  /** What its people call it: the first connection's name. */
  connectionName: string;
}

/** Who owns, among all our apps, a certificate that was seen. */
export interface CertificateOwner {
  fingerprint: string;
  clientAppId: string;
  connectionName: string;
}

/** A certificate of an app that is not ours, as the last reading saw it. */
export interface RememberedApp {
  fullName: string;
  fingerprint: string;
}

export interface StandingFinding {
  /** See watch-ids.ts. */
  key: string;
  foundAt: Instant;
}

export interface WatchFacts {
  reading: OrgReading;
  held: readonly HeldApp[];
  owners: readonly CertificateOwner[];
  remembered: readonly RememberedApp[];
  standing: readonly StandingFinding[];
  /** API names that could not be read the last time: what shows of them now need not be new. */
  unreadableBefore: readonly string[];
  /** The baseline: what is there now is no news. */
  isFirstReading: boolean;
  /** How long a saved change takes to reach every server: a sign-in before that proves nothing about it. */
  propagationMs: number;
}
