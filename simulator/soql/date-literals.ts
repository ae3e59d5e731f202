// TODAY, LAST_WEEK, LAST_N_DAYS:7 and the rest: each is a span of time. Days begin at midnight GMT, the time zone of every
// simulated user; weeks on Sunday, as in the locale en_US; the fiscal year in January, as in an org that never set it.

export interface Span {
  from: number;
  /** The first millisecond after it. */
  to: number;
}

interface Unit {
  /** The beginning of the one that holds this instant. */
  startOf(at: number): number;
  /** So many further on from a beginning. */
  shift(start: number, count: number): number;
}

const DAY_MS = 86_400_000;

function days(length: number, phase: number): Unit {
  const lengthMs = length * DAY_MS;
  return {
    startOf: (at) => Math.floor((at - phase * DAY_MS) / lengthMs) * lengthMs + phase * DAY_MS,
    shift: (start, count) => start + count * lengthMs,
  };
}

function months(length: number): Unit {
  const parts = (at: number) => [new Date(at).getUTCFullYear(), new Date(at).getUTCMonth()] as const;
  return {
    startOf(at) {
      const [year, month] = parts(at);
      return Date.UTC(year, month - (month % length));
    },
    shift(start, count) {
      const [year, month] = parts(start);
      return Date.UTC(year, month + count * length);
    },
  };
}

const UNITS: Readonly<Record<string, Unit>> = {
  DAY: days(1, 0),
  // 1 January 1970 was a Thursday; the Sunday after it was the 4th.
  WEEK: days(7, 3),
  MONTH: months(1),
  QUARTER: months(3),
  YEAR: months(12),
};

const DAYS: Readonly<Record<string, number>> = { YESTERDAY: -1, TODAY: 0, TOMORROW: 1 };
const ONE = /^(LAST|THIS|NEXT)_(WEEK|MONTH|(?:FISCAL_)?(?:QUARTER|YEAR))$/;
const NINETY_DAYS = /^(LAST|NEXT)_90_DAYS$/;
const SEVERAL = /^(LAST|NEXT)_N_(DAY|WEEK|MONTH|(?:FISCAL_)?(?:QUARTER|YEAR))S$/;
const AGO = /^N_(DAY|WEEK|MONTH|(?:FISCAL_)?(?:QUARTER|YEAR))S_AGO$/;

/** In capitals. Some need a count after a colon, the others take none. */
export function isDateLiteral(name: string, hasCount: boolean): boolean {
  return hasCount ? SEVERAL.test(name) || AGO.test(name) : name in DAYS || ONE.test(name) || NINETY_DAYS.test(name);
}

export function spanOf(name: string, count: number | null, now: number): Span {
  const day = DAYS[name];
  if (day !== undefined) return around('DAY', now, day, 1);
  const [, which, one] = ONE.exec(name) ?? [];
  if (one !== undefined) return around(one, now, which === 'LAST' ? -1 : which === 'NEXT' ? 1 : 0, 1);
  const [, ninety] = NINETY_DAYS.exec(name) ?? [];
  if (ninety !== undefined) return several('DAY', ninety, 90, now);
  const [, direction, unit] = SEVERAL.exec(name) ?? [];
  if (direction !== undefined && unit !== undefined) return several(unit, direction, count ?? 0, now);
  const [, past = 'DAY'] = AGO.exec(name) ?? [];
  return around(past, now, -(count ?? 0), 1);
}

/** The last days count today in, unlike the last weeks, months, quarters and years, which end before the present one. */
function several(unit: string, direction: string, count: number, now: number): Span {
  if (direction === 'NEXT') return around(unit, now, 1, count);
  return unit === 'DAY' ? around(unit, now, -count, count + 1) : around(unit, now, -count, count);
}

function around(name: string, now: number, first: number, length: number): Span {
  const unit = UNITS[name.replace('FISCAL_', '')];
  if (unit === undefined) throw new Error(`${name} is no unit of time`);
  const start = unit.startOf(now);
  return { from: unit.shift(start, first), to: unit.shift(start, first + length) };
}
