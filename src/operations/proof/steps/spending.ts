// What one experiment has spent of what it may. Each thing is asked for before it is done, so that what was said beforehand holds
// whatever the org does.

import { type Clock, type Instant, minuteMs } from '../../../domain/ports.ts';
import type { Cost } from '../../../domain/proof/experiments.ts';
import { FoundNothing } from './found-nothing.ts';

export class Spending {
  readonly startedAt: Instant;
  logins = 0;
  deploys = 0;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #most: Cost | null;

  /** @param most Null: a clean-up, which goes on to its end. */
  constructor(clock: Pick<Clock, 'now'>, most: Cost | null) {
    this.startedAt = clock.now();
    this.#clock = clock;
    this.#most = most;
  }

  /** @throws FoundNothing where one more would be too much. */
  oneMore(what: 'logins' | 'deploys'): void {
    this.inTime();
    if (this.#most !== null && this[what] >= this.#most[what]) throw new FoundNothing('costReached', what);
  }

  /** @throws FoundNothing where its time is over. */
  inTime(): void {
    if (this.#most === null || this.#clock.now() - this.startedAt < this.#most.minutes * minuteMs) return;
    throw new FoundNothing('costReached', 'minutes');
  }
}
