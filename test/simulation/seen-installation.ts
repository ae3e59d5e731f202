// What has been committed, kept row by row as the commits come, and what follows from it: who has work to do, what moves.

import { believedAheadMs } from '../../src/domain/lease.ts';
import { hourMs } from '../../src/domain/ports.ts';
import { lookAtLeastEveryMs } from '../../src/domain/rotation/probe-schedule.ts';
import { longestPauseMs } from '../../src/domain/rotation/swap.ts';
import { openAttemptLimitMs } from '../../src/domain/token/attempt.ts';
import { swapLeaseMs } from '../../src/operations/rotation/loops/drive-swap.ts';
import { rolloutLeaseMs } from '../../src/operations/rotation/loops/run-rollouts.ts';
import { claimMs } from '../../src/reconciler/reconciler.ts';
import type { Observer, SeenApp, SeenConnection, SeenPair, SeenRollout, SeenRows, SeenSwap } from './observer.ts';

/** Undefined before: it is new; after: it is gone. */
export interface Moved<R> {
  id: string;
  before: R | undefined;
  after: R | undefined;
}

export interface Movement {
  pairs: Moved<SeenPair>[];
  connections: Moved<SeenConnection>[];
  apps: Moved<SeenApp>[];
  swaps: Moved<SeenSwap>[];
  rollouts: Moved<SeenRollout>[];
  /** Ids of the rollouts whose apps moved. */
  ofRollouts: Set<string>;
  /** There are new audit entries. */
  isAudited: boolean;
}

export class SeenInstallation {
  readonly rows: SeenRows = {
    pairs: new Map(),
    connections: new Map(),
    apps: new Map(),
    swaps: new Map(),
    rollouts: new Map(),
  };
  readonly #living = new Map<string, SeenPair>();
  readonly #byKeyHash = new Map<string, SeenPair>();
  readonly #appIds = new Map<string, string>();
  readonly #openSwaps = new Map<string, SeenSwap>();
  readonly #runningRollouts = new Map<string, SeenRollout>();

