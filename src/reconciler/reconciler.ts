// The loop: claims what is due, moves each one step on, and again. Level-triggered: its cost follows what is due, not what
// exists, and any number of processes may run it on one database. A look that hangs or fails costs no other connection
// anything: slots are filled as they come free, and no host gets more than a quarter of them.

import type { Connection } from '../domain/connection/connection.ts';
import type { DueRequest } from '../domain/connection/connection-store.ts';
import { type Instant, newId, secondMs } from '../domain/ports.ts';
import { handoverProbeMs } from '../domain/settings.ts';
import type { Context } from '../operations/context.ts';
import { endPass } from '../operations/rotation/loops/end-pass.ts';
import { reconcileConnection } from '../operations/rotation/loops/reconcile.ts';
import { HostBreaker } from './host-breaker.ts';

interface ReconcilerOptions {
  /** How many connections are looked at at once. */
  slots: number;
  breaker?: HostBreaker;
  /** An aborted signal ends the claiming; looks under way are not broken off. */
  finishesLooks?: boolean;
}

/** Longer than any look takes; a process that dies leaves its claims to others after this. */
export const claimMs = 180 * secondMs;
const longestIdleMs = 5 * secondMs;
/** A look that throws must not be due again at once, or the pass would never end. */
const postponedMs = 60 * secondMs;

interface PassResult {
  looked: number;
  failed: number;
}

/** One pass over all that is due now. */
export async function reconcileOnce(
  context: Context,
  options: ReconcilerOptions,
  signal?: AbortSignal,
): Promise<PassResult> {
  const pass = new Pass(context, options, signal);
  await pass.run();
  await endPass(context);
  return pass.result;
}

/** Runs passes until the signal aborts. */
export async function reconcileForever(
  context: Context,
  options: ReconcilerOptions,
  signal: AbortSignal,
): Promise<void> {
  const breaker = options.breaker ?? new HostBreaker();
  while (!signal.aborted) {
    try {
      await reconcileOnce(context, { ...options, breaker }, signal);
    } catch (error) {
      context.log.write('error', 'A reconciler pass failed; the next one follows.', { error });
    }
    await sleepUnlessAborted(context, signal);
  }
}

class Pass {
  readonly result: PassResult = { looked: 0, failed: 0 };
  readonly #context: Context;
  readonly #options: ReconcilerOptions;
  readonly #breaker: HostBreaker;
  readonly #signal: AbortSignal | undefined;
  readonly #holder: string;
  readonly #running = new Map<string, { host: string; done: Promise<void> }>();
  #dueBy: Instant;

  constructor(context: Context, options: ReconcilerOptions, signal: AbortSignal | undefined) {
    this.#context = context;
    this.#options = options;
    this.#breaker = options.breaker ?? new HostBreaker();
    this.#signal = signal;
    this.#holder = newId(context.random);
    this.#dueBy = context.clock.now();
  }

  /** What falls due while the pass runs is the next one's, so that it ends. */
  async run(): Promise<void> {
    for (let mayBeMore = true; ; ) {
      const isClaiming = mayBeMore && this.#signal?.aborted !== true;
      if (isClaiming) mayBeMore = await this.#claim();
      if (this.#running.size > 0) await Promise.race([...this.#running.values()].map(({ done }) => done));
      else if (!isClaiming || !mayBeMore) return;
    }
  }

  /**
   * True: one that is due may have been left, since no slot was free for it or its host had its share. As it was when it was
   * asked for: looks end meanwhile.
   */
  async #claim(): Promise<boolean> {
    const limit = this.#options.slots - this.#running.size;
    if (limit <= 0) return true;
    const perHost = Math.max(1, Math.ceil(this.#options.slots / 4));
    const taken = this.#underWay();
    const request = this.#request(limit, perHost);
    const claimed = await this.#context.store.write((tx) => tx.connections.claimDue(request));
    for (const connection of claimed) {
      taken.set(connection.loginUrl, (taken.get(connection.loginUrl) ?? 0) + 1);
      this.#start(connection);
    }
    return claimed.length === limit || [...taken.values()].some((count) => count >= perHost);
  }

  #request(limit: number, perHost: number): DueRequest {
    const now = this.#context.clock.now();
    // When the clock went back in this pass, what has been looked at since would be due again until then.
    this.#dueBy = Math.min(this.#dueBy, now);
    const underWay = this.#underWay();
    for (const host of this.#breaker.openHosts(now)) underWay.set(host, perHost);
    const exceptIds = [...this.#running.keys()];
    return { dueBy: this.#dueBy, now, holder: this.#holder, limit, perHost, leaseMs: claimMs, underWay, exceptIds };
  }

  /** How many looks run at each host. */
  #underWay(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { host } of this.#running.values()) counts.set(host, (counts.get(host) ?? 0) + 1);
    return counts;
  }

  #start(connection: Connection): void {
    const done = this.#look(connection).finally(() => this.#running.delete(connection.id));
    this.#running.set(connection.id, { host: connection.loginUrl, done });
  }

  async #look(connection: Connection): Promise<void> {
    const { clock, log } = this.#context;
    const signal = this.#signal === undefined || this.#options.finishesLooks === true ? {} : { signal: this.#signal };
    this.result.looked += 1;
    try {
      const options = { holder: this.#holder, ...signal };
      const { probe } = await reconcileConnection(this.#context, connection.id, options);
      this.#breaker.note(connection.loginUrl, probe, clock.now());
    } catch (error) {
      this.result.failed += 1;
      log.write('error', `Looking at "${connection.name}" failed; it is looked at again.`, { error });
      await this.#postpone(connection);
    }
  }

  /** Also when the database is what failed: then the claim runs out by itself. */
  async #postpone({ id, name }: Connection): Promise<void> {
    const { clock, log, store } = this.#context;
    try {
      await store.write(async (tx) => {
        const connection = await tx.connections.lock(id);
        if (connection !== null) await tx.connections.note({ ...connection, nextLookAt: clock.now() + postponedMs });
        await tx.connections.releaseClaim(id, this.#holder);
      });
    } catch (error) {
      log.write('error', `The claim on "${name}" could not be given back; it runs out.`, { error });
    }
  }
}

/** Short against the probes of a handover, however short its propagation is set. */
async function sleepUnlessAborted({ clock, settings }: Context, signal: AbortSignal): Promise<void> {
  try {
    await clock.sleep(Math.min(longestIdleMs, handoverProbeMs(settings) / 3), signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
