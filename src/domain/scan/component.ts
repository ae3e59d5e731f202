// One component of an org's metadata as a scan records it: what the org lists of it, and its files. Type and full name are
// the Metadata API's own; files lie as a retrieve gives them (`objects/Account.object`, `classes/A.cls` with its `-meta.xml`).

import { createHash } from 'node:crypto';
import type { Instant } from '../ports.ts';

export interface ComponentKey {
  type: string;
  fullName: string;
}

/** As listMetadata tells it. */
export interface ListedComponent extends ComponentKey {
  namespace: string | null;
  /** Its path in a retrieved zip, without the package's own folder; of a bundle the folder. */
  fileName: string;
  /** Salesforce's id; null where it names none. */
  id: string | null;
  createdBy: string | null;
  createdAt: Instant | null;
  lastModifiedBy: string | null;
  /** Null where the org tells none, as for standard objects. */
  lastModifiedAt: Instant | null;
}

export interface ComponentFile {
  path: string;
  bytes: Uint8Array;
}

/**
 * Why there are no files. notAsked: the type is only counted · inParent: the file of its parent has it · notReturned: the org
 * lists it and does not give it · refused: the org gave an error instead · tooLarge: it is beyond what is kept.
 */
type MissingReason = 'notAsked' | 'inParent' | 'notReturned' | 'refused' | 'tooLarge';

export interface MissingContents {
  reason: MissingReason;
  /** The org's own words; empty where it said nothing. */
  message: string;
}

export interface ScannedComponent extends ListedComponent {
  /** In the order of their paths. */
  files: readonly ComponentFile[] | null;
  missing: MissingContents | null;
}

/** In the order that both databases give: by the bytes of type, then of full name. */
export function compareComponents(a: ComponentKey, b: ComponentKey): number {
  return compareText(a.type, b.type) || compareText(a.fullName, b.fullName);
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** Hex SHA-256 of the files, so that the same contents are seen as the same, whatever their line ends. */
export function fingerprintOf(files: readonly ComponentFile[]): string {
  const hash = createHash('sha256');
  for (const { path, bytes } of files.toSorted((a, b) => compareText(a.path, b.path))) {
    const normal = Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n');
    hash.update(`${path}\0${normal.length}\0`).update(normal, 'latin1');
  }
  return hash.digest('hex');
}
