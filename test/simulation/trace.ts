// What happened, line by line, as one hash: two runs of a seed did the same if their hashes are equal. The last lines are
// kept, to be shown when an invariant breaks.

import { createHash } from 'node:crypto';

const keptLines = 80;

export class Trace {
  readonly #hash = createHash('sha256');
  readonly #last: string[] = [];

  write(at: number, line: string): void {
    const text = `${new Date(at).toISOString()} ${line}`;
    this.#hash.update(`${text}\n`);
    this.#last.push(text);
    if (this.#last.length > keptLines * 2) this.#last.splice(0, keptLines);
  }

  last(): string[] {
    return this.#last.slice(-keptLines);
  }

  /** Ends the trace. */
  digest(): string {
    return this.#hash.digest('hex').slice(0, 16);
  }
}
