// What this process has done since it started. A series that exists at 0 shows its first step; so those that are known
// are named at the start.

import type { MetricName, metricTable, Sample } from './metric-table.ts';

type CounterName = {
  [N in MetricName]: (typeof metricTable)[N]['type'] extends 'counter' ? N : never;
}[MetricName];

export class Counters {
  readonly #counts = new Map<string, Sample>();

  /** `amount` 0 names the series. */
  add(name: CounterName, labels: readonly string[], amount = 1): void {
    const key = JSON.stringify([name, labels]);
    const value = (this.#counts.get(key)?.value ?? 0) + amount;
    this.#counts.set(key, { name, labels, value });
  }

  samples(): Sample[] {
    return [...this.#counts.values()];
  }
}
