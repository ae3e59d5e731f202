// When refusals are no spreading any more. While one of our certificates takes the place of another in the app's one slot, each
// server accepts the one or the other. Let a share p of the servers have the new one: a round in which the old key meets a server
// with the new certificate and the new key one with the old has the probability p(1-p), at most 1/4, and ten such rounds one in a
// million. Then the slot holds none of ours: it was emptied, or a third certificate took the place.
//
// What has to hold for that:
// - The slot was known to hold one of ours: the pair accepted last is among those asked. Before the first acceptance, after
//   a leak and after another consumer key nothing is known, and the spreading of a first certificate refuses every round.
// - Servers are met independently. A kept-alive connection may lead to one server for all of a round, so only assertions on
//   connections of their own count. A load balancer that sends all from one address to one server does no harm: it refuses no
//   round. One that takes turns between an old and a new server could refuse every round, if nobody else asked it
//   anything between; no host of Salesforce is that quiet. Ten, and not the fewest that would do, leave room for this.

import type { ClientApp } from '../client-app/client-app.ts';
import type { Connection, ConnectionFailure } from '../connection/connection.ts';
import { isCandidate, lastAcceptedPair } from '../key-pair/candidates.ts';
import { type KeyPair, pairIn } from '../key-pair/key-pair.ts';
import { stateFacts } from '../key-pair/key-pair-states.ts';
import type { Instant } from '../ports.ts';
import { explainedBySpreading } from './rounds.ts';
import type { TriedKey } from './sign-in-result.ts';

export const roundsThatProve = 10;

interface Slot {
  connection: Connection;
  app: ClientApp;
  pairs: readonly KeyPair[];
}

/** What a failed sign-in adds to what is known of the slot. */
export function slotAfterRefusal(
  { connection, app, pairs }: Slot,
  tried: readonly Pick<TriedKey, 'keyPairId' | 'result' | 'isAlone'>[],
  now: Instant,
): Pick<ConnectionFailure, 'refusedRounds' | 'slotLostAt'> {
  const { failure, expiredPolicy } = connection;
  const asked = pairs.filter((pair) => isCandidate(pair, expiredPolicy, now));
  // Any other refusal is said of an assertion whose signature was in order.
  const isHeld = tried.some(({ result }) => result === 'accepted' || result === 'refused');
  if (isHeld || !isSlotKnown({ app, pairs }, asked)) return {};
  const isOver = failure !== null && failure.at <= (lastAcceptedPair(pairs)?.standing.lastAcceptedAt ?? 0);
  const { refusedRounds = 0, slotLostAt } = isOver || failure === null ? {} : failure;
  if (slotLostAt !== undefined) return { refusedRounds, slotLostAt };
  const rounds = refusedRounds + completeRounds(tried, asked);
  return rounds < roundsThatProve ? { refusedRounds: rounds } : { refusedRounds: rounds, slotLostAt: now };
}

/** Nobody signs in, and no waiting changes it. A change that was reported since may, and so may an acceptance elsewhere. */
export function isSlotLost({ connection, app, pairs }: Slot): boolean {
  const lostAt = connection.failure?.slotLostAt;
  if (lostAt === undefined) return false;
  const acceptedAt = lastAcceptedPair(pairs)?.standing.lastAcceptedAt ?? 0;
  return lostAt >= (app.changedAt ?? 0) && lostAt > acceptedAt;
}

/** Of an episode that was met with another slot: what it counted, and what a test found, says nothing of this one. */
export function withoutSlot({ refusedRounds, slotLostAt, judged, ...episode }: ConnectionFailure): ConnectionFailure {
  return episode;
}

/** A test has proved another cause. */
const proofLikelihood = 0.9;

/** Whether waiting may mend it: no lost slot spreads, nor a server that is away, nor a user who is frozen. */
export function maySpread(slot: Slot, { code, judged }: Pick<ConnectionFailure, 'code' | 'judged'>): boolean {
  if (judged !== undefined && judged.cause !== 'propagation_delay' && judged.likelihood >= proofLikelihood)
    return false;
  if (code === 'refusedWithEveryKey') return !isSlotLost(slot);
  // An upload changes no consumer key: an app that had accepted us is gone, or has another key now.
  if (code === 'unknownConsumerKey' || code === 'appNotFound') return !hasAccepted(slot);
  return explainedBySpreading.has(code);
}

/** Whether one of ours takes the place of another of ours, as far as anybody knows. */
function isSlotKnown({ app, pairs }: Pick<Slot, 'app' | 'pairs'>, asked: readonly KeyPair[]): boolean {
  const held = lastAcceptedPair(pairs);
  return held !== undefined && asked.length > 1 && asked.includes(held) && hasAccepted({ app, pairs });
}

/** This very app: a change that is no upload of a rotation is another consumer key, of an app with a slot of its own. */
function hasAccepted({ app, pairs }: Pick<Slot, 'app' | 'pairs'>): boolean {
  const held = lastAcceptedPair(pairs);
  if (held === undefined) return false;
  const isRotating =
    pairIn(pairs, 'settling') !== undefined ||
    pairs.some((pair) => stateFacts(pair).awaitsUpload || (pair.id === app.wantedKeyPairId && pair.id !== held.id));
  return isRotating || (held.standing.lastAcceptedAt ?? 0) >= (app.changedAt ?? 0);
}

function completeRounds(
  tried: readonly Pick<TriedKey, 'keyPairId' | 'result' | 'isAlone'>[],
  asked: readonly KeyPair[],
): number {
  const refused = new Set<string>();
  let rounds = 0;
  for (const { keyPairId, result, isAlone } of tried) {
    if (result !== 'notThisKey' || !isAlone) continue;
    refused.add(keyPairId);
    if (!asked.every(({ id }) => refused.has(id))) continue;
    rounds += 1;
    refused.clear();
  }
  return rounds;
}
