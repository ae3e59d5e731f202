// How many connections there are of each state and with each label: what a list can be narrowed to.

import type { Reach } from '../../domain/access/permission.ts';
import type { ConnectionState } from '../../domain/status/connection-state.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import type { Fleet, PlacedConnection } from '../status/steps/fleet.ts';
import { fleetPlaces } from '../status/steps/fleet-places.ts';

type Needs = Pick<Context, 'store' | 'clock' | 'settings' | 'clockTrust'>;

interface Counts {
  states: Map<ConnectionState, number>;
  labels: Map<string, number>;
}

export const countConnections = {
  act: 'connection.count',
  run: (context) => counted(context, null),
  within: (context, _, reach) => counted(context, reach),
  view: ({ states, labels }) => ({
    states: [...states].map(([state, count]) => ({ state, count })),
    labels: [...labels].map(([label, count]) => ({ label, count })).sort((a, b) => (a.label < b.label ? -1 : 1)),
  }),
} satisfies Act<Needs, void, Counts>;

const counts = new WeakMap<Fleet, Map<Reach | null, Counts>>();

/** For each of a fleet's states once. */
async function counted(context: Needs, reach: Reach | null): Promise<Counts> {
  const fleet = await context.store.read((tx) => fleetPlaces(context, tx));
  const known = counts.get(fleet) ?? new Map<Reach | null, Counts>();
  counts.set(fleet, known);
  const made = known.get(reach) ?? countsOf(reach === null ? fleet.byId.values() : fleet.within(reach, 'name'));
  known.set(reach, made);
  return made;
}

function countsOf(connections: Iterable<PlacedConnection>): Counts {
  const made: Counts = { states: new Map(), labels: new Map() };
  for (const { labels, place } of connections) {
    countOne(made.states, place.state);
    for (const label of labels) countOne(made.labels, label);
  }
  return made;
}

function countOne<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
