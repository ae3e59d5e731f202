// Where every connection stands, derived once for all who look at about the same time: with 10,000 of them it is most of a second's
// work. Whatever is audited shows at once; what a look only noted, such as that all is still well, some seconds later.

import type { Connection } from '../../../domain/connection/connection.ts';
import { type Instant, secondMs } from '../../../domain/ports.ts';
import { type ConnectionPlace, listPlace } from '../../../domain/status/connection-status.ts';
import type { ReadTransaction } from '../../../domain/store.ts';
import type { Context } from '../../context.ts';
import { everyFacts } from './state-facts.ts';

type Needs = Pick<Context, 'store' | 'clock' | 'settings' | 'clockTrust'>;

type PlacedConnection = Pick<Connection, 'id' | 'name' | 'username' | 'loginUrl' | 'labels'> & {
  place: ConnectionPlace;
};

interface Derived {
  sequence: number;
  at: Instant;
  /** Still under way for those who come meanwhile: fifty pages that hear of one change read the fleet once. */
  placed: Promise<readonly PlacedConnection[]>;
}

const goodForMs = 10 * secondMs;

const derived = new WeakMap<Context['store'], Derived>();

export async function fleetPlaces(context: Needs, tx: ReadTransaction): Promise<readonly PlacedConnection[]> {
  const { store, clock } = context;
  const now = clock.now();
  const sequence = (await tx.audit.head())?.sequence ?? 0;
  const before = derived.get(store);
  if (before?.sequence === sequence && now >= before.at && now - before.at < goodForMs) return before.placed;
  const placed = derive(context, tx, now);
  const present = { sequence, at: now, placed };
  derived.set(store, present);
  try {
    return await placed;
  } catch (error) {
    if (derived.get(store) === present) derived.delete(store);
    throw error;
  }
}

async function derive(context: Needs, tx: ReadTransaction, now: Instant): Promise<readonly PlacedConnection[]> {
  const placed: PlacedConnection[] = [];
  for await (const facts of everyFacts(context, tx)) {
    const { id, name, username, loginUrl, labels } = facts.connection;
    placed.push({ id, name, username, loginUrl, labels, place: listPlace(facts, context.settings, now) });
  }
  return placed;
}
