// When a message that was not taken is sent again, and when it is given up.

import { hourMs, type Instant, minuteMs } from '../ports.ts';
import type { DeliveryOutcome } from './channel.ts';
import type { MessageStanding } from './notice-message.ts';

/** The pause after each attempt. Greylisting servers want 1 to 15 minutes; a mail server may be down for a weekend. */
const retryPausesMs: readonly number[] = [
  minuteMs,
  5 * minuteMs,
  15 * minuteMs,
  hourMs,
  3 * hourMs,
  6 * hourMs,
  12 * hourMs,
  24 * hourMs,
  24 * hourMs,
];

/** After the attempt that just ended. `standing.attempts` counts it already. */
export function afterAttempt(standing: MessageStanding, outcome: DeliveryOutcome, now: Instant): MessageStanding {
  if (outcome.type === 'accepted') return { ...standing, state: 'sent', finishedAt: now, detail: null };
  const pause = retryPausesMs[standing.attempts - 1];
  if (outcome.type === 'permanent' || pause === undefined) {
    return { ...standing, state: 'givenUp', finishedAt: now, detail: outcome.detail };
  }
  return { ...standing, nextAttemptAt: now + pause, detail: outcome.detail };
}

/** A message whose process died in the last attempt of all: nothing is left to try. */
export function isSpent(standing: MessageStanding): boolean {
  return standing.attempts > retryPausesMs.length + 1;
}
