// The subjects of one client app: the certificate that its org takes, and a rotation that waits for its upload. Only
// what is in use is told; a certificate that was replaced is silent because it is no subject any more.

import type { ClientApp } from '../client-app/client-app.ts';
import type { Connection } from '../connection/connection.ts';
import { pairInUse } from '../key-pair/candidates.ts';
import { certificateFileName, certificateMarker, requestFileName } from '../key-pair/certificate-name.ts';
import { isIn, type KeyPair } from '../key-pair/key-pair.ts';
import type { KeyRequest } from '../key-pair/key-request.ts';
import { authorityOf } from '../key-pair/next-certificate.ts';
import type { ShownCertificate } from '../key-pair/shown-certificate.ts';
import { dayMs, type Instant } from '../ports.ts';
import { isAskedBySchedule } from '../rotation/rotation-schedule.ts';
import type { SlotLook } from '../rotation/slot-look.ts';
import type { Swap } from '../rotation/swap.ts';
import { isOpenSwap, type SwapEnd } from '../rotation/swap-phases.ts';
import { toldEnd } from '../rotation/swap-report.ts';
import type { NamedRequest, Place, ShownConnection, WaitingCertificate } from './notice-item.ts';
import type { NoticeSettings } from './notice-settings.ts';
import { contactsOf, type Hearers, type NoticeSubject } from './notice-subject.ts';
import { expirySteps, type Severity, type Step } from './steps.ts';

export interface AppFacts {
  app: ClientApp;
  /** Every pair of the app. */
  pairs: readonly KeyPair[];
  connections: readonly Connection[];
  /** The newest rotation without hands; left out by what tells certificates alone. */
  swap?: Swap | null;
  /** What its slot held when it was looked at last; the same. */
  slot?: SlotLook | null;
  /** What waits for an authority; the same. */
  requests?: readonly KeyRequest[];
}

const shownConnections = 5;

export function appSubjects(facts: AppFacts, settings: NoticeSettings, now: Instant): NoticeSubject[] {
  const inUse = pairInUse(facts.pairs);
  if (inUse === undefined || facts.connections.length === 0) return [];
  const groups = groupsOf(facts.connections, settings);
  const waiting = waitingPairs(facts.pairs, inUse);
  const shown = waiting.length === 0 ? null : shownWaiting(wanted(facts.app, waiting), facts.connections);
  const certificate = shownCertificate(inUse);
  const place = placeOf(facts.app, facts.connections);
  // To read a certificate takes longer than all else here: only of an app that is told.
  const isTold = now >= inUse.notAfter - Math.max(0, ...groups.flatMap(({ noticeDays }) => noticeDays)) * dayMs;
  const asked = shown === null && isTold && authorityOf(facts.pairs) !== null;
  const expiry: NoticeSubject = {
    key: `keyPair:${inUse.id}`,
    item: {
      ...({ type: 'certificateExpires', certificate, place, waiting: shown } as const),
      ...(asked ? { request: namedRequest(facts.requests?.[0], facts.connections) } : {}),
    },
    hearers: groups.map(({ contacts, noticeDays }) => ({
      contacts,
      steps: expirySteps(inUse.notAfter, noticeDays, now),
    })),
    except: null,
  };
  const oldest = waiting[0];
  const subjects = [
    expiry,
    ...swapSubjects(facts, place, settings, now),
    ...slotSubjects(facts, place, settings),
    ...requestSubjects(facts, inUse, place, settings),
  ];
  // What is being deployed waits for no upload by hand.
  const isDeploying = facts.swap != null && isOpenSwap(facts.swap.phase);
  if (oldest === undefined || shown === null || isDeploying) return subjects;
  const isOldTaken =
    now >= oldest.issuedAt + settings.handoutGraceMs && (inUse.standing.lastAcceptedAt ?? 0) > oldest.issuedAt;
  const rotation: NoticeSubject = {
    key: `rotation:${oldest.id}`,
    item: { type: isOldTaken ? 'orgTakesOldCertificate' : 'uploadWaits', certificate, place, waiting: shown },
    hearers: groups.map(({ contacts, noticeDays }) => ({
      contacts,
      steps: rotationSteps(oldest, facts.app, inUse, noticeDays, settings, now),
    })),
    except: null,
  };
  return [...subjects, rotation];
}

