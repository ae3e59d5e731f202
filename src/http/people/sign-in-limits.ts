// How often somebody may try a password: a few tries for each name from each address, then a wait that grows with every
// failure. Never for a name alone, so that nobody can lock an administrator out from elsewhere. Kept in memory: a restart costs
// the attacker more than it gives.

import { waitAfterMs } from '../../domain/people/tries.ts';
import { type Clock, minuteMs, secondMs } from '../../domain/ports.ts';

const longestWaitMs = minuteMs;
const forgottenAfterMs = 15 * minuteMs;
const mostRemembered = 10_000;

interface Tries {
  failures: number;
  lastAt: number;
}

export class SignInLimits {
  readonly #tries = new Map<string, Tries>();
  readonly #clock: Pick<Clock, 'monotonicMs'>;

  constructor(clock: Pick<Clock, 'monotonicMs'>) {
    this.#clock = clock;
  }

  /** Seconds to wait before another try is looked at; 0: now. */
  waitSeconds(address: string, name: string): number {
    const tries = this.#of(address, name);
    if (tries === undefined) return 0;
    const waitMs = waitAfterMs(tries.failures, longestWaitMs);
    if (waitMs === 0) return 0;
    return Math.max(0, Math.ceil((tries.lastAt + waitMs - this.#clock.monotonicMs()) / secondMs));
  }

  failed(address: string, name: string): void {
    const failures = (this.#of(address, name)?.failures ?? 0) + 1;
    const key = keyOf(address, name);
    this.#tries.delete(key);
    this.#tries.set(key, { failures, lastAt: this.#clock.monotonicMs() });
    const [oldest] = this.#tries.keys();
    if (this.#tries.size > mostRemembered && oldest !== undefined) this.#tries.delete(oldest);
  }

  /** It was no failure, and no success either. */
  takenBack(address: string, name: string): void {
    const tries = this.#of(address, name);
    if (tries !== undefined) tries.failures -= 1;
  }

  succeeded(address: string, name: string): void {
    this.#tries.delete(keyOf(address, name));
  }

  #of(address: string, name: string): Tries | undefined {
    const tries = this.#tries.get(keyOf(address, name));
    return tries !== undefined && this.#clock.monotonicMs() - tries.lastAt < forgottenAfterMs ? tries : undefined;
  }
}

function keyOf(address: string, name: string): string {
  return JSON.stringify([address, name.trim().toLowerCase()]);
}
