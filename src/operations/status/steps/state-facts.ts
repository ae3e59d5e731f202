// What the states of many connections are derived from, read a portion at a time: never row by row.

import type { Connection } from '../../../domain/connection/connection.ts';
import type { StateFacts } from '../../../domain/status/connection-state.ts';
import type { ReadTransaction } from '../../../domain/store.ts';
import type { Context } from '../../context.ts';
import { certificatesIn } from '../../installation/steps/clock-trust.ts';

type Needs = Pick<Context, 'clock' | 'clockTrust'>;

/** Twice as many are little quicker, and take twice the memory. */
export const mostAtOnce = 250;

/** Those behind `after` in the order of their names; what is not wanted costs no more than its own row. */
export async function* everyFacts(
  context: Needs,
  tx: ReadTransaction,
  isWanted: (connection: Connection) => boolean = () => true,
  { after: first = '', portion = mostAtOnce }: { after?: string; portion?: number } = {},
): AsyncGenerator<StateFacts> {
  const limit = Math.min(portion, mostAtOnce);
  for (let after = first; ; ) {
    const page = await tx.connections.page(after, limit);
    yield* await factsOf(context, tx, page.filter(isWanted));
    const last = page.at(-1);
    if (last === undefined || page.length < limit) return;
    after = last.name;
  }
}

/** In the same order. */
export async function factsOf(
  context: Needs,
  tx: ReadTransaction,
  connections: readonly Connection[],
): Promise<StateFacts[]> {
  const ids = [...new Set(connections.map(({ clientAppId }) => clientAppId))];
  if (ids.length === 0) return [];
  const apps = new Map((await tx.clientApps.byIds(ids)).map((app) => [app.id, app]));
  const pairs = Map.groupBy(await tx.keyPairs.ofApps(ids), ({ clientAppId }) => clientAppId);
  const asking = new Set((await tx.keyRequests.ofApps(ids)).map(({ clientAppId }) => clientAppId));
  const certificatesAt = certificatesIn(context, tx);
  const facts: StateFacts[] = [];
  for (const connection of connections) {
    const app = apps.get(connection.clientAppId);
    if (app === undefined) continue;
    const whole = { connection, app, pairs: pairs.get(app.id) ?? [] };
    facts.push({ ...whole, certificatesAt: await certificatesAt(whole), hasKeyRequest: asking.has(app.id) });
  }
  return facts;
}
