// A scan: one reading of an org's metadata. Its states and what moves it from one to the next, as one pure function.
//
//     PENDING ──(claimed)──▶ RUNNING ──(all read)──▶ COMPLETED | COMPLETED_WITH_ERRORS
//        │                    │  ▲
//        │                    └──┘ put off: the org's limits, or it does not answer; goes on later from what it had
//        └──────(cancelled)───┴──(cancelled)──▶ CANCELLED        RUNNING ──(cannot)──▶ FAILED

import type { ErrorCode } from '../errors.ts';
import type { Instant } from '../ports.ts';
import type { ScanProblem } from './documentation.ts';
import type { LeftOut } from './exclusions.ts';

export type ScanState = 'PENDING' | 'RUNNING' | 'COMPLETED' | 'COMPLETED_WITH_ERRORS' | 'FAILED' | 'CANCELLED';
export type ScanPhase = 'waiting' | 'listing' | 'retrieving' | 'ending' | 'over';

/** An error of ours as data. */
export interface ScanFailure {
  code: ErrorCode;
  /** Of that code. */
  parameters: Readonly<Record<string, string>>;
  /** The sign-in itself does not work: its diagnosis is the connection's. */
  isSignIn: boolean;
}

export interface Scan {
  id: string;
  connectionId: string;
  /** 1, 2, 3 … of its connection. */
  number: number;
  state: ScanState;
  phase: ScanPhase;
  /** Who asked, as the audit names it; a schedule asks as itself. */
  askedBy: string;
  isScheduled: boolean;
  askedAt: Instant;
  startedAt: Instant | null;
  endedAt: Instant | null;
  /** In the phase: so many are done of those that are known; of a complete scan: all. */
  known: number;
  done: number;
  /** As it went so far in this phase; null: too early to tell, or nobody works at it. */
  timeLeftMs: number | null;
  apiCalls: number;
  /** What could not be read; at most `mostProblems`. */
  problems: readonly ScanProblem[];
  problemCount: number;
  failure: ScanFailure | null;
  /** Why it waits, while it is RUNNING and nobody works at it. */
  putOff: string | null;
  putOffTimes: number;
  /** Nobody takes it before. */
  lookAt: Instant;
  isCancelWanted: boolean;
  /** Of a scan that is complete. */
  byType: Readonly<Record<string, number>> | null;
  /** Somebody deleted it: its rows are on their way out. */
  isLeaving: boolean;
  /** Null: nothing. */
  excluded: LeftOut | null;
}

const mostProblems = 1_000;

export const completedStates = ['COMPLETED', 'COMPLETED_WITH_ERRORS'] as const;

export function isOpen({ state }: Pick<Scan, 'state'>): boolean {
  return state === 'PENDING' || state === 'RUNNING';
}

type ScanEvent =
  | { type: 'begun' }
  | { type: 'phase'; phase: ScanPhase }
  | { type: 'progress'; known: number; done: number; apiCalls: number; phaseBeganAt: Instant }
  | { type: 'leftOut'; alongWith: readonly string[] }
  | { type: 'problems'; problems: readonly ScanProblem[] }
  | { type: 'putOff'; why: string; until: Instant }
  | { type: 'completed'; byType: Readonly<Record<string, number>> }
  | { type: 'failed'; failure: ScanFailure }
  | { type: 'cancelWanted' }
  | { type: 'cancelled' };

/** What is over stays as it is, whatever comes late. */
export function afterEvent(scan: Scan, event: ScanEvent, now: Instant): Scan {
  if (!isOpen(scan)) return scan;
  switch (event.type) {
    case 'begun':
      return { ...scan, state: 'RUNNING', startedAt: scan.startedAt ?? now, putOff: null };
    case 'phase':
      return { ...scan, phase: event.phase, known: 0, done: 0, timeLeftMs: null };
    case 'progress': {
      const { known, done, apiCalls, phaseBeganAt } = event;
      return { ...scan, known, done, apiCalls, timeLeftMs: timeLeftMs(known, done, now - phaseBeganAt) };
    }
    case 'leftOut':
      return { ...scan, excluded: scan.excluded && { ...scan.excluded, alongWith: event.alongWith } };
    case 'problems':
      return {
        ...scan,
        problems: [...scan.problems, ...event.problems].slice(0, mostProblems),
        problemCount: scan.problemCount + event.problems.length,
      };
    case 'putOff':
      return { ...scan, putOff: event.why, putOffTimes: scan.putOffTimes + 1, lookAt: event.until, timeLeftMs: null };
    case 'completed': {
      const total = Object.values(event.byType).reduce((sum, count) => sum + count, 0);
      const state = scan.problemCount === 0 ? 'COMPLETED' : 'COMPLETED_WITH_ERRORS';
      const problems = scan.problems.toSorted(inOrder);
      return { ...over(scan, state, now), problems, byType: event.byType, known: total, done: total };
    }
    case 'failed':
      return { ...over(scan, 'FAILED', now), failure: event.failure };
    case 'cancelWanted':
      return { ...scan, isCancelWanted: true, lookAt: now };
    case 'cancelled':
      return over(scan, 'CANCELLED', now);
  }
}

/** Not as the answers came: two scans that met the same tell the same. */
function inOrder(one: ScanProblem, other: ScanProblem): number {
  const [a, b] = [one, other].map(({ type, fullName }) => `${type}\n${fullName ?? ''}`) as [string, string];
  return a < b ? -1 : Number(a > b);
}

function over(scan: Scan, state: ScanState, now: Instant): Scan {
  return { ...scan, state, phase: 'over', endedAt: now, putOff: null, timeLeftMs: null };
}

function timeLeftMs(known: number, done: number, spentMs: number): number | null {
  return done < 1 || known <= done ? null : Math.round((spentMs / done) * (known - done));
}

export function newScan(
  given: Pick<Scan, 'id' | 'connectionId' | 'number' | 'askedBy' | 'isScheduled' | 'askedAt' | 'excluded'>,
): Scan {
  return {
    ...given,
    state: 'PENDING',
    phase: 'waiting',
    startedAt: null,
    endedAt: null,
    known: 0,
    done: 0,
    timeLeftMs: null,
    apiCalls: 0,
    problems: [],
    problemCount: 0,
    failure: null,
    putOff: null,
    putOffTimes: 0,
    lookAt: given.askedAt,
    isCancelWanted: false,
    byType: null,
    isLeaving: false,
  };
}
