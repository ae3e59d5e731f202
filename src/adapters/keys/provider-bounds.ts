// A provider as it is used: so many calls at once, a pause where it asks for one, and no waiting in line for one that is
// down. Here once, for all of them.

import type { Clock, Random } from '../../domain/ports.ts';
import { type KeyProvider, KeyProviderFault, type ProviderTrouble } from '../../domain/vault/key-provider.ts';
import { Deadlines } from './deadlines.ts';

export interface ProviderBounds {
  /** Calls at once: sessions of a token, the quota of a service. */
  atOnce: number;
  /** From being asked to the answer, waiting in line included. */
  timeoutMs: number;
  /** Making a key takes an HSM long. */
  makingTimeoutMs: number;
}

/** What may be over in a moment: asked again, with pauses that double. */
const passing: readonly ProviderTrouble[] = ['throttled', 'unreachable'];
const firstPauseMs = 100;
const longestPauseMs = 5_000;
/** An answer about what was asked for, such as one key that is disabled: others may still be answered well. */
const ofOneQuestion: readonly ProviderTrouble[] = ['notPermitted', 'failed'];
/** After what is not over in a moment, nobody waits for the next answer until then. */
const firstRestMs = 1_000;
const longestRestMs = 30_000;

export function withinBounds(
  provider: KeyProvider,
  bounds: ProviderBounds,
  parts: { clock: Clock; random: Random },
): KeyProvider {
  const { timeoutMs, makingTimeoutMs } = bounds;
  const gate = new Gate(bounds.atOnce, parts);
  const wrapper = provider.rootKeyWrapper;
  return {
    // One whose answer was lost may have been made: it is made anew under another id, never asked for twice.
    makeKey: (wish) => gate.pass(() => provider.makeKey(wish), makingTimeoutMs, ['throttled']),
    findKey: (keyPairId) => gate.pass(() => provider.findKey(keyPairId), timeoutMs),
    sign: (keyId, bytes) => gate.pass(() => provider.sign(keyId, bytes), timeoutMs),
    readPublicKey: (keyId) => gate.pass(() => provider.readPublicKey(keyId), timeoutMs),
    destroyKey: (keyId) => gate.pass(() => provider.destroyKey(keyId), timeoutMs),
    // Asked whatever was heard before: this is how it is learned that it is back.
    checkHealth: () => gate.pass(() => provider.checkHealth(), timeoutMs, [], true),
    rootKeyWrapper: wrapper && {
      wrapRootKey: (rootKey) => gate.pass(() => wrapper.wrapRootKey(rootKey), timeoutMs),
      unwrapRootKey: (wrapped) => gate.pass(() => wrapper.unwrapRootKey(wrapped), timeoutMs),
    },
    close: () => provider.close(),
  };
}

class Gate {
  readonly #parts: { clock: Clock; random: Random };
  #free: number;
  readonly #waiting: (() => void)[] = [];
  readonly #deadlines: Deadlines;
  #down: { fault: KeyProviderFault; untilMs: number; restMs: number } | null = null;

  constructor(atOnce: number, parts: { clock: Clock; random: Random }) {
    this.#free = atOnce;
    this.#parts = parts;
    this.#deadlines = new Deadlines(parts.clock);
  }

  async pass<T>(
    call: () => Promise<T>,
    withinMs: number,
    again: readonly ProviderTrouble[] = passing,
    isProbe = false,
  ): Promise<T> {
    const { clock, random } = this.#parts;
    const deadlineMs = clock.monotonicMs() + withinMs;
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
      if (!isProbe && this.#down !== null && clock.monotonicMs() < this.#down.untilMs) throw this.#down.fault;
      try {
        const answer = await this.#within(call, deadlineMs - clock.monotonicMs());
        this.#down = null;
        return answer;
      } catch (error) {
        if (!(error instanceof KeyProviderFault)) throw error;
        if (error.trouble === 'keyGone' || ofOneQuestion.includes(error.trouble)) {
          this.#down = null;
          throw error;
        }
        const waitMs = Math.max(error.retryAfterMs ?? 0, pauseMs * (0.5 + random.fraction()));
        const mayAsk = again.includes(error.trouble) && clock.monotonicMs() + waitMs < deadlineMs;
        if (!mayAsk) throw this.#rested(error);
        await clock.sleep(waitMs);
      }
    }
  }

  #rested(fault: KeyProviderFault): KeyProviderFault {
    const restMs = Math.min(2 * (this.#down?.restMs ?? firstRestMs / 2), longestRestMs);
    this.#down = { fault, restMs, untilMs: this.#parts.clock.monotonicMs() + restMs };
    return fault;
  }

  /** A call that hangs keeps its place: a library that does not come back must not be called more and more. */
  async #within<T>(call: () => Promise<T>, ms: number): Promise<T> {
    let isLate = false;
    const late = () => {
      isLate = true;
      return new KeyProviderFault('timedOut', `no answer in ${Math.round(ms / 1_000)} s`);
    };
    return (await this.#deadlines.within(
      this.#inTurn(() => (isLate ? null : call())),
      ms,
      late,
    )) as T;
  }

  async #inTurn<T>(call: () => Promise<T> | null): Promise<T | null> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((begin) => this.#waiting.push(begin));
    try {
      return await call();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }
}
