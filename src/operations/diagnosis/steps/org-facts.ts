// What the org showed about a failed sign-in, as facts for the judge. Ranks nothing.

import { changeFacts, type FailureFacts, type InstalledCertificate } from '../../../domain/diagnosis/facts.ts';
import { markerIn } from '../../../domain/key-pair/certificate-name.ts';
import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
import type { CertificateChange, Deploy, InstalledApp, InstalledApps, OrgUser } from '../../../domain/org/org.ts';
import { type Instant, minuteMs, secondMs } from '../../../domain/ports.ts';
import type { Settings } from '../../../domain/settings.ts';
import type { TriedKey } from '../../../domain/token/sign-in-result.ts';
import { subjectsOf } from '../../../domain/watch/setup-trail.ts';
import { fingerprint } from '../../../formats/x509.ts';
import type { Whole } from '../../connection/steps/find-connection.ts';
import type { OrgView } from './look-into-org.ts';

type OrgFacts = Partial<FailureFacts>;

export function orgFacts(
  whole: Whole,
  view: OrgView,
  tried: readonly TriedKey[],
  { now, settings }: { now: Instant; settings: Settings },
): OrgFacts {
  const { app } = whole;
  const lastGood = lastGoodAt(whole, view);
  const onlyPolicy = view.policies?.length === 1 ? view.policies[0] : undefined;
  return {
    ...(onlyPolicy === undefined
      ? {}
      : { permittedUsers: onlyPolicy.isAdminApprovedOnly ? 'admin-approved' : 'self-authorize' }),
    ...(view.user === undefined ? {} : { user: userFact(view.user) }),
    ...(view.deploys === null ? {} : { recentDeploy: deployedSince(view.deploys, lastGood) }),
    ...certificateFacts(whole, view, tried, lastGood),
    ...(app.kind === 'connected-app' && view.apps !== null ? appInOrg(view.apps, whole) : {}),
    ...savedLately(view.changes, whole, now, settings),
  };
}

/** Of the certificate that the app itself shows; null: it shows none. */
export function shownFingerprint(whole: Whole, { apps }: OrgView): string | null {
  const shown = apps === null ? undefined : installedApp(apps, whole);
  return shown === undefined || shown.certificateDer === null ? null : fingerprint(shown.certificateDer);
}

/** The org's own word on this very attempt: it goes before the answer, which often hides it. */
export function loginHistory(view: OrgView): string {
  return view.logins?.find(({ status }) => !/^success/i.test(status))?.status ?? '';
}

function userFact(user: OrgUser | null): FailureFacts['user'] {
  if (user === null) return 'missing';
  if (!user.isActive) return 'inactive';
  return user.isFrozen === true ? 'frozen' : 'active';
}

/** When the app was last known to hold a certificate of ours: a deploy before that wiped none. Null: it never worked. */
function lastGoodAt({ connection, pairs }: Whole, { changes }: OrgView): Instant | null {
  if (connection.lastAccepted === null) return null;
  return Math.max(connection.lastAccepted.at, certificateSavedAt(changes ?? [], pairs) ?? 0);
}

function deployedSince(deploys: readonly Deploy[], lastGood: Instant | null): boolean {
  return lastGood !== null && deploys.some(({ completedAt }) => completedAt > lastGood);
}

/** Whose certificate the app holds: by the app itself where it shows it, else by the setup audit trail. */
function certificateFacts(whole: Whole, view: OrgView, tried: readonly TriedKey[], lastGood: Instant | null): OrgFacts {
  const shown = view.apps === null ? undefined : installedApp(view.apps, whole);
  if (shown !== undefined) return shownFacts(shown, whole, view, tried, lastGood);
  const trail = installedByTrail(view.changes ?? [], whole.pairs);
  // The trail names what was saved, not what a deploy wiped since.
  const mayBeWiped = view.deploys !== null && deployedSince(view.deploys, lastGood);
  if (trail === null || (trail !== 'another' && mayBeWiped)) return {};
  return { installed: installedOf(trail === 'another' ? null : trail.fingerprint, tried, false) };
}

