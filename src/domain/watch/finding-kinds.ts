// What the watcher can find, in one table: the part of the reading that shows it, and how long it stands.
// Nothing else lists the kinds.

import type { FileProblem } from '../../formats/format-error.ts';
import type { ErrorData } from '../errors.ts';
import type { CertificateChange } from '../org/org.ts';
import { dayMs, type Instant } from '../ports.ts';
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

/** What a finding tells, as data: text/watch has the words. `connectionName` is of ours, that uses the app; null: it is none of ours. */
type FindingFacts =
  | {
      kind: 'certificateExpired' | 'certificateNearsExpiry';
      holder: CertificateHolder;
      notAfter: Instant;
      daysLeft: number;
      connectionName: string | null;
      isOfAuthority?: true;
    }
  | { kind: 'keyWeak' | 'managedKeyWeak'; holder: CertificateHolder; bits: number }
  | { kind: 'signatureWeak'; holder: CertificateHolder; signatureAlgorithm: string }
  | { kind: 'certificateShared'; apps: readonly { label: string; fullName: string }[] }
  | { kind: 'certificateCleared'; label: string; connectionName: string | null }
  | {
      kind: 'certificateOfAnotherApp' | 'otherAppByTrail';
      label: string;
      ownerName: string;
      connectionName: string | null;
    }
  | { kind: 'certificateNotHeld'; label: string; connectionName: string; why: NotHeld }
  | {
      kind: 'certificateReplaced';
      label: string;
      connectionName: string;
      subject: string;
      /** Null: the setup audit trail does not tell. */
      change: CertificateChange | null;
    }
  | { kind: 'replacedByTrail'; label: string; connectionName: string; to: string; change: CertificateChange }
  | { kind: 'certificateRenewed'; label: string; subject: string; before: string }
  | { kind: 'appUnknown'; label: string; subject: string };

/** An app, or an entry of Certificate and Key Management. */
interface CertificateHolder {
  type: 'app' | 'managed';
  label: string;
}

type NotHeld =
  /** `isOfAuthority`: one signs the certificates of this app, and is to be asked for the next. */
  | { type: 'destroyed' | 'compromised'; isOfAuthority?: true }
  | { type: 'anotherCertificate'; subject: string; isOfAnotherInstallation: boolean };

/** Something that the judge saw. `about` and `fingerprint` with the kind tell whether it is the same as yesterday's. */
export type JudgedFinding = FindingFacts & {
  /** The app by its API name, `managed NAME` for an entry of Certificate and Key Management. */
  about: string;
  /** The certificate that it is about; null when it is about the slot. */
  fingerprint: string | null;
  severity: 'reminder' | 'urgent';
};

/** A file or a host elsewhere that gave no certificate. */
export interface UnreadableSource {
  kind: typeof sourceUnreadable;
  label: string;
  location: string;
  /** It was read before, and what was read then still stands. */
  isCounted: boolean;
  why: ({ type: 'format' } & FileProblem) | ({ type: 'error' } & ErrorData);
}

/** What is kept of a finding, to be told in the language of whoever looks; expiry is told by the notices of its certificate. */
export type KeptFinding =
  | Exclude<JudgedFinding, { kind: 'certificateExpired' | 'certificateNearsExpiry' }>
  | UnreadableSource;

/** What a check of one app finds, before the app and its certificate are named. */
export type AppFinding = FindingFacts & Pick<JudgedFinding, 'severity'>;
