// Where a certificate is that somebody said to have uploaded and that the app does not use: read from what the org shows of
// its apps and of its setup audit trail. The marker in every subject of ours tells which one a line is about.

import type { ClientApp } from '../client-app/client-app.ts';
import { markerIn } from '../key-pair/certificate-name.ts';
import type { KeyPair } from '../key-pair/key-pair.ts';
import type { CertificateChange } from '../org/org.ts';
import type { OrgReading, SeenApp } from './org-reading.ts';
import { amongst, latestChangeAway, savedByTrail, subjectsOf } from './setup-trail.ts';

interface UploadFacts {
  app: ClientApp;
  awaited: KeyPair;
  /** Every key pair of the app. */
  pairs: readonly KeyPair[];
  /** Key pairs of other apps of ours in this org, each with a connection that uses it. */
  elsewhere: readonly { app: ClientApp; pair: KeyPair; connectionName: string }[];
  /** Null: the org could not be read at all. */
  reading: OrgReading | null;
}

/** Where it is, or what is known instead. */
export type UploadFinding =
  /** `connectionName`: of ours, that uses the app; null: an app that is none of ours, as far as is known. */
  | { type: 'inAnotherApp'; label: string; fullName: string; connectionName: string | null }
  | { type: 'inItsApp' }
  | { type: 'anotherFile'; subject: string; fingerprint: string }
  | { type: 'notSaved'; why: NotSaved }
  | { type: 'saved'; change: CertificateChange }
  | {
      type: 'savedElsewhere';
      change: CertificateChange;
      tookPlaceOf: string | null;
      connectionName: string | null;
      appName: string | null;
    };

export type NotSaved =
  | { type: 'appHoldsNone' }
  | { type: 'appStillHolds'; subject: string }
  | { type: 'olderSaved'; subject: string; change: CertificateChange }
  | { type: 'notInTrail' }
  | { type: 'notReadable'; permissions: readonly string[] };

/** What holds although the change may still be spreading: the org itself shows it, and no waiting alters it. */
export function isProof(finding: UploadFinding): boolean {
  switch (finding.type) {
    case 'inAnotherApp':
    case 'anotherFile':
      return true;
    case 'savedElsewhere':
      // Where none of a Latchkey was before, it may be this very app, emptied or given another file.
      return finding.connectionName !== null || markerIn(finding.tookPlaceOf ?? '') !== null;
    case 'notSaved':
      return finding.why.type !== 'notInTrail' && finding.why.type !== 'notReadable';
    default:
      return false;
  }
}

/** What is in a slot of which no key pair is taken any more. `connectionName`: of ours, whose certificate it is. */
export type LostSlotFinding =
  | { type: 'emptied' }
  | { type: 'holdsOurs'; subject: string }
  | { type: 'holdsAnother'; subject: string; fingerprint: string; connectionName: string | null }
  | { type: 'replacedByTrail'; subject: string; change: CertificateChange }
  | { type: 'notReadable'; permissions: readonly string[] };

export function lostSlot(facts: UploadFacts): LostSlotFinding {
  const { pairs, elsewhere, reading } = facts;
  const own = ownApp(facts);
  if (own?.certificate === null) return { type: 'emptied' };
  if (own !== undefined) {
    const { subject, fingerprint } = own.certificate;
    if (pairs.some((pair) => pair.fingerprint === fingerprint)) return { type: 'holdsOurs', subject };
    const owner = elsewhere.find(({ pair }) => pair.fingerprint === fingerprint);
    return { type: 'holdsAnother', subject, fingerprint, connectionName: owner?.connectionName ?? null };
  }
  const change = latestChangeAway(reading?.changes ?? [], pairs);
  const to = change === null ? undefined : subjectsOf(change)?.to;
  if (change !== null && to !== undefined) return { type: 'replacedByTrail', subject: to, change };
  return { type: 'notReadable', permissions: permissionsMissing(reading) };
}

type Check = (facts: UploadFacts) => UploadFinding | null;

