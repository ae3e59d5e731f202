// Whoever listens to what happens: a bounded number of streams of events, which end with the server.

import type { Clock } from '../../domain/ports.ts';
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
    const { log } = this.#parts;
    return eventStream(
      (gone) => this.#events(personId, from, read, gone),
      (error) => log.write('warn', 'A stream of events ended with an error.', { error }),
    );
  }

  async *#events(
    personId: string,
    from: number | null,
    read: (after: number | null) => Promise<Portion | null>,
    gone: AbortSignal,
  ): AsyncGenerator<string> {
    const { clock, ending } = this.#parts;
    const over = AbortSignal.any([gone, ending]);
    this.#listening.push(personId);
    try {
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
        const next = mayBeMore ? null : await nextOf(clock, (signal) => this.#tail.movedFrom(reached, signal), over);
        if (next === 'beat') yield beat;
      }
    } finally {
      this.#listening.splice(this.#listening.indexOf(personId), 1);
    }
  }
}
