// The calendar feeds that work; not their secrets.

import type { CalendarFeed } from '../../domain/notice/calendar-feed.ts';
import { iso } from '../../domain/ports.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';

interface ListedFeed {
  feed: CalendarFeed;
  /** Null: of all connections, or of one that was removed. */
  connectionName: string | null;
}

export const listFeeds = {
  act: 'calendarFeed.list',
  run: ({ store }) =>
    store.read(async (tx) => {
      const found: ListedFeed[] = [];
      for (const feed of await tx.calendarFeeds.open()) {
        const connection = feed.connectionId === null ? null : await tx.connections.byId(feed.connectionId);
        found.push({ feed, connectionName: connection?.name ?? null });
      }
      return found;
    }),
  view: (feeds) => ({
    feeds: feeds.map(({ feed, connectionName }) => ({
      id: feed.id,
      connection: connectionName,
      createdAt: iso(feed.createdAt),
    })),
  }),
} satisfies Act<Pick<Context, 'store'>, void, ListedFeed[]>;
