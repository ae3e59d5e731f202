// Simulated time. One event at a time, each followed by everything that it set in motion in memory; time moves to the next
// event only when nothing else can run. Between two events lies one turn of the real event loop and nothing more, so that
// what a run does depends on its seed alone.

// Taken before the real timers are forbidden (no-real-world.ts).
const nextTurn = setImmediate;

interface Event {
  at: number;
  sequence: number;
  act: (() => void) | null;
}

export interface Planned {
  cancel(): void;
}

export class Scheduler {
  readonly #heap: Event[] = [];
  #now: number;
  #planned = 0;
  /** How many events have happened. */
  happened = 0;

  /** Milliseconds since the epoch, as a clock that is right shows them. */
  constructor(start: number) {
    this.#now = start;
  }

  get now(): number {
    return this.#now;
  }

  after(ms: number, act: () => void): Planned {
    return this.at(this.#now + Math.max(0, Math.ceil(ms)), act);
  }

  /** Events at the same time happen in the order in which they were planned. */
  at(time: number, act: () => void): Planned {
    this.#planned += 1;
    const event: Event = { at: Math.max(time, this.#now), sequence: this.#planned, act };
    this.#insert(event);
    return {
      cancel() {
        event.act = null;
      },
    };
  }

  /** Runs until then. `afterEach` looks at the world between two events; what it throws ends the run. */
  async runUntil(end: number, afterEach: () => void): Promise<void> {
    await settled();
    afterEach();
    for (let next = this.#heap[0]; next !== undefined && next.at <= end; next = this.#heap[0]) {
      this.#removeFirst();
      if (next.act === null) continue;
      this.#now = next.at;
      this.happened += 1;
      next.act();
      await settled();
      afterEach();
    }
    this.#now = Math.max(this.#now, end);
  }

  #insert(event: Event): void {
    const heap = this.#heap;
    let index = heap.push(event) - 1;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !isBefore(event, parent)) break;
      heap[index] = parent;
      index = above;
    }
    heap[index] = event;
  }

  #removeFirst(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let index = 0;
    for (;;) {
      let below = 2 * index + 1;
      const [left, right] = [heap[below], heap[below + 1]];
      if (left === undefined) break;
      let child = left;
      if (right !== undefined && isBefore(right, left)) {
        below += 1;
        child = right;
      }
      if (!isBefore(child, last)) break;
      heap[index] = child;
      index = below;
    }
    heap[index] = last;
  }
}

function isBefore(a: Event, b: Event): boolean {
  return a.at < b.at || (a.at === b.at && a.sequence < b.sequence);
}

/** All promises that can go on have gone on: nothing here waits for a socket, a file, a thread or a timer. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    nextTurn(resolve);
  });
}
