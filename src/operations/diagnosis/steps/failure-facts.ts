// What a test or a sign-in met, as facts for the judge: the answer itself and all that we hold beside it. What only a look into
// the org tells is in org-facts.ts.

import { isSandboxHost } from '../../../domain/connection/login-url.ts';
import { excludedAtSignIn } from '../../../domain/diagnosis/exclusions.ts';
import {
  type ChangeFacts,
  changeFacts,
  consumerKeyFacts,
  type FailureFacts,
  nothingKnown,
  usernameFacts,
} from '../../../domain/diagnosis/facts.ts';
import type { FailurePhase } from '../../../domain/diagnosis/failure-report.ts';
import { hostFacts } from '../../../domain/diagnosis/host-kind.ts';
import { messageText } from '../../../domain/diagnosis/message-text.ts';
import { lastAcceptedPair } from '../../../domain/key-pair/candidates.ts';
import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
import { meantCertificate } from '../../../domain/key-pair/meant-certificate.ts';
import { type Instant, secondMs } from '../../../domain/ports.ts';
import type { Settings } from '../../../domain/settings.ts';
import type { AttemptOutcome } from '../../../domain/token/attempt.ts';
import { isSlotLost, maySpread } from '../../../domain/token/lost-slot.ts';
import type { SignInFailure, TriedKey } from '../../../domain/token/sign-in-result.ts';
import type { Whole } from '../../connection/steps/find-connection.ts';

/** What a test gathered beyond the answer: facts win over what is known here, words go before the answer's. */
export interface Gathered {
  facts: Partial<FailureFacts>;
  loginHistory: string;
}

export const nothingGathered: Gathered = { facts: {}, loginHistory: '' };

export function failureFacts(
  whole: Whole,
  failure: SignInFailure,
  tried: readonly TriedKey[],
  { settings, now }: { settings: Settings; now: Instant },
  gathered: Gathered = nothingGathered,
): FailureFacts {
  const { connection, pairs } = whole;
  const last = tried.at(-1);
  const facts = last?.facts ?? null;
  const certificate = lastAcceptedPair(pairs) ?? pairs.find(({ id }) => id === last?.keyPairId);
  const words = facts !== null && facts.body !== '' ? facts.body : failure.message;
  const serverNow = facts?.serverDate ?? now;
  const hasCertificateExpired = certificate === undefined ? null : certificate.notAfter < serverNow;
  return {
    ...connectionFacts(whole),
    phase: phaseOf(failure),
    status: facts?.status ?? null,
    message: messageText(`${gathered.loginHistory}\n${words}`.trim(), facts?.contentType ?? ''),
    audience: hostFacts(last?.target.audience ?? connection.audience ?? ''),
    assertion: { isWellFormed: null, algorithm: 'RS256' },
    hasCertificateExpired,
    hasExpiredSinceSuccess: isPastSince(certificate, connection.lastAccepted?.at ?? null, serverNow),
    change: changeOf(lastChangeAt(whole, failure), now, settings),
    otherKeys: otherKeys(tried),
    retryPassed: retried(tried),
    fault: failure.code === 'noAnswer' ? failure.fault : failure.code,
    isSlotLost: isSlotLost(whole),
    excluded: excludedAtSignIn({
      isClockCompared: facts !== null && facts.clockSkewSeconds !== null,
      isInDate: hasCertificateExpired === false,
      maySpread: maySpread(whole, failure) || failure.code === 'otherRefusal',
    }),
    ...gathered.facts,
  };
}

/** Of the connection itself, before anything was asked. */
export function connectionFacts({ connection, app, pairs }: Whole): FailureFacts {
  const isSandbox = isSandboxHost(connection.loginUrl);
  return {
    ...nothingKnown,
    host: hostFacts(connection.loginUrl),
    orgKind: isSandbox === null ? null : isSandbox ? 'sandbox' : 'production',
    username: usernameFacts(connection.username),
    consumerKey: consumerKeyFacts(app.consumerKey ?? ''),
    appKind: app.kind,
    appName: app.name,
    ourCertificate: meantCertificate(connection.name, app, pairs),
    hasSucceededBefore: connection.lastAccepted !== null,
  };
}

/**
 * When something was changed that may still be spreading: what a person told, or, before the first acceptance, the youngest
 * certificate, which nobody can have uploaded earlier. Null: nothing that is known.
 */
function lastChangeAt({ app, pairs }: Whole, { code }: SignInFailure): Instant | null {
  // Where the answer speaks of the user, the certificate had been accepted: its upload is not what spreads.
  if (!speaksOfTheApp.has(code)) return null;
  if (app.changedAt !== null) return app.changedAt;
  const issued = pairs.map(({ issuedAt }) => issuedAt);
  return lastAcceptedPair(pairs) === undefined && issued.length > 0 ? Math.max(...issued) : null;
}

function phaseOf({ code }: SignInFailure): FailurePhase {
  if (code === 'noAnswer') return 'network';
  return code === 'consumerKeyMissing' || code === 'noUsableKeyPair' || code === 'certificateExpired'
    ? 'client_side'
    : 'token_endpoint';
}

const speaksOfTheApp: ReadonlySet<SignInFailure['code']> = new Set([
  'refusedWithEveryKey',
  'unknownConsumerKey',
  'appNotFound',
]);

/** In date when it was accepted last, and past now: the days did it, or somebody in the very same days. */
function isPastSince(pair: KeyPair | undefined, acceptedAt: Instant | null, now: Instant): boolean | null {
  return pair === undefined || acceptedAt === null ? null : acceptedAt < pair.notAfter && pair.notAfter < now;
}

/** By our own clock, which dated the change. Longer ago than twice the propagation, a change explains nothing. */
function changeOf(changedAt: Instant | null, now: Instant, { propagationSeconds }: Settings): ChangeFacts | null {
  const spreadsForMs = propagationSeconds * secondMs;
  if (changedAt === null || now - changedAt > 2 * spreadsForMs) return null;
  return changeFacts(Math.max(0, now - changedAt), spreadsForMs, now);
}

function otherKeys(tried: readonly TriedKey[]): FailureFacts['otherKeys'] {
  if (new Set(tried.map(({ fingerprint }) => fingerprint)).size < 2) return null;
  return tried.some(({ result }) => result === 'accepted') ? 'accepted' : 'refused';
}

/** False: one key was asked twice at the same place, and refused each time. Null: nothing was repeated. */
function retried(tried: readonly TriedKey[]): false | null {
  const asked = tried.map(({ fingerprint, target }) => `${fingerprint} ${target.tokenHost} ${target.audience}`);
  return new Set(asked).size < asked.length ? false : null;
}

/** Refusals that are said of an assertion whose signature, audience and time were in order: its certificate was in the slot. */
const saidOfASignedOne: ReadonlySet<string> = new Set([
  'userNotPreauthorized',
  'userNotAssigned',
  'missingRefreshScope',
  'tooManyApprovals',
]);

/**
 * Nothing of ours was ever accepted, nor refused for another reason than its key, and nobody has said that it was uploaded: what was
 * not done yet is no riddle.
 * @param earlier what became of attempts at this connection before.
 */
export function isNotUploaded(
  { connection, app, pairs }: Whole,
  { code }: Pick<SignInFailure, 'code'>,
  earlier: readonly AttemptOutcome[],
): boolean {
  const isNew = connection.lastAccepted === null && lastAcceptedPair(pairs) === undefined && app.changedAt === null;
  const wasThere = earlier.some((outcome) => outcome.type === 'refused' && saidOfASignedOne.has(outcome.code));
  return code === 'refusedWithEveryKey' && isNew && !wasThere;
}
