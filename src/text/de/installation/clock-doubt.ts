// How far a clock is off, in German.

import { dayMs, minuteMs } from '../../../domain/ports.ts';

/** `3 Minuten vor`, `400 Tage nach`. */
export function germanAhead(aheadMs: number): string {
  const ms = Math.abs(aheadMs);
  const minutes = Math.max(1, Math.round(ms / minuteMs));
  const days = Math.round(ms / dayMs);
  const howMuch =
    ms < 2 * dayMs ? `${minutes} ${minutes === 1 ? 'Minute' : 'Minuten'}` : `${days} ${days === 1 ? 'Tag' : 'Tage'}`;
  return `${howMuch} ${aheadMs > 0 ? 'vor' : 'nach'}`;
}
