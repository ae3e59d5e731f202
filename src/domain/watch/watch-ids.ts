// The ids of what the watcher stores. They begin with the place, so that all of one org is one range of the primary key,
// and say what they are about, so that the same finding of two readings is known as the same. No colon is in them: owners
// of notices are written `finding:ID`.

import type { Instant } from '../ports.ts';
import type { JudgedFinding } from './finding-kinds.ts';
import { shortHash } from './org-reading.ts';

type Identified = Pick<JudgedFinding, 'kind' | 'about' | 'fingerprint'>;

/** Where the range of a place begins; see `isOfPlace` for where it ends. */
export function rangeStart(place: string): string {
  return `${place}.`;
}

export function isOfPlace(id: string, place: string): boolean {
  return id.startsWith(rangeStart(place));
}

/** The same for the same finding in every reading. */
export function findingKey(place: string, { kind, about, fingerprint }: Identified): string {
  return `${rangeStart(place)}${kind}.${shortHash(about)}.${shortHash(fingerprint ?? '')}`;
}

/** One that ended and comes again is another: notices are unique for ever. */
export function findingId(key: string, foundAt: Instant): string {
  return `${key}.${foundAt}`;
}

interface ReadFindingId {
  key: string;
  place: string;
  kind: string;
  aboutHash: string;
  fingerprintHash: string;
}

/** Null for the id of something that is no finding of the watcher. */
export function readFindingId(id: string): ReadFindingId | null {
  const parts = id.split('.');
  const [place, kind, aboutHash, fingerprintHash] = parts;
  if (parts.length !== 5 || place === undefined || kind === undefined) return null;
  if (aboutHash === undefined || fingerprintHash === undefined) return null;
  return { key: parts.slice(0, 4).join('.'), place, kind, aboutHash, fingerprintHash };
}

export function appCertificateId(place: string, fullName: string): string {
  return `${rangeStart(place)}app.${shortHash(fullName)}`;
}

/** Salesforce shows no fingerprint of these: one that was renewed is told from the one before by its end. */
export function managedCertificateId(place: string, developerName: string, notAfter: Instant): string {
  return `${rangeStart(place)}managed.${shortHash(developerName)}.${notAfter}`;
}

export function isManagedId(id: string): boolean {
  return id.split('.')[1] === 'managed';
}

const folderStart = 'folder-';

/** A folder is a place of its own, whose name says where it is; base64url has neither dot nor colon. */
export function folderPlace(path: string): string {
  return `${folderStart}${Buffer.from(path).toString('base64url')}`;
}

/** Null: another kind of place. */
export function folderOf(place: string): string | null {
  return place.startsWith(folderStart) ? Buffer.from(place.slice(folderStart.length), 'base64url').toString() : null;
}

export type Source = 'file' | 'host';

/** A chain is what came with a certificate of ours: nothing to read again. */
export function sourceId(place: string, source: Source | 'chain', where: string): string {
  return `${rangeStart(place)}${source}.${shortHash(where)}`;
}

/** What a watched id was read from; null for a certificate in an org. */
export function sourceOf(id: string): Source | null {
  const [, source] = id.split('.');
  return source === 'file' || source === 'host' ? source : null;
}
