// The sentence that says why this machine's clock may not decide what cannot be undone.

import type { ClockDoubt } from '../../domain/installation/clock-trust.ts';
import { minuteMs } from '../../domain/ports.ts';
import { counted } from '../../text/counted.ts';

export function describeDoubt(doubt: ClockDoubt): string {
  switch (doubt.doubt) {
    case 'noServerTime':
      return 'no server has told the time yet; the next sign-in does';
    case 'serverTimeOld':
      return 'no server has told the time for over a day; the next sign-in does';
    case 'offServerTime':
      return `this machine's clock is ${minutes(doubt.aheadMs)} the servers'; set it right`;
    case 'jumped':
      return `this machine's clock was set, or the machine slept: it jumped by ${minutes(doubt.aheadMs)} elapsed time; the next sign-in tells whether it is right`;
  }
}

function minutes(aheadMs: number): string {
  const whole = Math.max(1, Math.round(Math.abs(aheadMs) / minuteMs));
  return `${counted(whole, 'minute')} ${aheadMs > 0 ? 'ahead of' : 'behind'}`;
}
