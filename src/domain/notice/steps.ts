// The steps by which a subject becomes more urgent, and which of them is open now. Level-triggered: the open step
// follows from the dates alone, so a sweep that was missed changes when people hear, never whether they do.
// Instants are UTC milliseconds; daylight saving and leap days cannot move them.

import { dayMs, type Instant } from '../ports.ts';

/** `resolved` tells that something is over; it is heard by those who heard that it began. */
export type Severity = 'info' | 'reminder' | 'urgent' | 'resolved';

export interface Step {
  /** With the subject it names the notice for ever: `days:30`, `expired`, `week:2`. */
  occasion: string;
  /** Also the urgency: of two steps of one subject the later is the more urgent. */
  dueAt: Instant;
  severity: Severity;
  /** Irreversible in what it says: waits while the clock cannot be trusted. */
  needsTrustedClock: boolean;
}

export const defaultNoticeDays: readonly number[] = [30, 7, 1];
/** From so many days on a notice is urgent. */
const urgentDays = 7;
const weekMs = 7 * dayMs;

/**
 * The steps of a certificate: each threshold, the expiry itself, and every week after it. After expiry only the present
 * week and the next are listed, since an older one can never be open again.
 */
export function expirySteps(notAfter: Instant, noticeDays: readonly number[], now: Instant): Step[] {
  const before = [...new Set(noticeDays)]
    .filter((days) => days > 0)
    .sort((a, b) => b - a)
    .map((days) => ({
      occasion: `days:${days}`,
      dueAt: notAfter - days * dayMs,
      severity: days <= urgentDays ? ('urgent' as const) : ('reminder' as const),
      needsTrustedClock: false,
    }));
  const past = { severity: 'urgent', needsTrustedClock: true } as const;
  const thisWeek = Math.max(0, Math.floor((now - notAfter) / weekMs));
  const weeks = [thisWeek, thisWeek + 1]
    .filter((week) => week > 0)
    .map((week) => ({ occasion: `week:${week}`, dueAt: notAfter + week * weekMs, ...past }));
  return [...before, { occasion: 'expired', dueAt: notAfter, ...past }, ...weeks];
}

/** The most urgent step whose time has come: what was missed before it is not sent any more. */
export function openStep(steps: readonly Step[], now: Instant, isClockTrusted: boolean): Step | null {
  return steps
    .filter((step) => step.dueAt <= now && (isClockTrusted || !step.needsTrustedClock))
    .reduce<Step | null>((latest, step) => (latest === null || step.dueAt > latest.dueAt ? step : latest), null);
}

/** When another step opens; null: never by time alone. */
export function nextStepAt(steps: readonly Step[], now: Instant): Instant | null {
  const later = steps.filter((step) => step.dueAt > now).map((step) => step.dueAt);
  return later.length === 0 ? null : Math.min(...later);
}

/** A person took note of a step: it and all milder ones are silent, a more urgent one never is. */
export interface Acknowledgement {
  subject: string;
  /** `dueAt` of the step that was acknowledged. */
  urgency: Instant;
  severity: Severity;
  /** Remind again then, unless a more urgent step comes first; null: never. */
  snoozedUntil: Instant | null;
}

/** The steps that acknowledgements leave, with a reminder where one was snoozed. */
export function withAcknowledgements(steps: readonly Step[], acknowledged: readonly Acknowledgement[]): Step[] {
  const silenced = Math.max(-Infinity, ...acknowledged.map((one) => one.urgency));
  const left = steps.filter((step) => step.dueAt > silenced);
  const last = acknowledged.filter((one) => one.urgency === silenced).at(-1);
  const until = last?.snoozedUntil ?? null;
  if (last === undefined || until === null || until <= silenced) return left;
  if (left.some((step) => step.dueAt <= until)) return left;
  const again = { occasion: `snoozed:${until}`, dueAt: until, severity: last.severity, needsTrustedClock: false };
  return [...left, again].sort((a, b) => a.dueAt - b.dueAt);
}
