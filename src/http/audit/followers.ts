// Whoever listens to what happens, or watches one thing move: a bounded number of streams of events, which end with the server.

import { type Clock, secondMs } from '../../domain/ports.ts';
import type { Log } from '../../operations/context.ts';
import { beat, eventStream, eventText, nextOf } from '../event-stream.ts';
import { AuditTail } from './audit-tail.ts';

interface Parts {
  clock: Clock;
  log: Log;
  /** The last sequence of the audit. */
  head(): Promise<number>;
  /** Aborts when the server is to end. */
  ending: AbortSignal;
}

export interface Portion {
  events: readonly { sequence: number }[];
  after: number;
}

export interface Watched {
  /** Of what is shown: the same for the same. */
  id: string;
  view: unknown;
  isOver: boolean;
}

/** Other processes move it too, so it is looked at again. */
const lookMs = secondMs;
const looksABeat = 10;
const mostAtOnce = 100;
/** Of one person: the tabs of a browser. */
const mostEach = 10;

export class Followers {
  readonly #parts: Parts;
  readonly #tail: AuditTail;
  /** Who listens, once for each stream. */
  readonly #listening: string[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#tail = new AuditTail(parts.clock, parts.head);
  }

  mayListen(personId: string): boolean {
    const own = this.#listening.filter((one) => one === personId).length;
    return own < mostEach && this.#listening.length < mostAtOnce;
  }

  /** @param read What lies behind a sequence, asked anew each time; null: they may not know it any more. */
  answer(personId: string, from: number | null, read: (after: number | null) => Promise<Portion | null>): Response {
    return this.#stream(personId, (over) => this.#events(from, read, over));
  }

  /**
   * `progress` whenever it is another than was told, then `done`; both with its id.
   * @param first As it is now. @param seen The id that the reader has. @param read Null: they may not know it any more.
   */
  watch(personId: string, first: Watched, seen: string | null, read: () => Promise<Watched | null>): Response {
    return this.#stream(personId, (over) => this.#states(first, seen, read, over));
  }

  #stream(personId: string, events: (over: AbortSignal) => AsyncGenerator<string>): Response {
    const { log, ending } = this.#parts;
    const listening = this.#listening;
    return eventStream(
      async function* (gone) {
        listening.push(personId);
        try {
          yield* events(AbortSignal.any([gone, ending]));
        } finally {
          listening.splice(listening.indexOf(personId), 1);
        }
      },
      (error) => log.write('warn', 'A stream of events ended with an error.', { error }),
    );
  }

  async *#events(
    from: number | null,
    read: (after: number | null) => Promise<Portion | null>,
    over: AbortSignal,
  ): AsyncGenerator<string> {
    // Who listens knows at once that they do.
    yield beat;
    let after = from;
    while (!over.aborted) {
      const portion = await read(after);
      if (portion === null) return;
      for (const event of portion.events) yield eventText(null, event, event.sequence);
      const mayBeMore = after !== null && portion.after !== after;
      const reached = portion.after;
      after = reached;
      const { clock } = this.#parts;
      const next = mayBeMore ? null : await nextOf(clock, (signal) => this.#tail.movedFrom(reached, signal), over);
      if (next === 'beat') yield beat;
    }
  }

  async *#states(
    first: Watched,
    seen: string | null,
    read: () => Promise<Watched | null>,
    over: AbortSignal,
  ): AsyncGenerator<string> {
    yield beat;
    let told = seen;
    let state: Watched | null = first;
    for (let looks = 1; state !== null && !over.aborted; looks += 1) {
      const { id, view, isOver } = state;
      if (isOver) return yield eventText('done', view, id);
      if (id !== told) yield eventText('progress', view, id);
      else if (looks % looksABeat === 0) yield beat;
      told = id;
      try {
        await this.#parts.clock.sleep(lookMs, over);
      } catch (error) {
        if (over.aborted) return;
        throw error;
      }
      state = await read();
    }
  }
}
