// The ports of a process that is killed at its N-th call of one: the beginning, the last statement before the commit and
// the end of each transaction, each delivery before and after the receiver's answer, each look at the clock. The kill is
// SIGKILL to itself, so nothing of the process runs any more: no finally, no exit handler, no buffer that is flushed.

import { writeSync } from 'node:fs';
import type { Channel } from '../../src/domain/notice/channel.ts';
import type { Clock } from '../../src/domain/ports.ts';
import type { Store } from '../../src/domain/store.ts';
import type { NoticeContext } from '../../src/operations/context.ts';

export type Point = 'read begins' | 'read ended' | 'begin' | 'commit' | 'committed' | 'deliver' | 'answered' | 'clock';

/** Every call counts, or those from the first delivery on: sweeping makes more of them than delivering. */
export type Phase = 'whole' | 'delivering';

export interface Death {
  phase: Phase;
  /** From 1. */
  call: number;
}

export class DyingPorts {
  readonly calls: Record<Phase, number> = { whole: 0, delivering: 0 };
  readonly #death: Death | null;

  /** @param death Null: lives, and counts. */
  constructor(death: Death | null) {
    this.#death = death;
  }

  of(context: NoticeContext): NoticeContext {
    const { store, clock, channels } = context;
    return {
      ...context,
      store: this.#store(store),
      clock: this.#clock(clock),
      channels: channels.map((channel) => this.#channel(channel)),
    };
  }

  #call(point: Point): void {
    this.calls.whole += 1;
    if (point === 'deliver' || this.calls.delivering > 0) this.calls.delivering += 1;
    if (this.#death === null || this.calls[this.#death.phase] !== this.#death.call) return;
    // Straight to the file: a stream would die with what it holds.
    writeSync(1, `${JSON.stringify({ point })}\n`);
    process.kill(process.pid, 'SIGKILL');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  }

  #store(store: Store): Store {
    return {
      read: async (work) => {
        this.#call('read begins');
        const result = await store.read(work);
        this.#call('read ended');
        return result;
      },
      write: async (work) => {
        this.#call('begin');
        const result = await store.write(async (tx) => {
          const done = await work(tx);
          this.#call('commit');
          return done;
        });
        this.#call('committed');
        return result;
      },
      close: () => store.close(),
    };
  }

  #clock(clock: Clock): Clock {
    return {
      now: () => {
        this.#call('clock');
        return clock.now();
      },
      monotonicMs: () => clock.monotonicMs(),
      sleep: (ms, signal) => clock.sleep(ms, signal),
    };
  }

  #channel(channel: Channel): Channel {
    const { name, kind, minimumSeverity, concurrency } = channel;
    return {
      name,
      kind,
      minimumSeverity,
      concurrency,
      deliver: async (message) => {
        this.#call('deliver');
        const outcome = await channel.deliver(message);
        this.#call('answered');
        return outcome;
      },
      close: () => channel.close(),
    };
  }
}
