// The processes that serve: each runs the reconciler and gives out tokens; when it dies it is started again. The reconciler's
// polls that would find nothing due are left out, or they would be all that a simulated decade consists of.

import { LatchkeyError } from '../../src/domain/errors.ts';
import { dayMs, hourMs, minuteMs, newId, secondMs } from '../../src/domain/ports.ts';
import { tokenHash } from '../../src/domain/token/cached-token.ts';
import type { SwapContext } from '../../src/operations/context.ts';
import { runRollouts } from '../../src/operations/rotation/loops/run-rollouts.ts';
import { runSwaps } from '../../src/operations/rotation/loops/run-swaps.ts';
import { TokenSource } from '../../src/operations/token/steps/token-source.ts';
import { reconcileOnce } from '../../src/reconciler/reconciler.ts';
import { Broken } from './broken.ts';
import type { Installation } from './installation.ts';
import { awaitingMs, restMs } from './pace.ts';
import { isServedSomewhere, isServedThroughout } from './served-throughout.ts';
import type { SimulatedProcess } from './simulated-process.ts';
import type { NoToken } from './tally.ts';
import type { SimulatedApp } from './world.ts';

const idleMs = 5 * secondMs;
/** Of the calls that no server would serve: each costs dozens of assertions, and none of them can break anything. */
export const hopelessCalls = 0.25;
const longestPauseMs = 20 * dayMs;

export class Server {
  readonly #installation: Installation;
  readonly #name: string;
  readonly #random;
  /** Or all servers would come for the same work at the same time. */
  readonly #lateMs: number;
  #running: { process: SimulatedProcess; tokens: TokenSource } | null = null;

  constructor(installation: Installation, name: string) {
    this.#installation = installation;
    this.#name = name;
    this.#random = installation.random(name);
    this.#lateMs = this.#random.between(0, 30 * minuteMs);
  }

