// What a test found out beyond the answer, in the words that the diagnosis reads. Judges facts, ranks nothing.

import type { FailureContext } from '../../../domain/diagnosis/diagnose.ts';
import { markerIn } from '../../../domain/key-pair/certificate-name.ts';
import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
import type { CertificateChange, Deploy, InstalledApp, InstalledApps } from '../../../domain/org/org.ts';
import { type Instant, minuteMs } from '../../../domain/ports.ts';
import type { TriedKey } from '../../../domain/token/sign-in-result.ts';
import { subjectsOf } from '../../../domain/watch/setup-trail.ts';
import { fingerprint } from '../../../formats/x509.ts';
import type { Whole } from '../../connection/steps/find-connection.ts';
import type { OrgView } from './look-into-org.ts';

/** From what the org showed. */
export function orgContext(whole: Whole, view: OrgView, tried: readonly TriedKey[], now: Instant): FailureContext {
  const { app } = whole;
  const lastGood = lastGoodAt(whole, view);
  const failedLogin = view.logins?.find(({ status }) => !/^success/i.test(status));
  const onlyPolicy = view.policies?.length === 1 ? view.policies[0] : undefined;
  return {
    ...(failedLogin === undefined ? {} : { loginHistory: failedLogin.status }),
    ...(onlyPolicy === undefined
      ? {}
      : { permittedUsers: onlyPolicy.isAdminApprovedOnly ? 'admin-approved' : 'self-authorize' }),
    ...(view.user === undefined ? {} : { userExists: view.user !== null }),
    ...(view.deploys === null ? {} : { recentDeploy: deployedSince(view.deploys, lastGood) }),
    ...certificateContext(whole, view, tried, lastGood),
    ...(app.kind === 'connected-app' && view.apps !== null ? appInOrg(view.apps, whole) : {}),
    ...changeContext(view.changes, whole, now),
  };
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
function certificateContext(
  whole: Whole,
  view: OrgView,
  tried: readonly TriedKey[],
  lastGood: Instant | null,
): FailureContext {
  const shown = view.apps === null ? undefined : installedApp(view.apps, whole);
  if (shown !== undefined) return shownContext(shown, whole, view, tried, lastGood);
  const trail = installedByTrail(view.changes ?? [], whole.pairs);
  // The trail names what was saved, not what a deploy wiped since.
  const mayBeWiped = view.deploys !== null && deployedSince(view.deploys, lastGood);
  if (trail === null || (trail !== 'another' && mayBeWiped)) return {};
  const mine = trail === 'another' ? undefined : tried.find(({ keyPairId }) => keyPairId === trail.id);
  return {
    certificate: { fingerprint: trail === 'another' ? otherFingerprint : trail.fingerprint },
    keyFingerprint: mine?.fingerprint ?? tried.at(-1)?.fingerprint ?? null,
  };
}

/** Of a certificate that only its name is known of: equal to none of ours. */
const otherFingerprint = Array.from({ length: 32 }, () => '00').join(':');

function shownContext(
  shown: InstalledApp,
  { connection }: Whole,
  { deploys }: OrgView,
  tried: readonly TriedKey[],
  lastGood: Instant | null,
): FailureContext {
  // Without OAuth settings an app shows no consumer key.
  if (shown.consumerKey === null) return { flowEnabled: false };
  if (shown.certificateDer !== null) {
    const installed = fingerprint(shown.certificateDer);
    const mine = tried.find((one) => one.fingerprint === installed);
    return {
      appHasCertificate: true,
      certificate: { fingerprint: installed },
      keyFingerprint: mine?.fingerprint ?? tried.at(-1)?.fingerprint ?? null,
    };
  }
  // In metadata "Use digital signatures" is the certificate: without a deploy that can have wiped it, the box was unticked.
  const isWiped = deploys === null ? null : deployedSince(deploys, lastGood);
  if (isWiped === false || connection.lastAccepted === null) return { flowEnabled: false };
  return { appHasCertificate: false };
}

function installedApp({ apps }: InstalledApps, { app }: Whole): InstalledApp | undefined {
  return (
    apps.find(({ consumerKey }) => consumerKey !== null && consumerKey === app.consumerKey) ??
    apps.find(({ consumerKey, label }) => consumerKey === null && label === app.name)
  );
}

/** Nothing is said where an app could not be read or has lost its OAuth settings. */
function appInOrg({ apps, unreadable }: InstalledApps, { app }: Whole): FailureContext {
  if (apps.some(({ consumerKey }) => consumerKey === app.consumerKey)) return { appInOrg: true };
  const isComplete = unreadable.length === 0 && apps.every(({ consumerKey }) => consumerKey !== null);
  return isComplete ? { appInOrg: false } : {};
}

/**
 * The certificate that was saved last, as far as the trail names one of ours: its lines name subjects, not apps. Null: no
 * line speaks of ours.
 */
export function installedByTrail(
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
function changeContext(changes: readonly CertificateChange[] | null, { pairs }: Whole, now: Instant): FailureContext {
  const at = certificateSavedAt(changes ?? [], pairs);
  const minutes = at === null ? null : (now - at) / minuteMs;
  return minutes === null || minutes > 20 || minutes < -1
    ? {}
    : { minutesSinceChange: Math.max(0, Math.round(minutes * 10) / 10) };
}

/** When the trail last names one of ours as saved. */
export function certificateSavedAt(changes: readonly CertificateChange[], pairs: readonly KeyPair[]): Instant | null {
  const saved = changes.filter((change) => installedByTrail([change], pairs) instanceof Object);
  return saved.length === 0 ? null : Math.max(...saved.map(({ at }) => at));
}
