// When a key pair counts as settled: seen accepted, and nothing else seen, long enough that a saved change has reached
// all of Salesforce's servers. Settling too early costs nothing, since the pair before stays a candidate.

import { dayMs, type Instant, minuteMs } from '../ports.ts';

const acceptancesNeeded = 6;
const widestGap = 0.3;

/** A connection that signed in during so long must have seen the new pair before it settles. */
const signedInWithinMs = 30 * dayMs;

export function isAwaitedToSettle({ lastAccepted }: { lastAccepted: { at: Instant } | null }, now: Instant): boolean {
  return lastAccepted !== null && lastAccepted.at > now - signedInWithinMs;
}

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
 * @param answersByConnection For each connection of the app for which `isAwaitedToSettle`: its accepted and
 *   `notThisKey` answers of at least the last `settlementLookBackMs`, in any order.
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
  const told = answers.filter((answer) => answer.at <= now).sort((a, b) => a.at - b.at);
  const contrary = told.findLast((answer) => answer.accepted !== (answer.keyPairId === keyPairId));
  if (contrary !== undefined && contrary.at >= now - propagationMs) {
    return { settled: false, reason: contrary.accepted ? 'otherPairAccepted' : 'refused' };
  }
  const run = told.filter((answer) => answer.accepted && answer.at > (contrary?.at ?? -Infinity));
  if (run.length < acceptancesNeeded) return { settled: false, reason: 'tooFewAcceptances' };
  const widestMs = widestGapMs(propagationMs);
  const isLongEnough = (run[0]?.at ?? now) <= now - propagationMs * (1 - widestGap);
  // As many as lie in the window, but six at least: where probes are rare, as from a crontab, the run reaches further back.
  const inWindow = run.filter((answer) => answer.at >= now - propagationMs).length;
  const times = [...run.slice(-Math.max(inWindow, acceptancesNeeded)).map((answer) => answer.at), now];
  const hasGap = times.some((time, index) => time - (times[index - 1] ?? time) > widestMs);
  return hasGap || !isLongEnough ? { settled: false, reason: 'gap' } : { settled: true };
}

/** Three minutes with the default propagation, and never less: a shorter propagation makes no prober faster. */
function widestGapMs(propagationMs: number): number {
  return Math.max(propagationMs * widestGap, 3 * minuteMs);
}

/** How far back the answers must be told. */
export function settlementLookBackMs(propagationMs: number): number {
  return propagationMs + acceptancesNeeded * widestGapMs(propagationMs);
}
