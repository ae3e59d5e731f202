// How rates are measured in bench/: several ways of doing a thing, in turns of a fraction of a second, over and over, so that
// a busy neighbour on the machine slows all of them alike. The median of the turns counts, each against its own neighbour in
// time, and their spread is told. Processor time is no better judge: a virtual machine counts what others took from it.

export interface Way {
  name: string;
  /** Does the thing over and over for about so long; answers how often a second. */
  turn(milliseconds: number): Promise<number>;
}

export interface Measured {
  name: string;
  /** Times a second, of each turn. */
  rates: number[];
}

export interface Turns {
  turns: number;
  turnMs: number;
}

/** All ways in turns; the first turn of each is for the compiler and counts for nothing. */
export async function measure(ways: readonly Way[], { turns, turnMs }: Turns): Promise<Map<string, Measured>> {
  const measured = new Map(ways.map(({ name }): [string, Measured] => [name, { name, rates: [] }]));
  for (let turn = -1; turn < turns; turn += 1) {
    for (const way of shuffled(ways)) {
      const rate = await way.turn(turnMs);
      if (turn >= 0) measured.get(way.name)?.rates.push(rate);
    }
  }
  return measured;
}

/** A scheduler favours who comes after one that slept, and one leaves garbage to the next: nobody keeps a neighbour. */
function shuffled<T>(all: readonly T[]): T[] {
  return all
    .map((one) => ({ one, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
}

/** By the typical duration of one, since a thing of less than a millisecond is seldom interrupted and a turn always. */
export function synchronous(name: string, act: () => unknown): Way {
  return {
    name,
    async turn(milliseconds) {
      const durations: number[] = [];
      for (let now = performance.now(), end = now + milliseconds; now < end; ) {
        act();
        const after = performance.now();
        durations.push(after - now);
        now = after;
      }
      return 1_000 / median(durations);
    },
  };
}

/** So many of them under way at once. */
export function concurrent(name: string, underWay: number, act: (worker: number) => Promise<unknown>): Way {
  return {
    name,
    async turn(milliseconds) {
      let times = 0;
      const startedAt = performance.now();
      const end = startedAt + milliseconds;
      const worker = async (_: unknown, number: number) => {
        for (; performance.now() < end; times += 1) await act(number);
      };
      await Promise.all(Array.from({ length: underWay }, worker));
      return (times / (performance.now() - startedAt)) * 1_000;
    },
  };
}

/** How many of one in the time of another: the median over the turns, each turn against its own neighbour. */
export function ratio(one: Measured | undefined, other: Measured | undefined): number {
  return median(one?.rates.map((rate, turn) => rate / (other?.rates[turn] ?? Number.NaN)) ?? []);
}

/** The same for the fastest turns of each, which the machine's other work has slowed least. */
export function ratioAtBest(one: Measured | undefined, other: Measured | undefined): number {
  return best(one?.rates ?? []) / best(other?.rates ?? []);
}

/** What nine in ten turns do not reach. */
function best(rates: readonly number[]): number {
  return rates.toSorted((a, b) => b - a)[Math.floor(rates.length / 10)] ?? Number.NaN;
}

/** Half the distance between the quartiles, in percent of the median. */
export function spread(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN;
  return ((at(0.75) - at(0.25)) / 2 / median(values)) * 100;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
