// Claims connections that are due, so that any number of processes share the work and no host takes it all. What it
// costs follows what is due and claimable: the index is read from its oldest end, and a host that has its share is passed over
// inside the index.

import type { DueRequest } from '../../../domain/connection/connection-store.ts';
import { hourMs } from '../../../domain/ports.ts';
import { lookAtLeastEveryMs } from '../../../domain/rotation/probe-schedule.ts';
import type { Queries } from '../database.ts';
import { among, atMost, type Sql, sql } from '../sql.ts';
import { isLeaseOver } from './lease-over.ts';

/** Of a whole row, what is looked at here. */
interface ClaimedRow {
  id: string;
  login_url: string;
  next_look_at: number;
}

/** More than one page is needed only when one host fills it, or another process claims the same ones at this moment. */
const pagesAtMost = 10;

export async function claimDue(queries: Queries, columns: Sql, request: DueRequest): Promise<ClaimedRow[]> {
  const claimed: ClaimedRow[] = [];
  const taken = new Map(request.underWay);
  const lost = new Set(request.exceptIds);
  for (let page = 0; page < pagesAtMost && claimed.length < request.limit; page += 1) {
    const full = [...taken].filter(([, count]) => count >= request.perHost).map(([host]) => host);
    const pageSize = Math.max(100, request.limit * 2);
    const due = await dueExcept(queries, request, full, [...lost], pageSize);
    const picked = pick(due, taken, request, request.limit - claimed.length);
    const got = await claim(queries, columns, request, picked);
    for (const row of got) taken.set(row.login_url, (taken.get(row.login_url) ?? 0) + 1);
    claimed.push(...got);
    for (const id of picked) lost.add(id);
    if (due.length < pageSize && got.length === picked.length) break;
  }
  if (claimed.length < request.limit)
    claimed.push(...(await claimAhead(queries, columns, request, request.limit - claimed.length)));
  return claimed.sort((a, b) => a.next_look_at - b.next_look_at || (a.id < b.id ? -1 : 1));
}

/**
 * Nobody plans a look for so long ahead: such a time was written while the clock was wrong, and waiting for it would be to
 * forget the connection.
 */
const neverAheadMs = lookAtLeastEveryMs + hourMs;

async function claimAhead(queries: Queries, columns: Sql, request: DueRequest, limit: number): Promise<ClaimedRow[]> {
  const { now, exceptIds = [] } = request;
  const ahead = await queries.all<Due>(sql`
    select id, login_url from connection where next_look_at > ${now + neverAheadMs} ${noneOf(exceptIds)}
    order by next_look_at ${atMost(limit)}`);
  return claim(
    queries,
    columns,
    request,
    ahead.map(({ id }) => id),
  );
}

function isUnclaimed(queries: Queries, { leaseMs }: DueRequest): Sql {
  return isLeaseOver(queries, sql`claimed_until`, leaseMs);
}

function noneOf(ids: readonly string[]): Sql {
  return ids.length === 0 ? sql`` : sql`and id not in ${among(ids)}`;
}

type Due = Pick<ClaimedRow, 'id' | 'login_url'>;

function dueExcept(
  queries: Queries,
  request: DueRequest,
  hosts: readonly string[],
  ids: readonly string[],
  limit: number,
): Promise<Due[]> {
  const otherHosts = hosts.length === 0 ? sql`` : sql`and login_url not in ${among(hosts)}`;
  return queries.all<Due>(sql`
    select id, login_url from connection
    where next_look_at <= ${request.dueBy} ${otherHosts} ${noneOf(ids)} and ${isUnclaimed(queries, request)}
    order by next_look_at ${atMost(limit)}`);
}

function pick(
  due: readonly Due[],
  taken: ReadonlyMap<string, number>,
  { perHost }: DueRequest,
  limit: number,
): string[] {
  const counts = new Map(taken);
  const picked: string[] = [];
  for (const { id, login_url: host } of due) {
    const count = counts.get(host) ?? 0;
    if (count >= perHost) continue;
    counts.set(host, count + 1);
    picked.push(id);
    if (picked.length === limit) break;
  }
  return picked;
}

/** Asks again what was asked before, on the rows as they are now; those that another process holds are left to it. */
async function claim(
  queries: Queries,
  columns: Sql,
  request: DueRequest,
  ids: readonly string[],
): Promise<ClaimedRow[]> {
  if (ids.length === 0) return [];
  const { words } = queries;
  const { dueBy, now, holder, leaseMs } = request;
  return queries.all<ClaimedRow>(sql`
    update connection set claimed_by = ${holder}, claimed_until = ${words.now()} + ${leaseMs}
    where id in (
      select id from connection
      where id in ${among(ids)} and (next_look_at <= ${dueBy} or next_look_at > ${now + neverAheadMs})
        and ${isUnclaimed(queries, request)}
      order by id${words.forUpdateSkipLocked}
    )
    returning ${columns}`);
}
