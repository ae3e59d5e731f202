// A calendar address gives nothing any more.

import { LatchkeyError } from '../../domain/errors.ts';
import { iso } from '../../domain/ports.ts';
import type { Act } from '../act.ts';
import { auditEntry, type Context, calendarFeedSubject } from '../context.ts';

type Needs = Pick<Context, 'store' | 'clock' | 'actor'>;

/** Errors: feedNotFound. */
export const revokeFeed = {
  act: 'calendarFeed.revoke',
  async run(context, { id }) {
    await context.store.write(async (tx) => {
      const feed = await tx.calendarFeeds.byId(id);
      if (feed === null || feed.revokedAt !== null) throw new LatchkeyError('feedNotFound', { id });
      const revokedAt = context.clock.now();
      const told = { revokedAt: iso(revokedAt) };
      const audit = auditEntry(context, 'calendarFeed.revoked', calendarFeedSubject(feed), null, told);
      await tx.calendarFeeds.revoke(id, revokedAt, audit);
    });
    return { id };
  },
  view: ({ id }) => ({ id, revoked: true }),
} satisfies Act<Needs, { id: string }, { id: string }>;
