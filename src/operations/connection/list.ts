// Connections in one of three orders, as many at a time as are asked for. What is not shown is not made ready to be shown, and what was
// shown a moment ago and is the same is not read again.

import type { Reach } from '../../domain/access/permission.ts';
import type { Connection } from '../../domain/connection/connection.ts';
import type { ConnectionState } from '../../domain/status/connection-state.ts';
import {
  type ConnectionPlace,
  type ConnectionStatus,
  statusOf,
  statusPlace,
} from '../../domain/status/connection-status.ts';
import type { ReadTransaction } from '../../domain/store.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { firstBehind } from '../status/steps/fleet.ts';
import { fleetPlaces } from '../status/steps/fleet-places.ts';
import { statusesOf } from '../status/steps/remembered-statuses.ts';
import { everyFacts } from '../status/steps/state-facts.ts';
import { connectionView } from './steps/connection-view.ts';

type Needs = Pick<Context, 'store' | 'clock' | 'settings' | 'clockTrust'>;

interface ListWish {
  sort: 'name' | 'urgency' | 'daysLeft';
  /** The last one of the page before; null: from the first on. */
  after: ConnectionPlace | null;
  limit: number;
  state?: ConnectionState | undefined;
  label?: string | undefined;
  /** Part of a name, a username or a login URL. */
  search?: string | undefined;
}

interface ListedConnections {
  connections: ConnectionStatus[];
  /** Where the next page begins; null: this is the last one. */
  next: ConnectionPlace | null;
  /** Of all that the caller reaches, whatever was searched for. */
  total: number;
  /** How many fit the wish on all pages; null: the order by name reads no further than the page. */
  matching: number | null;
}

type Wanted = Pick<Connection, 'name' | 'username' | 'loginUrl' | 'labels'>;

type IsWanted = ((connection: Wanted) => boolean) | undefined;

interface Found {
  statuses: ConnectionStatus[];
  matching: number | null;
}

export const wholeListByName: ListWish = { sort: 'name', after: null, limit: Infinity };

export const listConnections = {
  act: 'connection.list',
  run: (context, wish) => listed(context, wish, null),
  within: listed,
  view: ({ connections }) => ({ connections: connections.map(connectionView) }),
} satisfies Act<Needs, ListWish, ListedConnections>;

async function listed(context: Needs, wish: ListWish, reach: Reach | null): Promise<ListedConnections> {
  const isWanted = wantedBy(wish);
  return context.store.read(async (tx) => {
    const isOfAll = reach === null && isWanted === undefined && wish.state === undefined;
    const find = wish.limit === Infinity ? everyOne : wish.sort === 'name' && isOfAll ? firstByName : firstByPlace;
    const { statuses: found, matching } = await find(context, tx, wish, isWanted, reach);
    const shown = found.slice(0, wish.limit);
    const last = shown.at(-1);
    return {
      connections: shown,
      next: last !== undefined && found.length > shown.length ? statusPlace(last) : null,
      matching: wish.sort === 'name' ? null : matching,
      total: reach === null ? await tx.connections.count() : reach.connections.length,
    };
  });
}

/** Undefined: all are. */
function wantedBy({ label, search = '' }: ListWish): IsWanted {
  if (label === undefined && search === '') return undefined;
  const part = search.toLowerCase();
  return ({ name, username, loginUrl, labels }) =>
    (label === undefined || labels.includes(label)) &&
    (part === '' || [name, username, loginUrl].some((text) => text.toLowerCase().includes(part)));
}

type Find = (
  context: Needs,
  tx: ReadTransaction,
  wish: ListWish,
  isWanted: IsWanted,
  reach: Reach | null,
) => Promise<Found>;

/** For whoever writes a whole list, once: nothing is kept of it. */
const everyOne: Find = async (context, tx, { state }, isWanted, reach) => {
  const { settings, clock } = context;
  const reached = reach && new Set(reach.connections);
  const isMeant = (one: Connection) => reached?.has(one.name) !== false && isWanted?.(one) !== false;
  const statuses: ConnectionStatus[] = [];
  for await (const facts of everyFacts(context, tx, isMeant)) {
    const status = statusOf(facts, settings, clock.now());
    if (state === undefined || status.state === state) statuses.push(status);
  }
  return { statuses, matching: null };
};

/** One more than asked for tells that there is more. */
const firstByName: Find = async (context, tx, { after, limit }) => {
  const marks = await tx.connections.markPage(after?.name ?? '', limit + 1);
  return { statuses: await statusesOf(context, tx, marks), matching: null };
};

/** The state is in no column: each one's place is derived. */
const firstByPlace: Find = async (context, tx, wish, isWanted, reach) => {
  const { sort, state, after, limit } = wish;
  const fleet = await fleetPlaces(context, tx);
  const ordered = reach === null ? fleet.inOrder(sort) : fleet.within(reach, sort);
  const fitting =
    isWanted === undefined && state === undefined
      ? ordered
      : ordered.filter((one) => isWanted?.(one) !== false && (state === undefined || one.place.state === state));
  const from = after === null ? 0 : firstBehind(fitting, after, sort);
  const ids = fitting.slice(from, from + limit + 1).map(({ id }) => id);
  const marks = new Map((await tx.connections.marks(ids)).map((mark) => [mark.id, mark]));
  const statuses = await statusesOf(
    context,
    tx,
    ids.flatMap((id) => marks.get(id) ?? []),
  );
  return { statuses, matching: fitting.length };
};
