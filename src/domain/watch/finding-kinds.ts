// What the watcher can find, in one table: the part of the reading that shows it, and how long it stands.
// Nothing else lists the kinds.

import { dayMs } from '../ports.ts';
import type { ReadingPart } from './watched-place.ts';

interface KindFacts {
  /** While it was not read, nothing of this kind begins or ends. */
  part: ReadingPart;
  /**
   * fact: until a reading does not show it any more · event: something happened, and only the reading after it can tell;
   * it stands for `eventStandsMs` while its certificate stays · expiry: the notices of the certificate itself tell it, so
   * that one certificate with one reason is one message; it is shown and not stored.
   */
  lasts: 'fact' | 'event' | 'expiry';
}

export const findingKinds = {
  certificateExpired: { part: 'connectedApps', lasts: 'expiry' },
  certificateNearsExpiry: { part: 'connectedApps', lasts: 'expiry' },
  certificateCleared: { part: 'connectedApps', lasts: 'fact' },
  certificateOfAnotherApp: { part: 'connectedApps', lasts: 'fact' },
  certificateReplaced: { part: 'connectedApps', lasts: 'fact' },
  certificateNotHeld: { part: 'connectedApps', lasts: 'fact' },
  certificateRenewed: { part: 'connectedApps', lasts: 'event' },
  appUnknown: { part: 'connectedApps', lasts: 'event' },
  certificateShared: { part: 'connectedApps', lasts: 'fact' },
  keyWeak: { part: 'connectedApps', lasts: 'fact' },
  signatureWeak: { part: 'connectedApps', lasts: 'fact' },
  managedKeyWeak: { part: 'managedCertificates', lasts: 'fact' },
  replacedByTrail: { part: 'setupAuditTrail', lasts: 'fact' },
  otherAppByTrail: { part: 'setupAuditTrail', lasts: 'fact' },
} as const satisfies Record<string, KindFacts>;

export type FindingKind = keyof typeof findingKinds;

/** The files and hosts elsewhere have one kind of their own. */
export const sourceUnreadable = 'sourceUnreadable';

/** Long enough that a person who is away for a week still sees it stand. */
export const eventStandsMs = 14 * dayMs;
/** Salesforce's own keys have been 2,048 bits for long; NIST SP 800-131A retired less, and SHA-1 in signatures. */
export const weakestRsaBits = 2_048;

/** Something that the judge saw. `about` and `fingerprint` with the kind tell whether it is the same as yesterday's. */
export interface JudgedFinding {
  kind: FindingKind;
  /** The app by its API name, `managed NAME` for an entry of Certificate and Key Management. */
  about: string;
  /** The certificate that it is about; null when it is about the slot. */
  fingerprint: string | null;
  severity: 'reminder' | 'urgent';
  title: string;
  detail: string;
  remedy: string;
}
