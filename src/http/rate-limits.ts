// How many requests a caller may send in a while: so many that people and programs never meet it, so few that a loop which runs wild
// leaves room for others. By session or token; whoever nobody knows by address. Kept in memory, by each process for itself.

import { type Clock, secondMs } from '../domain/ports.ts';
import type { Words } from '../text/words.ts';
import { tooMany } from './problem.ts';

const windowSeconds = 10;
const quotas = { caller: 3_000, nobody: 600 } as const;
const mostRemembered = 10_000;

interface Window {
  endsAtMs: number;
  used: number;
}

interface Counted {
  /** Null: it goes on. */
  refusal: Response | null;
  /** draft-ietf-httpapi-ratelimit-headers-10. */
  headers: Readonly<Record<string, string>>;
}

export class RateLimits {
  readonly #windows = new Map<string, Window>();
  readonly #clock: Pick<Clock, 'monotonicMs'>;

  constructor(clock: Pick<Clock, 'monotonicMs'>) {
    this.#clock = clock;
  }

  /** Counts one request. @param who The session or token, or an address. */
  count(kind: keyof typeof quotas, who: string, words: Words | null): Counted {
    const window = this.#window(`${kind} ${who}`);
    window.used += 1;
    const quota = quotas[kind];
    const seconds = Math.max(1, Math.ceil((window.endsAtMs - this.#clock.monotonicMs()) / secondMs));
    const headers = {
      'ratelimit-policy': `"${kind}";q=${quota};w=${windowSeconds}`,
      ratelimit: `"${kind}";r=${Math.max(0, quota - window.used)};t=${seconds}`,
    };
    const refusal = window.used > quota ? tooMany('tooManyRequests', seconds, words) : null;
    return { refusal, headers };
  }

  #window(key: string): Window {
    const nowMs = this.#clock.monotonicMs();
    const known = this.#windows.get(key);
    if (known !== undefined && nowMs < known.endsAtMs) return known;
    const window = { endsAtMs: nowMs + windowSeconds * secondMs, used: 0 };
    this.#windows.delete(key);
    this.#windows.set(key, window);
    const [oldest] = this.#windows.keys();
    if (this.#windows.size > mostRemembered && oldest !== undefined) this.#windows.delete(oldest);
    return window;
  }
}
