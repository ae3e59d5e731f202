// Swaps in the database. One swap of an app is open at a time; whoever works at it holds its claim.

import type { AuditEntry } from '../audit/audit-entry.ts';
import type { RowClaim } from '../lease.ts';
import type { Instant } from '../ports.ts';
import type { Swap } from './swap.ts';

export interface SwapReader {
  byId(id: string): Promise<Swap | null>;
  openOf(clientAppId: string): Promise<Swap | null>;
  /** The newest, open or over. */
  lastOf(clientAppId: string): Promise<Swap | null>;
  /** The newest of each. */
  lastOfApps(clientAppIds: readonly string[]): Promise<Swap[]>;
  /** Those that are the newest of their app, did not settle, and nobody looked at. */
  unseen(): Promise<Swap[]>;
}

export interface SwapWriter extends SwapReader {
  /** Errors: swapUnderWay where another one of the app is open. */
  insert(swap: Swap, audit: AuditEntry): Promise<void>;
  /** Takes that swap for `leaseMs` of database time, where it is open and nobody else holds it. Again by its holder: longer. */
  claim(id: string, claim: RowClaim): Promise<Swap | null>;
  /** The open swap that has waited longest of those that are due and not held. */
  claimDue(now: Instant, claim: RowClaim): Promise<Swap | null>;
  release(id: string, holder: string): Promise<void>;
  /** Locks it; null where this holder does not hold it any more, or it is over. */
  lockHeld(id: string, holder: string): Promise<Swap | null>;
  /** With an audit entry where its phase moves. Errors: rootKeyRetired. */
  update(swap: Swap, audit: AuditEntry | null): Promise<void>;
}
