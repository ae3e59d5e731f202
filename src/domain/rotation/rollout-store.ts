// Rollouts in the database. One is running at a time; whoever works at it holds its claim.

import type { AuditEntry } from '../audit/audit-entry.ts';
import type { RowClaim } from '../lease.ts';
import type { Instant } from '../ports.ts';
import type { Rollout, RolloutApp } from './rollout.ts';

export interface RolloutReader {
  /** The newest, whatever has become of it. */
  last(): Promise<Rollout | null>;
  byId(id: string): Promise<Rollout | null>;
  /** In the order in which they come. */
  appsOf(id: string): Promise<RolloutApp[]>;
}

export interface RolloutWriter extends RolloutReader {
  /** Errors: rolloutUnderWay where another one is running. */
  insert(
    rollout: Rollout,
    apps: readonly Pick<RolloutApp, 'clientAppId' | 'connection'>[],
    audit: AuditEntry,
  ): Promise<void>;
  /** The one that is running, where it is due and nobody else holds it; again by its holder: longer. */
  claimRunning(now: Instant, claim: RowClaim): Promise<Rollout | null>;
  release(id: string, holder: string): Promise<void>;
  /** Locks it; null where this holder does not hold it any more, or it does not run. */
  lockHeld(id: string, holder: string): Promise<Rollout | null>;
  /** With an audit entry where more than its next look moves. Errors: rolloutUnderWay. */
  update(rollout: Rollout, audit: AuditEntry | null): Promise<void>;
  /** Where this app stands in it. */
  place(id: string, app: Pick<RolloutApp, 'clientAppId' | 'wave' | 'swapId' | 'notBegun'>): Promise<void>;
}
