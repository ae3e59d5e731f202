// Connections in one of three orders, as many at a time as are asked for. What is not shown is not made ready to be shown: by name
// no more is read than the page, else only what the order rests on.

import type { Reach } from '../../domain/access/permission.ts';
import type { Connection } from '../../domain/connection/connection.ts';
import { type ConnectionState, connectionState, type StateFacts } from '../../domain/status/connection-state.ts';
import {
  byDaysLeft,
  byUrgency,
  type ConnectionPlace,
  type ConnectionStatus,
  listPlace,
  statusOf,
} from '../../domain/status/connection-status.ts';
import type { ReadTransaction } from '../../domain/store.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { fleetPlaces } from '../status/steps/fleet-places.ts';
import { everyFacts, factsOf } from '../status/steps/state-facts.ts';
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

interface Found {
  facts: StateFacts[];
  matching: number | null;
}

export const wholeListByName: ListWish = { sort: 'name', after: null, limit: Infinity };

export const listConnections = {
  act: 'connection.list',
  connectionOf: () => null,
  run: (context, wish) => listed(context, wish, null),
  within: listed,
  view: ({ connections }) => ({ connections: connections.map(connectionView) }),
} satisfies Act<Needs, ListWish, ListedConnections>;

async function listed(context: Needs, wish: ListWish, reach: Reach | null): Promise<ListedConnections> {
  const { settings, clock } = context;
  const now = clock.now();
  const isWanted = wantedBy(wish, reach);
  return context.store.read(async (tx) => {
    const { facts: found, matching } = await (wish.sort === 'name' ? firstByName : firstByPlace)(
      context,
      tx,
      wish,
      isWanted,
    );
    const shown = found.slice(0, wish.limit);
    const last = shown.at(-1);
    return {
      connections: shown.map((facts) => statusOf(facts, settings, now)),
      next: last !== undefined && found.length > shown.length ? listPlace(last, settings, now) : null,
      matching,
      total: reach === null ? await tx.connections.count() : reach.connections.length,
    };
  });
}

function wantedBy({ label, search = '' }: ListWish, reach: Reach | null): (connection: Wanted) => boolean {
  const reached = reach === null ? null : new Set(reach.connections);
  const part = search.toLowerCase();
  return ({ name, username, loginUrl, labels }) =>
    (reached === null || reached.has(name)) &&
    (label === undefined || labels.includes(label)) &&
    (part === '' || [name, username, loginUrl].some((text) => text.toLowerCase().includes(part)));
}

type Find = (
  context: Needs,
  tx: ReadTransaction,
  wish: ListWish,
  isWanted: (connection: Wanted) => boolean,
) => Promise<Found>;

/** One more than asked for tells that there is more. */
const firstByName: Find = async (context, tx, { state, after, limit }, isWanted) => {
  const { settings, clock } = context;
  const found: StateFacts[] = [];
  const from = { after: after?.name ?? '', portion: limit + 1 };
  for await (const facts of everyFacts(context, tx, isWanted, from)) {
    if (state === undefined || connectionState(facts, settings, clock.now()) === state) found.push(facts);
    if (found.length > limit) break;
  }
  return { facts: found, matching: null };
};

/** The state is in no column: each one's place is derived. */
const firstByPlace: Find = async (context, tx, { sort, state, after, limit }, isWanted) => {
  const order = sort === 'daysLeft' ? byDaysLeft : byUrgency;
  const fitting = (await fleetPlaces(context, tx)).filter(
    (one) => isWanted(one) && (state === undefined || one.place.state === state),
  );
  const ids = fitting
    .filter(({ place }) => after === null || order(after, place) < 0)
    .sort((one, other) => order(one.place, other.place))
    .slice(0, limit + 1)
    .map(({ id }) => id);
  const first = await factsOf(context, tx, await tx.connections.byIds(ids));
  const ranks = new Map(ids.map((id, index) => [id, index]));
  const rank = ({ connection }: StateFacts) => ranks.get(connection.id) ?? 0;
  return { facts: first.sort((one, other) => rank(one) - rank(other)), matching: fitting.length };
};
