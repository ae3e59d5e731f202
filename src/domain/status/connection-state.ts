// What a connection is in, in one word, and what comes next, in one sentence: the same for the command line, pages,
// mails and metrics. Derived each time from facts; nothing stores it.

import type { ClientApp } from '../client-app/client-app.ts';
import type { Connection } from '../connection/connection.ts';
import { isCandidate, isExpired, lastAcceptedPair } from '../key-pair/candidates.ts';
import { isHandover } from '../key-pair/handover.ts';
import { type KeyPair, pairIn } from '../key-pair/key-pair.ts';
import { stateFacts } from '../key-pair/key-pair-states.ts';
import { unreplacedLeaks } from '../key-pair/life.ts';
import { dayMs, type Instant, secondMs } from '../ports.ts';
import { spreadUntil, uploadReportedAt } from '../rotation/rotation-goal.ts';
import type { Settings } from '../settings.ts';

export type ConnectionState =
  | 'needsCertificate'
  | 'needsConsumerKey'
  | 'awaitingFirstUpload'
  | 'propagating'
  | 'working'
  | 'awaitingUpload'
  | 'handover'
  | 'failing'
  | 'expired'
  | 'compromised';

/** Lower is more urgent. */
export const urgency: Record<ConnectionState, number> = {
  compromised: 0,
  expired: 1,
  failing: 2,
  awaitingUpload: 3,
  handover: 4,
  propagating: 5,
  needsConsumerKey: 6,
  needsCertificate: 7,
  awaitingFirstUpload: 8,
  working: 9,
};

export interface StateFacts {
  connection: Connection;
  app: ClientApp;
  pairs: readonly KeyPair[];
}

export function connectionState(facts: StateFacts, settings: Settings, now: Instant): ConnectionState {
  const { connection, app, pairs } = facts;
  if (!pairs.some((pair) => stateFacts(pair).hasKey)) return 'needsCertificate';
  if (unreplacedLeaks(pairs).length > 0) return 'compromised';
  if (app.consumerKey === null) return 'needsConsumerKey';
  if (isExpired(pairs, connection.expiredPolicy, now)) return 'expired';
  const isPropagating = app.changedAt !== null && now < app.changedAt + settings.propagationSeconds * secondMs;
  if (connection.failure !== null && connection.lastAccepted !== null) return isPropagating ? 'propagating' : 'failing';
  if (isHandover(pairs)) return 'handover';
  const wanted = pairs.find(({ id }) => id === app.wantedKeyPairId);
  if (lastAcceptedPair(pairs) === undefined) {
    // A certificate that was made after the change cannot be what spreads; the time of issue is in whole seconds.
    const isOnItsWay = isPropagating && (wanted === undefined || wanted.issuedAt + secondMs <= (app.changedAt ?? 0));
    return isOnItsWay ? 'propagating' : 'awaitingFirstUpload';
  }
  return wanted !== undefined && wanted.standing.state !== 'active' && isCandidate(wanted, 'allow-expired', now)
    ? 'awaitingUpload'
    : 'working';
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

/** One sentence: what a person does next, or that there is nothing to do. */
export function nextStep(facts: StateFacts, settings: Settings, now: Instant): string {
  const { connection, app, pairs } = facts;
  const { name } = connection;
  switch (connectionState(facts, settings, now)) {
    case 'needsCertificate':
      return `Make the certificate: latchkey certificate download ${name}`;
    case 'needsConsumerKey':
      return `Upload the certificate to the app, copy its consumer key, then: latchkey connection set ${name} --consumer-key KEY`;
    case 'awaitingFirstUpload':
      return `Upload the certificate to "${app.name}" in Salesforce, then: latchkey test ${name}`;
    case 'propagating':
      return lastAcceptedPair(pairs) === undefined
        ? `Once the certificate is in "${app.name}", Salesforce takes 2 to 10 minutes to spread it. Then: latchkey test ${name}`
        : `Salesforce is spreading the change; it is tried again at ${timeOf(connection.nextLookAt)}. Or now: latchkey test ${name}`;
    case 'awaitingUpload':
      return awaitedUpload(facts, settings, now);
    case 'handover':
      return `Both certificates answer for now; nothing to do. Next look at ${timeOf(connection.nextLookAt)}.`;
    case 'failing':
      return `Find the cause: latchkey test ${name}`;
    case 'expired': {
      const isIssued = pairs.some((pair) => stateFacts(pair).awaitsUpload);
      return isIssued
        ? `The certificate is past and not used. ${awaitedUpload(facts, settings, now)}`
        : `The certificate is past and not used. Rotate now: latchkey rotate ${name}`;
    }
    case 'compromised':
      return afterLeak(facts);
    case 'working': {
      const active = pairIn(pairs, 'active');
      const daysLeft = active === undefined ? Infinity : daysUntil(active.notAfter, now);
      if (daysLeft > 30) return 'Nothing to do.';
      const soon = daysLeft < 1 ? 'Rotate now' : `Rotate within ${daysLeft} day${daysLeft === 1 ? '' : 's'}`;
      return `${soon}: latchkey rotate ${name}`;
    }
  }
}

function awaitedUpload({ connection, app, pairs }: StateFacts, settings: Settings, now: Instant): string {
  const { name } = connection;
  const wanted = pairs.find(({ id }) => id === app.wantedKeyPairId);
  const reportedAt = wanted === undefined ? null : uploadReportedAt(app, wanted);
  if (reportedAt !== null && now < spreadUntil(reportedAt, settings))
    return `Salesforce is spreading the new certificate; nothing to do. Next look at ${timeOf(connection.nextLookAt)}.`;
  if (reportedAt !== null)
    return `The certificate that was said to be uploaded did not arrive. See why: latchkey rotate ${name}`;
  const what = wanted?.standing.state === 'previous' ? 'the earlier certificate again' : 'the new certificate';
  return `Upload ${what} to "${app.name}" in Salesforce; it is noticed by itself. Or: latchkey rotate ${name} --uploaded`;
}

/** The app's one slot holds a certificate that signs in, or nobody knows what: only the first proves anything. */
function afterLeak({ connection, app, pairs }: StateFacts): string {
  const { name } = connection;
  const inUse = pairIn(pairs, 'active') ?? pairIn(pairs, 'settling');
  if (inUse !== undefined && connection.failure === null)
    return `"${app.name}" is watched until it is proved that it holds the leaked certificate no more; nothing to do. Next look at ${timeOf(connection.nextLookAt)}.`;
  if (inUse !== undefined)
    return `Salesforce may hold the leaked certificate. Upload the one in use again: latchkey revert ${name}`;
  const hasReplacement = pairs.some((pair) => stateFacts(pair).awaitsUpload);
  return hasReplacement
    ? `The leaked certificate is still in Salesforce. Upload the replacement, then: latchkey rotate ${name} --uploaded`
    : `The leaked certificate is still in Salesforce. Make its replacement: latchkey rotate ${name}`;
}

function timeOf(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
