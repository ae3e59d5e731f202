// Turns what a sign-in met into what the diagnosis reads: the answer itself and every fact that we hold beside it.

import { isSandboxHost } from '../domain/connection/login-url.ts';
import type { FailureReport } from '../domain/diagnosis/diagnose.ts';
import { lastAcceptedPair } from '../domain/key-pair/candidates.ts';
import { type Instant, minuteMs } from '../domain/ports.ts';
import type { Settings } from '../domain/settings.ts';
import type { SignInFailure, TriedKey } from '../domain/token/sign-in-result.ts';
import type { Whole } from './find-connection.ts';

export function failureReport(
  { connection, app, pairs }: Whole,
  failure: SignInFailure,
  tried: readonly TriedKey[],
  settings: Settings,
  now: Instant,
): FailureReport {
  const last = tried.at(-1);
  const facts = last?.facts ?? null;
  const signed = pairs.find(({ id }) => id === last?.keyPairId);
  const accepted = lastAcceptedPair(pairs);
  const isSandbox = isSandboxHost(connection.loginUrl);
  const changes = [app.changedAt, ...pairs.map((pair) => pair.issuedAt)].filter((at) => at !== null);
  const changedAt = app.changedAt ?? (accepted === undefined ? Math.max(...changes) : null);
  return {
    phase: phaseOf(failure),
    status: facts?.status ?? null,
    contentType: facts?.contentType ?? null,
    body: facts !== null && facts.body !== '' ? facts.body : failure.message,
    context: {
      loginUrl: connection.loginUrl,
      audience: last?.target.audience ?? connection.audience,
      username: connection.username,
      consumerKey: app.consumerKey,
      appKind: app.kind,
      appName: app.name,
      orgKind: isSandbox === null ? null : isSandbox ? 'sandbox' : 'production',
      algorithm: 'RS256',
      serverDate: facts?.serverDate === null || facts === null ? null : new Date(facts.serverDate).toISOString(),
      now: new Date(now).toISOString(),
      keyFingerprint: signed?.fingerprint ?? null,
      certificate: certificateOf(failure, accepted ?? signed),
      minutesSinceChange: changedAt === null ? null : minutesSince(changedAt, now, settings),
      lastSuccess: connection.lastAccepted === null ? false : new Date(connection.lastAccepted.at).toISOString(),
      otherKeysTried: otherKeys(tried),
    },
  };
}

function phaseOf({ code }: SignInFailure): NonNullable<FailureReport['phase']> {
  if (code === 'noAnswer') return 'network';
  return code === 'consumerKeyMissing' || code === 'noUsableKeyPair' || code === 'certificateExpired'
    ? 'client_side'
    : 'token_endpoint';
}

function certificateOf(failure: SignInFailure, pair: { fingerprint: string; notAfter: Instant } | undefined) {
  if (pair === undefined) return null;
  const isOurs = failure.code === 'certificateExpired' || pair.notAfter > 0;
  return isOurs ? { notAfter: new Date(pair.notAfter).toISOString() } : null;
}

/** Longer ago than twice the propagation, a change explains nothing. */
function minutesSince(changedAt: Instant, now: Instant, settings: Settings): number | null {
  const minutes = (now - changedAt) / minuteMs;
  return minutes <= (settings.propagationSeconds / 60) * 2 ? Math.round(minutes * 10) / 10 : null;
}

function otherKeys(tried: readonly TriedKey[]) {
  const byKey = new Map(tried.map(({ fingerprint, result }) => [fingerprint, result === 'accepted']));
  return byKey.size > 1 ? [...byKey].map(([fingerprint, accepted]) => ({ fingerprint, accepted })) : null;
}
