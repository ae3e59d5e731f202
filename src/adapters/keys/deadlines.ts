// An end to each of several calls, by one sleep for all that are under way: to begin and call off one for each costs a seventh of
// what a signature in a device costs.

import type { Clock } from '../../domain/ports.ts';

interface Deadline {
  atMs: number;
  isOver(): void;
}

export class Deadlines {
  readonly #clock: Pick<Clock, 'monotonicMs' | 'sleep'>;
  readonly #open = new Set<Deadline>();
  #sleeping: { untilMs: number; calledOff: AbortController } | null = null;

  constructor(clock: Pick<Clock, 'monotonicMs' | 'sleep'>) {
    this.#clock = clock;
  }

  /** @param late Of a work that takes longer: what to throw. The work itself goes on. */
  async within<T>(work: Promise<T>, ms: number, late: () => Error): Promise<T> {
    const { promise, reject } = Promise.withResolvers<never>();
    const deadline = { atMs: this.#clock.monotonicMs() + ms, isOver: () => reject(late()) };
    this.#open.add(deadline);
    this.#wakeAt(deadline.atMs);
    try {
      return await Promise.race([work, promise]);
    } finally {
      this.#open.delete(deadline);
      if (this.#open.size === 0) this.#callOff();
    }
  }

  #wakeAt(atMs: number): void {
    if (this.#sleeping !== null && this.#sleeping.untilMs <= atMs) return;
    this.#callOff();
    const sleeping = { untilMs: atMs, calledOff: new AbortController() };
    this.#sleeping = sleeping;
    this.#clock.sleep(atMs - this.#clock.monotonicMs(), sleeping.calledOff.signal).then(
      () => this.#woken(sleeping),
      () => {},
    );
  }

  #woken(sleeping: object): void {
    if (this.#sleeping !== sleeping) return;
    this.#sleeping = null;
    const now = this.#clock.monotonicMs();
    for (const deadline of this.#open) {
      if (deadline.atMs > now) continue;
      this.#open.delete(deadline);
      deadline.isOver();
    }
    if (this.#open.size > 0) this.#wakeAt(Math.min(...[...this.#open].map(({ atMs }) => atMs)));
  }

  #callOff(): void {
    this.#sleeping?.calledOff.abort();
    this.#sleeping = null;
  }
}
