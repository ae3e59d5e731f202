// How many connections there are of each state and with each label: what a list can be narrowed to.

import type { Reach } from '../../domain/access/permission.ts';
import type { ConnectionState } from '../../domain/status/connection-state.ts';
import type { Act } from '../act.ts';
import type { Context } from '../context.ts';
import { fleetPlaces } from '../status/steps/fleet-places.ts';

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

async function counted(context: Needs, reach: Reach | null): Promise<Counts> {
  const reached = reach === null ? null : new Set(reach.connections);
  const counts: Counts = { states: new Map(), labels: new Map() };
  await context.store.read(async (tx) => {
    for (const { name, labels, place } of (await fleetPlaces(context, tx)).all) {
      if (reached !== null && !reached.has(name)) continue;
      countOne(counts.states, place.state);
      for (const label of labels) countOne(counts.labels, label);
    }
  });
  return counts;
}

function countOne<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
