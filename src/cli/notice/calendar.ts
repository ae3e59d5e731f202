// `latchkey calendar [NAME] --out FILE`, `latchkey calendar feed add [NAME] | list | revoke ID`

import { resolve } from 'node:path';
import type { CalendarFeed } from '../../domain/notice/calendar-feed.ts';
import { addFeed } from '../../operations/notice/add-feed.ts';
import { listFeeds } from '../../operations/notice/list-feeds.ts';
import { revokeFeed } from '../../operations/notice/revoke-feed.ts';
import { showCalendar } from '../../operations/notice/show-calendar.ts';
import { moment } from '../../text/instants.ts';
import { calendarPrinter } from '../../text/notice/calendar.ts';
import type { Application } from '../application.ts';
import type { Invocation } from '../invocation.ts';
import { refuseExisting } from '../key-pair/certificate.ts';
import { done, note, type Outcome } from '../outcome.ts';
import { argument, textOption } from '../read-options.ts';
import { table } from '../table.ts';
import { lineWidth } from '../terminal.ts';

/** `all` is the whole installation. */
const everything = 'all';

export async function write(app: Application, invocation: Invocation): Promise<Outcome> {
  const name = invocation.values[0] ?? everything;
  const out = textOption(invocation.options, 'out');
  const print = calendarPrinter(app.publicUrl());
  const calendar = await app.perform(showCalendar, { name: connectionName(name), print });
  if (out === undefined) return done(calendar, showCalendar.view(calendar));
  await refuseExisting(app, out);
  const file = resolve(app.workingFolder, out);
  await app.files.write(file, Buffer.from(calendar));
  const hint = `It stays as it is; a feed moves with each rotation: \`${app.calledAs()} calendar feed add\`.`;
  return done(`Wrote ${file}\n${hint}`, { file });
}

export async function calendarAdd(app: Application, invocation: Invocation): Promise<Outcome> {
  const { feed, token, port } = await app.perform(addFeed, {
    name: connectionName(invocation.values[0] ?? everything),
  });
  const origin = app.servedAt(port);
  const url = `${origin}/calendar/${token.reveal()}.ics`;
  if (app.publicUrl() === null) {
    note(app.terminal, 'only this machine reaches that address; set LATCHKEY_PUBLIC_URL for calendars elsewhere.');
  }
  const lines = [
    url,
    'Whoever has this address reads the calendar. It is shown once and cannot be shown again.',
    `To revoke it: ${app.calledAs()} calendar feed revoke ${feed.id}`,
  ];
  return done(lines.join('\n'), { id: feed.id, url });
}

export async function calendarList(app: Application): Promise<Outcome> {
  const feeds = await app.perform(listFeeds, undefined);
  const rows = feeds.map(({ feed, connectionName: name }) => [feed.id, moment(feed.createdAt), shownName(feed, name)]);
  const shown = rows.length === 0 ? 'No calendar feed.' : table(['id', 'made', 'of'], rows, lineWidth(app.terminal));
  return done(shown, listFeeds.view(feeds));
}

export async function revoke(app: Application, invocation: Invocation): Promise<Outcome> {
  const revoked = await app.perform(revokeFeed, { id: argument(invocation, 0) });
  return done('Revoked: its address gives nothing any more.', revokeFeed.view(revoked));
}

function connectionName(name: string): string | null {
  return name === everything ? null : name;
}

function shownName({ connectionId }: CalendarFeed, name: string | null): string {
  if (connectionId === null) return 'all connections';
  return name ?? 'a connection that was removed';
}
