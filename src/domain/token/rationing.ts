// How callers are held back: after everything was refused, so that a broken connection does not burn the org's login limit,
// and by the login budget of each username. A person's `test` is never held after a refusal, and has a reserve of its own.

import type { Instant } from '../ports.ts';
import { hourMs, minuteMs, secondMs } from '../ports.ts';
import type { Settings } from '../settings.ts';
import type { AttemptPurpose } from './attempt.ts';
import type { RefusalCode } from './token-answer.ts';

const firstHoldMs = 15 * secondMs;
const longestHoldMs = 5 * minuteMs;
const longestHoldInMotionMs = 30 * secondMs;

/**
 * A user that is frozen or deactivated signs in again when a person says so, with any key. Salesforce freezes by itself what
 * signs in again and again (KB 005318944): such a refusal is not answered with retries.
 */
const userShut: string = 'userInactive' satisfies RefusalCode;
const holdOfUserMs = hourMs;

export interface BackOff {
  until: Instant;
  holdMs: number;
}

/** Doubles from 15 s to 5 minutes; at most 30 s while a pair is issued or settling, since the upload may come any moment. */
export function nextBackOff(previous: BackOff | null, code: string, isInMotion: boolean, now: Instant): BackOff {
  if (code === userShut) return { until: now + holdOfUserMs, holdMs: holdOfUserMs };
  const doubled = previous === null ? firstHoldMs : previous.holdMs * 2;
  const holdMs = Math.min(doubled, isInMotion ? longestHoldInMotionMs : longestHoldMs);
  return { until: now + holdMs, holdMs };
}

/** Whether background callers wait now. */
export function isHeld(backOff: BackOff | null, now: Instant): backOff is BackOff {
  // A hold that lies further ahead than any hold can be comes from a clock that jumped.
  return backOff !== null && now < backOff.until && backOff.until <= now + holdOfUserMs;
}

/** Five tests an hour, each with the six assertions that an experiment may cost, when programs have spent the budget. */
export const testReserve = 30;

export function loginLimit({ loginsPerHour }: Pick<Settings, 'loginsPerHour'>, purpose: AttemptPurpose): number {
  return purpose === 'test' ? loginsPerHour + testReserve : loginsPerHour;
}

/** When the budget of the hour that contains `now` is over. */
export function budgetEndsAt(now: Instant): Instant {
  return (Math.floor(now / hourMs) + 1) * hourMs;
}

/** Until when programs and loops may not sign in; null: they may. An end further ahead than an hour is of a clock that jumped. */
export function rationedNow(until: Instant | null, now: Instant): Instant | null {
  return until !== null && now < until && until <= now + hourMs ? until : null;
}