function installedOf(installed: string | null, tried: readonly TriedKey[], isShown: boolean): InstalledCertificate {
  const isTried = tried.some(({ fingerprint: signer }) => signer === installed);
  return { type: isTried ? 'ofThisKey' : 'ofAnotherKey', isShown };
}

function shownFacts(
  shown: InstalledApp,
  { app, connection }: Whole,
  { deploys }: OrgView,
  tried: readonly TriedKey[],
  lastGood: Instant | null,
): OrgFacts {
  // Without OAuth settings an app shows no consumer key.
  if (shown.consumerKey === null) return { flowEnabled: false };
  // In metadata "Use digital signatures" is the certificate: an app that shows one has the box ticked.
  if (shown.certificateDer !== null)
    return {
      installed: installedOf(fingerprint(shown.certificateDer), tried, true),
      ...(app.kind === 'connected-app' ? { flowEnabled: true } : {}),
    };
  // Without a deploy that can have wiped it, the box was unticked.
  const isWiped = deploys === null ? null : deployedSince(deploys, lastGood);
  if (isWiped === false || connection.lastAccepted === null) return { flowEnabled: false };
  return { installed: { type: 'none' } };
}

function installedApp({ apps }: InstalledApps, { app }: Whole): InstalledApp | undefined {
  return (
    apps.find(({ consumerKey }) => consumerKey !== null && consumerKey === app.consumerKey) ??
    apps.find(({ consumerKey, label }) => consumerKey === null && label === app.name)
  );
}

/** Nothing is said where an app could not be read or has lost its OAuth settings. */
function appInOrg({ apps, unreadable }: InstalledApps, { app }: Whole): OrgFacts {
  if (apps.some(({ consumerKey }) => consumerKey === app.consumerKey)) return { appInOrg: true };
  const isComplete = unreadable.length === 0 && apps.every(({ consumerKey }) => consumerKey !== null);
  return isComplete ? { appInOrg: false } : {};
}

/**
 * The certificate that was saved last, as far as the trail names one of ours: its lines name subjects, not apps. Null: no
 * line speaks of ours.
 */
function installedByTrail(
  changes: readonly CertificateChange[],
  pairs: readonly KeyPair[],
): KeyPair | 'another' | null {
  const ours = new Map(
    pairs.flatMap((pair) => {
      const marker = markerIn(pair.subject);
      return marker === null ? [] : [[marker, pair] as const];
    }),
  );
  const pairOf = (subject: string | null) => (subject === null ? undefined : ours.get(markerIn(subject) ?? ''));
  for (const change of changes.toSorted((a, b) => b.at - a.at)) {
    const subjects = subjectsOf(change);
    if (subjects === null) continue;
    const to = pairOf(subjects.to);
    if (to !== undefined) return to;
    if (pairOf(subjects.from) !== undefined) return 'another';
  }
  return null;
}

/** A certificate of ours that was saved minutes ago is still spreading. */
function savedLately(
  changes: readonly CertificateChange[] | null,
  { pairs }: Whole,
  now: Instant,
  { propagationSeconds }: Settings,
): OrgFacts {
  const at = certificateSavedAt(changes ?? [], pairs);
  const spreadsForMs = propagationSeconds * secondMs;
  // The org's clock may stand a little ahead of ours.
  if (at === null || now - at > 2 * spreadsForMs || now - at < -minuteMs) return {};
  return { change: changeFacts(Math.max(0, now - at), spreadsForMs, now) };
}

/** When the trail last names one of ours as saved. */
function certificateSavedAt(changes: readonly CertificateChange[], pairs: readonly KeyPair[]): Instant | null {
  const saved = changes.filter((change) => installedByTrail([change], pairs) instanceof Object);
  return saved.length === 0 ? null : Math.max(...saved.map(({ at }) => at));
}
