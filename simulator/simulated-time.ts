// The two times of the simulator. Propagation, sessions, rate limits and certificate expiry follow `now()`, which can be
// driven forward; exp, jti and the Date header follow `real()`, since the client's own clock cannot be driven with ours.

import type { Clock } from './ports.ts';

export class SimulatedTime {
  readonly #clock: Clock;
  #offsetMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  now(): number {
    return this.#clock.now() + this.#offsetMs;
  }

  real(): number {
    return this.#clock.now();
  }

  get offsetSeconds(): number {
    return this.#offsetMs / 1000;
  }

  advance(seconds: number): void {
    this.#offsetMs += seconds * 1000;
  }
}
