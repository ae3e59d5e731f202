// Documentations in a folder of this machine, for whoever opens them in a browser. All of it can be written again from rows at any
// time: what is older than a day is dropped, so that the state of the sign-in in it is no older either.

import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Zip, ZipDeflate } from 'fflate';
import { type Clock, dayMs } from '../../domain/ports.ts';
import type {
  DocumentationKey,
  DocumentationProgress,
  KeptDocumentations,
  KeptWriter,
  ReadSoFar,
} from '../../domain/scan/documentation.ts';

const keptForMs = dayMs;
const mostKept = 10;
/** As `FileNames` and the chapters name files: no segment begins with a point. */
const segment = /^[A-Za-z0-9_~-][A-Za-z0-9_.~-]{0,199}$/;

interface Parts {
  /** Made when it is first needed, for its owner alone. */
  folder: string;
  /** Another release writes other pages. */
  version: string;
  write: KeptWriter;
  clock: Pick<Clock, 'now'>;
}

export class DocumentationFolder implements KeptDocumentations {
  readonly #parts: Parts;
  readonly #writing = new Map<string, ReadSoFar>();
  readonly #failures = new Map<string, unknown>();
  #last: Promise<void> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async prepare(key: DocumentationKey, scan: { name: string; number: number }): Promise<DocumentationProgress> {
    const place = this.#place(key);
    const under = this.#writing.get(place);
    if (under !== undefined) return { state: 'writing', ...under };
    if (await isFolder(place)) return { state: 'ready' };
    if (this.#failures.has(place)) {
      const failure = this.#failures.get(place);
      this.#failures.delete(place);
      throw failure;
    }
    this.#begin(key, place, scan);
    return { state: 'writing', done: 0, known: 0 };
  }

  /** One after the other: each takes a processor for itself. */
  #begin(key: DocumentationKey, place: string, scan: { name: string; number: number }): void {
    if (this.#writing.has(place)) return;
    this.#writing.set(place, { done: 0, known: 0 });
    const wish = { ...scan, format: key.format, folder: this.#scanFolder(key) };
    this.#last = this.#last.then(async () => {
      try {
        await this.#parts.write(wish, (told) => this.#writing.set(place, told));
      } catch (error) {
        this.#failures.set(place, error);
      } finally {
        this.#writing.delete(place);
      }
    });
  }

  async file(key: DocumentationKey, path: string): Promise<Uint8Array<ArrayBuffer> | null> {
    if (!path.split('/').every((part) => segment.test(part))) return null;
    try {
      return new Uint8Array(await readFile(join(this.#place(key), path)));
    } catch (error) {
      if (['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'].includes(codeOf(error))) return null;
      throw error;
    }
  }

  archive(key: DocumentationKey): ReadableStream<Uint8Array<ArrayBuffer>> {
    const chunks = archived(this.#place(key));
    return new ReadableStream({
      async pull(controller) {
        const { value, done } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await chunks.return(undefined);
      },
    });
  }

  async sweep(isThere: (scanId: string) => Promise<boolean>): Promise<void> {
    const { folder, clock } = this.#parts;
    const names = await readdir(folder).catch(() => []);
    const found = await Promise.all(
      names.map(async (name) => ({ name, at: (await stat(join(folder, name)).catch(() => null))?.mtimeMs ?? 0 })),
    );
    found.sort((one, other) => other.at - one.at);
    for (const [index, { name, at }] of found.entries()) {
      const place = join(folder, name);
      if ([...this.#writing.keys()].some((one) => one.startsWith(place))) continue;
      const scanId = name.slice(name.lastIndexOf('-') + 1);
      const isKept = index < mostKept && clock.now() - at < keptForMs && (await isThere(scanId));
      if (!isKept) await rm(place, { recursive: true, force: true });
    }
  }

  #scanFolder({ scanId }: DocumentationKey): string {
    return join(this.#parts.folder, `${this.#parts.version}-${scanId}`);
  }

  #place(key: DocumentationKey): string {
    return join(this.#scanFolder(key), key.format);
  }
}

/** A file after the other, each when the reader wants more. */
async function* archived(folder: string): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const ready: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(new Uint8Array(chunk));
  });
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());
  for (const path of files.map(({ parentPath, name }) => join(parentPath, name)).sort()) {
    const entry = new ZipDeflate(relative(folder, path).replaceAll('\\', '/'), { level: 6 });
    zip.add(entry);
    entry.push(await readFile(path), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() === true;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
