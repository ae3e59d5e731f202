// How far a clock is off, in French.

import { dayMs, minuteMs } from '../../../domain/ports.ts';

/** `en avance de 3 minutes`, `en retard de 400 jours`. */
export function frenchAhead(aheadMs: number): string {
  const ms = Math.abs(aheadMs);
  const minutes = Math.max(1, Math.round(ms / minuteMs));
  const days = Math.round(ms / dayMs);
  const howMuch =
    ms < 2 * dayMs ? `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}` : `${days} ${days === 1 ? 'jour' : 'jours'}`;
  return `${aheadMs > 0 ? 'en avance de' : 'en retard de'} ${howMuch}`;
}
