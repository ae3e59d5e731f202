// How often, and with which key pairs, a call asks before it says that there is no token. During propagation one pass
// is not enough: the old key can meet a new server and the new key an old one, in up to 1 of 4 passes; 12 rounds
// leave 6 in 100 million.

import type { Connection } from '../connection/connection.ts';
import { isUsable } from '../key-pair/candidates.ts';
import { isUnsettled } from '../key-pair/handover.ts';
import type { KeyPair } from '../key-pair/key-pair.ts';
import { stateFacts } from '../key-pair/key-pair-states.ts';
import { type Instant, minuteMs } from '../ports.ts';
import type { SignInFailure } from './sign-in-result.ts';
import type { RefusalCode } from './token-answer.ts';

const roundsInMotion = 12;
const roundsAtRest = 2;
const recentlyAcceptedMs = 20 * minuteMs;

/**
 * How many rounds a call asks. A connection that worked and is refused with every key for the first time is in motion
 * too, whatever the key pairs say: an older certificate uploaded again announces itself in no other way.
 */
export function roundsFor(
  connection: Pick<Connection, 'lastAccepted' | 'failure'>,
  pairs: readonly KeyPair[],
  now: Instant,
): number {
  const isNews = connection.lastAccepted !== null && connection.failure?.code !== 'refusedWithEveryKey';
  const hasOthers = pairs.filter(isUsable).length > 1;
  return isInMotion(pairs, now) || (isNews && hasOthers) ? roundsInMotion : roundsAtRest;
}

/** A pair waits for its upload or its handover, or two were accepted lately: some servers may want another key. */
export function isInMotion(pairs: readonly KeyPair[], now: Instant): boolean {
  if (pairs.some((pair) => stateFacts(pair).awaitsUpload || isUnsettled(pair))) return true;
  return acceptedLately(pairs, now).length > 1;
}

/** Refusals that a saved change of the app explains as long as it spreads: besides its certificate the app, its policies, its scopes. */
export const explainedBySpreading: ReadonlySet<string> = new Set<RefusalCode>([
  'unknownConsumerKey',
  'appNotFound',
  'userNotPreauthorized',
  'userNotAssigned',
  'missingRefreshScope',
]);

/** Salesforce looks at the user and the policies only after it found the signature in order. */
export function isAfterSignature({ code }: { code: string }): boolean {
  return saidOfTheUser.has(code);
}

const saidOfTheUser: ReadonlySet<string> = new Set<RefusalCode>([
  'userNotPreauthorized',
  'userNotAssigned',
  'missingRefreshScope',
  'userInactive',
  'ipRestricted',
  'loginHoursRestricted',
  'tooManyApprovals',
]);

/**
 * Whether a refusal that no other key would change may still pass on another server: an app that was accepted for the
 * first time minutes ago, or whose certificate is changing hands, is spreading. A call asks again in its next round.
 */
export function mayPassElsewhere({ code }: SignInFailure, pairs: readonly KeyPair[], now: Instant): boolean {
  if (!explainedBySpreading.has(code)) return false;
  return pairs
    .filter(isUnsettled)
    .some(({ standing: { state, since } }) => state === 'settling' || since > now - recentlyAcceptedMs);
}

function acceptedLately(pairs: readonly KeyPair[], now: Instant): KeyPair[] {
  return pairs.filter(({ standing }) => Math.abs(now - (standing.lastAcceptedAt ?? -Infinity)) < recentlyAcceptedMs);
}

/**
 * The candidates to ask in a round (0, 1, 2 …), in order. The first and every third round ask all; the others only
 * alternate the pairs that were accepted lately, so that a handover does not spend logins on pairs that cannot be it.
 */
export function askedInRound(round: number, ordered: readonly KeyPair[], now: Instant): readonly KeyPair[] {
  if (round % 3 === 0) return ordered;
  const lately = acceptedLately(ordered, now);
  return lately.length > 1 ? lately : ordered;
}

/** The pause before a round, in milliseconds: short at first, so that a caller hardly waits; never in step with others. */
export function pauseBeforeRound(round: number, fraction: number): number {
  if (round === 0) return 0;
  const full = Math.min(100 * 2 ** (round - 1), 3_000);
  return Math.round(full * (0.5 + fraction / 2));
}

/** The pause before a lost or 5xx answer is tried again with a fresh assertion; null: not again. */
export function pauseBeforeRetry(retry: number, fraction: number): number | null {
  const schedule = [200, 500, 1_000, 2_000, 4_000, 8_000];
  const full = schedule[retry];
  return full === undefined ? null : Math.round(full * (0.5 + fraction / 2));
}
