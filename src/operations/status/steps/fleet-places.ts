// Where every connection stands, kept in memory for all who look: with 10,000 of them reading all is most of a second's work. Whatever
// was audited since, by this process or another, is read again before anybody is answered; what a look only noted, and what time
// changed by itself, comes round within some seconds, a part with each answer.

import type { Connection } from '../../../domain/connection/connection.ts';
import { type Instant, secondMs } from '../../../domain/ports.ts';
import type { StateFacts } from '../../../domain/status/connection-state.ts';
import {
  byDaysLeft,
  byUrgency,
  type ConnectionPlace,
  inNameOrder,
  listPlace,
} from '../../../domain/status/connection-status.ts';
import type { ReadTransaction } from '../../../domain/store.ts';
import type { Context } from '../../context.ts';
import { changedSince } from './changed-connections.ts';
import { everyFacts, factsOf, mostAtOnce } from './state-facts.ts';

export type FleetNeeds = Pick<Context, 'store' | 'clock' | 'settings' | 'clockTrust'>;

type PlacedConnection = Pick<Connection, 'id' | 'name' | 'username' | 'loginUrl' | 'labels' | 'clientAppId'> & {
  place: ConnectionPlace;
};

type ListOrder = 'name' | 'urgency' | 'daysLeft';

const orders = { name: inNameOrder, urgency: byUrgency, daysLeft: byDaysLeft } as const;

/** As it was at one moment; another one as soon as any place changes. */
export class Fleet {
  readonly all: readonly PlacedConnection[];
  readonly #ordered = new Map<ListOrder, readonly PlacedConnection[]>();

  constructor(all: readonly PlacedConnection[]) {
    this.all = all;
  }

  inOrder(order: ListOrder): readonly PlacedConnection[] {
    const known = this.#ordered.get(order);
    if (known !== undefined) return known;
    const sorted = this.all.toSorted((one, other) => orders[order](one.place, other.place));
    this.#ordered.set(order, sorted);
    return sorted;
  }
}

interface Kept {
  fleet: Fleet;
  byId: Map<string, PlacedConnection>;
  /** Of the last audit entry that it knows. */
  sequence: number;
  /** Up to when all was looked at again. */
  lookedAt: Instant;
  /** The name behind which the next part begins. */
  from: string;
}

/** Within this time all is looked at again. */
const roundMs = 20 * secondMs;
/** What is less is not worth a look of its own. */
const leastPart = 50;

/** Those who come while one reads wait for it: fifty pages that hear of one change read it once. */
const kept = new WeakMap<Context['store'], Promise<Kept | null>>();

export async function fleetPlaces(context: FleetNeeds, tx: ReadTransaction): Promise<Fleet> {
  const { sequence } = await tx.audit.head();
  const before = kept.get(context.store) ?? Promise.resolve(null);
  const next = before.then((known) =>
    known === null ? readWhole(context, tx, sequence) : broughtUp(context, tx, known, sequence),
  );
  kept.set(
    context.store,
    // Whoever fails spoils it for nobody else.
    next.catch(() => null),
  );
  return (await next).fleet;
}

async function readWhole(context: FleetNeeds, tx: ReadTransaction, sequence: number): Promise<Kept> {
  const lookedAt = context.clock.now();
  const byId = new Map<string, PlacedConnection>();
  for await (const facts of everyFacts(context, tx)) byId.set(facts.connection.id, placed(context, facts, lookedAt));
  return { fleet: new Fleet([...byId.values()]), byId, sequence, lookedAt, from: '' };
}

async function broughtUp(context: FleetNeeds, tx: ReadTransaction, known: Kept, sequence: number): Promise<Kept> {
  // This transaction began before that of who read last.
  if (sequence < known.sequence) return known;
  const now = context.clock.now();
  const passedMs = now - known.lookedAt;
  if (passedMs < 0 || passedMs >= roundMs) return readWhole(context, tx, sequence);
  const changed = sequence === known.sequence ? noChange : await changedSince(tx, known.sequence);
  if (changed === 'unclear') return readWhole(context, tx, sequence);
  const part = Math.floor((known.byId.size * passedMs) / roundMs);
  const round = part < leastPart ? [] : await tx.connections.page(known.from, part);
  const again = new Map([...changed.connections, ...round].map((connection) => [connection.id, connection]));
  const present: PlacedConnection[] = [];
  for (const connections of portions([...again.values()]))
    for (const facts of await factsOf(context, tx, connections)) present.push(placed(context, facts, now));
  const isOther = replace(known.byId, changed.gone, present);
  return {
    fleet: isOther ? new Fleet([...known.byId.values()]) : known.fleet,
    byId: known.byId,
    sequence,
    lookedAt: part < leastPart ? known.lookedAt : now,
    from: part < leastPart ? known.from : round.length < part ? '' : (round.at(-1)?.name ?? ''),
  };
}

function* portions<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += mostAtOnce) yield all.slice(from, from + mostAtOnce);
}

const noChange = { connections: [], gone: [] };

/** Whether anything is another than it was. */
function replace(
  byId: Map<string, PlacedConnection>,
  gone: readonly string[],
  present: readonly PlacedConnection[],
): boolean {
  let isOther = false;
  for (const id of gone) isOther = byId.delete(id) || isOther;
  for (const one of present) {
    if (JSON.stringify(byId.get(one.id)) === JSON.stringify(one)) continue;
    byId.set(one.id, one);
    isOther = true;
  }
  return isOther;
}

function placed({ settings }: FleetNeeds, facts: StateFacts, now: Instant): PlacedConnection {
  const { id, name, username, loginUrl, labels, clientAppId } = facts.connection;
  return { id, name, username, loginUrl, labels, clientAppId, place: listPlace(facts, settings, now) };
}
