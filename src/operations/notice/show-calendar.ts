// The calendar of expiry dates as a file.

import type { CalendarPrinter } from '../../domain/notice/calendar-feed.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { expiryCalendar } from './steps/expiry-calendar.ts';

/** `name` null: every connection. Errors: connectionNotFound. */
export const showCalendar = {
  act: 'calendar.show',
  connectionOf: ({ name }) => name,
  run: ({ store }, { name, print }) => store.read((tx) => expiryCalendar(tx, name, print)),
  view: (calendar) => ({ calendar }),
} satisfies Act<Pick<Context, 'store'>, { name: string | null; print: CalendarPrinter }, string>;
