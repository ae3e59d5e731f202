// Scans and what they found, in the database.
//
// A component has one row for each scan from which on it was different: scan N writes only what differs from what was. What it
// was at scan N is its newest row up to N; rows of scans that are not complete are seen by nobody but the scan itself, so
// that results appear all at once. One scan of a connection is open at a time; whoever works at it holds its claim.

import type { AuditEntry } from '../audit/audit-entry.ts';
import type { RowClaim } from '../lease.ts';
import type { Instant } from '../ports.ts';
import type { ComponentFile, ComponentKey, ListedComponent, MissingContents, ScannedComponent } from './component.ts';
import type { ScanExclusions } from './exclusions.ts';
import type { Scan, ScanState } from './scan.ts';

/** A component as it is from a scan on. */
export interface ComponentVersion extends ListedComponent {
  sinceNumber: number;
  isRemoved: boolean;
  /** Its contents are still to be read. */
  isPending: boolean;
  /** Null: there are no contents, or they are not read yet. */
  fingerprint: string | null;
  missing: MissingContents | null;
}

export interface ReadContents {
  key: ComponentKey;
  files: readonly ComponentFile[] | null;
  fingerprint: string | null;
  missing: MissingContents | null;
}

/** Of one connection, up to one scan. */
export interface ScanPlace {
  connectionId: string;
  number: number;
}

export interface NewestScans {
  /** Names of connections; null: all. */
  connections: readonly string[] | null;
  states: readonly ScanState[] | null;
  /** The last of the page before; null: from the newest on. */
  before: Pick<Scan, 'askedAt' | 'id'> | null;
  limit: number;
}

export interface ScanReader {
  byId(id: string): Promise<Scan | null>;
  /** The newest first. */
  ofConnection(connectionId: string, limit: number): Promise<Scan[]>;
  /** By when they were asked for. */
  newest(wish: NewestScans): Promise<Scan[]>;
  byNumber(place: ScanPlace): Promise<Scan | null>;
  /** Of deleted ones no number comes again while any later one is there. */
  nextNumber(connectionId: string): Promise<number>;
  openOf(connectionId: string): Promise<Scan | null>;
  /** The newest that is complete, before a number where one is given. */
  lastCompleted(connectionId: string, before?: number): Promise<Scan | null>;
  /** The first that is complete behind a number. */
  nextCompleted(connectionId: string, behind: number): Promise<Scan | null>;
  /** Complete ones beyond the newest so many. */
  beyondKept(connectionId: string, kept: number): Promise<Scan[]>;
  /** What is over and no longer wanted, or left rows that nobody may see. */
  leaving(limit: number): Promise<Scan[]>;
  /** Units of the inventory that are read already. */
  unitsDone(scanId: string): Promise<string[]>;
  /** As they were at a scan, without what was removed by then; from behind `after`. */
  componentsAt(place: ScanPlace, after: ComponentKey, limit: number): Promise<ComponentVersion[]>;
  /** Of one type. */
  typeAt(place: ScanPlace, type: string, afterName: string, limit: number): Promise<ComponentVersion[]>;
  /** Of one type, in a folder and those inside it. */
  folderAt(
    place: ScanPlace,
    within: { type: string; folder: string },
    afterName: string,
    limit: number,
  ): Promise<ComponentVersion[]>;
  withFilesAt(place: ScanPlace, after: ComponentKey, limit: number): Promise<ScannedComponent[]>;
  oneAt(place: ScanPlace, key: ComponentKey): Promise<ScannedComponent | null>;
  /** How many of each type were there. */
  countsAt(place: ScanPlace): Promise<Record<string, number>>;
  /** Keys of what has another row at one of the scans behind `from` up to `to`. */
  touchedBetween(
    connectionId: string,
    from: number,
    to: number,
    after: ComponentKey,
    limit: number,
  ): Promise<ComponentKey[]>;
  /** Of rows of this very scan. */
  keysOf(place: ScanPlace, after: ComponentKey, limit: number): Promise<ComponentKey[]>;
  pending(place: ScanPlace, after: ComponentKey, limit: number): Promise<ComponentVersion[]>;
  versionAt(place: ScanPlace, key: ComponentKey): Promise<ComponentVersion | null>;
  pendingCount(place: ScanPlace): Promise<number>;
}

export interface ScanExclusionReader {
  /** Null: nothing is left out. */
  of(connectionId: string): Promise<ScanExclusions | null>;
}

export interface ScanExclusionWriter extends ScanExclusionReader {
  put(connectionId: string, exclusions: ScanExclusions | null, audit: AuditEntry): Promise<void>;
}

export interface ScanWriter extends ScanReader {
  /** Errors: scanUnderWay where another one of the connection is open. */
  insert(scan: Scan, audit: AuditEntry): Promise<void>;
  /** Takes that scan for `leaseMs` of database time, where it is open and nobody else holds it. Again by its holder: longer. */
  claim(id: string, claim: RowClaim): Promise<Scan | null>;
  /** The open scan that has waited longest of those that are due and not held. */
  claimDue(now: Instant, claim: RowClaim): Promise<Scan | null>;
  release(id: string, holder: string): Promise<void>;
  lock(id: string): Promise<Scan | null>;
  /** Locks it; null where this holder does not hold it any more. */
  lockHeld(id: string, holder: string): Promise<Scan | null>;
  /** With an audit entry where its state moves. */
  update(scan: Scan, audit: AuditEntry | null): Promise<void>;
  unitDone(scanId: string, unit: string): Promise<void>;
  /** A row that this scan has already stays as it is. */
  insertVersions(connectionId: string, versions: readonly ComponentVersion[]): Promise<void>;
  /** Of rows of this scan that are pending. */
  keepContents(place: ScanPlace, contents: readonly ReadContents[]): Promise<void>;
  dropVersions(place: ScanPlace, keys: readonly ComponentKey[]): Promise<void>;
  /** Deletes up to so many rows that this scan wrote, and its units; how many. */
  dropSome(place: ScanPlace, scanId: string, limit: number): Promise<number>;
  /** Deletes up to so many rows of a scan which newer rows up to `next` stand in for; how many. */
  dropSuperseded(place: ScanPlace, next: number, limit: number): Promise<number>;
  /** Deletes rows of this scan that are as the component was before; keys of those that were looked at. */
  dropSame(place: ScanPlace, after: ComponentKey, limit: number): Promise<ComponentKey[]>;
  dropUnits(scanId: string): Promise<void>;
  remove(id: string): Promise<void>;
}
