// What a page of a list shows of each connection, made once for all who look at it at about the same time. The rows tell whether they
// changed, whoever changed them; what time alone changes is a second late at most.

import type { ConnectionMark } from '../../../domain/connection/connection-store.ts';
import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
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
  const ids = [...new Set(marks.map(({ clientAppId }) => clientAppId))];
  if (ids.length === 0) return new Map();
  const revisions = new Map((await tx.clientApps.byIds(ids)).map(({ id, revision }) => [id, revision]));
  const pairs = Map.groupBy(await tx.keyPairs.ofApps(ids), ({ clientAppId }) => clientAppId);
  const ofApp = new Map(ids.map((id) => [id, `${revisions.get(id)} ${(pairs.get(id) ?? []).map(markOfPair).join()}`]));
  return new Map(marks.map(({ id, revision, clientAppId }) => [id, `${revision} ${ofApp.get(clientAppId)}`]));
}

function markOfPair({ id, standing }: KeyPair): string {
  return `${id} ${JSON.stringify(standing)}`;
}
