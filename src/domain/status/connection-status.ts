// One connection at a glance, and whether it waits for nothing but a trusted clock.

import type { KeyPair } from '../key-pair/key-pair.ts';
import { abandonDue, destructionHold } from '../key-pair/retention.ts';
import type { Instant } from '../ports.ts';
import type { Settings } from '../settings.ts';
import {
  type ConnectionState,
  connectionState,
  daysUntil,
  isPastInDoubt,
  type StateFacts,
  shownPair,
  urgency,
} from './connection-state.ts';
import { type NextStep, nextStep } from './next-step.ts';

export interface ConnectionStatus extends StateFacts {
  state: ConnectionState;
  certificate: (KeyPair & { daysLeft: number }) | null;
  nextStep: NextStep;
}

export function statusOf(facts: StateFacts, settings: Settings, now: Instant): ConnectionStatus {
  return {
    ...facts,
    state: connectionState(facts, settings, now),
    certificate: shownCertificate(facts, now),
    nextStep: nextStep(facts, settings, now),
  };
}

function shownCertificate(facts: StateFacts, now: Instant): ConnectionStatus['certificate'] {
  const { pairs, certificatesAt = now } = facts;
  const pair = shownPair(pairs);
  const at = Number.isFinite(certificatesAt) ? certificatesAt : now;
  return pair === undefined ? null : { ...pair, daysLeft: daysUntil(pair.notAfter, at) };
}

/** Where a connection stands in a list, by either order: one that goes on later, goes on behind it. */
export interface ConnectionPlace {
  name: string;
  state: ConnectionState;
  /** Null: no certificate matters. */
  daysLeft: number | null;
}

export function listPlace(facts: StateFacts, settings: Settings, now: Instant): ConnectionPlace {
  const { name } = facts.connection;
  const certificate = shownCertificate(facts, now);
  return { name, state: connectionState(facts, settings, now), daysLeft: certificate?.daysLeft ?? null };
}

export function statusPlace({ connection, state, certificate }: ConnectionStatus): ConnectionPlace {
  return { name: connection.name, state, daysLeft: certificate?.daysLeft ?? null };
}

/** The most urgent state first, then by days left, then by name. */
export function byUrgency(one: ConnectionPlace, other: ConnectionPlace): number {
  return urgency[one.state] - urgency[other.state] || byDaysLeft(one, other);
}

/** Then by name; one without a certificate comes last. */
export function byDaysLeft(one: ConnectionPlace, other: ConnectionPlace): number {
  const days = ({ daysLeft }: ConnectionPlace) => daysLeft ?? Number.MAX_SAFE_INTEGER;
  return days(one) - days(other) || inNameOrder(one, other);
}

/** As the database orders names: they are ASCII, and no two differ in case alone. */
export function inNameOrder(one: Pick<ConnectionPlace, 'name'>, other: Pick<ConnectionPlace, 'name'>): number {
  return one.name.toLowerCase() < other.name.toLowerCase() ? -1 : Number(one.name !== other.name);
}

/** Whether a key pair would be destroyed, abandoned or called expired now, if the clock were trusted. */
export function isHeldByClock(one: ConnectionStatus, now: Instant): boolean {
  const { app, pairs } = one;
  const isDue = (pair: KeyPair) => {
    const facts = { isClockTrusted: true, hasOpenOrUnknownAttempt: false, isSwapOpen: false };
    return abandonDue(pair, pairs, app, now) !== null || destructionHold(pair, pairs, app, facts, now) === null;
  };
  return isPastInDoubt(one, now) || pairs.some(isDue);
}
