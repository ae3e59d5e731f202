// `latchkey calendar [NAME] --out FILE`, `latchkey calendar feed add [NAME] | list | revoke ID`

import { resolve } from 'node:path';
import { LatchkeyError } from '../../domain/errors.ts';
import type { CalendarFeed } from '../../domain/notice/calendar-feed.ts';
import { iso } from '../../domain/ports.ts';
import { calendarText, createFeed, listFeeds, revokeFeed } from '../../operations/notice/calendar-feeds.ts';
import type { Application } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import { refuseExisting } from '../key-pair/certificate.ts';
import { done, note, type Outcome } from '../outcome.ts';
import { argument, text } from '../read-options.ts';
import { moment } from '../status/describe.ts';
import { table } from '../table.ts';

/** `all` is the whole installation. */
const everything = 'all';

export async function write(app: Application, invocation: Invocation): Promise<Outcome> {
  const name = invocation.values[0] ?? everything;
  const out = text(invocation.options, 'out');
  const context = await app.context();
  const calendar = await calendarText(context, connectionName(name));
  if (out === undefined) return done(calendar, { calendar });
  await refuseExisting(app, out);
  const file = resolve(app.workingFolder, out);
  await app.files.write(file, Buffer.from(calendar));
  const hint = 'It stays as it is; a feed moves with each rotation: `latchkey calendar feed add`.';
  return done(`Wrote ${file}\n${hint}`, { file });
}

export async function addFeed(app: Application, invocation: Invocation): Promise<Outcome> {
  const { feed, token } = await createFeed(await app.context(), connectionName(invocation.values[0] ?? everything));
  const origin = app.publicUrl() ?? `http://127.0.0.1:${app.port()}`;
  const url = `${origin}/calendar/${token.reveal()}.ics`;
  if (app.publicUrl() === null) {
    note(app.terminal, 'only this machine reaches that address; set LATCHKEY_PUBLIC_URL for calendars elsewhere.');
  }
  const lines = [
    url,
    'Whoever has this address reads the calendar. It is shown once and cannot be shown again.',
    `To revoke it: latchkey calendar feed revoke ${feed.id}`,
  ];
  return done(lines.join('\n'), { id: feed.id, url });
}

export async function listAll(app: Application): Promise<Outcome> {
  const context = await app.context();
  const feeds = await listFeeds(context);
  const named = await context.store.read(async (tx) => {
    const found: { feed: CalendarFeed; name: string | null }[] = [];
    for (const feed of feeds) {
      const connection = feed.connectionId === null ? null : await tx.connections.byId(feed.connectionId);
      found.push({ feed, name: connection?.name ?? null });
    }
    return found;
  });
  const rows = named.map(({ feed, name }) => [feed.id, moment(feed.createdAt), shownName(feed, name)]);
  const shown = rows.length === 0 ? 'No calendar feed.' : table(['id', 'made', 'of'], rows);
  return done(shown, {
    feeds: named.map(({ feed, name }) => ({ id: feed.id, connection: name, createdAt: iso(feed.createdAt) })),
  });
}

export async function revoke(app: Application, invocation: Invocation): Promise<Outcome> {
  const id = argument(invocation, 0);
  if (!(await revokeFeed(await app.context(), id))) throw new LatchkeyError('feedNotFound', { id });
  return done('Revoked: its address gives nothing any more.', { id, revoked: true });
}

function connectionName(name: string): string | null {
  return name === everything ? null : name;
}

function shownName({ connectionId }: CalendarFeed, name: string | null): string {
  if (connectionId === null) return 'all connections';
  return name ?? 'a connection that was removed';
}
