// When a key pair counts as settled: seen accepted, and nothing else seen, long enough that a saved change has reached
// all of Salesforce's servers. Settling too early costs nothing, since the pair before stays a candidate.

import type { Instant } from '../ports.ts';

/** The probes that a settling window holds; 90 s apart with the default window of 10 minutes. */
export const probesPerWindow = 6.67;
const acceptancesNeeded = 6;
const widestGap = 0.3;

/** One finished attempt, as far as settling looks at it. */
export interface KeyAnswer {
  keyPairId: string;
  accepted: boolean;
  at: Instant;
}

export type SettlementVerdict =
  | { settled: true }
  | { settled: false; reason: 'otherPairAccepted' | 'refused' | 'tooFewAcceptances' | 'gap' | 'noConnection' };

/**
 * @param answersByConnection For each connection of the app that signed in during the last 30 days: its accepted and
 *   `notThisKey` answers of at least the last `propagationMs`, in any order.
 */
export function settlement(
  keyPairId: string,
  answersByConnection: readonly (readonly KeyAnswer[])[],
  propagationMs: number,
  now: Instant,
): SettlementVerdict {
  if (answersByConnection.length === 0) return { settled: false, reason: 'noConnection' };
  for (const answers of answersByConnection) {
    const verdict = settlementOn(keyPairId, answers, propagationMs, now);
    if (!verdict.settled) return verdict;
  }
  return { settled: true };
}

function settlementOn(
  keyPairId: string,
  answers: readonly KeyAnswer[],
  propagationMs: number,
  now: Instant,
): SettlementVerdict {
  const start = now - propagationMs;
  const recent = answers.filter((answer) => answer.at >= start && answer.at <= now);
  if (recent.some((answer) => answer.accepted && answer.keyPairId !== keyPairId)) {
    return { settled: false, reason: 'otherPairAccepted' };
  }
  const own = recent.filter((answer) => answer.keyPairId === keyPairId);
  if (own.some((answer) => !answer.accepted)) return { settled: false, reason: 'refused' };
  if (own.length < acceptancesNeeded) return { settled: false, reason: 'tooFewAcceptances' };
  const times = [start, ...own.map((answer) => answer.at).sort((a, b) => a - b), now];
  const hasGap = times.some((time, index) => time - (times[index - 1] ?? time) > propagationMs * widestGap);
  return hasGap ? { settled: false, reason: 'gap' } : { settled: true };
}
