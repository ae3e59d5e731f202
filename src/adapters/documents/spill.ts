// What the first pass read, kept in a file between the passes, one line a component: a large org does not fit into memory, and
// reading metadata twice would take twice as long.

import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';

const lineEnd = 0x0a;

export class Spill<Line> {
  readonly #path: string;
  readonly #stream;

  constructor(path: string) {
    this.#path = path;
    this.#stream = createWriteStream(path, { highWaterMark: 1 << 20 });
  }

  async add(line: Line): Promise<void> {
    if (this.#stream.write(`${JSON.stringify(line)}\n`)) return;
    await once(this.#stream, 'drain');
  }

  async *lines(): AsyncGenerator<Line> {
    this.#stream.end();
    await finished(this.#stream);
    // Not node:readline: its iterator reads a thousand lines ahead, and a profile's line has megabytes.
    let pieces: Buffer[] = [];
    for await (const chunk of createReadStream(this.#path, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
      let from = 0;
      for (let end = chunk.indexOf(lineEnd); end >= 0; end = chunk.indexOf(lineEnd, from)) {
        yield JSON.parse(Buffer.concat([...pieces, chunk.subarray(from, end)]).toString()) as Line;
        pieces = [];
        from = end + 1;
      }
      if (from < chunk.length) pieces.push(chunk.subarray(from));
    }
  }

  async remove(): Promise<void> {
    this.#stream.destroy();
    await rm(this.#path, { force: true });
  }
}
