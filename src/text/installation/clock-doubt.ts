// The sentence that says why this machine's clock may not decide what cannot be undone.

import type { ClockDoubt } from '../../domain/installation/clock-trust.ts';
import { dayMs, minuteMs } from '../../domain/ports.ts';
import { counted } from '../counted.ts';

export function describeDoubt(doubt: ClockDoubt): string {
  switch (doubt.doubt) {
    case 'noServerTime':
      return 'no server has told the time yet; the next sign-in does';
    case 'serverTimeOld':
      return `no server has told the time since ${new Date(doubt.seenAt).toISOString().slice(0, 10)}; the next sign-in does`;
    case 'offServerTime':
      return `this machine's clock is ${aheadWords(doubt.aheadMs)} the servers'; set it right`;
    case 'jumped':
      return `this machine's clock was set, or the machine slept: it jumped by ${aheadWords(doubt.aheadMs)} elapsed time; the next sign-in tells whether it is right`;
  }
}

/** `3 minutes ahead of`, `400 days behind`. */
export function aheadWords(aheadMs: number): string {
  const ms = Math.abs(aheadMs);
  const howMuch =
    ms < 2 * dayMs ? counted(Math.max(1, Math.round(ms / minuteMs)), 'minute') : counted(Math.round(ms / dayMs), 'day');
  return `${howMuch} ${aheadMs > 0 ? 'ahead of' : 'behind'}`;
}