const severities: Readonly<Record<SwapEnd, Severity>> = {
  settled: 'info',
  rolledBack: 'reminder',
  refused: 'reminder',
  stopped: 'urgent',
};

/** How the newest rotation without hands ended, as long as it is to be told. */
function swapSubjects(
  { swap = null, pairs, connections }: AppFacts,
  place: Place,
  { defaultContacts }: NoticeSettings,
  now: Instant,
): NoticeSubject[] {
  const told = toldEnd(swap, pairs, now);
  if (swap === null || told === null) return [];
  const contacts = everyContact(connections, defaultContacts);
  const { end, at } = told;
  const step = { occasion: end, dueAt: at, severity: severities[end], needsTrustedClock: false };
  const asked = swap.isScheduled ? { isScheduled: true as const } : {};
  const item = { type: 'swapEnded', place, end, problem: swap.problem, ...asked, at } as const;
  return [{ key: `swap:${swap.id}`, item, hearers: [{ contacts, steps: [step] }], except: null }];
}

/** The app is not what we left it: whoever signs in through it may be locked out. */
function slotSubjects(
  { app, slot = null, connections }: AppFacts,
  place: Place,
  { defaultContacts }: NoticeSettings,
): NoticeSubject[] {
  const alarm = slot?.alarm ?? null;
  if (alarm === null || app.rotation !== 'hands-free') return [];
  const { since, holds } = alarm;
  const step = { occasion: 'lost', dueAt: since, severity: 'urgent', needsTrustedClock: false } as const;
  const hearers = [{ contacts: everyContact(connections, defaultContacts), steps: [step] }];
  return [{ key: `slot:${app.id}:${since}`, item: { type: 'slotLost', place, holds, since }, hearers, except: null }];
}

/** Whoever made a request knows of it; of one that the schedule made nobody does. */
function requestSubjects(
  { app, requests = [], connections }: AppFacts,
  inUse: KeyPair,
  place: Place,
  { defaultContacts }: NoticeSettings,
): NoticeSubject[] {
  const asked = requests.find(
    ({ requestedAt }) => isIn(inUse, 'active') && isAskedBySchedule(app, inUse, inUse.standing.since, requestedAt),
  );
  if (asked === undefined) return [];
  const { requestedAt } = asked;
  const step = {
    occasion: 'requestWaits',
    dueAt: requestedAt,
    severity: 'reminder',
    needsTrustedClock: false,
  } as const;
  const hearers = [{ contacts: everyContact(connections, defaultContacts), steps: [step] }];
  const item = {
    type: 'requestWaits',
    certificate: shownCertificate(inUse),
    place,
    ...namedRequest(asked, connections),
    requestedAt,
  } as const;
  return [{ key: `request:${asked.id}`, item, hearers, except: null }];
}

function namedRequest(request: KeyRequest, connections: readonly Connection[]): NamedRequest;
function namedRequest(request: KeyRequest | undefined, connections: readonly Connection[]): NamedRequest | null;
function namedRequest(request: KeyRequest | undefined, connections: readonly Connection[]): NamedRequest | null {
  if (request === undefined) return null;
  const mark = certificateMarker(request.publicKeyHash, request.requestedAt);
  return { mark, fileName: requestFileName(connections[0]?.name ?? 'certificate', mark) };
}

function everyContact(connections: readonly Connection[], defaultContacts: readonly string[]): string[] {
  return [...new Set(connections.flatMap((one) => contactsOf(one.contacts, defaultContacts)))];
}

