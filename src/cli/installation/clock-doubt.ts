// Whether this machine's clock may decide what cannot be undone, and the sentence that says why not.

import type { ClockDoubt } from '../../domain/installation/clock-trust.ts';
import { minuteMs } from '../../domain/ports.ts';
import { findConnection } from '../../operations/connection/steps/find-connection.ts';
import type { Context } from '../../operations/context.ts';
import type { Application } from '../application.ts';

/** Errors: connectionNotFound. */
export async function isClockTrusted(app: Application, { store }: Context, name: string): Promise<boolean> {
  const { connection } = await store.read((tx) => findConnection(tx, name));
  return (await app.clockDoubt(connection.loginUrl)) === null;
}

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
  return `${whole} minute${whole === 1 ? '' : 's'} ${aheadMs > 0 ? 'ahead of' : 'behind'}`;
}
