// The ports of a process, each call counted at its beginning and its end, a transaction's also just before its commit. At the
// N-th count the process kills itself: SIGKILL, no handler, no last word.

import { appendFileSync } from 'node:fs';
import type { Store, WriteTransaction } from '../../src/domain/store.ts';
import { withWindows } from '../support/other-windows.ts';

/** The `at`-th point that lies between the intent and the outcome of an attempt, or that does not. */
export interface Kill {
  at: number;
  isBetween: boolean;
}

export class Counter {
  /** How many assertions have their intent recorded and no outcome yet. */
  open = 0;
  #count = 0;
  readonly #kill: Kill | null;
  readonly #report: string;

  /** `kill` null: lives on. `report`: a file to which each point, or the fatal one, is appended. */
  constructor(kill: Kill | null, report: string) {
    this.#kill = kill;
    this.#report = report;
  }

  reach(point: string): void {
    const isBetween = this.open > 0;
    if (this.#kill !== null && this.#kill.isBetween !== isBetween) return;
    this.#count += 1;
    const isFatal = this.#count === this.#kill?.at;
    if (this.#kill !== null && !isFatal) return;
    appendFileSync(this.#report, `${JSON.stringify({ point, isBetween })}\n`);
    if (!isFatal) return;
    process.kill(process.pid, 'SIGKILL');
    // Nothing runs on while the signal is on its way.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  }
}

export function countedStore(store: Store, counter: Counter): Store {
  return {
    close: () => store.close(),
    read: (work) => counted(counter, 'read', () => store.read(work)),
    async write(work) {
      counter.reach('begin');
      let opened = 0;
      const result = await store.write(async (tx) => {
        opened = 0;
        const done = await work(watched(tx, (by) => (opened += by)));
        counter.reach('commit');
        return done;
      });
      counter.open += opened;
      counter.reach('committed');
      return result;
    },
  };
}

function watched(tx: WriteTransaction, moved: (by: number) => void): WriteTransaction {
  const attempts = new Proxy(tx.attempts, {
    get(target, name) {
      const method = Reflect.get(target, name) as (...all: unknown[]) => Promise<unknown>;
      return async (...all: unknown[]) => {
        if (name === 'finish') moved(-1);
        const result = await method.apply(target, all);
        if (name === 'begin' && result === true) moved(1);
        return result;
      };
    },
  });
  return withWindows(tx, { attempts });
}

/** The vault, the token endpoint or the files: every call, before and after. */
export function countedPort<T extends object>(port: T, name: string, counter: Counter): T {
  return new Proxy(port, {
    get(target, method) {
      const original = Reflect.get(target, method);
      if (typeof original !== 'function') return original;
      return (...all: unknown[]) => {
        const act = () => original.apply(target, all);
        return method === 'forget' ? act() : counted(counter, `${name}.${String(method)}`, async () => act());
      };
    },
  });
}

async function counted<T>(counter: Counter, point: string, act: () => Promise<T>): Promise<T> {
  counter.reach(`${point} begins`);
  const result = await act();
  counter.reach(`${point} ends`);
  return result;
}