/** Issued after the one in use, never accepted; the oldest first. Others were left behind by an earlier rotation. */
function waitingPairs(pairs: readonly KeyPair[], inUse: KeyPair): KeyPair[] {
  return pairs
    .filter((pair) => isIn(pair, 'issued') && pair.issuedAt >= inUse.issuedAt && pair.id !== inUse.id)
    .sort((a, b) => a.issuedAt - b.issuedAt || (a.id < b.id ? -1 : 1));
}

/** Of several that wait, the one that we ask for, else the newest. */
function wanted(app: ClientApp, waiting: readonly KeyPair[]): KeyPair {
  const pair = waiting.find((one) => one.id === app.wantedKeyPairId) ?? waiting.at(-1);
  if (pair === undefined) throw new TypeError('no pair waits');
  return pair;
}

/**
 * Before the first threshold a waiting upload is told by itself; from there on the expiry notice tells it, so that one
 * certificate with one reason is one message.
 */
function rotationSteps(
  waiting: KeyPair,
  app: ClientApp,
  inUse: KeyPair,
  noticeDays: readonly number[],
  settings: NoticeSettings,
  now: Instant,
): Step[] {
  const expiryTellsFrom = inUse.notAfter - Math.max(0, ...noticeDays) * dayMs;
  if (now >= expiryTellsFrom) return [];
  const step = (occasion: string, dueAt: Instant): Step => ({
    occasion,
    dueAt,
    severity: 'reminder',
    needsTrustedClock: false,
  });
  const handedOutAt = waiting.issuedAt + settings.handoutGraceMs;
  const isTakenSince = (inUse.standing.lastAcceptedAt ?? 0) > waiting.issuedAt;
  // An acceptance moves no state and so wakes nobody: without one since the handing out, look again tomorrow.
  const takesOldAt = isTakenSince ? handedOutAt : Math.max(handedOutAt, now + dayMs);
  const isScheduled = isAskedBySchedule(
    app,
    inUse,
    isIn(inUse, 'active') ? inUse.standing.since : waiting.issuedAt,
    waiting.issuedAt,
  );
  // Whoever downloaded it knows of it; of one that the schedule issued nobody does.
  const graceMs = isScheduled ? 0 : settings.uploadGraceMs;
  return [step('uploadWaits', waiting.issuedAt + graceMs), step('orgTakesOldCertificate', takesOldAt)].filter(
    ({ dueAt }) => dueAt < expiryTellsFrom,
  );
}

/** Connections with the same contacts and thresholds hear together: a packaged app has thousands of them. */
function groupsOf(connections: readonly Connection[], settings: NoticeSettings) {
  const groups = new Map<string, { contacts: Hearers['contacts']; noticeDays: readonly number[] }>();
  for (const connection of connections) {
    const contacts = contactsOf(connection.contacts, settings.defaultContacts);
    const noticeDays = connection.noticeDays ?? settings.noticeDays;
    groups.set(JSON.stringify([contacts, noticeDays]), { contacts, noticeDays });
  }
  return [...groups.values()];
}

export function placeOf(app: ClientApp, connections: readonly Connection[]): Place {
  return {
    appName: app.name,
    appKind: app.kind,
    consumerKey: app.consumerKey,
    connections: connections.slice(0, shownConnections).map(shownConnection),
    connectionCount: connections.length,
  };
}

export function shownConnection({ name, username, loginUrl, org }: Connection): ShownConnection {
  return { name, username, loginUrl, orgId: org?.orgId ?? null };
}

function shownCertificate({ fingerprint, subject, notBefore, notAfter }: KeyPair): ShownCertificate {
  return { fingerprint, subject, notBefore, notAfter };
}

function shownWaiting(pair: KeyPair, connections: readonly Connection[]): WaitingCertificate {
  const marker = certificateMarker(pair.publicKeyHash, pair.issuedAt);
  return {
    ...shownCertificate(pair),
    fileName: certificateFileName(connections[0]?.name ?? 'certificate', marker),
    issuedAt: pair.issuedAt,
    certificate: Buffer.from(pair.certificateDer).toString('base64'),
  };
}
