// How many connections there are of each state and with each label: what a list can be narrowed to.

import type { Reach } from '../../domain/access/permission.ts';
import type { ConnectionState } from '../../domain/status/connection-state.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { type Fleet, fleetPlaces } from '../status/steps/fleet-places.ts';

type Needs = Pick<Context, 'store' | 'clock' | 'settings' | 'clockTrust'>;

interface Counts {
  states: Map<ConnectionState, number>;
  labels: Map<string, number>;
}

export const countConnections = {
  act: 'connection.count',
  connectionOf: () => null,
  run: (context) => counted(context, null),
  within: (context, _, reach) => counted(context, reach),
  view: ({ states, labels }) => ({
    states: [...states].map(([state, count]) => ({ state, count })),
    labels: [...labels].map(([label, count]) => ({ label, count })).sort((a, b) => (a.label < b.label ? -1 : 1)),
  }),
} satisfies Act<Needs, void, Counts>;

const counts = new WeakMap<Fleet, Counts>();

/** Of the whole fleet once for each of its states. */
async function counted(context: Needs, reach: Reach | null): Promise<Counts> {
  const fleet = await context.store.read((tx) => fleetPlaces(context, tx));
  if (reach !== null) return countsOf(fleet, new Set(reach.connections));
  const made = counts.get(fleet) ?? countsOf(fleet, null);
  counts.set(fleet, made);
  return made;
}

function countsOf(fleet: Fleet, reached: ReadonlySet<string> | null): Counts {
  const made: Counts = { states: new Map(), labels: new Map() };
  for (const { name, labels, place } of fleet.all) {
    if (reached !== null && !reached.has(name)) continue;
    countOne(made.states, place.state);
    for (const label of labels) countOne(made.labels, label);
  }
  return made;
}

function countOne<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
