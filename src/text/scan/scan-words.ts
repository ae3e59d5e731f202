// What a scan is at, and how it ended, for people.

import { LatchkeyError } from '../../domain/errors.ts';
import type { ComponentChange } from '../../domain/scan/differences.ts';
import type { ScanExclusions } from '../../domain/scan/exclusions.ts';
import type { Scan, ScanPhase, ScanState } from '../../domain/scan/scan.ts';
import { counted } from '../counted.ts';
import { errorWords } from '../errors.ts';
import type { CalledHand } from '../hand.ts';
import { moment } from '../instants.ts';
import { saidWords } from '../said-words.ts';
import { changeSentences } from './change-words.ts';

const phases: Readonly<Record<ScanPhase, string>> = {
  waiting: 'waiting for a free process',
  listing: 'listing what is there',
  retrieving: 'reading contents',
  ending: 'putting results together',
  over: 'over',
};

const states: Readonly<Record<ScanState, string>> = {
  PENDING: 'waits',
  RUNNING: 'is under way',
  COMPLETED: 'is complete',
  COMPLETED_WITH_ERRORS: 'is complete, with errors',
  FAILED: 'failed',
  CANCELLED: 'was cancelled',
};

export function scanStateWords({ state }: Pick<Scan, 'state'>): string {
  return states[state];
}

export function progressWords(scan: Scan): string {
  const { timeLeftMs } = scan;
  const counts = scan.known === 0 ? '' : ` ${scan.done} of ${scan.known},`;
  const left =
    timeLeftMs === null ? '' : `, about ${counted(Math.max(1, Math.round(timeLeftMs / 1_000)), 'second')} left`;
  return `${phases[scan.phase]}:${counts} ${counted(scan.apiCalls, 'call')}${left}`;
}

/** Types, and patterns in quotes. */
export function excludedWords({ types, names }: ScanExclusions): string {
  return [...types, ...names.map((name) => `"${name}"`)].join(', ');
}

export function notFoundWords(notFound: ScanExclusions & { number: number }): string {
  return `Scan ${notFound.number} found nothing of: ${excludedWords(notFound)}. It counts all the same, should the org get it.`;
}

/** Why it failed, and what to do; null: it did not. */
export function scanFailureWords(
  { failure }: Pick<Scan, 'failure'>,
  hand: CalledHand,
): { message: string; nextAction: string } | null {
  if (failure === null) return null;
  // Stored as it was told: parameters of that code.
  return errorWords(new LatchkeyError(failure.code, failure.parameters as never), hand);
}

export function putOffWords({ putOff, lookAt }: Pick<Scan, 'putOff' | 'lookAt'>): string | null {
  return putOff === null
    ? null
    : `It is put off until ${moment(lookAt)} (${saidWords(putOff)}) and goes on from what it has.`;
}

/** One line, and one more for each thing that changed of it. */
export function changeLines(change: ComponentChange): string[] {
  const { kind, type, fullName, by, at } = change;
  const who = by === null ? '' : `, by ${by}`;
  const when = at === null ? '' : `, ${moment(at)}`;
  return [`${kind} ${type} ${fullName}${who}${when}`, ...changeSentences(change).map(({ text }) => `  ${text}`)];
}
