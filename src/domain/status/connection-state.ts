// What a connection is in, in one word: the same for the command line, pages, mails and metrics. Derived each time from
// facts; nothing stores it.

import type { ClientApp } from '../client-app/client-app.ts';
import type { Connection } from '../connection/connection.ts';
import { expiredPair, isCandidate, lastAcceptedPair } from '../key-pair/candidates.ts';
import { isHandover } from '../key-pair/handover.ts';
import { type KeyPair, pairIn } from '../key-pair/key-pair.ts';
import { stateFacts } from '../key-pair/key-pair-states.ts';
import { unreplacedLeaks } from '../key-pair/life.ts';
import { dayMs, type Instant } from '../ports.ts';
import { spreadUntil, uploadReportedAt } from '../rotation/rotation-goal.ts';
import type { Settings } from '../settings.ts';
import { maySpread } from '../token/lost-slot.ts';
import { rationedNow } from '../token/rationing.ts';
import { isAfterSignature } from '../token/rounds.ts';

/** Lower is more urgent. */
export const urgency = {
  compromised: 0,
  expired: 1,
  failing: 2,
  rationed: 3,
  awaitingUpload: 4,
  handover: 5,
  propagating: 6,
  needsConsumerKey: 7,
  needsCertificate: 8,
  awaitingFirstUpload: 9,
  working: 10,
};
export type ConnectionState = keyof typeof urgency;

export interface StateFacts {
  connection: Connection;
  app: ClientApp;
  pairs: readonly KeyPair[];
  /** By which time a certificate is past, see `certificateTime`; left out: by this machine's clock. */
  certificatesAt?: Instant;
  /** A key request waits for its certificate; left out: none does. */
  hasKeyRequest?: boolean;
}

export function connectionState(facts: StateFacts, settings: Settings, now: Instant): ConnectionState {
  const { connection, app, pairs, certificatesAt = now } = facts;
  if (!pairs.some((pair) => stateFacts(pair).hasKey)) return 'needsCertificate';
  if (unreplacedLeaks(pairs).length > 0) return 'compromised';
  if (app.consumerKey === null) return 'needsConsumerKey';
  if (expiredPair(pairs, connection.expiredPolicy, certificatesAt) !== undefined) return 'expired';
  const isPropagating = app.changedAt !== null && now < spreadUntil(app.changedAt, settings);
  const { failure } = connection;
  // Where its app signs others in, what it was never accepted for is its own fault.
  if (failure !== null && (connection.lastAccepted !== null || lastAcceptedPair(pairs) !== undefined))
    return isPropagating && maySpread(facts, failure) ? 'propagating' : 'failing';
  // The certificate is in place: neither its upload nor its spreading is waited for.
  if (failure !== null && isAfterSignature(failure)) return 'failing';
  if (rationedNow(connection.rationedUntil, now) !== null) return 'rationed';
  if (isHandover(pairs)) return 'handover';
  const wanted = pairs.find(({ id }) => id === app.wantedKeyPairId);
  if (lastAcceptedPair(pairs) === undefined) {
    // A certificate that was made after the change cannot be what spreads.
    const isOnItsWay = isPropagating && (wanted === undefined || uploadReportedAt(app, wanted) !== null);
    return isOnItsWay ? 'propagating' : 'awaitingFirstUpload';
  }
  return wanted !== undefined && wanted.standing.state !== 'active' && isCandidate(wanted, 'allow-expired', now)
    ? 'awaitingUpload'
    : 'working';
}

/** Whether it is past by a clock that may not say so. */
export function isPastInDoubt(facts: StateFacts, now: Instant): boolean {
  const { connection, pairs, certificatesAt = now } = facts;
  const isPast = (at: Instant) => expiredPair(pairs, connection.expiredPolicy, at) !== undefined;
  return isPast(now) && !isPast(certificatesAt);
}

/** The certificate that matters now: the one in use, else the one that waits for its first upload. */
export function shownPair(pairs: readonly KeyPair[]): KeyPair | undefined {
  return (
    pairIn(pairs, 'active') ??
    lastAcceptedPair(pairs.filter((pair) => stateFacts(pair).hasKey)) ??
    pairs.find((pair) => stateFacts(pair).awaitsUpload)
  );
}

/**
 * The one rule for days left. Ahead: from today to that day, both in UTC, so that a certificate made for 365 days has 365
 * and 0 is today. Past: whole days gone by, negative and at least 1, so that what is over never reads as left.
 */
export function daysUntil(at: Instant, now: Instant): number {
  if (at > now) return Math.floor(at / dayMs) - Math.floor(now / dayMs);
  return -Math.max(1, Math.floor((now - at) / dayMs));
}