  /** Takes in what was committed since the last time. */
  follow(observer: Observer): Movement {
    const movement: Movement = {
      ...{ pairs: [], connections: [], apps: [], swaps: [], rollouts: [] },
      ...{ ofRollouts: new Set(), isAudited: false },
    };
    for (const { kind, id } of observer.newChanges()) {
      if (kind === 'audit') movement.isAudited = true;
      else if (kind === 'rolloutApps') movement.ofRollouts.add(id);
      else if (kind === 'pairs') movement.pairs.push(this.#followPair(id, observer.row('pairs', id)));
      else if (kind === 'connections') {
        movement.connections.push(follow(this.rows.connections, id, observer.row('connections', id)));
      } else if (kind === 'swaps') {
        const swap = follow(this.rows.swaps, id, observer.row('swaps', id));
        movement.swaps.push(swap);
        keepIf(this.#openSwaps, swap, ({ ended_at: at }) => at === null);
      } else if (kind === 'rollouts') {
        const rollout = follow(this.rows.rollouts, id, observer.row('rollouts', id));
        movement.rollouts.push(rollout);
        keepIf(this.#runningRollouts, rollout, ({ phase }) => phase === 'running');
      } else {
        const app = follow(this.rows.apps, id, observer.row('apps', id));
        movement.apps.push(app);
        if (app.after?.consumer_key) this.#appIds.set(app.after.consumer_key, id);
      }
    }
    return movement;
  }

  #followPair(id: string, row: SeenPair | undefined): Moved<SeenPair> {
    const moved = follow(this.rows.pairs, id, row);
    if (row === undefined || row.state === 'destroyed') this.#living.delete(id);
    else this.#living.set(id, row);
    if (row !== undefined) this.#byKeyHash.set(row.keyHash, row);
    return moved;
  }

  pairByKeyHash(keyHash: string): SeenPair | undefined {
    return this.#byKeyHash.get(keyHash);
  }

  /** All but the destroyed ones. */
  get living(): Iterable<SeenPair> {
    return this.#living.values();
  }

  livingOfApp(appId: string): SeenPair[] {
    return [...this.#living.values()].filter(({ client_app_id: id }) => id === appId);
  }

  livingOf(consumerKey: string): SeenPair[] {
    const appId = this.#appIds.get(consumerKey);
    return appId === undefined ? [] : this.livingOfApp(appId);
  }

  app(id: string): SeenApp | undefined {
    return this.rows.apps.get(id);
  }

  /** A pair settles or has to be replaced, and came to it since then, or its app was accepted since. */
  isMovingSince(start: number): boolean {
    for (const { state, since, settled_at: at, client_app_id: app } of this.#living.values()) {
      const isMoving = state === 'settling' || state === 'compromised' || (state === 'active' && at === null);
      if (isMoving && ((since ?? 0) > start || this.#wasAcceptedSince(app, start))) return true;
    }
    return false;
  }

  #wasAcceptedSince(appId: string, start: number): boolean {
    for (const { client_app_id: id, last_accepted_at: at } of this.#living.values()) {
      if (id === appId && (at ?? 0) > start) return true;
    }
    return false;
  }

  /** Somebody was asked for an upload since then. */
  isAwaitingSince(since: number): boolean {
    for (const { state, issued_at: at } of this.#living.values()) if (state === 'issued' && at > since) return true;
    return false;
  }

  /**
   * The earliest time at which a reconciler finds something to do: what is due and not claimed, what was planned or claimed by
   * a wrong clock, or an attempt to give up. By the machine's clock.
   */
  workableAt(now: number, oldestOpenAttemptAt: number | null): number {
    let earliest = (oldestOpenAttemptAt ?? Infinity) + openAttemptLimitMs + 1;
    for (const { next_look_at: at, claimed_until: claimedUntil } of this.rows.connections.values()) {
      if (at > now + lookAtLeastEveryMs + hourMs) return now;
      const isBelieved = claimedUntil <= now + believedAheadMs(claimMs);
      earliest = Math.min(earliest, isBelieved ? Math.max(at, claimedUntil) : at);
    }
    return earliest;
  }

  openSwaps(): SeenSwap[] {
    return [...this.#openSwaps.values()];
  }

  runningRollouts(): SeenRollout[] {
    return [...this.#runningRollouts.values()];
  }

  /** The earliest time at which somebody may carry on a swap; infinite: none is open. By the machine's clock. */
  swapWorkableAt(now: number): number {
    return earliestOf(this.openSwaps(), swapLeaseMs, now);
  }

  /** The same of the rollout that is running. */
  rolloutWorkableAt(now: number): number {
    return earliestOf(this.runningRollouts(), rolloutLeaseMs, now);
  }

  /** No connection began to fail since then, nobody watches, and no look was planned by a wrong clock. */
  isAtEase(now: number, start: number): boolean {
    for (const {
      failing_since: since,
      probed_closely_until: until,
      next_look_at: at,
    } of this.rows.connections.values()) {
      if (since !== null && since > start) return false;
      if ((until !== null && until > now) || at > now + lookAtLeastEveryMs + hourMs) return false;
    }
    return true;
  }
}

function follow<R>(rows: Map<string, R>, id: string, after: R | undefined): Moved<R> {
  const before = rows.get(id);
  if (after === undefined) rows.delete(id);
  else rows.set(id, after);
  return { id, before, after };
}

function keepIf<R>(kept: Map<string, R>, { id, after }: Moved<R>, isKept: (row: R) => boolean): void {
  if (after !== undefined && isKept(after)) kept.set(id, after);
  else kept.delete(id);
}

/** Of what is planned and claimed; a look that is further ahead than any pause is due. */
function earliestOf(
  rows: readonly Pick<SeenSwap, 'look_at' | 'claimed_until'>[],
  leaseMs: number,
  now: number,
): number {
  const times = rows.map(({ look_at: at, claimed_until: until }) => {
    const due = at > now + longestPauseMs ? now : at;
    return until <= now + believedAheadMs(leaseMs) ? Math.max(due, until) : due;
  });
  return Math.min(...times);
}
