// One process's work at one scan: what it writes, each time only while it holds the scan. What can wait goes into one transaction
// together: a commit for each of a thousand folders would be most of the time.

import { secondMs } from '../../../domain/ports.ts';
import type { ScanProblem } from '../../../domain/scan/documentation.ts';
import { afterEvent, type Scan, type ScanPhase } from '../../../domain/scan/scan.ts';
import type { ScanPlace } from '../../../domain/scan/scan-store.ts';
import type { ReadTransaction, WriteTransaction } from '../../../domain/store.ts';
import type { ScanContext } from '../../context.ts';
import type { OrgCalls } from './org-calls.ts';
import { ScanEnding } from './scan-ending.ts';

/** So many rows in a transaction: others wait some 40 ms for it. */
const rowsTogether = 5_000;
/** So many wait, or so long, before they are written without being asked for. Each commit waits for the disk. */
const rowsWaiting = 4_000;
const longestWaitMs = secondMs / 2;

interface Waiting {
  rows: number;
  work(tx: WriteTransaction): Promise<void>;
  problems: readonly ScanProblem[];
  written(): void;
  failed(error: unknown): void;
}

export class ScanWork {
  readonly calls: OrgCalls;
  readonly place: ScanPlace;
  /** What was there before this scan. */
  readonly before: ScanPlace;
  readonly scanId: string;
  readonly #context: ScanContext;
  readonly #holder: string;
  readonly #tell: (scan: Scan) => void;
  readonly #waiting: Waiting[] = [];
  #writing: Promise<void> = Promise.resolve();
  #writtenAt: number;
  /** The first write that failed: what came after it would leave a gap. */
  #failure: { error: unknown } | null = null;
  #known = 0;
  #done = 0;
  #phaseBeganAt: number;

  constructor(
    context: ScanContext,
    scan: Scan,
    { holder, calls, tell }: { holder: string; calls: OrgCalls; tell: (scan: Scan) => void },
  ) {
    this.#context = context;
    this.#holder = holder;
    this.#tell = tell;
    this.calls = calls;
    this.scanId = scan.id;
    this.place = { connectionId: scan.connectionId, number: scan.number };
    this.before = { connectionId: scan.connectionId, number: scan.number - 1 };
    this.#phaseBeganAt = context.clock.now();
    this.#writtenAt = context.clock.monotonicMs();
  }

  read<T>(work: (tx: ReadTransaction) => Promise<T>): Promise<T> {
    return this.#context.store.read(work);
  }

  /** With all that waits. Errors: ScanEnding where it is not ours any more, or is to be cancelled. */
  write<T>(work: (tx: WriteTransaction) => Promise<T>, problems: readonly ScanProblem[] = []): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    let result: T;
    this.#waiting.push({
      work: async (tx) => {
        result = await work(tx);
      },
      ...{ rows: 1, problems, written: () => resolve(result), failed: reject },
    });
    void this.#writeAll();
    return promise;
  }

  /** Of so many rows, which nobody reads before the next `write`. Whoever brings too many waits; else the org is asked on meanwhile. Errors: as above, also of those before. */
  async writeSoon(
    rows: number,
    work: (tx: WriteTransaction) => Promise<void>,
    problems: readonly ScanProblem[] = [],
  ): Promise<void> {
    if (this.#failure !== null) throw this.#failure.error;
    this.#waiting.push({ rows, work, problems, written: () => {}, failed: () => {} });
    const waiting = this.#waiting.reduce((sum, one) => sum + one.rows, 0);
    if (waiting < rowsWaiting && this.#context.clock.monotonicMs() - this.#writtenAt < longestWaitMs) return;
    if (waiting >= 2 * rowsWaiting) await this.settle();
    else void this.#writeAll();
  }

  /** Until nothing waits. Errors: as of `write`. */
  async settle(): Promise<void> {
    await this.#writeAll();
    if (this.#failure !== null) throw this.#failure.error;
  }

  /** Never fails: who waits is told. */
  #writeAll(): Promise<void> {
    this.#writing = this.#writing.then(async () => {
      while (this.#waiting.length > 0) await this.#writeSome();
    });
    return this.#writing;
  }

  async #writeSome(): Promise<void> {
    let rows = 0;
    const end = this.#waiting.findIndex((one) => {
      rows += one.rows;
      return rows > rowsTogether;
    });
    const some = this.#waiting.splice(0, end < 0 ? this.#waiting.length : Math.max(1, end));
    this.#writtenAt = this.#context.clock.monotonicMs();
    const problems = some.flatMap((one) => one.problems);
    try {
      if (this.#failure !== null) throw this.#failure.error;
      await this.#write(
        async (tx) => {
          for (const { work } of some) await work(tx);
        },
        (scan) => this.#progressed(scan, problems),
      );
    } catch (error) {
      this.#failure ??= { error };
      for (const { failed } of some) failed(error);
      return;
    }
    for (const { written } of some) written();
  }

  async begin(phase: ScanPhase): Promise<void> {
    this.#phaseBeganAt = this.#context.clock.now();
    await this.settle();
    this.count(0, 0);
    await this.#write(
      async () => undefined,
      (scan) => afterEvent(scan, { type: 'phase', phase }, this.#phaseBeganAt),
    );
  }

  /** Types that are left out along with those that are excluded. */
  async leaveOut(alongWith: readonly string[]): Promise<void> {
    await this.#write(
      async () => undefined,
      (scan) => afterEvent(scan, { type: 'leftOut', alongWith }, this.#phaseBeganAt),
    );
  }

  /** Written with the next write. */
  count(known: number, done: number): void {
    this.#known = known;
    this.#done = done;
  }

  add(known: number, done: number): void {
    this.count(this.#known + known, this.#done + done);
  }

  #progressed(scan: Scan, problems: readonly ScanProblem[]): Scan {
    const { clock } = this.#context;
    const counts = { known: this.#known, done: this.#done, apiCalls: this.calls.calls };
    const progress = { type: 'progress', ...counts, phaseBeganAt: this.#phaseBeganAt } as const;
    const counted = afterEvent(scan, progress, clock.now());
    return problems.length === 0 ? counted : afterEvent(counted, { type: 'problems', problems }, clock.now());
  }

  async #write(work: (tx: WriteTransaction) => Promise<void>, change: (scan: Scan) => Scan): Promise<void> {
    const written = await this.#context.store.write(async (tx) => {
      const held = await tx.scans.lockHeld(this.scanId, this.#holder);
      if (held === null) throw new ScanEnding({ type: 'left' });
      if (held.isCancelWanted) throw new ScanEnding({ type: 'cancelled' });
      await work(tx);
      const scan = change(held);
      await tx.scans.update(scan, null);
      return scan;
    });
    this.#tell(written);
  }
}

/** Several at once, the next one as a lane comes free; the first error ends them all. */
export async function inLanes<T>(
  count: number,
  next: () => Promise<T | null>,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const running = new Set<Promise<void>>();
  // One that fails while the next is looked for is in no race.
  const failed: unknown[] = [];
  try {
    for (;;) {
      if (failed.length > 0) throw failed[0];
      // A lane that ends while the next one is looked for may have brought more.
      const isLast = running.size === 0;
      const one = running.size < count ? await next() : null;
      if (one !== null) {
        const lane: Promise<void> = work(one)
          .catch((error: unknown) => void failed.push(error))
          .finally(() => running.delete(lane));
        running.add(lane);
      } else if (isLast && failed.length === 0) return;
      else if (running.size > 0) await Promise.race(running);
    }
  } finally {
    await Promise.all(running);
  }
}
