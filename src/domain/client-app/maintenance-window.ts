// When an app may be rotated without hands: some hours of some days of the week, in UTC as the schedules of scans.

import { type Instant, minuteMs } from '../ports.ts';

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const dayMinutes = 24 * 60;
const weekMinutes = 7 * dayMinutes;
/** A Monday, 00:00 UTC. */
const mondayMs = 4 * dayMinutes * minuteMs;
/** What comes before a deploy takes some minutes. */
const shortestMinutes = 15;

interface Opening {
  /** Minutes after the week's beginning. */
  from: number;
  minutes: number;
}

/** `Sat 02:00-05:00`, `Sat,Sun 22:00-01:00`, `daily 02:00-04:00`, as it is kept; or what is wrong with it. */
export function readWindow(given: string): { window: string } | { problem: 'notAWindow' | 'tooShort' } {
  const [, days = '', from = '', to = ''] =
    /^([A-Za-z]+(?:\s*,\s*[A-Za-z]+)*)\s+((?:[01]\d|2[0-3]):[0-5]\d)\s*-\s*((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(
      given.trim(),
    ) ?? [];
  const named = days.split(',').map((day) => day.trim().toLowerCase());
  const isDaily = named.length === 1 && named[0] === 'daily';
  const chosen = dayNames.filter((day) => named.includes(day.toLowerCase()));
  if (days === '' || (!isDaily && chosen.length !== new Set(named).size)) return { problem: 'notAWindow' };
  const window = `${isDaily ? 'daily' : chosen.join(',')} ${from}-${to}`;
  return openings(window).every(({ minutes }) => minutes >= shortestMinutes) ? { window } : { problem: 'tooShort' };
}

/** When it is open next: now where it is open. @param window of `readWindow`. */
export function windowOpensAt(window: string, now: Instant): Instant {
  const minute = (now - mondayMs) / minuteMs;
  const inWeek = ((minute % weekMinutes) + weekMinutes) % weekMinutes;
  const waits = openings(window).map(({ from, minutes }) => {
    const since = (inWeek - from + weekMinutes) % weekMinutes;
    return since < minutes ? 0 : weekMinutes - since;
  });
  return now + Math.min(...waits) * minuteMs;
}

/** The longest time in which it is closed. */
export function longestClosedMs(window: string): number {
  const all = openings(window);
  const closed = all.map(({ from, minutes }, index) => {
    const next = all[(index + 1) % all.length]?.from ?? from;
    const until = next > from ? next : next + weekMinutes;
    return until - from - minutes;
  });
  return Math.max(0, ...closed) * minuteMs;
}

function openings(window: string): Opening[] {
  const [days = '', hours = ''] = window.split(' ');
  const [from = 0, to = 0] = hours.split('-').map((time) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    return hour * 60 + minute;
  });
  const minutes = (to - from + dayMinutes) % dayMinutes;
  return dayNames.flatMap((day, index) =>
    days === 'daily' || days.split(',').includes(day) ? { from: index * dayMinutes + from, minutes } : [],
  );
}
