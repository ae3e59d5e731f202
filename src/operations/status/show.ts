// Every connection at a glance, the most urgent first, told one by one: of thousands no more than some are held at once. Each is told as
// it is when its turn comes.

import type { Reach } from '../../domain/access/permission.ts';
import { type Instant, iso } from '../../domain/ports.ts';
import { changedSettings, type Settings } from '../../domain/settings.ts';
import { type ConnectionStatus, statusOf } from '../../domain/status/connection-status.ts';
import type { Act } from '../act.ts';
import type { PlacedConnection } from './steps/fleet.ts';
import { type FleetNeeds, fleetPlaces } from './steps/fleet-places.ts';
import { factsOf } from './steps/state-facts.ts';
import { statusView } from './steps/status-view.ts';

interface EachStatus {
  /** The most urgent first, some at a time. */
  portions: AsyncIterable<readonly ConnectionStatus[]>;
  lastBackupAt: Instant | null;
  settingsChanged: Partial<Settings>;
}

/** So many of a large fleet are in memory at once. */
const atOnce = 50;

export const showStatus = {
  act: 'status.show',
  run: (context) => eachStatus(context, null),
  within: (context, _, reach) => eachStatus(context, reach),
  view: ({ portions, lastBackupAt, settingsChanged }, now) => ({
    connections: viewsOf(portions, now),
    lastBackupAt: iso(lastBackupAt),
    settingsChanged,
  }),
} satisfies Act<FleetNeeds, void, EachStatus>;

async function eachStatus(context: FleetNeeds, reach: Reach | null): Promise<EachStatus> {
  const { store, settings } = context;
  return store.read(async (tx) => {
    const fleet = await fleetPlaces(context, tx);
    const ordered = reach === null ? fleet.inOrder('urgency') : fleet.within(reach, 'urgency');
    return {
      portions: portionsOf(context, ordered),
      lastBackupAt: await tx.facts.get('lastBackupAt'),
      settingsChanged: changedSettings(settings),
    };
  });
}

async function* portionsOf(
  context: FleetNeeds,
  ordered: readonly PlacedConnection[],
): AsyncGenerator<ConnectionStatus[]> {
  const { store, settings, clock } = context;
  for (let from = 0; from < ordered.length; from += atOnce) {
    const ids = ordered.slice(from, from + atOnce).map(({ id }) => id);
    yield await store.read(async (tx) => {
      const byId = new Map((await tx.connections.byIds(ids)).map((one) => [one.id, one]));
      const present = ids.flatMap((id) => byId.get(id) ?? []);
      return (await factsOf(context, tx, present)).map((facts) => statusOf(facts, settings, clock.now()));
    });
  }
}

async function* viewsOf(portions: EachStatus['portions'], now: Instant) {
  for await (const portion of portions) yield* portion.map((one) => statusView(one, now));
}
