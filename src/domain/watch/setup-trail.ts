// What the setup audit trail tells of certificates: its lines name subjects, not apps, so a line speaks of an app only
// through the marker that stands in each subject of ours. It is all there is for External Client Apps, which do not show
// their certificate, and a sign-in since proves it wrong.

import { pairInUse } from '../key-pair/candidates.ts';
import { certificateMarker, markerIn } from '../key-pair/certificate-name.ts';
import type { KeyPair } from '../key-pair/key-pair.ts';
import type { CertificateChange } from '../org/org.ts';
import type { JudgedFinding } from './finding-kinds.ts';
import type { HeldApp, WatchFacts } from './watch-facts.ts';

interface Subjects {
  from: string | null;
  to: string;
}

/** `Changed Connected App Certificate from CN=a, OU=x to CN=b`: the last "to" before an attribute parts them. */
export function subjectsOf({ action, text }: CertificateChange): Subjects | null {
  if (action === 'insertApplicationCertificate') {
    const to = /Certificate (\S.*)$/.exec(text)?.[1];
    return to === undefined ? null : { from: null, to };
  }
  const parts = /\bfrom (.*) to ([A-Za-z.]+=.*)$/.exec(text);
  return parts?.[1] === undefined || parts[2] === undefined ? null : { from: parts[1], to: parts[2] };
}

/** The newest change by which a certificate of these pairs gave way to one that is none of them. */
export function latestChangeAway(
  changes: readonly CertificateChange[],
  pairs: readonly KeyPair[],
): CertificateChange | null {
  const ours = markersOf(pairs);
  const isOurs = (subject: string | null) => subject !== null && ours.has(markerIn(subject) ?? '');
  const touching = changes.filter((change) => {
    const subjects = subjectsOf(change);
    return subjects !== null && (isOurs(subjects.from) || isOurs(subjects.to));
  });
  const newest = touching.toSorted((a, b) => b.at - a.at)[0];
  return newest === undefined || isOurs(subjectsOf(newest)?.to ?? null) ? null : newest;
}

/** For an app whose certificate was not read: what the trail alone tells, unless a sign-in since tells otherwise. */
export function trailFinding(held: HeldApp, facts: WatchFacts): JudgedFinding | null {
  const { app, pairs, connectionName } = held;
  const change = latestChangeAway(facts.reading.changes ?? [], pairs);
  const inUse = pairInUse(pairs);
  if (change === null || inUse === undefined) return null;
  const isProvedSince = (inUse.standing.lastAcceptedAt ?? 0) > change.at + facts.propagationMs;
  const to = subjectsOf(change)?.to;
  if (isProvedSince || to === undefined) return null;
  const about = { about: app.consumerKey ?? app.id, fingerprint: null, severity: 'urgent', connectionName } as const;
  const label = app.name;
  const marker = markerIn(to);
  const owner = facts.held.find((other) => other.app.id !== app.id && markersOf(other.pairs).has(marker ?? ''));
  if (owner !== undefined) {
    return { ...about, kind: 'otherAppByTrail', label, ownerName: owner.connectionName };
  }
  return { ...about, kind: 'replacedByTrail', label, to, change };
}

interface Saved {
  change: CertificateChange;
  tookPlaceOf: string | null;
  /** Into the slot that held these pairs, as far as the trail shows it. */
  isInOwnSlot: boolean;
}

/** The line by which the certificate of this pair was saved. */
export function savedByTrail(
  { subject }: Pick<KeyPair, 'subject'>,
  pairs: readonly KeyPair[],
  changes: readonly CertificateChange[],
): Saved | null {
  const marker = markerIn(subject);
  const change = changes.find((one) => marker !== null && markerIn(subjectsOf(one)?.to ?? '') === marker);
  if (change === undefined) return null;
  const isOurs = amongst(pairs);
  const tookPlaceOf = subjectsOf(change)?.from ?? null;
  // A foreign one that took the place of ours stood in this very slot.
  const wasPutThere = changes.some((one) => {
    const subjects = subjectsOf(one);
    return one.at <= change.at && isOurs(subjects?.from ?? null) && subjects?.to === tookPlaceOf;
  });
  return { change, tookPlaceOf, isInOwnSlot: isOurs(tookPlaceOf) || wasPutThere };
}

/** A certificate of ours took the place of one that never stood in its app, and no sign-in since proves it there. */
export function strayFinding({ app, pairs, connectionName }: HeldApp, facts: WatchFacts): JudgedFinding | null {
  for (const pair of pairs) {
    const saved = savedByTrail(pair, pairs, facts.reading.changes ?? []);
    if (saved === null || saved.isInOwnSlot || saved.tookPlaceOf === null) continue;
    const { tookPlaceOf, change } = saved;
    const isOfHeld = facts.held.some((other) => other.app.id !== app.id && amongst(other.pairs)(tookPlaceOf));
    if (isOfHeld || (pair.standing.lastAcceptedAt ?? 0) > change.at) continue;
    const about = `stray ${markerIn(pair.subject)}`;
    const who = { ownerName: connectionName, connectionName: null, label: tookPlaceOf };
    return { kind: 'otherAppByTrail', about, fingerprint: pair.fingerprint, severity: 'urgent', ...who };
  }
  return null;
}

/** Whether a subject in the trail is one of these pairs'. */
export function amongst(pairs: readonly KeyPair[]): (subject: string | null) => boolean {
  const ours = new Set(pairs.map(({ subject }) => markerIn(subject)));
  return (subject) => {
    const marker = subject === null ? null : markerIn(subject);
    return marker !== null && ours.has(marker);
  };
}

function markersOf(pairs: readonly KeyPair[]): Set<string> {
  return new Set(
    pairs.flatMap(({ publicKeyHash, issuedAt, subject }) => [
      certificateMarker(publicKeyHash, issuedAt),
      markerIn(subject) ?? certificateMarker(publicKeyHash, issuedAt),
    ]),
  );
}
