// What a rotation under way is about, read from the facts: which key pair, how far it is, and whether an upload that somebody
// reported should have arrived by now. Nothing stores it.

import type { ClientApp } from '../client-app/client-app.ts';
import type { Connection } from '../connection/connection.ts';
import { type KeyPair, pairIn } from '../key-pair/key-pair.ts';
import { dayMs, type Instant, secondMs } from '../ports.ts';
import type { Settings } from '../settings.ts';

export type RotationStep =
  /** A new pair was made by this call; its certificate is to be uploaded. */
  | 'issued'
  /** The pair was made before; the org has not accepted it yet. */
  | 'awaitingUpload'
  /** The first pair of an app signs in: nothing is handed over, and some servers may not have it yet. */
  | 'accepted'
  /** The org accepts the new pair on some servers; the old one still signs where it must. */
  | 'handover'
  /** The new pair is the active one everywhere. */
  | 'settled';

export interface RotationGoal {
  pair: KeyPair;
  step: RotationStep;
}

/** A rotation that settled within this time is reported as done; after it, `rotate` means a new one. */
const reportedForMs = dayMs;

interface GoalFacts {
  connection: Pick<Connection, 'probedCloselyUntil'>;
  app: ClientApp;
  pairs: readonly KeyPair[];
}

/** The pair that a rotation under way is about, or null when there is none. */
export function rotationGoal({ connection, app, pairs }: GoalFacts, now: Instant): RotationGoal | null {
  const settling = pairIn(pairs, 'settling');
  if (settling !== undefined) return { pair: settling, step: 'handover' };
  const wanted = pairs.find(({ id }) => id === app.wantedKeyPairId);
  if (wanted === undefined) return null;
  const { standing } = wanted;
  if (isAwaited(wanted, app)) return { pair: wanted, step: 'awaitingUpload' };
  if (standing.state !== 'active') return null;
  if (standing.settledAt !== null && standing.settledAt + reportedForMs <= now) return null;
  // Nobody who called `rotate` waits to be told of a first pair that was accepted while nobody watched.
  const isUnattended = connection.probedCloselyUntil === null || connection.probedCloselyUntil <= standing.since;
  return isOnlyAccepted(wanted, pairs) && isUnattended ? null : reachedBy(wanted, pairs);
}

/** We ask for the upload of its certificate. */
export function isAwaited({ id, standing }: KeyPair, { wantedKeyPairId }: ClientApp): boolean {
  return id === wantedKeyPairId && (standing.state === 'issued' || standing.state === 'previous');
}

/** How far this pair is, whether anybody asks for it or not. */
export function reachedBy(pair: KeyPair, pairs: readonly KeyPair[]): RotationGoal {
  const { standing } = pair;
  if (standing.state === 'settling') return { pair, step: 'handover' };
  if (standing.state !== 'active') return { pair, step: 'awaitingUpload' };
  if (standing.settledAt !== null) return { pair, step: 'settled' };
  return { pair, step: isOnlyAccepted(pair, pairs) ? 'accepted' : 'handover' };
}

/** No other pair of the app was ever accepted. */
export function isOnlyAccepted({ id }: KeyPair, pairs: readonly KeyPair[]): boolean {
  return pairs.every((pair) => pair.id === id || pair.standing.lastAcceptedAt === null);
}

/** When somebody said that this pair's certificate is uploaded; null: nobody did since it is asked for. */
export function uploadReportedAt({ changedAt }: ClientApp, { standing, issuedAt }: KeyPair): Instant | null {
  if (standing.state !== 'issued' && standing.state !== 'previous') return null;
  const askedSince = standing.state === 'previous' ? standing.since : issuedAt;
  return changedAt !== null && changedAt >= askedSince ? changedAt : null;
}

/** The org itself has shown since that it did not reach the app. */
export function isUploadMissed({ missedAt }: Pick<ClientApp, 'missedAt'>, reportedAt: Instant): boolean {
  return missedAt !== null && missedAt >= reportedAt;
}

/** When a change that somebody reported at this time has reached every server. */
export function spreadUntil(reportedAt: Instant, { propagationSeconds }: Settings): Instant {
  return reportedAt + propagationSeconds * secondMs;
}
