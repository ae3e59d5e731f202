// What a person does next about a connection, as data: text/status has the words.

import { lastAcceptedPair } from '../key-pair/candidates.ts';
import { pairIn } from '../key-pair/key-pair.ts';
import { stateFacts } from '../key-pair/key-pair-states.ts';
import { authorityOf } from '../key-pair/next-certificate.ts';
import type { Instant } from '../ports.ts';
import { isUploadMissed, spreadUntil, uploadReportedAt } from '../rotation/rotation-goal.ts';
import type { Settings } from '../settings.ts';
import { isSlotLost } from '../token/lost-slot.ts';
import { connectionState, daysUntil, isPastInDoubt, type StateFacts, shownPair } from './connection-state.ts';

/** From so many days on somebody is asked to rotate. */
const rotateWithinDays = 30;

type Step =
  /** A connection that works and was never used for what it is for; told by its test alone. */
  | { do: 'scan'; why: 'neverScanned' }
  | { do: 'nothing'; why: 'working' }
  /** It goes on by itself, and is looked at then. */
  | { do: 'nothing'; why: 'handover' | 'rationed' | 'spreading' | 'leakWatched'; nextLookAt: Instant }
  | { do: 'downloadCertificate'; why: 'noCertificate' }
  | { do: 'giveConsumerKey'; why: 'noConsumerKey' }
  | {
      do: 'test';
      why: 'firstUpload' | 'imported' | 'firstSpreading' | 'failing' | 'slotLost' | 'changed' | 'clockDoubted';
    }
  | { do: 'test'; why: 'spreading'; nextLookAt: Instant }
  | { do: 'upload'; why: 'wanted' | 'earlierWanted' | 'leaked' }
  | { do: 'rotate'; why: 'notArrived' }
  | ({ do: Rotating } & WhyRotate)
  /** Uploads the one in use again. */
  | { do: 'revert'; why: 'leaked' };

/** An authority is asked for what comes after a certificate that it signed, and what it sends back is installed. */
type Rotating = 'rotate' | 'requestCertificate' | 'installCertificate';
export type WhyRotate = { why: 'expired' | 'leaked' } | { why: 'expiresSoon'; daysLeft: number };

export type NextStep = Step & { connection: string; app: string; isExpired: boolean };

export function nextStep(facts: StateFacts, settings: Settings, now: Instant): NextStep {
  const { connection, app } = facts;
  const isExpired = connectionState(facts, settings, now) === 'expired';
  return { ...stepOf(facts, settings, now), connection: connection.name, app: app.name, isExpired };
}

function stepOf(facts: StateFacts, settings: Settings, now: Instant): Step {
  const { connection, pairs } = facts;
  const { nextLookAt } = connection;
  if (isPastInDoubt(facts, now)) return { do: 'test', why: 'clockDoubted' };
  switch (connectionState(facts, settings, now)) {
    case 'needsCertificate':
      return { do: 'downloadCertificate', why: 'noCertificate' };
    case 'needsConsumerKey':
      return { do: 'giveConsumerKey', why: 'noConsumerKey' };
    case 'awaitingFirstUpload':
      return { do: 'test', why: isImportUntried(facts) ? 'imported' : 'firstUpload' };
    case 'propagating':
      return lastAcceptedPair(pairs) === undefined
        ? { do: 'test', why: 'firstSpreading' }
        : { do: 'test', why: 'spreading', nextLookAt };
    case 'awaitingUpload':
      return awaitedUpload(facts, settings, now);
    case 'handover':
      return { do: 'nothing', why: 'handover', nextLookAt };
    case 'rationed':
      return { do: 'nothing', why: 'rationed', nextLookAt };
    case 'failing':
      return { do: 'test', why: isSlotLost(facts) ? 'slotLost' : 'failing' };
    case 'expired': {
      const isIssued = pairs.some((pair) => stateFacts(pair).awaitsUpload && pair.notAfter > now);
      return isIssued ? awaitedUpload(facts, settings, now) : toRotate(facts, { why: 'expired' });
    }
    case 'compromised':
      return afterLeak(facts);
    case 'working': {
      if (isUnproved(facts)) return { do: 'test', why: 'changed' };
      const active = pairIn(pairs, 'active');
      const daysLeft = active === undefined ? Infinity : daysUntil(active.notAfter, now);
      return daysLeft > rotateWithinDays
        ? { do: 'nothing', why: 'working' }
        : toRotate(facts, { why: 'expiresSoon', daysLeft });
    }
  }
}

/** Never accepted, or with another username, login URL or consumer key: nothing proves yet that it works. */
function isUnproved({ connection: { lastAccepted, org }, app }: StateFacts): boolean {
  return lastAccepted === null || org === null || (app.changedAt ?? 0) > lastAccepted.at;
}

/** What comes from a program that signed in with it is in Salesforce already, until Salesforce says otherwise. */
function isImportUntried({ connection, pairs }: StateFacts): boolean {
  return shownPair(pairs)?.origin === 'imported' && connection.failure === null;
}

function awaitedUpload({ connection, app, pairs }: StateFacts, settings: Settings, now: Instant): Step {
  const wanted = pairs.find(({ id }) => id === app.wantedKeyPairId);
  const reportedAt = wanted === undefined ? null : uploadReportedAt(app, wanted);
  if (reportedAt === null)
    return { do: 'upload', why: wanted?.standing.state === 'previous' ? 'earlierWanted' : 'wanted' };
  return now < spreadUntil(reportedAt, settings) && !isUploadMissed(app, reportedAt)
    ? { do: 'nothing', why: 'spreading', nextLookAt: connection.nextLookAt }
    : { do: 'rotate', why: 'notArrived' };
}

/** The app's one slot holds a certificate that signs in, or nobody knows what: only the first proves anything. */
function afterLeak(facts: StateFacts): Step {
  const { connection, pairs } = facts;
  const inUse = pairIn(pairs, 'active') ?? pairIn(pairs, 'settling');
  if (inUse !== undefined && connection.failure === null)
    return { do: 'nothing', why: 'leakWatched', nextLookAt: connection.nextLookAt };
  if (inUse !== undefined) return { do: 'revert', why: 'leaked' };
  const hasReplacement = pairs.some((pair) => stateFacts(pair).awaitsUpload);
  return hasReplacement ? { do: 'upload', why: 'leaked' } : toRotate(facts, { why: 'leaked' });
}

function toRotate({ pairs, hasKeyRequest = false }: StateFacts, why: WhyRotate): Step {
  if (authorityOf(pairs) === null) return { do: 'rotate', ...why };
  return { do: hasKeyRequest ? 'installCertificate' : 'requestCertificate', ...why };
}
