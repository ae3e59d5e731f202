// Settles the pair that all connections of an app have seen accepted long enough (domain/key-pair/settlement.ts). Reads the
// connections of an app only when the one that held it last holds it no more: of thousands, each look would read all.

import type { ClientApp } from '../../../domain/client-app/client-app.ts';
import { type KeyPair, pairIn } from '../../../domain/key-pair/key-pair.ts';
import { unreplacedLeaks } from '../../../domain/key-pair/life.ts';
import {
  isAwaitedToSettle,
  type KeyAnswer,
  type SettlementVerdict,
  settlement,
  settlementLookBackMs,
} from '../../../domain/key-pair/settlement.ts';
import { type Instant, secondMs } from '../../../domain/ports.ts';
import type { ReadTransaction, WriteTransaction } from '../../../domain/store.ts';
import type { Attempt } from '../../../domain/token/attempt.ts';
import type { Context } from '../../context.ts';
import { writeLife } from '../../key-pair/steps/write-life.ts';

/** By app, the connection that had not settled when all were read last. No fact: what it says is asked anew. */
const lastHolding = new WeakMap<Context['store'], Map<string, string>>();

export async function settlePairs(
  context: Context,
  tx: WriteTransaction,
  app: ClientApp,
  before: KeyPair[],
): Promise<{ pairs: KeyPair[]; verdict: SettlementVerdict | null }> {
  const now = context.clock.now();
  const propagationMs = context.settings.propagationSeconds * secondMs;
  const asked = askedToSettle(before, now - propagationMs);
  if (asked.length === 0) return { pairs: before, verdict: null };
  const judge = ({ id }: KeyPair, answers: readonly KeyAnswer[][]) => settlement(id, answers, propagationMs, now);

  const holding = lastHolding.get(context.store) ?? new Map<string, string>();
  lastHolding.set(context.store, holding);
  const since = now - settlementLookBackMs(propagationMs);
  const one = await answersOfOne(tx, app, holding.get(app.id) ?? null, since, now);
  const held = one === null ? [] : asked.map((pair) => judge(pair, [one]));
  if (one !== null && held.every(({ settled }) => !settled)) return { pairs: before, verdict: held[0] ?? null };

  const answers = await answersByConnection(tx, app, since, now);
  let verdict: SettlementVerdict | null = null;
  for (const pair of asked) {
    const judged = judge(pair, [...answers.values()]);
    verdict ??= judged;
    if (judged.settled) {
      const pairs = await writeLife(context, tx, before, { type: 'settled', keyPairId: pair.id, at: now });
      return { pairs, verdict };
    }
    const [last] = [...answers].findLast(([, each]) => !judge(pair, [each]).settled) ?? [];
    if (last !== undefined) holding.set(app.id, last);
  }
  return { pairs: before, verdict };
}

/** A leak is replaced when the active pair has been seen for a whole window that began after the report. */
function askedToSettle(pairs: readonly KeyPair[], windowBeganAt: Instant): KeyPair[] {
  const settling = pairIn(pairs, 'settling');
  const active = pairIn(pairs, 'active');
  const isProof = unreplacedLeaks(pairs).some(({ standing }) => standing.since <= windowBeganAt);
  const isActiveAsked = settling !== undefined || active?.standing.settledAt === null || isProof;
  return [settling, isActiveAsked ? active : undefined].filter((pair) => pair !== undefined);
}

/** Null: it is not one of those that are awaited, or not any more. */
async function answersOfOne(
  tx: ReadTransaction,
  app: ClientApp,
  id: string | null,
  since: Instant,
  now: Instant,
): Promise<KeyAnswer[] | null> {
  const connection = id === null ? null : await tx.connections.byId(id);
  if (connection === null || connection.clientAppId !== app.id || !isAwaitedToSettle(connection, now)) return null;
  const attempts = await tx.attempts.keyAnswersOf({ connectionId: connection.id }, { from: since, until: now });
  return attempts.filter(({ clientAppId }) => clientAppId === app.id).map(asAnswer);
}

async function answersByConnection(
  tx: ReadTransaction,
  app: ClientApp,
  since: Instant,
  now: Instant,
): Promise<Map<string, KeyAnswer[]>> {
  const connections = await tx.connections.ofApp(app.id);
  const attempts = await tx.attempts.keyAnswersOf({ clientAppId: app.id }, { from: since, until: now });
  const attemptsOf = Map.groupBy(attempts, ({ connectionId }) => connectionId);
  const awaited = connections.filter((connection) => isAwaitedToSettle(connection, now));
  return new Map(awaited.map(({ id }) => [id, (attemptsOf.get(id) ?? []).map(asAnswer)]));
}

function asAnswer({ keyPairId, outcome, startedAt }: Attempt): KeyAnswer {
  return { keyPairId, accepted: outcome.type === 'accepted', at: startedAt };
}
