// What sign-ins prove of a swap. The probing is that of every rotation: what is due is asked, and answers are facts.

import { isUsable } from '../../../domain/key-pair/candidates.ts';
import { isUnsettled } from '../../../domain/key-pair/handover.ts';
import type { KeyPair } from '../../../domain/key-pair/key-pair.ts';
import { stateFacts } from '../../../domain/key-pair/key-pair-states.ts';
import { propagationIn } from '../../../domain/org/org-facts.ts';
import { type Instant, secondMs } from '../../../domain/ports.ts';
import { lookAtLeastEveryMs } from '../../../domain/rotation/probe-schedule.ts';
import {
  acceptanceVerdict,
  acceptedBy,
  isLost,
  restoreVerdict,
  type SwapProblem,
} from '../../../domain/rotation/swap.ts';
import { said } from '../../../domain/said.ts';
import type { Attempt } from '../../../domain/token/attempt.ts';
import { SwapPause } from '../steps/swap-pause.ts';
import type { Came, SwapWork } from '../steps/swap-work.ts';
import { reconcileConnection } from './reconcile.ts';

const longestPauseMs = 30 * secondMs;
/** A connection of thousands may be asked by the reconciler; the swap itself asks those few. */
const mostAsked = 20;

const stopped = (problem: SwapProblem) => ({ outcome: 'stopped', facts: { problem } }) as const;
const pairGone = ({ fingerprint }: KeyPair) => stopped({ type: 'pairGone', fingerprint });

export async function accept(work: SwapWork): Promise<Came<'accepting'>> {
  const { swap, context } = work;
  const pair = await work.pair(swap.newKeyPairId);
  if (swap.putsBack || stateFacts(pair).inUse) return { outcome: 'accepted' };
  if (!(await work.maySign(pair))) {
    return { outcome: 'notAccepted', facts: { problem: { type: 'pairGone', fingerprint: pair.fingerprint } } };
  }
  const since = swap.deploy?.askedAt ?? swap.askedAt;
  const deadline = acceptedBy(swap.deploy?.endedAt ?? since, propagationIn(context.settings, await work.known()));
  const verdict = async () => acceptanceVerdict(pair.id, await answersSince(work, since), since, deadline);
  const told = (await verdict()) ?? (await probed(work, deadline, verdict));
  if (told === 'notAccepted') return { outcome: 'notAccepted', facts: { problem: { type: 'notAccepted' } } };
  return { outcome: 'accepted' };
}

export async function settle(work: SwapWork): Promise<Came<'settling'>> {
  if (work.swap.putsBack) return settleBack(work);
  const { context, swap } = work;
  const settings = propagationIn(context.settings, await work.known());
  const since = swap.deploy?.askedAt ?? swap.askedAt;
  const judge = async () => {
    const pair = await work.pair(swap.newKeyPairId);
    const { standing } = pair;
    if (standing.state === 'active' && standing.settledAt !== null) return { outcome: 'settled' } as const;
    // Somebody took the certificate out before it had settled: no waiting brings it back.
    if (isLost(pair.id, await answersSince(work, since), work.now(), settings)) return stopped({ type: 'bothRefused' });
    if (!isUnsettled(pair) && isUsable(pair)) return stopped({ type: 'overtaken' });
    return (await work.maySign(pair)) ? null : pairGone(pair);
  };
  return (await judge()) ?? (await probed(work, Infinity, judge));
}

/** The pair was in use all the time: what counts is an answer of when every server had the certificate again. */
async function settleBack(work: SwapWork): Promise<Came<'settling'>> {
  const { deploy, askedAt, newKeyPairId } = work.swap;
  const pair = await work.pair(newKeyPairId);
  if (!(await work.maySign(pair))) return pairGone(pair);
  const settings = propagationIn(work.context.settings, await work.known());
  const endedAt = deploy?.endedAt ?? deploy?.askedAt ?? askedAt;
  const spreadAt = endedAt + settings.propagationSeconds * secondMs;
  const deadline = acceptedBy(endedAt, settings);
  const verdict = async () => acceptanceVerdict(newKeyPairId, await answersSince(work, spreadAt), spreadAt, deadline);
  const told = (await verdict()) ?? (await probed(work, spreadAt, verdict));
  return told === 'accepted' ? { outcome: 'settled' } : stopped({ type: 'notAccepted' });
}

export async function proveBack(work: SwapWork): Promise<Came<'provingBack'>> {
  const { swap, context } = work;
  const since = swap.restore?.endedAt ?? swap.restore?.askedAt ?? swap.askedAt;
  const settings = propagationIn(context.settings, await work.known());
  const spreadAt = since + settings.propagationSeconds * secondMs;
  const deadline = acceptedBy(since, settings);
  const verdict = async () => restoreVerdict(swap, await answersSince(work, since), spreadAt, deadline);
  // Of an old one that expired meanwhile, as when a machine slept, no answer will come.
  const isOver = work.now() >= deadline && !(await work.maySign(await work.pair(swap.oldKeyPairId)));
  const judge = async () => (await verdict()) ?? (isOver ? 'oldExpired' : null);
  const told = (await verdict()) ?? (await probed(work, spreadAt, judge));
  return told === 'bothRefused' || told === 'oldExpired' ? stopped({ type: told }) : { outcome: told };
}

async function answersSince({ context, swap }: SwapWork, since: Instant) {
  const span = { from: since, until: context.clock.now() };
  const attempts = await context.store.read((tx) => tx.attempts.keyAnswersOf({ clientAppId: swap.clientAppId }, span));
  return attempts.map(({ keyPairId, outcome, startedAt }: Attempt) => ({
    keyPairId,
    accepted: outcome.type === 'accepted',
    at: startedAt,
  }));
}

/** Asks on what is due, behind `askedAt` on what deploys in any case; then the verdict. @throws SwapPause: none yet. */
async function probed<T>(work: SwapWork, askedAt: Instant, verdict: () => Promise<T | null>): Promise<T> {
  const { context, swap, signal } = work;
  const now = context.clock.now();
  const connections = await context.store.read((tx) => tx.connections.ofApp(swap.clientAppId));
  // One that another connection of the app holds up is looked at once a day.
  const isAsked = (id: string) => id === swap.connectionId && now >= askedAt;
  const isDue = (at: Instant) => at <= now || at > now + lookAtLeastEveryMs;
  const due = connections.filter(({ id, nextLookAt }) => isAsked(id) || isDue(nextLookAt));
  for (const { id } of due.slice(0, mostAsked)) {
    await reconcileConnection(context, id, { now: isAsked(id), signal });
  }
  const told = await verdict();
  if (told !== null) return told;
  const after = await context.store.read((tx) => tx.connections.byId(swap.connectionId));
  const nextAt = after?.nextLookAt ?? now + longestPauseMs;
  throw new SwapPause(said('signInsDue'), Math.max(secondMs, Math.min(nextAt - context.clock.now(), longestPauseMs)));
}
