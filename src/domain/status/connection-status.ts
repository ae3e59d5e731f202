// One connection at a glance, and which of them wait for nothing but a trusted clock.

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
} from './connection-state.ts';
import { type NextStep, nextStep } from './next-step.ts';

export interface ConnectionStatus extends StateFacts {
  state: ConnectionState;
  certificate: (KeyPair & { daysLeft: number }) | null;
  nextStep: NextStep;
}

export function statusOf(facts: StateFacts, settings: Settings, now: Instant): ConnectionStatus {
  const pair = shownPair(facts.pairs);
  const { certificatesAt = now } = facts;
  return {
    ...facts,
    state: connectionState(facts, settings, now),
    certificate:
      pair === undefined
        ? null
        : { ...pair, daysLeft: daysUntil(pair.notAfter, Number.isFinite(certificatesAt) ? certificatesAt : now) },
    nextStep: nextStep(facts, settings, now),
  };
}

/** The connections of which a key pair would be destroyed, abandoned or called expired now, if the clock were trusted. */
export function heldByClock(connections: readonly ConnectionStatus[], now: Instant): ConnectionStatus[] {
  return connections.filter((one) => {
    const { app, pairs } = one;
    const isDue = (pair: KeyPair) => {
      const facts = { isClockTrusted: true, hasOpenOrUnknownAttempt: false };
      return abandonDue(pair, pairs, app, now) !== null || destructionHold(pair, pairs, app, facts, now) === null;
    };
    return isPastInDoubt(one, now) || pairs.some(isDue);
  });
}
