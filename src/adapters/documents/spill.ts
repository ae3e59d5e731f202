// What the first pass read, kept in a file between the passes, one line a component: a large org does not fit into memory, and
// reading metadata twice would take twice as long.

import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';

export class Spill<Line> {
  readonly #path: string;
  readonly #stream;

  constructor(path: string) {
    this.#path = path;
    this.#stream = createWriteStream(path, { highWaterMark: 1 << 20 });
  }

  async add(line: Line): Promise<void> {
    if (this.#stream.write(`${JSON.stringify(line)}\n`)) return;
    await new Promise<void>((resolve, reject) => {
      this.#stream.once('drain', resolve);
      this.#stream.once('error', reject);
    });
  }

  async *lines(): AsyncGenerator<Line> {
    this.#stream.end();
    await finished(this.#stream);
    const lines = createInterface({
      input: createReadStream(this.#path, { highWaterMark: 1 << 18 }),
      crlfDelay: Number.POSITIVE_INFINITY,
    });
    for await (const line of lines) yield JSON.parse(line) as Line;
  }

  async remove(): Promise<void> {
    this.#stream.destroy();
    await rm(this.#path, { force: true });
  }
}
