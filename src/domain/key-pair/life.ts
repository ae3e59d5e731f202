// The whole life of a key pair, as one pure function from (key pairs of one client app, what happened) to the key
// pairs after it. No clock, no I/O; what to do outside (publish, notify, erase) follows from the changes.
//
//   issued ──(accepted; no active one)──▶ active
//   issued | previous | abandoned ──(accepted; another is active)──▶ settling
//   settling ──(settled)──▶ active, and the old active ──▶ previous
//   settling ──(the active one settles again, or a third is accepted)──▶ back to where it came from
//   previous | abandoned ──(retention over and safe to destroy)──▶ destroyed
//   issued ──(discarded | certificate expired | retention after another settled)──▶ abandoned
//   any but destroyed ──(reported leaked)──▶ compromised ──(its replacement settled)──▶ destroyed
//
// The replacement may be the active pair itself, when it settles once more after the report.
// Only acceptances move a pair towards `active`: what a person asked for or said moves nothing.

import type { AuditVerb } from '../audit/audit-verbs.ts';
import { hourMs, type Instant } from '../ports.ts';
import { type AbandonedReason, isIn, type KeyPair, type KeyPairIn, type KeyPairStanding, pairIn } from './key-pair.ts';
import { stateFacts } from './key-pair-states.ts';

export type LifeEvent =
  /** `isDateProved`: the server's own clock says `at`. What lies ahead of it was dated by a wrong clock, and is dated back. */
  | { type: 'accepted'; keyPairId: string; at: Instant; isDateProved?: boolean }
  /** The evidence of settlement.ts holds for this pair on every connection of the app. */
  | { type: 'settled'; keyPairId: string; at: Instant }
  | { type: 'abandoned'; keyPairId: string; at: Instant; reason: AbandonedReason }
  /** Every condition of retention.ts holds, re-read in this very transaction. */
  | { type: 'destructionDue'; keyPairId: string; at: Instant }
  | { type: 'compromised'; keyPairId: string; at: Instant };

interface LifeChange {
  /** The verb of the audit entry; null when no state moved and only the time of the last acceptance did. */
  action: LifeAction | null;
  before: KeyPair;
  after: KeyPair;
}

/** The audit's word for it. */
type LifeAction = Extract<AuditVerb, `keyPair.${string}`>;

/**
 * The changes that one event makes, in the order in which they are written: a pair leaves `active` or `settling`
 * before another enters it, since a unique index allows one of each. An event that moves nothing gives an empty list,
 * so that facts may be told twice, late or out of order.
 */
export function nextInLife(pairs: readonly KeyPair[], event: LifeEvent): LifeChange[] {
  const pair = pairs.find((candidate) => candidate.id === event.keyPairId);
  if (pair === undefined) return [];
  switch (event.type) {
    case 'accepted': {
      const datedBack = event.isDateProved === true ? pairs.flatMap((one) => datedBackTo(event.at, one)) : [];
      const now = applyChanges(pairs, datedBack);
      return [...datedBack, ...accepted(now, now.find(({ id }) => id === pair.id) ?? pair, event.at)];
    }
    case 'settled':
      return settled(pairs, pair, event.at);
    case 'abandoned':
      return abandoned(pair, event.at, event.reason);
    case 'destructionDue':
      return destroyed(pairs, pair, event.at);
    case 'compromised':
      return compromised(pair, event.at);
  }
}

/** The pairs after the changes; their order is kept. */
export function applyChanges(pairs: readonly KeyPair[], changes: readonly LifeChange[]): KeyPair[] {
  return pairs.map((pair) => changes.findLast((change) => change.after.id === pair.id)?.after ?? pair);
}

function accepted(pairs: readonly KeyPair[], pair: KeyPair, at: Instant): LifeChange[] {
  const { standing } = pair;
  const lastAcceptedAt = Math.max(at, standing.lastAcceptedAt ?? at);
  switch (standing.state) {
    case 'active':
    case 'compromised':
      // Compromised: an attempt that was under way when the pair was reported. The org still holds its certificate.
      return lastAcceptedAt === standing.lastAcceptedAt ? [] : [move(null, pair, { ...standing, lastAcceptedAt })];
    case 'settling':
      if (pairIn(pairs, 'active') === undefined) return [becameActive(pair, at, lastAcceptedAt)];
      return lastAcceptedAt === standing.lastAcceptedAt ? [] : [move(null, pair, { ...standing, lastAcceptedAt })];
    case 'issued':
    case 'previous':
    case 'abandoned': {
      const before = handoverEnded(pairs);
      if (pairIn(pairs, 'active') === undefined) return [...before, becameActive(pair, at, lastAcceptedAt)];
      const began = { state: 'settling', since: at, lastAcceptedAt, cameFrom: standing } as const;
      return [...before, move('keyPair.handoverBegan', pair, began)];
    }
    case 'destroyed':
      return [];
  }
}

