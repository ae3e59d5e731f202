// Whether irreversible steps may go by this machine's clock: collects what servers say the time is, and answers with
// the rules of domain/expiry/clock-trust.ts. One for each process.

import { isLoopbackHost } from '../../../domain/connection/login-url.ts';
import {
  anchorAfter,
  type ClockDoubt,
  type ClockReading,
  clockDoubt,
  largestSkewMs,
  type ServerTimeSighting,
} from '../../../domain/installation/clock-trust.ts';
import { type Clock, hourMs, type Instant, secondMs } from '../../../domain/ports.ts';
import type { InstallationFacts, ReadTransaction, Store, WriteTransaction } from '../../../domain/store.ts';
import type { TokenEndpoint } from '../../../domain/token/token-answer.ts';

type Witness = Extract<keyof InstallationFacts, 'serverTimeSeen' | 'loopbackTimeSeen'>;

/** All processes share the row, and each acceptance could write it: it moves once an hour, or when it becomes wrong. */
const recordedEveryMs = hourMs;

export class ClockTrust {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #seen = new Map<Witness, ServerTimeSighting>();
  #anchor: ClockReading;

  constructor({ store, clock }: { store: Store; clock: Clock }) {
    this.#store = store;
    this.#clock = clock;
    this.#anchor = this.#read();
  }

  /** Why the clock may not decide about connections with this login URL; null when it may. */
  doubt(loginUrl: string): Promise<ClockDoubt | null> {
    return this.#store.read((tx) => this.#doubtIn(tx, loginUrl));
  }

  /** @param tx For callers that have a transaction open. */
  async isTrusted(loginUrl: string, tx?: ReadTransaction): Promise<boolean> {
    return (await (tx === undefined ? this.doubt(loginUrl) : this.#doubtIn(tx, loginUrl))) === null;
  }

  async #doubtIn(tx: ReadTransaction, loginUrl: string): Promise<ClockDoubt | null> {
    const witness = witnessOf(loginUrl);
    if (witness === null) return { doubt: 'noServerTime' };
    const stored = await tx.facts.get(witness);
    const sighting = newest(stored, this.#seen.get(witness) ?? null);
    return clockDoubt({ now: this.#read(), anchor: this.#anchor, sighting });
  }

  /** The same endpoint; the Date header of each of its answers is noted. */
  observing(endpoint: TokenEndpoint): TokenEndpoint {
    return {
      exchange: async (request, signal) => {
        const answer = await endpoint.exchange(request, signal);
        if (answer.type !== 'noAnswer') this.#note(request.tokenHost, answer.facts.clockSkewSeconds);
        return answer;
      },
    };
  }

  /** A Date header that was asked for, and not one that came with a sign-in: noted and kept for other processes. */
  async heard(origin: string, skewSeconds: number): Promise<void> {
    this.#note(origin, skewSeconds);
    await this.#store.write((tx) => recordServerTime(tx, origin, skewSeconds, this.#clock.now()));
  }

  #note(tokenHost: string, skewSeconds: number | null): void {
    const witness = witnessOf(tokenHost);
    if (witness === null || skewSeconds === null) return;
    const now = this.#read();
    const sighting = sightingAt(now.at, skewSeconds);
    this.#seen.set(witness, sighting);
    // What a simulator on this machine says proves nothing about a jump of the clock: it has the same one.
    if (witness === 'serverTimeSeen') this.#anchor = anchorAfter(this.#anchor, now, sighting);
  }

  #read(): ClockReading {
    return { at: this.#clock.now(), monotonicMs: this.#clock.monotonicMs() };
  }
}

/** Keeps what the server's Date header said for other processes and later ones. Within the caller's transaction. */
export async function recordServerTime(
  tx: WriteTransaction,
  tokenHost: string,
  skewSeconds: number | null,
  at: Instant,
): Promise<void> {
  const witness = witnessOf(tokenHost);
  if (witness === null || skewSeconds === null) return;
  const before = await tx.facts.get(witness);
  const seen = sightingAt(at, skewSeconds);
  const isRecent = before !== null && before.at <= at && at - before.at < recordedEveryMs;
  if (!isRecent || isOff(before) !== isOff(seen)) await tx.facts.set(witness, seen);
}

/** A header over plain http speaks for this machine alone, see `isTimeWitness`. Null: for nobody. */
function witnessOf(origin: string): Witness | null {
  const { protocol, hostname } = new URL(origin);
  if (protocol === 'https:') return 'serverTimeSeen';
  return isLoopbackHost(hostname) ? 'loopbackTimeSeen' : null;
}

function sightingAt(at: Instant, skewSeconds: number): ServerTimeSighting {
  return { at, serverAt: at + skewSeconds * secondMs };
}

function isOff({ at, serverAt }: ServerTimeSighting): boolean {
  return Math.abs(at - serverAt) > largestSkewMs;
}

function newest(one: ServerTimeSighting | null, other: ServerTimeSighting | null): ServerTimeSighting | null {
  if (one === null || other === null) return one ?? other;
  return one.at > other.at ? one : other;
}
