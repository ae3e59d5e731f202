// What a run adds up to.

import { swapEnds } from '../../src/domain/rotation/swap-phases.ts';

/** How a call ended that brought no token. Only `broken` breaks an invariant. */
export type NoToken =
  /** Throughout the call every server would have accepted a candidate, and nothing recorded held the call. */
  | 'broken'
  /** The org refused every candidate, on one server at least. */
  | 'refused'
  | 'deactivated'
  | 'backingOff'
  | 'orgSilent'
  | 'loginBudget'
  | 'expired'
  | 'noKeyPair'
  | 'database'
  | 'tokenYoung';

export class Tally {
  calls = 0;
  noToken: Partial<Record<NoToken, number>> = {};
  handovers = 0;
  /** Attempts of probes while a pair waited, settled or had to prove itself. */
  probeLogins = 0;
  /** `app year`, with at least one handover settled in it. */
  readonly rotationYears = new Set<string>();
  readonly crashes = new Map<string, number>();
  /** `from -> to`, as they were committed. */
  readonly transitions = new Map<string, number>();
  readonly acts = new Map<string, number>();
  /** Ways between the phases of rotations without hands, and how those ended. */
  readonly swaps = new Map<string, number>();
  /** Until when an org answered badly or not at all; infinite while it does. */
  readonly silentAt = new Map<string, number>();

  crash(where: string): void {
    this.crashes.set(where, (this.crashes.get(where) ?? 0) + 1);
  }

  transition(from: string, to: string): void {
    const transition = `${from} -> ${to}`;
    this.transitions.set(transition, (this.transitions.get(transition) ?? 0) + 1);
  }

  swap(from: string, to: string, problem: string | null): void {
    for (const what of [`${from} -> ${to}`, ...(to in swapEnds ? [`${to} ${problem ?? ''}`.trim()] : [])]) {
      this.swaps.set(what, (this.swaps.get(what) ?? 0) + 1);
    }
  }

  act(what: string): void {
    this.acts.set(what, (this.acts.get(what) ?? 0) + 1);
  }

  withoutToken(reason: NoToken): void {
    this.noToken[reason] = (this.noToken[reason] ?? 0) + 1;
  }
}
