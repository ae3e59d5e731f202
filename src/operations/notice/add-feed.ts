// A new address that calendar programs subscribe to. Its token is shown once and kept only as a hash.

import type { CalendarFeed } from '../../domain/notice/calendar-feed.ts';
import { secretHash } from '../../domain/people/person.ts';
import { newId } from '../../domain/ports.ts';
import { Secret } from '../../domain/secret.ts';
import type { Act } from '../act.ts';
import { findConnection } from '../connection/steps/find-connection.ts';
import { auditEntry, type Context, calendarFeedSubject } from '../context.ts';

const tokenBytes = 32;

interface AddedFeed {
  feed: CalendarFeed;
  token: Secret<string>;
  /** Where `serve` listens; null: it never ran. */
  port: number | null;
}

type Needs = Pick<Context, 'store' | 'clock' | 'random' | 'actor'>;

/** `name` null: of every connection. Errors: connectionNotFound. */
export const addFeed = {
  act: 'calendarFeed.add',
  connectionOf: ({ name }) => name,
  run: add,
  view: ({ feed, token }) => ({ id: feed.id, token: token.reveal() }),
} satisfies Act<Needs, { name: string | null }, AddedFeed>;

async function add(context: Needs, { name }: { name: string | null }): Promise<AddedFeed> {
  const token = new Secret(Buffer.from(context.random.bytes(tokenBytes)).toString('base64url'));
  const id = newId(context.random);
  return context.store.write(async (tx) => {
    const connection = name === null ? null : (await findConnection(tx, name)).connection;
    const createdAt = context.clock.now();
    const connectionId = connection?.id ?? null;
    const feed = { id, tokenHash: secretHash(token), connectionId, createdAt, revokedAt: null };
    const told = { connection: connection?.name ?? null };
    const entry = auditEntry(context, 'calendarFeed.created', calendarFeedSubject(feed), null, told);
    await tx.calendarFeeds.insert(feed, entry);
    return { feed, token, port: (await tx.facts.get('serving'))?.port ?? null };
  });
}
