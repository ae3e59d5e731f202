// Turns what a test or a sign-in met into what the diagnosis reads: the answer itself and every fact that we hold beside it.
// What only a test gathers is in experiment/evidence-context.ts.

import { isSandboxHost } from '../../../domain/connection/login-url.ts';
import type { FailureContext, FailureReport } from '../../../domain/diagnosis/diagnose.ts';
import { lastAcceptedPair } from '../../../domain/key-pair/candidates.ts';
import { type Instant, minuteMs } from '../../../domain/ports.ts';
import type { Settings } from '../../../domain/settings.ts';
import type { SignInFailure, TriedKey } from '../../../domain/token/sign-in-result.ts';
import type { Whole } from '../../connection/steps/find-connection.ts';

/** Salesforce's own upper bound, which the diagnosis goes by. */
const propagationMinutes = 10;

/** @param gathered What a test found out beyond the answer; wins over what is known here. */
export function failureReport(
  { connection, app, pairs }: Whole,
  failure: SignInFailure,
  tried: readonly TriedKey[],
  settings: Settings,
  now: Instant,
  gathered: FailureContext = {},
): FailureReport {
  const last = tried.at(-1);
  const facts = last?.facts ?? null;
  const signed = pairs.find(({ id }) => id === last?.keyPairId);
  const accepted = lastAcceptedPair(pairs);
  const isSandbox = isSandboxHost(connection.loginUrl);
  const changedAt = lastChangeAt({ connection, app, pairs });
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
      certificate: certificateOf(accepted ?? signed),
      minutesSinceChange: changedAt === null ? null : minutesSince(changedAt, now, settings),
      lastSuccess: connection.lastAccepted === null ? false : new Date(connection.lastAccepted.at).toISOString(),
      otherKeysTried: otherKeys(tried),
      retryPassed: retried(tried),
      fault: failure.code === 'noAnswer' ? failure.fault : failure.code,
      ...gathered,
    },
  };
}

/**
 * When something was changed that may still be spreading: what a person told, or, before the first acceptance, the youngest
 * certificate, which nobody can have uploaded earlier. Null: nothing that is known.
 */
export function lastChangeAt({ app, pairs }: Whole): Instant | null {
  if (app.changedAt !== null) return app.changedAt;
  const issued = pairs.map(({ issuedAt }) => issuedAt);
  return lastAcceptedPair(pairs) === undefined && issued.length > 0 ? Math.max(...issued) : null;
}

function phaseOf({ code }: SignInFailure): NonNullable<FailureReport['phase']> {
  if (code === 'noAnswer') return 'network';
  return code === 'consumerKeyMissing' || code === 'noUsableKeyPair' || code === 'certificateExpired'
    ? 'client_side'
    : 'token_endpoint';
}

function certificateOf(pair: { notAfter: Instant } | undefined) {
  return pair === undefined ? null : { notAfter: new Date(pair.notAfter).toISOString() };
}

/**
 * Longer ago than twice the propagation, a change explains nothing. A propagation that was set to another length than
 * Salesforce's keeps its meaning: within it or over.
 */
export function minutesSince(changedAt: Instant, now: Instant, settings: Settings): number | null {
  const minutes = Math.max(0, now - changedAt) / minuteMs;
  const spreading = settings.propagationSeconds / 60;
  if (minutes > spreading * 2) return null;
  const told =
    minutes < spreading ? Math.min(minutes, propagationMinutes) : Math.max(minutes, propagationMinutes + 0.1);
  return Math.round(told * 10) / 10;
}

function otherKeys(tried: readonly TriedKey[]) {
  const byKey = new Map(tried.map(({ fingerprint, result }) => [fingerprint, result === 'accepted']));
  return byKey.size > 1 ? [...byKey].map(([fingerprint, accepted]) => ({ fingerprint, accepted })) : null;
}

/** False: one key was asked twice at the same place, and refused each time. Null: nothing was repeated. */
function retried(tried: readonly TriedKey[]): false | null {
  const asked = tried.map(({ fingerprint, target }) => `${fingerprint} ${target.tokenHost} ${target.audience}`);
  return new Set(asked).size < asked.length ? false : null;
}
