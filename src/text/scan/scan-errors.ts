// Why a scan cannot be had, and what to do next.

import type { ErrorCode } from '../../domain/errors.ts';
import type { WordsOf } from '../words.ts';

export const scanErrors = {
  scanNotFound: ({ name, number }, to) => [
    number === null
      ? `"${name}" has no scan that is complete.`
      : `"${name}" has no scan${number === 'any' ? ' yet' : ` ${number}`}.`,
    `See ${to('scan list', name)}, or run one: ${to('scan run', name)}.`,
  ],
  scanUnderWay: ({ name }, to) => [
    `A scan of "${name}" is under way; there is one at a time.`,
    `Follow it with ${to('scan run', name)}, or end it with ${to('scan cancel', name)}.`,
  ],
  scanNotComplete: ({ name, number, state }, to) => [
    `Scan ${number} of "${name}" is not complete (${state}): it found nothing that can be shown.`,
    `See ${to('scan list', name)} for those that are.`,
  ],
  scanOver: ({ name, number, state }, to) => [
    `Scan ${number} of "${name}" is over: ${state}.`,
    `See ${to('scan list', name)}.`,
  ],
  scheduleNotFound: ({ name }, to) => [
    `No scans of "${name}" are scheduled.`,
    `Schedule them: ${to('scan schedule', name, '--every 1d --at 02:00')}.`,
  ],
  scanRefused: ({ name, message }, to) => [
    `The org of "${name}" refused the scan: ${message}.`,
    `See ${to('test', name)} for what its user may do, then run ${to('scan run', name)}.`,
  ],
  scanNotPermitted: ({ name, permission, message }, to) => [
    `The user of "${name}" lacks the permission "${permission}": ${message}.`,
    `Give it to the user in Setup, then run ${to('scan run', name)}.`,
  ],
  scanGivenUp: ({ name, why }, to) => [
    `The scan of "${name}" was put off too often: ${why}.`,
    `Run ${to('scan run', name)} when the org answers again.`,
  ],
} satisfies Partial<WordsOf<ErrorCode>>;

export type ScanErrors = WordsOf<keyof typeof scanErrors>;