/** Processes' clocks differ by less: what lies further ahead was written while one was wrong. */
const aheadMs = hourMs;

/** A date ahead of now would make a pair the one accepted last, and a leak unreplaced, until its day comes. */
function datedBackTo(now: Instant, pair: KeyPair): LifeChange[] {
  const standing = datedBack(pair.standing, now);
  return pair.standing.state === 'destroyed' || standing === pair.standing
    ? []
    : [move('keyPair.datedBack', pair, standing)];
}

function datedBack<Dated extends object>(dated: Dated, now: Instant): Dated {
  const back = Object.entries(dated).map(([name, value]) => {
    if (typeof value === 'number') return [name, value > now + aheadMs ? now - 1 : value];
    return [name, typeof value === 'object' && value !== null ? datedBack(value, now) : value];
  });
  return back.every(([name, value]) => Reflect.get(dated, name) === value) ? dated : Object.fromEntries(back);
}

function settled(pairs: readonly KeyPair[], pair: KeyPair, at: Instant): LifeChange[] {
  const { standing } = pair;
  if (standing.state === 'active') {
    const ended = handoverEnded(pairs);
    if (standing.settledAt !== null && ended.length === 0 && unreplacedLeaks(pairs).length === 0) return [];
    return [...ended, move('keyPair.settled', pair, { ...standing, settledAt: at })];
  }
  if (standing.state !== 'settling') return [];
  const { lastAcceptedAt } = standing;
  const old = pairIn(pairs, 'active');
  const retired = old && [
    move('keyPair.retired', old, { state: 'previous', since: at, lastAcceptedAt: old.standing.lastAcceptedAt }),
  ];
  const active = { state: 'active', since: standing.since, settledAt: at, lastAcceptedAt } as const;
  return [...(retired ?? []), move('keyPair.settled', pair, active)];
}

function abandoned(pair: KeyPair, at: Instant, reason: AbandonedReason): LifeChange[] {
  if (!isIn(pair, 'issued')) return [];
  const { lastAcceptedAt } = pair.standing;
  return [move('keyPair.abandoned', pair, { state: 'abandoned', since: at, lastAcceptedAt, reason })];
}

function destroyed(pairs: readonly KeyPair[], pair: KeyPair, at: Instant): LifeChange[] {
  const { destroyedAfter } = stateFacts(pair);
  const isUnreplaced = isIn(pair, 'compromised') && !hasSettledSince(pairs, pair.standing.since);
  if (destroyedAfter === null || isUnreplaced) return [];
  const { lastAcceptedAt } = pair.standing;
  return [move('keyPair.destroyed', pair, { state: 'destroyed', since: at, lastAcceptedAt })];
}

function compromised(pair: KeyPair, at: Instant): LifeChange[] {
  const { state, lastAcceptedAt } = pair.standing;
  if (state === 'compromised' || state === 'destroyed') return [];
  return [move('keyPair.compromised', pair, { state: 'compromised', since: at, lastAcceptedAt })];
}

/** One slot: an active pair that settled after the report is the proof that the leaked certificate is gone. */
export function hasSettledSince(pairs: readonly KeyPair[], since: Instant): boolean {
  const active = pairIn(pairs, 'active');
  return active !== undefined && active.standing.settledAt !== null && active.standing.settledAt > since;
}

/** Reported leaked, and nothing has settled since: the org's one slot may still hold the certificate of any of them. */
export function unreplacedLeaks(pairs: readonly KeyPair[]): KeyPairIn<'compromised'>[] {
  return pairs
    .filter((pair) => isIn(pair, 'compromised'))
    .filter(({ standing }) => !hasSettledSince(pairs, standing.since));
}

function becameActive(pair: KeyPair, since: Instant, lastAcceptedAt: Instant): LifeChange {
  return move('keyPair.becameActive', pair, { state: 'active', since, settledAt: null, lastAcceptedAt });
}

/** The pair that was settling, if any, goes back to where it came from and keeps the time of its last acceptance. */
function handoverEnded(pairs: readonly KeyPair[]): LifeChange[] {
  const settling = pairIn(pairs, 'settling');
  if (settling === undefined) return [];
  const { cameFrom, lastAcceptedAt } = settling.standing;
  return [move('keyPair.handoverEnded', settling, { ...cameFrom, lastAcceptedAt })];
}

function move(action: LifeAction | null, before: KeyPair, standing: KeyPairStanding): LifeChange {
  return { action, before, after: { ...before, standing } };
}
