// Simulated installations spread over the cores, one thread each. What an installation does depends on its own seed alone, so
// that it matters to no result which thread ran it, or when.

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ShardPlan, ShardResult } from './shard.ts';

/** Runs make short-lived rows by the million: in a small young generation they would be copied to the old one. */
const resourceLimits = { maxYoungGenerationSizeMb: 96 };

export class Workers {
  readonly #idle: Worker[];
  readonly #all: readonly Worker[];
  readonly #waiting: ((worker: Worker) => void)[] = [];

  constructor(count: number | null) {
    const threads = count ?? availableParallelism();
    this.#all = Array.from({ length: threads }, () => {
      return new Worker(new URL('./simulated-thread.ts', import.meta.url), { resourceLimits });
    });
    this.#idle = [...this.#all];
  }

  get count(): number {
    return this.#all.length;
  }

  async run(plan: ShardPlan): Promise<ShardResult> {
    const worker = this.#idle.pop() ?? (await new Promise<Worker>((resolve) => this.#waiting.push(resolve)));
    try {
      return await ask(worker, plan);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#idle.push(worker);
      else next(worker);
    }
  }

  async end(): Promise<void> {
    await Promise.all(this.#all.map((worker) => worker.terminate()));
  }
}

function ask(worker: Worker, plan: ShardPlan): Promise<ShardResult> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (result: ShardResult) => {
      worker.off('error', reject);
      resolve(result);
    });
    worker.postMessage(plan);
  });
}
