// What a page of a list shows of each connection, made once for all who look at it at about the same time. The rows tell whether they
// changed, whoever changed them; what time alone or a key request
// changes is a second late at most.

import type { ConnectionMark } from '../../../domain/connection/connection-store.ts';
import { type Instant, secondMs } from '../../../domain/ports.ts';
import { type ConnectionStatus, statusOf } from '../../../domain/status/connection-status.ts';
import type { ReadTransaction } from '../../../domain/store.ts';
import type { Context } from '../../context.ts';
import type { FleetNeeds } from './fleet-places.ts';
import { factsOf } from './state-facts.ts';

interface Remembered {
  status: ConnectionStatus;
  /** Of all rows that it rests on. */
  mark: string;
  at: Instant;
}

const goodForMs = secondMs;
/** Some pages of the most that one may ask for. */
const mostRemembered = 1_000;

const remembered = new WeakMap<Context['store'], Map<string, Remembered>>();

/** In the same order, without those that are gone. */
export async function statusesOf(
  context: FleetNeeds,
  tx: ReadTransaction,
  marks: readonly ConnectionMark[],
): Promise<ConnectionStatus[]> {
  const { store, clock, settings } = context;
  const known = remembered.get(store) ?? new Map<string, Remembered>();
  remembered.set(store, known);
  const now = clock.now();
  const markOf = await marksWithApps(tx, marks);
  const isGood = (id: string) => {
    const one = known.get(id);
    return one !== undefined && one.mark === markOf.get(id) && now >= one.at && now - one.at < goodForMs;
  };
  const missing = marks.filter(({ id }) => !isGood(id)).map(({ id }) => id);
  const connections = missing.length === 0 ? [] : await tx.connections.byIds(missing);
  for (const facts of await factsOf(context, tx, connections)) {
    const { id } = facts.connection;
    known.delete(id);
    known.set(id, { status: statusOf(facts, settings, now), mark: markOf.get(id) ?? '', at: now });
  }
  const found = marks.flatMap(({ id }) => (isGood(id) ? [known.get(id)?.status ?? []].flat() : []));
  for (const id of known.keys()) {
    if (known.size <= mostRemembered) break;
    known.delete(id);
  }
  return found;
}

async function marksWithApps(tx: ReadTransaction, marks: readonly ConnectionMark[]): Promise<Map<string, string>> {
  const pairs = await tx.keyPairs.marksOfApps([...new Set(marks.map(({ clientAppId }) => clientAppId))]);
  const whole = ({ clientAppId, revision, appRevision }: ConnectionMark) =>
    [revision, clientAppId, appRevision, pairs.get(clientAppId)].join(' ');
  return new Map(marks.map((mark) => [mark.id, whole(mark)]));
}