/** What is proved comes first; the first that speaks is the answer. */
const checks: readonly Check[] = [
  inItsApp,
  inAnotherApp,
  appHoldsAnother,
  olderSavedByTrail,
  savedSomewhere,
  notInTrail,
];

export function missingUpload(facts: UploadFacts): UploadFinding {
  return checks.map((check) => check(facts)).find((finding) => finding !== null) ?? unknown(facts);
}

function inAnotherApp({ app, awaited, elsewhere, reading }: UploadFacts): UploadFinding | null {
  const other = reading?.apps?.find(
    ({ consumerKey, certificate }) =>
      // One that shows its certificate and no consumer key may be this very app.
      consumerKey !== null && consumerKey !== app.consumerKey && certificate?.fingerprint === awaited.fingerprint,
  );
  if (other === undefined) return null;
  const owner = elsewhere.find((one) => one.app.consumerKey === other.consumerKey);
  const { label, fullName } = other;
  return { type: 'inAnotherApp', label, fullName, connectionName: owner?.connectionName ?? null };
}

function inItsApp(facts: UploadFacts): UploadFinding | null {
  return ownApp(facts)?.certificate?.fingerprint === facts.awaited.fingerprint ? { type: 'inItsApp' } : null;
}

function appHoldsAnother(facts: UploadFacts): UploadFinding | null {
  const own = ownApp(facts);
  if (own === undefined) return null;
  const shown = own.certificate;
  if (shown === null) return { type: 'notSaved', why: { type: 'appHoldsNone' } };
  const { subject, fingerprint } = shown;
  const isOurs = facts.pairs.some((pair) => pair.fingerprint === fingerprint);
  if (isOurs) return { type: 'notSaved', why: { type: 'appStillHolds', subject } };
  return { type: 'anotherFile', subject, fingerprint };
}

/** The old file was uploaded once more: the newest line of this slot names it, and is younger than the one awaited. */
function olderSavedByTrail({ awaited, pairs, reading }: UploadFacts): UploadFinding | null {
  const isOurs = amongst(pairs);
  const ofSlot = (reading?.changes ?? []).filter((one) => {
    const subjects = subjectsOf(one);
    return one.at > awaited.issuedAt && isOurs(subjects?.from ?? null) && isOurs(subjects?.to ?? null);
  });
  const change = ofSlot.toSorted((a, b) => b.at - a.at)[0];
  const subject = change === undefined ? undefined : subjectsOf(change)?.to;
  if (change === undefined || subject === undefined || markerIn(subject) === markerIn(awaited.subject)) return null;
  return { type: 'notSaved', why: { type: 'olderSaved', subject, change } };
}

/** For an app that does not show its certificate, such as an External Client App. */
function savedSomewhere({ awaited, pairs, elsewhere, reading }: UploadFacts): UploadFinding | null {
  const saved = savedByTrail(awaited, pairs, reading?.changes ?? []);
  if (saved === null) return null;
  const { change, tookPlaceOf } = saved;
  if (saved.isInOwnSlot) return { type: 'saved', change };
  const owner = elsewhere.find(({ pair }) => amongst([pair])(tookPlaceOf));
  const { connectionName = null, app } = owner ?? {};
  return { type: 'savedElsewhere', change, tookPlaceOf, connectionName, appName: app?.name ?? null };
}

function notInTrail({ reading }: UploadFacts): UploadFinding | null {
  return reading?.changes == null ? null : { type: 'notSaved', why: { type: 'notInTrail' } };
}

function unknown({ reading }: UploadFacts): UploadFinding {
  return { type: 'notSaved', why: { type: 'notReadable', permissions: permissionsMissing(reading) } };
}

function permissionsMissing(reading: OrgReading | null): string[] {
  return [...new Set((reading?.notRead ?? []).flatMap(({ permission }) => permission ?? []))];
}

function ownApp({ app, reading }: UploadFacts): SeenApp | undefined {
  return reading?.apps?.find(({ consumerKey }) => consumerKey !== null && consumerKey === app.consumerKey);
}
