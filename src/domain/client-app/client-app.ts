// The Connected App or External Client App that holds our certificate. It has ONE certificate slot, so key pairs and
// their rotation belong to it, not to the connections that sign in through it.

import type { Instant } from '../ports.ts';

export type AppKind = 'connected-app' | 'external-client-app';

export interface ClientApp {
  id: string;
  kind: AppKind;
  /** What the admin sees in App Manager. */
  name: string;
  /** Null until the admin has created the app and copied the key; unique otherwise. */
  consumerKey: string | null;
  /** The pair that we ask to be uploaded: set by download, rotate and revert, never a proof of anything. */
  wantedKeyPairId: string | null;
  /** When a person last said "uploaded", or gave a consumer key behind which a change may spread: the app may be in motion. */
  changedAt: Instant | null;
  /** Issue a new pair when the active one has been in use for so long; null: off. */
  rotateEveryDays: number | null;
  /** Issue a new pair so many days before the active certificate expires; null: off. */
  rotateBeforeDays: number | null;
  /** How long an old pair is kept after its last use; null: until its own certificate expires. */
  retentionDays: number | null;
  /** After a restore: no pair is destroyed before this app was accepted again. Null: no hold. */
  destructionHeldSince: Instant | null;
  createdAt: Instant;
  /** Counts writes; a write with an older revision is refused. */
  revision: number;
}
