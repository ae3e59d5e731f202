// A place whose certificates are read once a day: an org by its id, `elsewhere` for files and hosts, or a folder of a
// project. What one reading came to is kept beside it, so that the next can tell what is new from what was only unreadable.

import type { OrgPermission } from '../org/org.ts';
import type { Instant } from '../ports.ts';

export const elsewhere = 'elsewhere';

/** What is read of an org; each needs its own permission, and one that is missing leaves the others. */
export type ReadingPart = 'connectedApps' | 'managedCertificates' | 'setupAuditTrail';

export interface PartNotRead {
  part: ReadingPart;
  /** Null when it failed for another reason than a permission. */
  permission: OrgPermission | null;
  message: string;
}

/** What exists and could not be read. */
export interface UnreadableEntry {
  name: string;
  message: string;
}

export interface ReadingSummary {
  at: Instant;
  notRead: readonly PartNotRead[];
  /** Of the last reading that read the apps at all. */
  unreadable: readonly UnreadableEntry[];
  /** When the apps were read last; null: never, so that the next time is the baseline. */
  appsReadAt: Instant | null;
  /** Of a folder: who is told of what is found in it next. */
  contacts?: readonly string[];
}

export interface WatchedPlace {
  place: string;
  lookAt: Instant;
  lastReading: ReadingSummary | null;
}

export interface WatchedPlaceReader {
  byName(place: string): Promise<WatchedPlace | null>;
  /**
   * Those with `lookAt <= dueBy`, earliest first, and then those that are planned later than anything can be, at `latest`: a
   * clock that ran ahead did that.
   */
  due(dueBy: Instant, latest: Instant, limit: number): Promise<WatchedPlace[]>;
}

export interface WatchedPlaceWriter extends WatchedPlaceReader {
  /** Nothing when the place is watched already. */
  enroll(place: string, lookAt: Instant): Promise<void>;
  /** Takes the place until then, for a process that dies; false when another took it since it was read. */
  begin(seen: WatchedPlace, until: Instant): Promise<boolean>;
  note(place: WatchedPlace): Promise<void>;
  forget(place: string): Promise<void>;
}
