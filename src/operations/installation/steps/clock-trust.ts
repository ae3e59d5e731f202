// Whether irreversible steps may go by this machine's clock: collects what servers say the time is, asks one in doubt, and
// answers with the rules of domain/installation/clock-trust.ts. One for each process.

import { isLoopbackHost } from '../../../domain/connection/login-url.ts';
import {
  anchorAfter,
  type ClockDoubt,
  type ClockReading,
  certificateTime,
  clockDoubt,
  largestSkewMs,
  type ServerTimeSighting,
} from '../../../domain/installation/clock-trust.ts';
import { isUsable } from '../../../domain/key-pair/candidates.ts';
import type { HostProbe } from '../../../domain/org/host-probe.ts';
import { type Clock, hourMs, type Instant, secondMs } from '../../../domain/ports.ts';
import type { InstallationFacts, ReadTransaction, Store, WriteTransaction } from '../../../domain/store.ts';
import type { TokenEndpoint } from '../../../domain/token/token-answer.ts';
import type { Whole } from '../../connection/steps/find-connection.ts';
import type { Context } from '../../context.ts';

type Witness = Extract<keyof InstallationFacts, 'serverTimeSeen' | 'loopbackTimeSeen'>;

/** All processes share the row, and each acceptance could write it: it moves once an hour, or when it becomes wrong. */
const recordedEveryMs = hourMs;

export class ClockTrust {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #hostProbe: Pick<HostProbe, 'ask'>;
  readonly #seen = new Map<Witness, ServerTimeSighting>();
  #anchor: ClockReading;

  constructor({ store, clock, hostProbe }: { store: Store; clock: Clock; hostProbe: Pick<HostProbe, 'ask'> }) {
    this.#store = store;
    this.#clock = clock;
    this.#hostProbe = hostProbe;
    this.#anchor = this.#read();
  }

  /** Why the clock may not decide about connections with this login URL; null when it may. */
  doubt(loginUrl: string, tx?: ReadTransaction): Promise<ClockDoubt | null> {
    return tx === undefined ? this.#store.read((own) => this.#doubtIn(own, loginUrl)) : this.#doubtIn(tx, loginUrl);
  }

  /** The same after the login host was asked for the time, where there was a doubt. Never within a transaction. */
  async doubtAfterAsking(loginUrl: string): Promise<ClockDoubt | null> {
    if ((await this.doubt(loginUrl)) === null) return null;
    await this.ask(new URL(loginUrl).origin);
    return this.doubt(loginUrl);
  }

  /** Asks a host for nothing but the time, which is kept for other processes. */
  async ask(origin: string): Promise<void> {
    const answer = await this.#hostProbe.ask(origin);
    if (answer.type !== 'answered' || answer.clockSkewSeconds === null) return;
    const { clockSkewSeconds } = answer;
    this.#note(origin, clockSkewSeconds);
    await this.#store.write((tx) => recordServerTime(tx, origin, clockSkewSeconds, this.#clock.now()));
  }

  /** @param tx For callers that have a transaction open. */
  async isTrusted(loginUrl: string, tx?: ReadTransaction): Promise<boolean> {
    return (await this.doubt(loginUrl, tx)) === null;
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

/** By which time the certificates of a connection are past. Without a transaction a server is asked where there is a doubt. */
export async function certificatesAt(
  {
    clock,
    clockTrust,
  }: Pick<Context, 'clock'> & { clockTrust: Pick<Context['clockTrust'], 'doubt' | 'doubtAfterAsking'> },
  { connection: { loginUrl }, pairs }: Pick<Whole, 'connection' | 'pairs'>,
  tx?: ReadTransaction,
): Promise<Instant> {
  const now = clock.now();
  if (pairs.every((pair) => pair.notAfter > now || !isUsable(pair))) return now;
  const doubt = tx === undefined ? clockTrust.doubtAfterAsking(loginUrl) : clockTrust.doubt(loginUrl, tx);
  return certificateTime(now, await doubt);
}

/** The same for many connections in one transaction: each witness is asked once. */
export function certificatesIn(
  { clock, clockTrust }: Pick<Context, 'clock' | 'clockTrust'>,
  tx: ReadTransaction,
): (whole: Pick<Whole, 'connection' | 'pairs'>) => Promise<Instant> {
  const doubts = new Map<Witness | null, Promise<ClockDoubt | null>>();
  const doubt = (loginUrl: string) => {
    const witness = witnessOf(loginUrl);
    const asked = doubts.get(witness) ?? clockTrust.doubt(loginUrl, tx);
    doubts.set(witness, asked);
    return asked;
  };
  return (whole) => certificatesAt({ clock, clockTrust: { doubt, doubtAfterAsking: doubt } }, whole, tx);
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
  // By the servers' time, which nobody sets: what a clock that ran ahead noted does not stay the newest.
  return one.serverAt > other.serverAt ? one : other;
}