  /** Serves for ever: until the run ends. */
  async serve(): Promise<never> {
    for (;;) {
      const process = await this.#installation.start(this.#name);
      if (process.isAlive) {
        this.#running = { process, tokens: new TokenSource(process.context) };
        this.#installation.onServing(1);
        this.#installation.spawn(this.#carrySwaps(process, this.#running.tokens));
        await this.#reconcile(process);
        this.#installation.onServing(-1);
        this.#running = null;
      }
      await this.#installation.pause(
        this.#random.happens(0.8) ? this.#random.between(1, 20) * secondMs : this.#random.waitingMs(hourMs),
      );
    }
  }

  /** One caller asks for a token, and the call is judged. */
  async call(app: SimulatedApp): Promise<void> {
    if (this.#running === null) return;
    const { process, tokens } = this.#running;
    const connection = this.#random.oneOf(app.connections);
    const { id, name } = connection;
    const startedAt = this.#installation.scheduler.now;
    const errorsBefore = process.databaseErrors;
    const fresh = this.#random.happens(0.7);
    const isRefused = this.#random.happens(0.1);
    const asked = tokens.acquire(id, { fresh });
    const used: Promise<unknown> = isRefused ? asked.then((given) => this.#refusedOnce(tokens, id, given)) : asked;
    let reason: NoToken | null = null;
    try {
      if ((await this.#installation.untilDeath(process, used)) === 'died') return;
    } catch (error) {
      reason = this.#judge(app, connection, error, startedAt, process.databaseErrors > errorsBefore);
    }
    const { tally, trace, scheduler } = this.#installation;
    tally.calls += 1;
    if (reason !== null) tally.withoutToken(reason);
    trace.write(scheduler.now, `${this.#name} called ${name}: ${reason ?? 'a token'}`);
    if (reason === 'broken') {
      throw new Broken(`a call for ${name} found no token, although every server accepted a candidate (invariant 2)`);
    }
  }

  async #refusedOnce(
    tokens: TokenSource,
    id: string,
    { token }: Awaited<ReturnType<TokenSource['acquire']>>,
  ): Promise<void> {
    this.#installation.simulator.control.revokeSessions({ token: token.reveal() });
    await tokens.refused(id, tokenHash(token));
  }

  #judge(
    app: SimulatedApp,
    { username }: SimulatedApp['connections'][number],
    error: unknown,
    startedAt: number,
    hadDatabaseError: boolean,
  ): NoToken {
    if (!(error instanceof LatchkeyError)) throw error;
    switch (error.code) {
      case 'backingOff':
        return 'backingOff';
      case 'loginBudgetSpent':
        return 'loginBudget';
      case 'certificateExpired':
        return 'expired';
      case 'noUsableKeyPair':
        return 'noKeyPair';
      case 'tokenRefusedYoung':
        return 'tokenYoung';
    }
    if (hadDatabaseError) return 'database';
    const isRefused = error.code === 'signInFailed' && error.message.includes('invalid assertion');
    if (!isRefused && app.deactivated?.username === username) return 'deactivated';
    const wasSilent = (this.#installation.tally.silentAt.get(app.orgId) ?? 0) >= startedAt;
    if (!isRefused && wasSilent) return 'orgSilent';
    return isServedThroughout(this.#installation, app, startedAt) ? 'broken' : 'refused';
  }

  async #reconcile(process: SimulatedProcess): Promise<void> {
    const { context, breaker } = process;
    for (let isFirst = true; ; isFirst = false) {
      const pass = reconcileOnce(context, { slots: 8, breaker });
      const done = await this.#installation.untilDeath(
        process,
        pass.catch((error) => this.#passFailed(error)),
      );
      if (done === 'died') return;
      // What a death or a failure left undone is not left to the next round.
      const isWhole = !isFirst && done !== null && done.failed === 0;
      if ((await this.#installation.untilDeath(process, this.#untilDue(isWhole))) === 'died') return;
    }
  }

  /** As `serve` does, without the polls that find no swap and no rollout that is due. */
  async #carrySwaps(process: SimulatedProcess, tokens: TokenSource): Promise<void> {
    const holder = newId(process.context.random);
    const context = { ...process.context, tokens };
    for (;;) {
      if ((await this.#installation.untilDeath(process, this.#untilSwap())) === 'died') return;
      const turn = this.#turn(context, holder).catch((error) => this.#passFailed(error));
      if ((await this.#installation.untilDeath(process, turn)) === 'died') return;
    }
  }

  async #turn(context: SwapContext, holder: string): Promise<void> {
    const { invariants } = this.#installation;
    const now = this.#installation.wallNow();
    if (invariants.seen.rolloutWorkableAt(now) <= now) await runRollouts(context, holder);
    const then = this.#installation.wallNow();
    if (invariants.seen.swapWorkableAt(then) <= then) await runSwaps(context, holder);
  }

  #untilSwap(): Promise<void> {
    const { scheduler, machine } = this.#installation;
    const earliest = scheduler.now + 2 * secondMs;
    return new Promise((resolve) => {
      const end = () => {
        ignore();
        resolve();
      };
      const plan = () => {
        const at = this.#installation.swapWorkableAt();
        return at === Infinity ? null : scheduler.at(Math.max(earliest, at - machine.aheadMs), end);
      };
      let planned = plan();
      const ignore = this.#installation.onChange(() => {
        planned?.cancel();
        planned = plan();
      });
    });
  }

  #passFailed(error: unknown): null {
    if (!(error instanceof LatchkeyError)) throw error;
    this.#installation.trace.write(this.#installation.scheduler.now, `${this.#name}: a pass failed with ${error.code}`);
    return null;
  }

  /** Until the first poll that would find something; at rest, where rounds are kept, until the next one. */
  #untilDue(keepsRounds: boolean): Promise<void> {
    const { scheduler, machine } = this.#installation;
    const earliest = scheduler.now + idleMs + this.#random.between(0, 2_000);
    return new Promise((resolve) => {
      const plan = () => {
        const { isQuiet, isAwaiting } = this.#installation;
        const everyMs = isAwaiting ? awaitingMs : restMs;
        const dueAt = Math.min(this.#installation.workableAt() - machine.aheadMs, scheduler.now + longestPauseMs);
        const polls = Math.max(0, Math.ceil((dueAt - earliest) / idleMs));
        const rounds = Math.ceil((Math.max(dueAt, earliest) - this.#lateMs) / everyMs);
        const nextRoundAt = rounds * everyMs + this.#lateMs;
        const at = isQuiet && keepsRounds ? nextRoundAt : earliest + polls * idleMs;
        return scheduler.at(at, () => {
          ignore();
          resolve();
        });
      };
      let planned = plan();
      const ignore = this.#installation.onChange(() => {
        planned.cancel();
        planned = plan();
      });
    });
  }
}

/** Calls from everywhere in the minutes after a change in the org, the first within seconds. */
export function callAround(
  installation: Installation,
  servers: readonly Server[],
  app: SimulatedApp,
  calls: number,
): void {
  const random = installation.random(`calls at ${installation.scheduler.now} ${app.consumerKey}`);
  for (const server of servers) {
    for (let index = 0; index < calls; index += 1) {
      const afterMs = index === 0 ? random.between(0, 3_000) : random.between(0, 13 * minuteMs);
      const isMade = random.happens(hopelessCalls);
      installation.scheduler.after(afterMs, () => {
        if (isMade || isServedSomewhere(installation, app)) installation.spawn(server.call(app));
      });
    }
  }
}
