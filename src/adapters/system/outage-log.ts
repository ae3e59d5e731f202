// Logs one line when the database begins to fail and one when it works again. What else fails for it meanwhile, every few
// seconds in every loop, is counted and told with the last line.

import { LatchkeyError } from '../../domain/errors.ts';
import { type Clock, secondMs } from '../../domain/ports.ts';
import type { Logger, LogLevel } from './logger.ts';

interface Outage {
  /** One that only a write has met is not over because reading works. */
  metBy: 'read' | 'write';
  sinceMs: number;
  failed: number;
}

export class OutageLog implements Logger {
  readonly #log: Logger;
  readonly #clock: Clock;
  #outage: Outage | null = null;
  #outagesOver = 0;
  /** What failed for an outage that is over: whoever logs it then is late. */
  readonly #late = new WeakSet<LatchkeyError>();

  constructor(log: Logger, clock: Clock) {
    this.#log = log;
    this.#clock = clock;
  }

  write(level: LogLevel, message: string, facts: Readonly<Record<string, unknown>> = {}): void {
    const { error } = facts;
    if (isOfDatabase(error) && (this.#outage !== null || this.#late.has(error))) return;
    this.#log.write(level, message, facts);
  }

  /**
   * To be told of every transaction's begin; answers who is told of its end: the error, or null. One that began before an
   * outage says nothing of whether it is over, and one that began in an outage that is over is no sign of another.
   */
  heard(kind: Outage['metBy']): (error: unknown) => void {
    const [outage, outagesOver] = [this.#outage, this.#outagesOver];
    return (error) => {
      if (isOfDatabase(error)) {
        if (this.#outage !== null || outagesOver === this.#outagesOver) this.#failed(kind, error);
        else this.#late.add(error);
      } else if (error === null && outage === this.#outage) this.#worked(kind);
    };
  }

  #failed(metBy: Outage['metBy'], error: LatchkeyError): void {
    if (this.#outage !== null) {
      this.#outage.failed += 1;
      return;
    }
    this.#log.write('error', 'The database fails. What fails for it is counted, not logged, until it works again.', {
      error,
    });
    this.#outage = { metBy, sinceMs: this.#clock.monotonicMs(), failed: 1 };
  }

  #worked(kind: Outage['metBy']): void {
    if (this.#outage === null || (this.#outage.metBy === 'write' && kind === 'read')) return;
    const { failed, sinceMs } = this.#outage;
    this.#outage = null;
    this.#outagesOver += 1;
    const seconds = Math.round((this.#clock.monotonicMs() - sinceMs) / secondMs);
    this.#log.write('warn', 'The database works again.', { seconds, failed });
  }
}

function isOfDatabase(error: unknown): error is LatchkeyError {
  return error instanceof LatchkeyError && error.code.startsWith('database');
}
