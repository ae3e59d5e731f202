// Calendar subscriptions: made, revoked, read; and the calendar as a file.

import type { AppFacts } from '../../domain/notice/app-subjects.ts';
import { calendarOf } from '../../domain/notice/calendar.ts';
import { type CalendarFeed, feedTokenHash } from '../../domain/notice/calendar-feed.ts';
import { iso, newId } from '../../domain/ports.ts';
import { Secret } from '../../domain/secret.ts';
import type { ReadTransaction } from '../../domain/store.ts';
import { findConnection } from '../connection/steps/find-connection.ts';
import { auditEntry, type Context } from '../context.ts';

const tokenBytes = 32;
const pageSize = 200;
const installationName = 'all connections';

type Parts = Pick<Context, 'store' | 'clock' | 'random' | 'actor'>;

/**
 * The token is shown once and kept only as a hash. Errors: connectionNotFound.
 * @param connectionName Null: every connection.
 */
export async function createFeed(
  parts: Parts,
  connectionName: string | null,
): Promise<{ feed: CalendarFeed; token: Secret<string> }> {
  const token = new Secret(Buffer.from(parts.random.bytes(tokenBytes)).toString('base64url'));
  const id = newId(parts.random);
  return parts.store.write(async (tx) => {
    const connection = connectionName === null ? null : (await findConnection(tx, connectionName)).connection;
    const createdAt = parts.clock.now();
    const connectionId = connection?.id ?? null;
    const feed = { id, tokenHash: feedTokenHash(token), connectionId, createdAt, revokedAt: null };
    const told = { connection: connection?.name ?? null };
    await tx.calendarFeeds.insert(feed, auditEntry(parts, 'calendarFeed.created', feedSubject(feed), null, told));
    return { feed, token };
  });
}

/** False when there is no such feed, or it was revoked before. */
export function revokeFeed(parts: Parts, id: string): Promise<boolean> {
  return parts.store.write(async (tx) => {
    const feed = await tx.calendarFeeds.byId(id);
    if (feed === null || feed.revokedAt !== null) return false;
    const revokedAt = parts.clock.now();
    const audit = auditEntry(parts, 'calendarFeed.revoked', feedSubject(feed), null, { revokedAt: iso(revokedAt) });
    await tx.calendarFeeds.revoke(id, revokedAt, audit);
    return true;
  });
}

export function listFeeds({ store }: Pick<Parts, 'store'>): Promise<CalendarFeed[]> {
  return store.read((tx) => tx.calendarFeeds.open());
}

/** The iCalendar text; null for a token that is unknown or revoked, or whose connection is gone. */
export function readFeed({ store }: Pick<Parts, 'store'>, token: Secret<string>): Promise<string | null> {
  return store.read(async (tx) => {
    const feed = await tx.calendarFeeds.byTokenHash(feedTokenHash(token));
    if (feed === null || feed.revokedAt !== null) return null;
    if (feed.connectionId === null) return calendarOf(installationName, await everyApp(tx));
    const connection = await tx.connections.byId(feed.connectionId);
    return connection === null ? null : calendarOfConnection(tx, connection.name);
  });
}

/** What `calendar NAME --out FILE` writes. Errors: connectionNotFound. */
export function calendarText({ store }: Pick<Parts, 'store'>, connectionName: string | null): Promise<string> {
  return store.read(async (tx) =>
    connectionName === null
      ? calendarOf(installationName, await everyApp(tx))
      : calendarOfConnection(tx, connectionName),
  );
}

async function calendarOfConnection(tx: ReadTransaction, name: string): Promise<string> {
  const { connection, app, pairs } = await findConnection(tx, name);
  return calendarOf(connection.name, [{ app, pairs, connections: [connection] }]);
}

async function everyApp(tx: ReadTransaction): Promise<AppFacts[]> {
  const found: AppFacts[] = [];
  for (let afterId = ''; ; ) {
    const apps = await tx.clientApps.page(afterId, pageSize);
    for (const app of apps) {
      found.push({ app, pairs: await tx.keyPairs.ofApp(app.id), connections: await tx.connections.ofApp(app.id) });
    }
    const last = apps.at(-1);
    if (last === undefined) return found;
    afterId = last.id;
  }
}

function feedSubject({ id }: CalendarFeed) {
  return { type: 'calendarFeed', id, name: id } as const;
}
