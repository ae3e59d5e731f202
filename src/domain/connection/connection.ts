// One org + one client app + one username + one login URL: the thing that a user tests and scans.

import type { Instant } from '../ports.ts';

/** `allow-expired` is for the emergency: audited, shown in red. */
export type ExpiredPolicy = 'refuse' | 'allow-expired';

export interface Connection {
  id: string;
  /** Unique; letters, digits, dot, dash, underscore; at most 60 characters, since it stands in file names and subjects. */
  name: string;
  clientAppId: string;
  username: string;
  /** An origin: https://login.salesforce.com, a My Domain, http://127.0.0.1:1234. No trailing slash. */
  loginUrl: string;
  /** What the user set by `--audience`; wins over everything. */
  audience: string | null;
  /** The combination that a test found to work, remembered so that no token call has to search. */
  found: { tokenHost: string; audience: string } | null;
  /** Pinned at the first success; another org or user fails until `--accept-org`. */
  org: { orgId: string; userId: string; instanceUrl: string } | null;
  /** While `org` is null: the only org that the next success may pin, as `--accept-org` named it. */
  acceptedOrgId?: string;
  expiredPolicy: ExpiredPolicy;
  /** E-mail addresses. Empty: the installation's default contacts. */
  contacts: readonly string[];
  /** Days before expiry at which a notice is due; null: the installation's. */
  noticeDays: readonly number[] | null;
  /** The last acceptance and the key pair it was for. */
  lastAccepted: { at: Instant; keyPairId: string } | null;
  /** The last full failure: set when a call or probe found no token, cleared by the next success. */
  failure: ConnectionFailure | null;
  /** Until when background callers are held, and how long the hold was: doubles up to its limit. */
  backOff: { until: Instant; holdMs: number } | null;
  /** Seconds by which the server's clock is ahead of ours; 0 while under the tolerance. */
  clockSkewSeconds: number;
  /** While somebody waits, has said "uploaded", or another connection of the app works again: probe every minute until then. */
  probedCloselyUntil: Instant | null;
  lastProbeAt: Instant | null;
  /** When the reconciler looks at this connection again. */
  nextLookAt: Instant;
  createdAt: Instant;
  /** Counts writes; a write with an older revision is refused. */
  revision: number;
}

export interface ConnectionFailure {
  /** When this episode began. */
  since: Instant;
  /** When it was seen last. */
  at: Instant;
  /** An answer code, see token-answer.ts, or `refusedWithEveryKey`, `noUsableKeyPair`, `certificateExpired`. */
  code: string;
  /** Salesforce's or the system's own words, redacted, for display. */
  message: string;
}
