// Where every connection stands, kept in memory for all who look: with 10,000 of them reading all is most of a second's work. Whatever
// was audited since, by this process or another, is read again before anybody is answered; what a look only noted, and what time
// changed by itself, comes round within some seconds, a part at each turn of the loop and not while somebody waits.

import { orgIdOf } from '../../../domain/org/org-link.ts';
import { type Instant, minuteMs, secondMs } from '../../../domain/ports.ts';
import type { StateFacts } from '../../../domain/status/connection-state.ts';
import { listPlace } from '../../../domain/status/connection-status.ts';
import type { ReadTransaction } from '../../../domain/store.ts';
import type { Context } from '../../context.ts';
import { changedSince } from './changed-connections.ts';
import { Fleet, type PlacedConnection } from './fleet.ts';
import { everyFacts, factsOf, mostAtOnce } from './state-facts.ts';

export type FleetNeeds = Pick<Context, 'store' | 'clock' | 'settings' | 'clockTrust'>;

interface Kept {
  fleet: Fleet;
  /** Of the last audit entry that it knows. */
  sequence: number;
  /** Up to when all was looked at again. */
  lookedAt: Instant;
  /** The name behind which the next part begins. */
  from: string;
}

/** Within this time the loop looks at all again. */
const roundMs = 20 * secondMs;
/** What nobody looked at for so long, since no loop runs, is read again as a whole. */
const staleMs = minuteMs;
/** So long after the last one who asked, all is still looked at. */
const askedForMs = 10 * minuteMs;
/** What is less is not worth a look of its own; what is more keeps others waiting. */
const leastPart = 25;
const mostPart = 100;

interface Keeping {
  /** Those who come while one reads wait for it: fifty pages that hear of one change read it once. */
  kept: Promise<Kept | null>;
  askedAt: Instant;
}

const keepings = new WeakMap<Context['store'], Keeping>();

export async function fleetPlaces(context: FleetNeeds, tx: ReadTransaction): Promise<Fleet> {
  const { store, clock } = context;
  const keeping = keepings.get(store) ?? { kept: Promise.resolve(null), askedAt: 0 };
  keepings.set(store, keeping);
  keeping.askedAt = clock.now();
  return (await step(context, tx, keeping, 0)).fleet;
}

/** The part that has become due, while there are some who ask. */
export async function lookAround(context: FleetNeeds): Promise<void> {
  const { store, clock } = context;
  const keeping = keepings.get(store);
  if (keeping === undefined || clock.now() - keeping.askedAt > askedForMs) return;
  await store.read((tx) => step(context, tx, keeping, mostPart));
}

/** @param most How many are looked at again besides what changed. */
async function step(context: FleetNeeds, tx: ReadTransaction, keeping: Keeping, most: number): Promise<Kept> {
  const { sequence } = await tx.audit.head();
  const next = keeping.kept.then((known) =>
    known === null ? readWhole(context, tx, sequence) : broughtUp(context, tx, known, sequence, most),
  );
  // Whoever fails spoils it for nobody else.
  keeping.kept = next.catch(() => null);
  return next;
}

async function readWhole(context: FleetNeeds, tx: ReadTransaction, sequence: number): Promise<Kept> {
  const lookedAt = context.clock.now();
  const byId = new Map<string, PlacedConnection>();
  for await (const facts of everyFacts(context, tx)) byId.set(facts.connection.id, placed(context, facts, lookedAt));
  return { fleet: new Fleet(byId), sequence, lookedAt, from: '' };
}

async function broughtUp(
  context: FleetNeeds,
  tx: ReadTransaction,
  known: Kept,
  sequence: number,
  most: number,
): Promise<Kept> {
  // This transaction began before that of who read last.
  if (sequence < known.sequence) return known;
  const now = context.clock.now();
  const passedMs = now - known.lookedAt;
  if (passedMs < 0 || passedMs >= staleMs) return readWhole(context, tx, sequence);
  const changed = sequence === known.sequence ? noChange : await changedSince(tx, known.sequence);
  if (changed === 'unclear') return readWhole(context, tx, sequence);
  const { size } = known.fleet.byId;
  const due = Math.ceil((size * Math.min(passedMs, roundMs)) / roundMs);
  const part = due < Math.min(leastPart, size) ? 0 : Math.min(due, most);
  const round = part === 0 ? [] : await tx.connections.page(known.from, part);
  const again = new Map([...changed.connections, ...round].map((connection) => [connection.id, connection]));
  const present: PlacedConnection[] = [];
  for (const connections of portions([...again.values()]))
    for (const facts of await factsOf(context, tx, connections)) present.push(placed(context, facts, now));
  return {
    fleet: known.fleet.changed(changed.gone, present),
    sequence,
    lookedAt: part === 0 ? known.lookedAt : Math.min(now, known.lookedAt + Math.ceil((roundMs * part) / size)),
    from: part === 0 ? known.from : round.length < part ? '' : (round.at(-1)?.name ?? ''),
  };
}

function* portions<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += mostAtOnce) yield all.slice(from, from + mostAtOnce);
}

const noChange = { connections: [], gone: [] };

function placed({ settings }: FleetNeeds, facts: StateFacts, now: Instant): PlacedConnection {
  const { id, name, username, loginUrl, labels, clientAppId } = facts.connection;
  const orgId = orgIdOf(facts.connection);
  return { id, name, username, loginUrl, labels, clientAppId, orgId, place: listPlace(facts, settings, now) };
}
