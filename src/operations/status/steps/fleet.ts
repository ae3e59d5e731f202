// Where every connection stands, in each order and for each label: as it was at one moment. What changes makes another one of it,
// which costs what changed and not what there is.

import type { Reach } from '../../../domain/access/permission.ts';
import type { Connection } from '../../../domain/connection/connection.ts';
import { byDaysLeft, byUrgency, type ConnectionPlace, inNameOrder } from '../../../domain/status/connection-status.ts';

export type PlacedConnection = Pick<Connection, 'id' | 'name' | 'username' | 'loginUrl' | 'labels' | 'clientAppId'> & {
  /** Null: nobody knows. */
  orgId: string | null;
  place: ConnectionPlace;
};

type ListOrder = 'name' | 'urgency' | 'daysLeft';

const orders = { name: inNameOrder, urgency: byUrgency, daysLeft: byDaysLeft } as const;

/** More than these, and to sort all is quicker. */
const mostMoved = 200;

export class Fleet {
  readonly byId: ReadonlyMap<string, PlacedConnection>;
  readonly #ordered = new Map<ListOrder, readonly PlacedConnection[]>();
  readonly #within = new WeakMap<Reach, Map<ListOrder, readonly PlacedConnection[]>>();
  /** Of those before it too, as long as only places changed: a label gives the same reach. */
  #reaches = new Map<string, Reach>();

  constructor(byId: ReadonlyMap<string, PlacedConnection>) {
    this.byId = byId;
  }

  /** The same one where nothing is another than it was. */
  changed(gone: readonly string[], present: readonly PlacedConnection[]): Fleet {
    const left = gone.filter((id) => this.byId.has(id));
    const moved = present.filter((one) => JSON.stringify(this.byId.get(one.id)) !== JSON.stringify(one));
    if (left.length === 0 && moved.length === 0) return this;
    const byId = new Map(this.byId);
    for (const id of left) byId.delete(id);
    for (const one of moved) byId.set(one.id, one);
    const next = new Fleet(byId);
    if (left.length === 0 && moved.every((one) => isReachedAlike(this.byId.get(one.id), one)))
      next.#reaches = this.#reaches;
    if (moved.length > mostMoved) return next;
    const touched = new Set([...left, ...moved.map(({ id }) => id)]);
    for (const [order, sorted] of this.#ordered) next.#ordered.set(order, resorted(sorted, touched, moved, order));
    return next;
  }

  inOrder(order: ListOrder): readonly PlacedConnection[] {
    const known = this.#ordered.get(order);
    if (known !== undefined) return known;
    const compare = orders[order];
    const sorted = [...this.byId.values()].sort((one, other) => compare(one.place, other.place));
    this.#ordered.set(order, sorted);
    return sorted;
  }

  /** Those that somebody reaches. */
  within(reach: Reach, order: ListOrder): readonly PlacedConnection[] {
    const known = this.#within.get(reach) ?? new Map<ListOrder, readonly PlacedConnection[]>();
    this.#within.set(reach, known);
    const found = known.get(order) ?? this.#inReach(reach, order);
    known.set(order, found);
    return found;
  }

  #inReach(reach: Reach, order: ListOrder): readonly PlacedConnection[] {
    const names = new Set(reach.connections);
    return this.inOrder(order).filter(({ name }) => names.has(name));
  }

  /** Those that bear every one of the labels. */
  reach(labels: readonly string[]): Reach {
    return this.#reach(JSON.stringify(labels), (one) => labels.every((label) => one.labels.includes(label)));
  }

  /** Those of one org. */
  reachOfOrg(orgId: string): Reach {
    return this.#reach(orgId, (one) => one.orgId === orgId);
  }

  #reach(key: string, isReached: (connection: PlacedConnection) => boolean): Reach {
    const reach = this.#reaches.get(key) ?? this.#reachOf(isReached);
    this.#reaches.set(key, reach);
    return reach;
  }

  #reachOf(isReached: (connection: PlacedConnection) => boolean): Reach {
    const { reached = [], foreign = [] } = Object.groupBy(this.byId.values(), (connection) =>
      isReached(connection) ? 'reached' : 'foreign',
    );
    const foreignApps = new Set(foreign.map(({ clientAppId }) => clientAppId));
    return {
      connections: reached.map(({ name }) => name),
      withWholeApp: reached.filter(({ clientAppId }) => !foreignApps.has(clientAppId)).map(({ name }) => name),
    };
  }
}

function isReachedAlike(before: PlacedConnection | undefined, now: PlacedConnection): boolean {
  const facts = (one: PlacedConnection | undefined) =>
    JSON.stringify([one?.name, one?.labels, one?.clientAppId, one?.orgId]);
  return facts(before) === facts(now);
}

function resorted(
  sorted: readonly PlacedConnection[],
  touched: ReadonlySet<string>,
  moved: readonly PlacedConnection[],
  order: ListOrder,
): PlacedConnection[] {
  const rest = sorted.filter(({ id }) => !touched.has(id));
  for (const one of moved) rest.splice(firstBehind(rest, one.place, order), 0, one);
  return rest;
}

/** The index of the first that stands behind a place: all of them do from there on. */
export function firstBehind(sorted: readonly PlacedConnection[], place: ConnectionPlace, order: ListOrder): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const one = sorted[middle];
    if (one !== undefined && orders[order](place, one.place) < 0) to = middle;
    else from = middle + 1;
  }
  return from;
}
