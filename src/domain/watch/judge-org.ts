// From a reading to what is found and what is watched: pure, the same for the same facts in any order. Nothing is found
// about what was not read, and nothing that was found ends because a reading did not show it.

import { authorityOf } from '../key-pair/next-certificate.ts';
import type { ShownCertificate } from '../key-pair/shown-certificate.ts';
import { aboutManaged, certificateChecks, managedFindings } from './check-certificate.ts';
import { heldAppFinding } from './check-held-app.ts';
import { otherAppFinding } from './check-other-app.ts';
import { eventStandsMs, type FindingKind, findingKinds, type JudgedFinding } from './finding-kinds.ts';
import { type OrgReading, type SeenApp, shortHash } from './org-reading.ts';
import { strayFinding, trailFinding } from './setup-trail.ts';
import type { HeldApp, WatchFacts } from './watch-facts.ts';
import {
  appCertificateId,
  findingId,
  findingKey,
  isManagedId,
  managedCertificateId,
  readFindingId,
} from './watch-ids.ts';

/** A certificate that is not ours and is watched like our own. */
export interface CertificateToWatch {
  id: string;
  label: string;
  location: string;
  certificate: ShownCertificate;
}

export interface Verdict {
  findings: readonly JudgedFinding[];
  watched: readonly CertificateToWatch[];
  /** Keys of standing findings that this reading does not end. */
  standingOn: readonly string[];
  /** Whether a certificate watched before, of which nothing was seen, is gone: false when its part was not read. */
  isGone(watchedId: string): boolean;
}

export function judgeOrg(facts: WatchFacts): Verdict {
  const { reading, held } = facts;
  const apps = reading.apps ?? [];
  const others = apps.filter((app) => heldApp(app, held) === undefined);
  const findings = [
    ...apps.flatMap((app) => appFindings(app, facts)),
    ...sharedCertificates(apps),
    ...unreadHeld(facts).flatMap((app) =>
      [trailFinding(app, facts), strayFinding(app, facts)].filter((one) => one !== null),
    ),
    ...(reading.managed ?? []).flatMap((managed) => managedFindings(managed, reading.at)),
  ];
  return {
    findings,
    watched: [...others.flatMap((app) => watchedApp(app, reading)), ...watchedManaged(reading)],
    standingOn: facts.standing.filter((one) => staysOpen(one.key, one.foundAt, facts)).map(({ key }) => key),
    isGone: (id) => {
      if (isManagedId(id)) return reading.managed !== null;
      if (reading.apps === null || reading.notShown === null) return false;
      const hidden = [...reading.unreadable.map(({ name }) => name), ...reading.notShown];
      return !hidden.some((name) => appCertificateId(reading.orgId, name) === id);
    },
  };
}

function appFindings(app: SeenApp, facts: WatchFacts): JudgedFinding[] {
  const { reading, held } = facts;
  const ours = heldApp(app, held);
  const found = ours === undefined ? otherAppFinding(app, facts) : heldAppFinding(app, ours, facts);
  const { certificate } = app;
  const place = found && { ...found, about: app.fullName, fingerprint: certificate?.fingerprint ?? null };
  if (certificate === null) return place === null ? [] : [place];
  const holder = { type: 'app', label: app.label } as const;
  const isOfAuthority = authorityOf(ours?.pairs ?? []) !== null;
  const where = { about: app.fullName, holder, connectionName: ours?.connectionName ?? null, isOfAuthority };
  const own = certificateChecks.map((check) => check(certificate, where, reading.at));
  return [place, ...own].filter((finding) => finding !== null);
}

/** An External Client App may show its certificate and not its consumer key: ours is known by the certificate then. */
function heldApp({ kind, consumerKey, certificate }: SeenApp, held: readonly HeldApp[]): HeldApp | undefined {
  if (consumerKey !== null) return held.find(({ app }) => app.consumerKey === consumerKey);
  if (kind === 'connected-app' || certificate === null) return undefined;
  return held.find(
    ({ app, pairs }) => app.kind === kind && pairs.some(({ fingerprint }) => fingerprint === certificate.fingerprint),
  );
}

/** Apps of ours whose certificate this reading does not show: most External Client Apps, and all where apps were not read. */
function unreadHeld({ reading, held }: WatchFacts): HeldApp[] {
  if (reading.changes === null) return [];
  const seen = new Set((reading.apps ?? []).map((app) => heldApp(app, held)));
  return held.filter((one) => !seen.has(one));
}

/** One key on several apps: whoever holds it signs in to all of them, and they must all be rotated at once. */
function sharedCertificates(apps: readonly SeenApp[]): JudgedFinding[] {
  const byKey = Map.groupBy(
    apps.filter(({ certificate }) => certificate !== null),
    ({ certificate }) => certificate?.publicKeyHash ?? '',
  );
  return [...byKey].flatMap(([publicKeyHash, sharing]) => {
    if (sharing.length < 2) return [];
    const apps = sharing.map(({ label, fullName }) => ({ label, fullName }));
    return [
      { kind: 'certificateShared', about: `key ${publicKeyHash}`, fingerprint: null, severity: 'reminder', apps },
    ];
  });
}

function watchedApp(
  { kind, fullName, label, certificate }: SeenApp,
  { orgId, host }: OrgReading,
): CertificateToWatch[] {
  if (certificate === null) return [];
  const { fingerprint, subject, notBefore, notAfter } = certificate;
  return [
    {
      id: appCertificateId(orgId, fullName),
      label: `${label} in ${host}`,
      location: `${kind === 'connected-app' ? 'Connected App' : 'External Client App'} "${label}" (${fullName}) in org ${orgId} (${host})`,
      certificate: { fingerprint, subject, notBefore, notAfter },
    },
  ];
}

function watchedManaged({ managed, at, orgId, host }: OrgReading): CertificateToWatch[] {
  return (managed ?? []).flatMap(({ developerName, label, notAfter, certificate: seen }) => {
    if (notAfter === null) return [];
    return [
      {
        id: managedCertificateId(orgId, developerName, notAfter),
        label: `${label} in ${host}`,
        location: `Setup > Certificate and Key Management > "${label}" in org ${orgId} (${host})`,
        certificate:
          seen === null
            ? { fingerprint: 'not shown by Salesforce', subject: developerName, notBefore: at, notAfter }
            : { fingerprint: seen.fingerprint, subject: seen.subject, notBefore: seen.notBefore, notAfter },
      },
    ];
  });
}

/** A standing finding that this reading does not show stays open while the reading could not have shown it. */
function staysOpen(key: string, foundAt: number, { reading }: WatchFacts): boolean {
  const read = readFindingId(findingId(key, foundAt));
  if (read === null || !isKind(read.kind)) return false;
  const { kind, aboutHash } = read;
  const { part, lasts } = findingKinds[kind];
  if (reading.notRead.some((missing) => missing.part === part)) return true;
  if (reading.unreadable.some(({ name }) => shortHash(name) === aboutHash)) return true;
  const hidden = (reading.managed ?? []).filter(({ certificate }) => kind === 'signatureWeak' && certificate === null);
  if (hidden.some(({ developerName }) => shortHash(aboutManaged(developerName)) === aboutHash)) return true;
  if (lasts !== 'event' || reading.at >= foundAt + eventStandsMs) return false;
  return (reading.apps ?? []).some(({ fullName, certificate }) => {
    const fingerprint = certificate?.fingerprint ?? null;
    return findingKey(reading.orgId, { kind, about: fullName, fingerprint }) === key;
  });
}

function isKind(kind: string): kind is FindingKind {
  return Object.hasOwn(findingKinds, kind);
}
