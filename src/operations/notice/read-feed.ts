// What a subscribed calendar program gets.

import type { CalendarPrinter } from '../../domain/notice/calendar-feed.ts';
import { secretHash } from '../../domain/people/person.ts';
import type { Secret } from '../../domain/secret.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { expiryCalendar } from './steps/expiry-calendar.ts';

/** The iCalendar text; null for a token that is unknown or revoked, or whose connection is gone. */
export const readFeed = {
  act: 'calendarFeed.read',
  run: ({ store }, { token, print }) =>
    store.read(async (tx) => {
      const feed = await tx.calendarFeeds.byTokenHash(secretHash(token));
      if (feed === null || feed.revokedAt !== null) return null;
      if (feed.connectionId === null) return expiryCalendar(tx, null, print);
      const connection = await tx.connections.byId(feed.connectionId);
      return connection === null ? null : expiryCalendar(tx, connection.name, print);
    }),
  view: (calendar) => ({ calendar }),
} satisfies Act<Pick<Context, 'store'>, { token: Secret<string>; print: CalendarPrinter }, string | null>;
